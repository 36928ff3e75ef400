"""Fleets, who is in them, who leads, and who stands by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.fleets import access
from yilu.fleets.enums import EnrolmentState, Shift
from yilu.fleets.models import Drive, Enrolment, Fleet, Lead, Standby
from yilu.fleets.states import ENROLMENTS
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on, units_visible
from yilu.registry.queries import driven_vehicles

ALIVE = (EnrolmentState.ASKED, EnrolmentState.ACTIVE)


@dataclass(frozen=True, slots=True)
class MyPlace:
    """How the signed-in driver stands to one fleet."""

    enrolment: Enrolment | None
    leads: bool
    standbys: tuple[Standby, ...]


def fleets(actor: Actor, *, text: str = "", kind: str = "", state: str = "open") -> QuerySet[Fleet]:
    """Every fleet he may know of, with how many vehicles are in it."""
    rows = access.visible_fleets(actor).select_related("unit")
    if state:
        rows = rows.filter(ended_on__isnull=state == "open")
    if kind:
        rows = rows.filter(Q(kinds=[]) | Q(kinds__contains=[kind]))
    if text := text.strip():
        rows = rows.filter(Q(name__contains=text) | Q(number__iexact=text))
    return with_strength(rows).order_by("number")


def with_strength(rows: QuerySet[Fleet]) -> QuerySet[Fleet]:
    active = Q(enrolments__state=EnrolmentState.ACTIVE)
    return rows.annotate(
        drivers=Count("enrolments", filter=active, distinct=True),
        vehicles=Count("enrolments__vehicle", filter=active, distinct=True),
        waiting=Count(
            "enrolments", filter=Q(enrolments__state=EnrolmentState.ASKED), distinct=True
        ),
    )


def get_fleet(actor: Actor, key: UUID) -> Fleet:
    rows = with_strength(access.visible_fleets(actor)).select_related("unit")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def led_fleets(actor: Actor) -> QuerySet[Fleet]:
    """Those he leads today."""
    return with_strength(access.led(actor)).select_related("unit").order_by("number")


def leads_of(actor: Actor, fleet: Fleet, *, past: bool = False) -> QuerySet[Lead]:
    """Who leads it today, as every driver may know; with `past`, all terms."""
    if not access.can_view_fleet(actor, fleet):
        raise NotFound(str(fleet.pk))
    rows = Lead.objects.filter(fleet=fleet).select_related("person")
    today = clock.today()
    rows = rows if past else rows.filter(open_on(today))
    return rows.order_by("-from_on", "seat")


def manages_fleet(actor: Actor, fleet: Fleet) -> bool:
    return access.manages_fleet(actor, fleet)


def runs_fleet(actor: Actor, fleet: Fleet) -> bool:
    return access.runs_fleet(actor, fleet)


def may_run_anywhere(actor: Actor) -> bool:
    return actor.may_anywhere(access.RUN)


def running_units(actor: Actor) -> list[Unit]:
    """The units whose fleets and missions he runs: those of his posts and what lies below."""
    return [unit for unit in units_visible(actor) if access.may_run(actor, unit)]


def enrolments(
    actor: Actor, *, fleet: UUID | None = None, state: str = "", text: str = ""
) -> QuerySet[Enrolment]:
    rows = access.visible_enrolments(actor).select_related("fleet__unit", "person", "vehicle")
    if fleet is not None:
        rows = rows.filter(fleet=fleet)
    if state:
        rows = rows.filter(state=state)
    if text := text.strip():
        rows = rows.filter(
            Q(person__name__contains=text) | Q(vehicle__plate__contains=text.upper())
        )
    return rows.order_by("state", "-asked_at", "pk")


def get_enrolment(actor: Actor, key: UUID) -> Enrolment:
    rows = access.visible_enrolments(actor).select_related("fleet__unit", "person", "vehicle")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def enrolment_moves(actor: Actor, row: Enrolment) -> list[str]:
    return ENROLMENTS.open_to(actor, row)


def my_enrolments(actor: Actor) -> QuerySet[Enrolment]:
    """Where he is, or asked to be."""
    if actor.person_id is None:
        return Enrolment.objects.none()
    rows = Enrolment.objects.filter(city=actor.city, person=actor.person_id, state__in=ALIVE)
    return rows.select_related("fleet", "vehicle").order_by("fleet__number")


def my_place(actor: Actor, fleet: Fleet) -> MyPlace:
    row = my_enrolments(actor).filter(fleet=fleet).first()
    coming: tuple[Standby, ...] = ()
    if row is not None:
        coming = tuple(row.standbys.filter(on__gte=clock.today()).order_by("on", "shift"))
    return MyPlace(row, access.leads(actor, fleet.pk), coming)


def plates_of(actor: Actor) -> list[str]:
    """The vehicles he was reported with: what the form offers."""
    if actor.person_id is None:
        return []
    rows = driven_vehicles(actor.city, actor.person_id, clock.today())
    return list(rows.values_list("plate", flat=True))


def standby_calendar(
    actor: Actor, fleet: Fleet, days: int = 14
) -> list[tuple[date, dict[str, list[Standby]]]]:
    """Day by day who stands by, for its leads and whoever sees into it."""
    if not access.views_fleet_inside(actor, fleet):
        raise NotFound(str(fleet.pk))
    first = clock.today()
    held = Standby.objects.filter(
        city=actor.city,
        enrolment__fleet=fleet,
        enrolment__state=EnrolmentState.ACTIVE,
        on__range=(first, first + timedelta(days=days - 1)),
    ).select_related("enrolment__person", "enrolment__vehicle")
    by_day: dict[date, dict[str, list[Standby]]] = {
        first + timedelta(days=n): {shift: [] for shift in Shift.values} for n in range(days)
    }
    for row in held.order_by("on", "shift", "enrolment__person__name"):
        by_day[row.on][row.shift].append(row)
    return list(by_day.items())


def strength(actor: Actor) -> int:
    """Distinct vehicles of all open fleets of the city, as every driver may know."""
    if not access.visible_fleets(actor).exists():
        return 0
    rows = Enrolment.objects.filter(
        city=actor.city, state=EnrolmentState.ACTIVE, fleet__ended_on=None, vehicle__isnull=False
    )
    return rows.order_by().values("vehicle").distinct().count()


def drives(actor: Actor) -> QuerySet[Drive]:
    """Newest first, with how many missions belong to each."""
    rows = access.visible_drives(actor).select_related("unit")
    return rows.annotate(count=Count("missions")).order_by(F("from_on").desc(), "-number")
