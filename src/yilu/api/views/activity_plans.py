"""Planning over the API: activities with their lessons, lists entered later, notices to publish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from yilu.activities import actions, queries
from yilu.activities.enums import ActivityKind, Mode, PublicationKind
from yilu.api.bodies import body_of
from yilu.api.shapes_plans import ActivityIn, AtDoorIn, LessonIn, NoticeIn
from yilu.api.views.station_plans import unit_of
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind
from yilu.organisations.queries import named_unit
from yilu.registry.enums import QualificationKind


def may_plan(actor: Actor) -> None:
    if not actor.may_anywhere(Right.PLAN_ACTIVITIES):
        raise NotFound("activities")


def drafted(request: HttpRequest, actor: Actor) -> Any:
    may_plan(actor)
    body = body_of(request, ActivityIn)
    return actions.draft(_plan(actor, body), unit_of(actor, body.organiser), by=actor)


def _plan(actor: Actor, body: ActivityIn) -> actions.Plan:
    return actions.Plan(
        kind=_one_of(ActivityKind, "kind", body.kind),
        title=body.title,
        starts_at=body.starts_at,
        ends_at=body.ends_at,
        audience=_audience(body.audience),
        mode=_one_of(Mode, "mode", body.mode),
        summary=body.summary,
        place=body.place,
        latitude=body.latitude,
        longitude=body.longitude,
        capacity=body.capacity,
        signup_until=body.signup_until,
        host=_host(actor, body.host),
        qualifies=body.qualifies and _one_of(QualificationKind, "qualifies", body.qualifies),
        valid_months=body.valid_months,
        pass_right=body.pass_right,
    )


def _host(actor: Actor, text: str) -> Any:
    if not text:
        return None
    try:
        return named_unit(actor.city, UUID(text))
    except ValueError:
        return unit_of(actor, text)


def _one_of(words: Any, field: str, value: str) -> Any:
    if value not in words.values:
        raise Invalid({field: "、".join(words.values)})
    return words(value)


def _audience(given: list[str]) -> tuple[Rule, ...]:
    rules = []
    for text in given:
        kind, _colon, value = text.partition(":")
        if kind not in AudienceKind.values:
            raise Invalid({"audience": "、".join(AudienceKind.values)})
        rules.append(Rule(AudienceKind(kind), value))
    return tuple(rules)


def _planned(actor: Actor, key: UUID) -> None:
    row = queries.get_activity(actor, key)
    if not queries.rights(actor, row)[0]:
        raise NotAllowed("plan")


def _revise(key: UUID, request: HttpRequest, actor: Actor) -> None:
    _planned(actor, key)
    actions.revise(key, _plan(actor, body_of(request, ActivityIn)), by=actor)


def _lesson(key: UUID, request: HttpRequest, actor: Actor) -> None:
    _planned(actor, key)
    pages = body_of(request, LessonIn).pages
    actions.set_lesson(key, [(page.title, page.text) for page in pages], by=actor)


def _quiz(key: UUID, request: HttpRequest, actor: Actor) -> None:
    _planned(actor, key)
    asked = body_of(request, LessonIn).questions
    actions.set_quiz(key, [(one.text, one.choices, one.right) for one in asked], by=actor)


def _held(actor: Actor, key: UUID) -> None:
    row = queries.get_activity(actor, key)
    if not queries.rights(actor, row)[1]:
        raise NotAllowed("hold")


def _admit(key: UUID, request: HttpRequest, actor: Actor) -> None:
    _held(actor, key)
    body = body_of(request, AtDoorIn)
    actions.admit(key, body.phone, by=actor, tapped_at=body.phone_at)


def _see_out(key: UUID, request: HttpRequest, actor: Actor) -> None:
    _held(actor, key)
    body = body_of(request, AtDoorIn)
    actions.see_out(key, body.phone, by=actor, tapped_at=body.phone_at)


def _enter_list(key: UUID, request: HttpRequest, actor: Actor) -> None:
    """Wrong lines are told as `lines.3`, and nothing is entered."""
    _held(actor, key)
    body = body_of(request, AtDoorIn)
    try:
        actions.enter_list(key, body.lines, by=actor, reason=body.reason)
    except actions.FaultyList as error:
        raise Invalid({f"lines.{one.line}": one.message for one in error.faults}) from error


WRITES: dict[str, Callable[[UUID, HttpRequest, Actor], None]] = {
    "revise": _revise,
    "lesson": _lesson,
    "quiz": _quiz,
    "admit": _admit,
    "see-out": _see_out,
    "enter-list": _enter_list,
}


# ── laws, policies, notices ─────────────────────────────────────────────────────────────────────


def notice_drafted(request: HttpRequest, actor: Actor) -> Any:
    may_plan(actor)
    body = body_of(request, NoticeIn)
    return actions.draft_publication(_words(body), unit_of(actor, body.publisher), by=actor)


def notice_revised(key: UUID, request: HttpRequest, actor: Actor) -> None:
    row = queries.get_desk_publication(actor, key).row
    if not queries.may_edit(actor, row):
        raise NotAllowed("revise")
    actions.revise_publication(key, _words(body_of(request, NoticeIn)), by=actor)


def _words(body: NoticeIn) -> actions.Words:
    if any(not question or not answer for question, answer in body.answers):
        raise Invalid({"answers": _("问和答要成对，一问一答。")})
    return actions.Words(
        kind=_one_of(PublicationKind, "kind", body.kind),
        title=body.title,
        summary=body.summary,
        audience=_audience(body.audience),
        body=body.body,
        source=body.source,
        effective_on=body.effective_on,
        answers=tuple(body.answers),
    )
