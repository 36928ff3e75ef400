"""Who sees, plans and holds activities: once for one object, once for a set, proved equal in tests.

At the desk an activity is seen by whoever may view or hold what its organiser or host does. On the
phone it is seen, once it is out, by those its audience names and by whoever has a place or took part.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.activities.enums import PUBLIC, PublicationState
from yilu.activities.models import (
    Activity,
    ActivityAudience,
    Attendance,
    Publication,
    PublicationAudience,
    SignUp,
)
from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.membership.audiences import Rule, rules_of
from yilu.membership.enums import AudienceKind
from yilu.organisations.models import Unit

VIEW, PLAN, HOLD = Right.VIEW_ACTIVITIES, Right.PLAN_ACTIVITIES, Right.HOLD_ACTIVITIES


# ── activities at the desk ──────────────────────────────────────────────────────────────────────


def can_manage(actor: Actor, activity: Activity) -> bool:
    """Sees it at the desk: plans, people, attendance."""
    organiser = activity.organiser
    return activity.city == actor.city and (
        actor.may(VIEW, organiser.path, organiser.division) or may_hold(actor, activity)
    )


def managed(actor: Actor) -> QuerySet[Activity]:
    allowed = within(actor, VIEW, "organiser__path", "organiser__division") | _holds(actor)
    return Activity.objects.filter(allowed, city=actor.city)


def held(actor: Actor) -> QuerySet[Activity]:
    """Where he checks people in and out."""
    return Activity.objects.filter(_holds(actor), city=actor.city)


def _holds(actor: Actor) -> Q:
    return within(actor, HOLD, "organiser__path") | within(actor, HOLD, "host__path")


def may_plan_for(actor: Actor, unit: Unit) -> bool:
    """Organising in this unit's name."""
    return unit.city == actor.city and actor.may(PLAN, unit.path)


def may_plan(actor: Actor, activity: Activity) -> bool:
    return may_plan_for(actor, activity.organiser)


def may_hold(actor: Actor, activity: Activity) -> bool:
    """Checking people in and out, entering the paper list."""
    units = (activity.organiser, activity.host)
    return activity.city == actor.city and any(
        unit is not None and actor.may(HOLD, unit.path) for unit in units
    )


# ── activities on the phone ─────────────────────────────────────────────────────────────────────


def can_join(actor: Actor, activity: Activity) -> bool:
    """Finds it on his phone."""
    if actor.person_id is None or activity.city != actor.city or activity.state not in PUBLIC:
        return False
    rows = activity.audience.values_list("kind", "value")
    return (
        any(Rule(AudienceKind(k), v) in rules_of(actor.city, actor.person_id) for k, v in rows)
        or activity.sign_ups.filter(person=actor.person_id).exists()
        or activity.attendances.filter(person=actor.person_id).exists()
    )


def joinable(actor: Actor) -> QuerySet[Activity]:
    if actor.person_id is None:
        return Activity.objects.none()
    meant = ActivityAudience.objects.filter(_named(actor), activity=OuterRef("pk"))
    booked = SignUp.objects.filter(person=actor.person_id, activity=OuterRef("pk"))
    came = Attendance.objects.filter(person=actor.person_id, activity=OuterRef("pk"))
    return Activity.objects.filter(
        Exists(meant) | Exists(booked) | Exists(came), city=actor.city, state__in=PUBLIC
    )


def can_view(actor: Actor, activity: Activity) -> bool:
    return can_manage(actor, activity) or can_join(actor, activity)


def visible(actor: Actor) -> QuerySet[Activity]:
    """Everything he may see, at whichever face."""
    either = Q(pk__in=managed(actor).values("pk")) | Q(pk__in=joinable(actor).values("pk"))
    return Activity.objects.filter(either, city=actor.city)


def _named(actor: Actor) -> Q:
    """The audience rows that name the actor."""
    if actor.person_id is None:
        return NOTHING
    allowed = NOTHING
    for rule in rules_of(actor.city, actor.person_id):
        allowed |= Q(kind=rule.kind, value=rule.value)
    return allowed


# ── publications ────────────────────────────────────────────────────────────────────────────────


def can_edit_publication(actor: Actor, publication: Publication) -> bool:
    return may_plan_for(actor, publication.publisher)


def can_see_publication(actor: Actor, publication: Publication) -> bool:
    """Sees it at the desk."""
    unit = publication.publisher
    return publication.city == actor.city and actor.may(VIEW, unit.path, unit.division)


def desk_publications(actor: Actor) -> QuerySet[Publication]:
    return Publication.objects.filter(
        within(actor, VIEW, "publisher__path", "publisher__division"), city=actor.city
    )


def can_read_publication(actor: Actor, publication: Publication) -> bool:
    """Finds it on his phone."""
    if actor.person_id is None or publication.city != actor.city:
        return False
    mine = rules_of(actor.city, actor.person_id)
    rows = publication.audience.values_list("kind", "value")
    return publication.state == PublicationState.PUBLISHED and any(
        Rule(AudienceKind(kind), value) in mine for kind, value in rows
    )


def readable_publications(actor: Actor) -> QuerySet[Publication]:
    meant = PublicationAudience.objects.filter(_named(actor), publication=OuterRef("pk"))
    return Publication.objects.filter(
        Exists(meant), city=actor.city, state=PublicationState.PUBLISHED
    )
