"""Who may see and work a snapshot: once for one object, once for a set, proved equal in tests.

Seen by: the reporter; whoever saw the same; the responsible unit and those above it; the review
desk; a district's body for what lies there. A capture not completed yet is the reporter's alone.
Whoever was asked to check the place sees it too: what of it, and which photos, the queries decide.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.scopes import within
from yilu.patrol.enums import CheckState, ErrandState, InspectionState, State
from yilu.patrol.models import AreaChoice, Check, Errand, Inspection, Seen, Snapshot, Stop

VIEW, REVIEW, DISPOSE = Right.VIEW_SNAPSHOTS, Right.REVIEW_SNAPSHOTS, Right.DISPOSE_SNAPSHOTS
STAFF = (VIEW, REVIEW, DISPOSE)
RETURNS_ALLOWED = 2


def may_report(actor: Actor) -> bool:
    """Whoever signed in as a person: drivers of every group, couriers, staff too."""
    return actor.person_id is not None and bool(actor.city)


def can_view(actor: Actor, snapshot: Snapshot) -> bool:
    if snapshot.city != actor.city:
        return False
    own = is_reporter(actor, snapshot) or has_seen(actor, snapshot)
    return own or is_staff(actor, snapshot) or was_asked(actor, snapshot)


def visible(actor: Actor) -> QuerySet[Snapshot]:
    allowed = staff_rows(actor)
    if actor.person_id is not None:
        seen = Seen.objects.filter(snapshot=OuterRef("pk"), person=actor.person_id)
        asked = Check.objects.filter(snapshot=OuterRef("pk"), person=actor.person_id)
        allowed |= Q(reporter=actor.person_id) | Exists(seen) | Exists(asked)
    return Snapshot.objects.filter(allowed, city=actor.city)


def is_staff(actor: Actor, snapshot: Snapshot) -> bool:
    """By office, not because it is one's own."""
    if snapshot.state == State.DRAFT or snapshot.city != actor.city:
        return False
    path = snapshot.unit.path
    return (
        actor.may(VIEW, path, snapshot.division)
        or actor.may(REVIEW, path)
        or actor.may(DISPOSE, path)
    )


def staff_rows(actor: Actor) -> Q:
    office = within(actor, VIEW, "unit__path", "division")
    office |= within(actor, REVIEW, "unit__path") | within(actor, DISPOSE, "unit__path")
    return office & ~Q(state=State.DRAFT)


def is_reporter(actor: Actor, snapshot: Snapshot) -> bool:
    same = actor.person_id is not None and snapshot.reporter_id == actor.person_id
    return same and snapshot.city == actor.city


def has_seen(actor: Actor, snapshot: Snapshot) -> bool:
    if actor.person_id is None:
        return False
    known: bool | None = getattr(snapshot, "saw", None)  # `known_to` asked it for a whole list
    return snapshot.seen.filter(person=actor.person_id).exists() if known is None else known


def was_asked(actor: Actor, snapshot: Snapshot) -> bool:
    """Ever, to look at this place."""
    return actor.person_id is not None and snapshot.checks.filter(person=actor.person_id).exists()


def may_check(actor: Actor, snapshot: Snapshot) -> bool:
    """Asked now, and neither reporter nor disposer."""
    if actor.person_id is None or is_reporter(actor, snapshot):
        return False
    known: bool | None = getattr(snapshot, "to_check", None)
    open_ = snapshot.checks.filter(person=actor.person_id, state=CheckState.ASKED)
    return open_.exists() if known is None else known


def known_to(actor: Actor, rows: QuerySet[Snapshot]) -> QuerySet[Snapshot]:
    """The rows, each knowing whether this actor saw it and is to check it: one question for a list."""
    mine = Seen.objects.filter(snapshot=OuterRef("pk"), person=actor.person_id)
    asked = Check.objects.filter(
        snapshot=OuterRef("pk"), person=actor.person_id, state=CheckState.ASKED
    )
    return rows.annotate(saw=Exists(mine), to_check=Exists(asked))


def reviews(actor: Actor, snapshot: Snapshot) -> bool:
    """The review desk, never for what one reported oneself."""
    there = snapshot.city == actor.city and snapshot.state != State.DRAFT
    return there and actor.may(REVIEW, snapshot.unit.path) and not is_reporter(actor, snapshot)


def may_dispose(actor: Actor, snapshot: Snapshot) -> bool:
    """The responsible unit's people and those above; not who reported it or says he saw it too."""
    if snapshot.city != actor.city or snapshot.state == State.DRAFT:
        return False
    if is_reporter(actor, snapshot) or not actor.may(DISPOSE, snapshot.unit.path):
        return False
    return not has_seen(actor, snapshot)


def may_assign(actor: Actor, snapshot: Snapshot) -> bool:
    """The desk to any unit, a responsible unit to those below it (the action looks which)."""
    return reviews(actor, snapshot) or may_dispose(actor, snapshot)


def may_return(actor: Actor, snapshot: Snapshot) -> bool:
    left = snapshot.returns < RETURNS_ALLOWED and not snapshot.designated
    return left and may_dispose(actor, snapshot)


