"""Reading the backbone: criteria, lists with the facts they rest on, one's own record, corrections."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from yilu.branch_life.access import backbone as access
from yilu.branch_life.enums.backbone import Fact, ListState, Purpose
from yilu.branch_life.models import BackboneEntry, BackboneList, Correction, Criteria
from yilu.branch_life.queries.contribution import facts
from yilu.branch_life.sealing import opened
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import Period, add_months
from yilu.membership.queries import branches_of_person
from yilu.organisations.models import Unit
from yilu.organisations.queries import root, unit_open_on

A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of a person's own record."""

    fact: Fact
    number: int
    correction: Correction | None = None


def units(actor: Actor) -> QuerySet[Unit]:
    return access.setting_units(actor).filter(unit_open_on(clock.today())).order_by("path")


def get_unit(actor: Actor, key: UUID) -> Unit:
    found = access.setting_units(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def in_force(unit: Unit, purpose: str) -> Criteria | None:
    """The newest version in force today."""
    rows = Criteria.objects.filter(
        city=unit.city, unit=unit, purpose=purpose, in_force_from__lte=clock.today()
    )
    return rows.order_by("-in_force_from", "-version").first()


def criteria(actor: Actor) -> QuerySet[Criteria]:
    rows = access.visible_criteria(actor).select_related("unit")
    return rows.order_by("unit__path", "purpose", "-version")


def get_criteria(actor: Actor, key: UUID) -> Criteria:
    found = access.visible_criteria(actor).select_related("unit").filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def asked(row: Criteria) -> list[tuple[Fact, int]]:
    """What a version asks, in the order facts are always shown."""
    return [(fact, int(row.asks[fact.value])) for fact in Fact if fact.value in row.asks]


def lists(actor: Actor, *, purpose: str = "", state: str = "") -> QuerySet[BackboneList]:
    rows = access.visible_lists(actor).select_related("criteria", "unit")
    if purpose:
        rows = rows.filter(criteria__purpose=purpose)
    if state:
        rows = rows.filter(state=state)
    chosen = Count("entries", filter=Q(entries__chosen=True))
    return rows.annotate(size=Count("entries"), chosen=chosen).order_by("-as_of", "-number")


def get_list(actor: Actor, key: UUID) -> BackboneList:
    rows = access.visible_lists(actor).select_related("criteria", "unit")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def may_set(actor: Actor, unit: Unit) -> bool:
    return access.may_set(actor, unit)


def entries(row: BackboneList) -> list[BackboneEntry]:
    """By name: a list is not a ranking."""
    return list(row.entries.select_related("person").order_by("person__name", "pk"))


def get_entry(row: BackboneList, key: UUID) -> BackboneEntry:
    found = row.entries.select_related("person").filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def period_of(months: int) -> Period:
    last = clock.today()
    return Period(add_months(last, -months), last)


# ── one's own ───────────────────────────────────────────────────────────────────────────────────


def my_record(actor: Actor) -> list[Line]:
    """What is on record of the acting person in the last twelve months, with what he said against it."""
    if actor.person_id is None:
        return []
    counted = facts(actor.city, [actor.person_id], period_of(A_YEAR))[actor.person_id]
    said: dict[str, Correction] = {}
    for row in my_corrections(actor):
        said.setdefault(row.fact, row)
    return [Line(fact, counted[fact.value], said.get(fact.value)) for fact in Fact]


def my_corrections(actor: Actor) -> QuerySet[Correction]:
    if actor.person_id is None:
        return Correction.objects.none()
    rows = Correction.objects.filter(city=actor.city, person=actor.person_id)
    return rows.order_by("-asked_at")


def my_entries(actor: Actor) -> list[BackboneEntry]:
    """Decided lists one stands on."""
    rows = access.own_entries(actor).filter(chosen=True, of__state=ListState.DECIDED)
    return list(rows.select_related("of__criteria", "of__unit").order_by("-of__decided_on"))


def my_criteria(actor: Actor) -> list[Criteria]:
    """By what the lists of one's own branches, and the city's, are made."""
    if actor.person_id is None:
        return []
    places = branches_of_person(actor.city, actor.person_id, clock.today())
    found = [in_force(unit, purpose) for unit in (*places, root(actor.city)) for purpose in Purpose]
    return [row for row in found if row is not None]


# ── corrections ─────────────────────────────────────────────────────────────────────────────────


def corrections(actor: Actor, *, state: str = "") -> QuerySet[Correction]:
    rows = access.visible_corrections(actor).select_related("person", "unit")
    return (rows.filter(state=state) if state else rows).order_by("-asked_at")


def get_correction(actor: Actor, key: UUID) -> Correction:
    rows = access.visible_corrections(actor).select_related("person", "unit")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def may_answer(actor: Actor, row: Correction) -> bool:
    return access.answers(actor, row)


def words_of(actor: Actor, row: Correction) -> str:
    return opened(row, "words") if access.can_view_correction(actor, row) else ""
