"""What the record's verbs and kinds mean in words; one not listed here is shown as it is written."""

from __future__ import annotations

from itertools import chain

from yilu.console.verbs import (
    activities,
    appeals,
    audit,
    branch_life,
    care,
    files,
    fleets,
    flows,
    honours,
    insight,
    intake,
    membership,
    organisations,
    patrol,
    people,
    referrals,
    registry,
    rewards,
    rides,
    rulebook,
    stations,
    stock,
)

APPS = (
    activities,
    appeals,
    audit,
    branch_life,
    care,
    files,
    fleets,
    flows,
    honours,
    insight,
    intake,
    membership,
    organisations,
    patrol,
    people,
    referrals,
    registry,
    rewards,
    rides,
    rulebook,
    stations,
    stock,
)
VERBS = dict(chain.from_iterable(app.VERBS.items() for app in APPS))
KINDS = dict(chain.from_iterable(app.KINDS.items() for app in APPS))


def verb_words(verb: str) -> str:
    return str(VERBS.get(verb, verb))


def kind_words(kind: str) -> str:
    return str(KINDS.get(kind, kind))