def may_close(actor: Actor, snapshot: Snapshot) -> bool:
    """A person of the desk who looked himself; whoever disposed of it never closes it."""
    own = snapshot.disposed_by is not None and snapshot.disposed_by == actor.account_id
    same = snapshot.disposer_id is not None and snapshot.disposer_id == actor.person_id
    return reviews(actor, snapshot) and not (own or same)


def may_cowitness(actor: Actor, snapshot: Snapshot) -> bool:
    """Anybody who signed in, once, except who reported or disposed of it."""
    if snapshot.city != actor.city or not may_report(actor) or is_reporter(actor, snapshot):
        return False
    return snapshot.disposer_id != actor.person_id


def may_answer(actor: Actor, snapshot: Snapshot) -> bool:
    return is_reporter(actor, snapshot)


def may_reopen(actor: Actor, snapshot: Snapshot) -> bool:
    """Those who reported or saw it, and the desk."""
    if snapshot.city != actor.city or snapshot.state == State.DRAFT:
        return False
    return is_reporter(actor, snapshot) or has_seen(actor, snapshot) or reviews(actor, snapshot)


# ── checks on the spot ──────────────────────────────────────────────────────────────────────────


def can_view_check(actor: Actor, check: Check) -> bool:
    own = actor.person_id is not None and check.person_id == actor.person_id
    return check.city == actor.city and own


def visible_checks(actor: Actor) -> QuerySet[Check]:
    rows = Check.objects.filter(city=actor.city)
    return rows.none() if actor.person_id is None else rows.filter(person=actor.person_id)


# ── the ground ──────────────────────────────────────────────────────────────────────────────────


def may_paint(actor: Actor) -> bool:
    """Areas, duties and categories are the review desk's."""
    return actor.may_anywhere(REVIEW)


def may_see_ground(actor: Actor) -> bool:
    return actor.may_anywhere(VIEW) or actor.may_anywhere(REVIEW)


# ── 创文迎查 ────────────────────────────────────────────────────────────────────────────────────

RUN = Right.RUN_INSPECTIONS


def may_run(actor: Actor, inspection: Inspection) -> bool:
    """Whoever runs inspections over the unit that made the list, or over the district."""
    return inspection.city == actor.city and actor.may(
        RUN, inspection.unit.path, inspection.division
    )


def run_by(actor: Actor) -> QuerySet[Inspection]:
    allowed = within(actor, RUN, "unit__path", "division")
    return Inspection.objects.filter(allowed, city=actor.city)


def can_view_inspection(actor: Actor, inspection: Inspection) -> bool:
    """Its runners always; drivers once it is open and some stop lies in an area they chose."""
    if may_run(actor, inspection):
        return True
    if inspection.city != actor.city or inspection.state == InspectionState.DRAFT:
        return False
    return visible_stops(actor).filter(inspection=inspection).exists()


def visible_inspections(actor: Actor) -> QuerySet[Inspection]:
    allowed = within(actor, RUN, "unit__path", "division")
    theirs = visible_stops(actor).filter(inspection=OuterRef("pk"))
    allowed |= Exists(theirs) & ~Q(state=InspectionState.DRAFT)
    return Inspection.objects.filter(allowed, city=actor.city)


def visible_stops(actor: Actor) -> QuerySet[Stop]:
    """What a driver may take: in areas he chose, and what he took before."""
    if actor.person_id is None:
        return Stop.objects.none()
    chosen = AreaChoice.objects.filter(area=OuterRef("area"), person=actor.person_id)
    took = Errand.objects.filter(stop=OuterRef("pk"), person=actor.person_id)
    rows = Stop.objects.filter(city=actor.city, struck_on=None)
    return rows.filter(Exists(chosen) | Exists(took))


def is_on_errand(actor: Actor, errand: Errand) -> bool:
    same = actor.person_id is not None and errand.person_id == actor.person_id
    return same and errand.city == actor.city


def can_view_errand(actor: Actor, errand: Errand) -> bool:
    return is_on_errand(actor, errand) or may_run(actor, errand.stop.inspection)


def errands_of_office(actor: Actor) -> Q:
    return within(actor, RUN, "stop__inspection__unit__path", "stop__inspection__division")


def visible_errands(actor: Actor) -> QuerySet[Errand]:
    allowed = errands_of_office(actor)
    if actor.person_id is not None:
        allowed |= Q(person=actor.person_id)
    return Errand.objects.filter(allowed, city=actor.city)


def may_judge(actor: Actor, errand: Errand) -> bool:
    """Nobody takes his own errand for good."""
    others = not is_on_errand(actor, errand) and errand.state != ErrandState.DROPPED
    return others and may_run(actor, errand.stop.inspection)


# ── partners of Open311 ─────────────────────────────────────────────────────────────────────────


def may_open_partners(actor: Actor) -> bool:
    """Channels are the system administrator's."""
    return actor.may_anywhere(Right.SYSTEM)


def of_partner(actor: Actor) -> QuerySet[Snapshot]:
    """What a partner's system handed in itself."""
    rows = Snapshot.objects.filter(city=actor.city, reporter=None).exclude(state=State.DRAFT)
    return rows.none() if actor.account_id is None else rows.filter(account=actor.account_id)
