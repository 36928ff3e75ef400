"""Who may see and do what in care: once for one object, once for a set, proved equal in tests.

What was given is seen by whoever may see care over the whole city or the district the driver works
in, by the unit that recorded it, and by the driver. Why somebody is in hardship is seen by
SEE_HARDSHIP alone; what was said at the consultation desk by the desk and the asker.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.care.enums import CampaignState, ConsultationState
from yilu.care.models import (
    Campaign,
    Consultation,
    Eligible,
    Handout,
    HardshipNote,
    Help,
    HomeVisit,
    Slot,
)
from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.models import Unit
from yilu.registry.access import EVERYTHING, sees_city
from yilu.registry.models import Driver
from yilu.stock.models import Place

VIEW, RECORD, CONSULT = Right.VIEW_CARE, Right.RECORD_HELPS, Right.CONSULT


def is_self(actor: Actor, person_id: UUID) -> bool:
    return actor.person_id is not None and actor.person_id == person_id


def own(actor: Actor) -> Q:
    return NOTHING if actor.person_id is None else Q(person=actor.person_id)


def _divisions(actor: Actor) -> list[str]:
    return [grant.division for grant in actor.grants_for(VIEW) if grant.division]


def _sees_driver(actor: Actor, person_id: UUID) -> bool:
    if sees_city(actor, VIEW):
        return True
    return Driver.objects.filter(person=person_id, district__in=_divisions(actor)).exists()


def _seen_drivers(actor: Actor) -> Q:
    if sees_city(actor, VIEW):
        return EVERYTHING
    divisions = _divisions(actor)
    return Q(Exists(Driver.objects.filter(person=OuterRef("person"), district__in=divisions)))


# ── helps ───────────────────────────────────────────────────────────────────────────────────────


def can_view_help(actor: Actor, help_: Help) -> bool:
    return help_.city == actor.city and (
        is_self(actor, help_.person_id)
        or actor.may(RECORD, help_.unit.path)
        or _sees_driver(actor, help_.person_id)
    )


def visible_helps(actor: Actor) -> QuerySet[Help]:
    allowed = within(actor, RECORD, "unit__path") | _seen_drivers(actor) | own(actor)
    return Help.objects.filter(allowed, city=actor.city)


def may_record_helps(actor: Actor, unit: Unit) -> bool:
    return unit.city == actor.city and actor.may(RECORD, unit.path)


def may_correct(actor: Actor, help_: Help) -> bool:
    return help_.city == actor.city and actor.may(RECORD, help_.unit.path)


# ── campaigns and packs ─────────────────────────────────────────────────────────────────────────

GOES_ON = (CampaignState.OPEN, CampaignState.CLOSED)


def may_run(actor: Actor) -> bool:
    """Campaigns, budgets and lists: over the whole city."""
    return sees_city(actor, Right.RUN_CARE)


def _reads_plans(actor: Actor) -> bool:
    return actor.may_anywhere(Right.RUN_CARE) or actor.may_anywhere(VIEW)


def can_view_campaign(actor: Actor, campaign: Campaign) -> bool:
    """Plans are for those who run or oversee care; whoever hands out sees what is being given."""
    if campaign.city != actor.city:
        return False
    hands_out = actor.may_anywhere(Right.HAND_OUT) and campaign.state in GOES_ON
    return _reads_plans(actor) or hands_out


def visible_campaigns(actor: Actor) -> QuerySet[Campaign]:
    rows = Campaign.objects.filter(city=actor.city)
    if _reads_plans(actor):
        return rows
    return rows.filter(state__in=GOES_ON) if actor.may_anywhere(Right.HAND_OUT) else rows.none()


def visible_lists(actor: Actor) -> QuerySet[Eligible]:
    """A campaign's whole list is for those who decide on it; others only ask about one person."""
    rows = Eligible.objects.filter(city=actor.city)
    return rows if may_run(actor) else rows.none()


def may_hand_out(actor: Actor, place: Place) -> bool:
    """At a store of one's own unit."""
    return place.city == actor.city and actor.may(Right.HAND_OUT, place.unit.path)


