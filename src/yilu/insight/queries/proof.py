"""Proof that an issued brief is still what was signed, and a look over a draft before it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yilu.audit import queries as audit
from yilu.core import papers as printing
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.insight import digest, writer
from yilu.insight.measures import Figure
from yilu.insight.models import Brief
from yilu.insight.queries.papers import brief_figures, is_settled, paper

ISSUED = "brief.issued"  # the verb of the audit entry that carries the digest
DATES = re.compile(r"\d{4}年(\d{1,2}月(\d{1,2}日)?)?|\d{1,2}月(\d{1,2}日)?")
DIGITS = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Proof:
    """Three digests that must agree: the one computed now, the one in the row, the one in the audit."""

    computed: str
    stored: str
    witnessed: str  # "" if the audit has none

    @property
    def holds(self) -> bool:
        return self.computed == self.stored == self.witnessed


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    STOP = "stop"  # it cannot be issued like this


@dataclass(frozen=True, slots=True)
class Check:
    """One line of 送签前看一眼."""

    level: Level
    text: Any


def verify_brief(brief: Brief) -> Proof:
    """Recompute the fingerprint of an issued brief and compare it with the row's and the audit's."""
    if not is_settled(brief):
        raise NotFound(str(brief.pk))
    ref, city = Ref.to(brief), Actor.for_system(brief.city)
    entry = audit.entries(city, verb=ISSUED, kind=ref.kind, key=ref.key).order_by("at").first()
    witnessed = str(entry.detail.get("digest", "")) if entry else ""
    return Proof(digest.of(brief, brief.figures.all()), brief.digest, witnessed)


def checks(brief: Brief, known: Sequence[Figure] | None = None) -> list[Check]:
    """What to look at before a draft is passed on; a STOP refuses the signature."""
    stated = brief_figures(brief) if known is None else known
    figures = {figure.key: figure for figure in stated}
    named = writer.used(brief.body)
    found = [
        *_unknown(named, figures),
        *_unreported(named, figures),
        *_typed_numbers(brief),
        *_unwritten(named, figures),
        *_uncovered(figures),
        *_undrawable(brief, stated),
        *_undirected(brief),
    ]
    sound = [key for key in named if key in figures and not figures[key].missing]
    first = Check(Level.OK, _("%(n)d 个数都有出处，点开能看到行") % {"n": len(sound)})
    return [first, *found] if sound else found


def stops(brief: Brief) -> list[Check]:
    return [check for check in checks(brief) if check.level == Level.STOP]


def _unknown(named: list[str], figures: dict[str, Figure]) -> Iterator[Check]:
    for key in named:
        if key not in figures:
            text = _("正文里的“{%(key)s}”没有这个数，请从右边的清单里选") % {"key": key}
            yield Check(Level.STOP, text)
    if not named:
        yield Check(Level.STOP, _("正文里一个数也没有，请至少写进一个"))


def _unreported(named: list[str], figures: dict[str, Figure]) -> Iterator[Check]:
    for key in named:
        if key in figures and figures[key].missing:
            label = {"label": figures[key].label, "note": figures[key].note}
            yield Check(Level.STOP, _("“%(label)s”暂缺：%(note)s") % label)


def _typed_numbers(brief: Brief) -> Iterator[Check]:
    """A number typed by hand has no rows behind it; dates may be typed."""
    words = DATES.sub("", writer.PLACEHOLDER.sub("", f"{brief.title}\n{brief.body}"))
    typed = DIGITS.findall(words)
    if typed:
        text = _("有手写的数：%(numbers)s，点不开出处") % {"numbers": "、".join(typed[:8])}
        yield Check(Level.WARN, text)


def _unwritten(named: list[str], figures: dict[str, Figure]) -> Iterator[Check]:
    left = [f.label for key, f in figures.items() if key not in named and (f.value or f.missing)]
    if left:
        yield Check(Level.WARN, _("没有写进正文：%(labels)s") % {"labels": "、".join(left)})


def _uncovered(figures: dict[str, Figure]) -> Iterator[Check]:
    operating, covered = figures.get("members_operating"), figures.get("members_covered")
    if operating is None or covered is None or operating.missing:
        return
    gap = (operating.value or 0) - (covered.value or 0)
    if gap:
        text = ngettext(
            "%(n)d 名在营司机党员还没有党支部，见空白点清单",
            "%(n)d 名在营司机党员还没有党支部，见空白点清单",
            gap,
        )
        yield Check(Level.WARN, text % {"n": gap})
    else:
        yield Check(Level.OK, _("在营司机党员都有党支部"))


def _undrawable(brief: Brief, stated: Sequence[Figure]) -> Iterator[Check]:
    made = paper(brief, stated)
    words = made.text + made.signed_as + "".join(to for _label, to in made.lists)
    lost = printing.lost(words)
    if lost:
        yield Check(Level.STOP, _("PDF 里印不出这些字：%(chars)s") % {"chars": " ".join(lost)})


def _undirected(brief: Brief) -> Iterator[Check]:
    if not (brief.report_to or brief.send_to or brief.distribute_to):
        yield Check(Level.WARN, _("还没写报、送、发给谁"))
