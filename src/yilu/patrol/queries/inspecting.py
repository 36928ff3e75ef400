"""Reading 创文迎查: lists and what is covered of them, what waits for a look, a driver's own errands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotFound
from yilu.core.periods import Period
from yilu.core.refs import Ref
from yilu.files.models import Photo
from yilu.files.queries import photos_of_many
from yilu.patrol import access
from yilu.patrol.enums import ErrandState, Finding, InspectionState
from yilu.patrol.models import Errand, Inspection, Stop
from yilu.patrol.queries.ground import chosen_areas
from yilu.patrol.states import ERRANDS, INSPECTIONS

LIVE = (ErrandState.TAKEN, ErrandState.REPORTED, ErrandState.ACCEPTED)


def inspections(
    actor: Actor, *, state: str = "", division: str = "", text: str = ""
) -> QuerySet[Inspection]:
    """Those the actor runs, with how many stops, covered ones and gaps still open."""
    rows = access.run_by(actor)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(division=division) if division else rows
    if text:
        rows = rows.filter(Q(title__contains=text) | Q(number__iexact=text))
    return _counted(rows).select_related("unit").order_by("-first", "-number")


def _counted(rows: QuerySet[Inspection]) -> QuerySet[Inspection]:
    listed = Q(stops__struck_on=None)
    done = listed & Q(stops__errands__state=ErrandState.ACCEPTED)
    gap = done & Q(stops__errands__finding=Finding.GAP, stops__errands__mended_on=None)
    waiting = listed & Q(stops__errands__state=ErrandState.REPORTED)
    return rows.annotate(
        listed=Count("stops", filter=listed, distinct=True),
        covered=Count("stops", filter=done, distinct=True),
        waiting=Count("stops", filter=waiting, distinct=True),
        gaps=Count("stops", filter=gap, distinct=True),
    )


def known_inspections(actor: Actor, *, state: str = "") -> QuerySet[Inspection]:
    """Those one runs, and as a driver those with a stop in an area one chose."""
    rows = access.visible_inspections(actor)
    rows = rows.filter(state=state) if state else rows
    return _counted(rows).select_related("unit").order_by("-first", "-number")


def get_inspection(actor: Actor, key: UUID) -> Inspection:
    """The list, for its runners and for drivers whom it concerns."""
    rows = _counted(access.visible_inspections(actor)).select_related("unit")
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    return row


def get_run(actor: Actor, key: UUID) -> Inspection:
    """The list at the desk: for its runners alone."""
    row = get_inspection(actor, key)
    if not access.may_run(actor, row):
        raise NotFound(str(key))
    return row


def inspection_moves(actor: Actor, row: Inspection) -> list[str]:
    return INSPECTIONS.open_to(actor, row)


def may_run(actor: Actor, row: Inspection) -> bool:
    return access.may_run(actor, row)


@dataclass(frozen=True, slots=True)
class Covered:
    """One stop and how it stands: nothing yet, somebody on the way, to be looked at, or covered."""

    stop: Stop
    errand: Errand | None

    @property
    def standing(self) -> str:
        if self.errand is None:
            return "open"
        if self.errand.state == ErrandState.ACCEPTED:
            mended = self.errand.finding == Finding.GAP and self.errand.mended_on is not None
            return "mended" if mended else self.errand.finding
        return self.errand.state


def coverage(row: Inspection) -> list[Covered]:
    """Every stop of a list in its order; a taking that ran out counts as nothing."""
    live = Errand.objects.filter(city=row.city, state__in=LIVE).exclude(
        state=ErrandState.TAKEN, until__lt=clock.business_now()
    )
    stops = row.stops.filter(struck_on=None).select_related("area").order_by("order")
    return [
        Covered(stop, stop.live[0] if stop.live else None)
        for stop in stops.prefetch_related(Prefetch("errands", live, to_attr="live"))
    ]


def errands(
    actor: Actor, *, inspection: UUID | None = None, state: str = "", finding: str = ""
) -> QuerySet[Errand]:
    """What drivers brought back to those who run the lists, what waits first."""
    rows = Errand.objects.filter(city=actor.city, stop__inspection__in=access.run_by(actor))
    rows = rows.filter(stop__inspection=inspection) if inspection else rows
    rows = rows.filter(state=state) if state else rows.exclude(state=ErrandState.DROPPED)
    rows = rows.filter(finding=finding) if finding else rows
    joined = rows.select_related("stop__inspection__unit", "stop__area", "person")
    return joined.order_by(F("reported_at").desc(nulls_last=True), "-pk")


def get_errand(actor: Actor, key: UUID) -> Errand:
    rows = access.visible_errands(actor)
    joined = rows.select_related("stop__inspection__unit", "stop__area", "person")
    row = joined.filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    return row


def errand_moves(actor: Actor, row: Errand) -> list[str]:
    moves = ERRANDS.open_to(actor, row)
    if row.finding != Finding.GAP or row.mended_on is not None:
        moves = [move for move in moves if move != "mend"]
    return moves


def is_my_errand(actor: Actor, row: Errand) -> bool:
    return access.is_on_errand(actor, row)


@dataclass(frozen=True, slots=True)
class Pair:
    """The pictures of an errand, before and after."""

    before: list[Photo]
    after: list[Photo]


def errand_pictures(row: Errand) -> Pair:
    """For whoever was shown the errand; nobody else ever sees them."""
    found = photos_of_many(row.city, [Ref.to(row)])[str(row.pk)]
    after = set(row.after)
    return Pair([p for p in found if p.pk not in after], [p for p in found if p.pk in after])


def errand_picture(actor: Actor, key: UUID, photo: UUID) -> Photo:
    pair = errand_pictures(get_errand(actor, key))
    for one in (*pair.before, *pair.after):
        if one.pk == photo:
            return one
    raise NotFound(str(photo))


# ── on the phone ────────────────────────────────────────────────────────────────────────────────


def stops_for(actor: Actor) -> QuerySet[Stop]:
    """What a driver may take today, in the areas he chose and in nobody's hand."""
    now = clock.business_now()
    held = Errand.objects.filter(stop=OuterRef("pk"), state__in=LIVE).exclude(
        state=ErrandState.TAKEN, until__lt=now
    )
    rows = access.visible_stops(actor).filter(
        ~Exists(held),
        inspection__state=InspectionState.OPEN,
        inspection__first__lte=now.date(),
        inspection__last__gte=now.date(),
        area__in=chosen_areas(actor).values("area"),
    )
    return rows.select_related("inspection", "area").order_by("area__number", "inspection", "order")


