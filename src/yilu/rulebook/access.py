"""Who may put another version of an article: the committee of the Party's rules, security of all."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.rulebook.models import Article

OF_THE_PARTY = ("development", "meeting", "branch", "transfer", "floating")


def may_put(actor: Actor, key: str) -> bool:
    """Whoever approves members above keeps the Party's rules; every rule is the security post's."""
    if actor.may_anywhere(Right.SECURITY):
        return True
    return key.split(".", 1)[0] in OF_THE_PARTY and actor.may_anywhere(Right.APPROVE_MEMBERS)


def can_put(actor: Actor, row: Article) -> bool:
    return row.city == actor.city and may_put(actor, row.key)


def puttable(actor: Actor) -> QuerySet[Article]:
    """The same question asked of the table."""
    rows = Article.objects.filter(city=actor.city)
    if actor.may_anywhere(Right.SECURITY):
        return rows
    if not actor.may_anywhere(Right.APPROVE_MEMBERS):
        return rows.none()
    return rows.filter(reduce(or_, (Q(key__startswith=f"{part}.") for part in OF_THE_PARTY)))
