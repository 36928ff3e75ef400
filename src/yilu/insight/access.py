"""Who may see and move a brief: once for one object, once for a set, proved equal in tests."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.scopes import within
from yilu.insight.enums import SETTLED, BriefState
from yilu.insight.models import Brief

WORKSHOP = (Right.DRAFT_BRIEF, Right.CHECK_BRIEF, Right.ISSUE_BRIEF)


def can_view(actor: Actor, brief: Brief) -> bool:
    """A draft is its workshop's; an issued one also its unit's; a published one every figure-reader's."""
    if brief.city != actor.city:
        return False
    if any(_at(actor, right, brief) for right in WORKSHOP):
        return True
    if brief.state == BriefState.PUBLISHED:
        return actor.may_anywhere(Right.VIEW_FIGURES)
    return brief.state in SETTLED and _at(actor, Right.VIEW_FIGURES, brief)


def visible(actor: Actor) -> QuerySet[Brief]:
    allowed = Q(pk__in=[])
    for right in WORKSHOP:
        allowed |= within(actor, right, "scope__path", "scope__division")
    allowed |= Q(state__in=SETTLED) & within(
        actor, Right.VIEW_FIGURES, "scope__path", "scope__division"
    )
    if actor.may_anywhere(Right.VIEW_FIGURES):
        allowed |= Q(state=BriefState.PUBLISHED)
    return Brief.objects.filter(allowed, city=actor.city)


def may_write(actor: Actor, brief: Brief) -> bool:
    return is_person(actor) and _at(actor, Right.DRAFT_BRIEF, brief)


def may_check(actor: Actor, brief: Brief) -> bool:
    """核稿 is a second pair of eyes: not for anybody who wrote any of the words."""
    return _second(actor, brief) and _at(actor, Right.CHECK_BRIEF, brief)


def may_issue(actor: Actor, brief: Brief) -> bool:
    return _second(actor, brief) and _at(actor, Right.ISSUE_BRIEF, brief)


def may_return(actor: Actor, brief: Brief) -> bool:
    """Whoever may check, issue or write may send the checked words back."""
    return is_person(actor) and any(_at(actor, right, brief) for right in WORKSHOP)


def may_publish(actor: Actor, brief: Brief) -> bool:
    """印发 adds nothing to the words: drafting staff may do it."""
    return is_person(actor) and any(
        _at(actor, right, brief) for right in (Right.DRAFT_BRIEF, Right.ISSUE_BRIEF)
    )


def is_person(actor: Actor) -> bool:
    """Names stand under a brief: jobs and the command line sign nothing."""
    return actor.account_id is not None


def _second(actor: Actor, brief: Brief) -> bool:
    return is_person(actor) and actor.account_id not in authors(brief)


def authors(brief: Brief) -> set[UUID]:
    drafted = {brief.drafted_by} if brief.drafted_by else set()
    return {*brief.authors, *drafted}


def _at(actor: Actor, right: Right, brief: Brief) -> bool:
    there = brief.city == actor.city  # paths repeat from city to city
    return there and actor.may(right, brief.scope.path, brief.scope.division)