def can_view_handout(actor: Actor, handout: Handout) -> bool:
    return handout.city == actor.city and (
        is_self(actor, handout.person_id)
        or actor.may(Right.HAND_OUT, handout.place.unit.path)
        or _sees_driver(actor, handout.person_id)
    )


def visible_handouts(actor: Actor) -> QuerySet[Handout]:
    at_counter = within(actor, Right.HAND_OUT, "place__unit__path")
    return Handout.objects.filter(at_counter | _seen_drivers(actor) | own(actor), city=actor.city)


# ── the consultation desk ───────────────────────────────────────────────────────────────────────


def may_open_slots(actor: Actor, unit: Unit) -> bool:
    return unit.city == actor.city and actor.may(CONSULT, unit.path)


def at_desk(actor: Actor, slot: Slot) -> bool:
    return slot.city == actor.city and actor.may(CONSULT, slot.unit.path)


def desk_slots(actor: Actor) -> QuerySet[Slot]:
    """The times of the desks the actor works at."""
    return Slot.objects.filter(within(actor, CONSULT, "unit__path"), city=actor.city)


def can_view_consultation(actor: Actor, consultation: Consultation) -> bool:
    return consultation.city == actor.city and (
        is_self(actor, consultation.person_id) or may_handle(actor, consultation)
    )


def visible_consultations(actor: Actor) -> QuerySet[Consultation]:
    allowed = _handled(actor) | own(actor)
    return Consultation.objects.filter(allowed, city=actor.city)


def may_handle(actor: Actor, consultation: Consultation) -> bool:
    """Bookings are their desk's; a question waits for every consultant of the city, and once
    answered stays with him who answered it."""
    if consultation.city != actor.city or is_self(actor, consultation.person_id):
        return False
    if consultation.slot is not None:
        return actor.may(CONSULT, consultation.slot.unit.path)
    waits = consultation.state == ConsultationState.ASKED
    return actor.may_anywhere(CONSULT) and (waits or _answered(actor, consultation))


def _answered(actor: Actor, consultation: Consultation) -> bool:
    return actor.account_id is not None and consultation.answered_by == actor.account_id


def _handled(actor: Actor) -> Q:
    if not actor.may_anywhere(CONSULT):
        return NOTHING
    answered = NOTHING if actor.account_id is None else Q(answered_by=actor.account_id)
    questions = Q(slot=None) & (Q(state=ConsultationState.ASKED) | answered)
    booked = within(actor, CONSULT, "slot__unit__path") & Q(slot__isnull=False)
    others = EVERYTHING if actor.person_id is None else ~Q(person=actor.person_id)
    return (questions | booked) & others


def handled_consultations(actor: Actor) -> QuerySet[Consultation]:
    """What the actor works on at the desk: never his own."""
    return Consultation.objects.filter(_handled(actor), city=actor.city)


def is_asker(actor: Actor, consultation: Consultation) -> bool:
    return consultation.city == actor.city and is_self(actor, consultation.person_id)


def may_review_answers(actor: Actor) -> bool:
    """Anonymous answers go out only after somebody else has read them."""
    return actor.may_anywhere(Right.RUN_CARE)


# ── hardship ────────────────────────────────────────────────────────────────────────────────────


def may_see_hardship(actor: Actor) -> bool:
    return sees_city(actor, Right.SEE_HARDSHIP)


def can_view_note(actor: Actor, note: HardshipNote) -> bool:
    return note.city == actor.city and may_see_hardship(actor)


def visible_notes(actor: Actor) -> QuerySet[HardshipNote]:
    rows = HardshipNote.objects.filter(city=actor.city)
    return rows if may_see_hardship(actor) else rows.none()


def can_view_visit(actor: Actor, visit: HomeVisit) -> bool:
    """The few who see hardship, and the family itself (§45)."""
    return visit.city == actor.city and (may_see_hardship(actor) or is_self(actor, visit.person_id))


def visible_visits(actor: Actor) -> QuerySet[HomeVisit]:
    allowed = EVERYTHING if may_see_hardship(actor) else own(actor)
    return HomeVisit.objects.filter(allowed, city=actor.city)