def get_stop(actor: Actor, key: UUID) -> Stop:
    row = stops_for(actor).filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    return row


def get_stop_shown(actor: Actor, key: UUID) -> Stop:
    """A stop of an open list this driver was shown, even if somebody was quicker."""
    rows = access.visible_stops(actor).filter(inspection__state=InspectionState.OPEN)
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    return row


def my_errands(actor: Actor) -> QuerySet[Errand]:
    """One's own, what is still to be done first."""
    if actor.person_id is None:
        return Errand.objects.none()
    rows = Errand.objects.filter(city=actor.city, person=actor.person_id)
    rows = rows.exclude(state=ErrandState.DROPPED).select_related("stop__inspection", "stop__area")
    return rows.order_by("-taken_at", "-pk")


def errands_held(actor: Actor) -> QuerySet[Errand]:
    """Every errand this actor may open by office: what a figure's rows are shown through."""
    rows = Errand.objects.filter(access.errands_of_office(actor), city=actor.city)
    return rows.select_related("stop__inspection__unit")


# ── figures ─────────────────────────────────────────────────────────────────────────────────────


def inspection_tasks(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Errand]:
    """Completed inspection tasks of registered drivers: looked at and taken for good in the period."""
    first = datetime.combine(period.first, time.min, CITY_ZONE)
    last = datetime.combine(period.last, time.max, CITY_ZONE)
    rows = Errand.objects.filter(
        city=city, state=ErrandState.ACCEPTED, decided_at__gte=first, decided_at__lte=last
    ).exclude(group="")
    if path and path.count("/") > 2:
        inside = Q(stop__inspection__unit__path__startswith=path)
        rows = rows.filter(inside | Q(stop__inspection__division=division) if division else inside)
    return rows.select_related("stop__inspection", "stop__area").order_by("decided_at", "pk")


def errand_runners(rows: QuerySet[Errand]) -> int:
    """Distinct persons."""
    return rows.order_by().values("person").distinct().count()
