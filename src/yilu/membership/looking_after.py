"""Reading who looks after whom (联系党员); `queries` is the door to it.

The functions on a city and ids ask no rights: they are internal doors for the routing of appeals,
which decides itself what it shows. Those that take an actor keep to what he may see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import add_months, month_of
from yilu.membership import access
from yilu.membership.enums import Bond
from yilu.membership.figures import in_office
from yilu.membership.limits import MOST
from yilu.membership.models import Contact, Membership, PartyMember, Serves
from yilu.organisations.models import Unit
from yilu.organisations.queries import holds, is_open, open_on, unit_open_on
from yilu.people.queries import shown_phone
from yilu.registry.enums import RIDE_HAILING
from yilu.registry.models import Contract, Driver, Operation


@dataclass(frozen=True, slots=True)
class Load:
    """A member of a branch, how many drivers he looks after and how many more he may take."""

    member: PartyMember
    held: int
    free: int


@dataclass(frozen=True, slots=True)
class MyContact:
    """The member who looks after me: his name and phone stand whole only if he shows his membership."""

    name: str
    shows: bool
    phone: str
    branches: list[str]
    since: date


@dataclass(frozen=True, slots=True)
class ContactDriver:
    """A driver I look after: who he is and where he drives, nothing of his papers."""

    contact_id: UUID
    driver_id: UUID
    person_id: UUID
    name: str
    companies: list[str]
    since: date


def most(city: str) -> int:
    """How many drivers one member may look after."""
    return int(MOST.of(city))


def holding(day: date) -> Q:
    """Contacts that hold on the day; on the day it ends a contact holds no longer."""
    return Q(from_on__lte=day) & still_held(day)


def still_held(day: date) -> Q:
    return Q(to_on__isnull=True) | Q(to_on__gt=day)


def in_branches(day: date) -> Exists:
    """Members with a place in a branch open on the day."""
    return Exists(
        Membership.objects.filter(
            open_on(day), unit_open_on(day, "branch__"), member=OuterRef("pk")
        )
    )


def contact_of(city: str, driver_ids: Iterable[UUID], on: date) -> Contact | None:
    """Who looks after any of these drivers (one person's), in office and placed that day; no rights asked."""
    ready = PartyMember.objects.filter(in_office(on), in_branches(on), city=city)
    rows = Contact.objects.filter(
        holding(on), city=city, driver__in=list(driver_ids), member__in=ready.values("pk")
    )
    return rows.select_related("member").order_by("-from_on", "-pk").first()


def branches_of_person(city: str, person_id: UUID, on: date) -> list[Unit]:
    """The branches a person belongs to, the formal one first; no rights asked."""
    rows = Membership.objects.filter(city=city, member__person=person_id)
    places = list(rows.select_related("branch", "member").order_by("from_on", "pk"))
    places.sort(key=lambda place: place.bond != Bond.FORMAL.value)
    return [
        place.branch
        for place in places
        if holds(place, on) and is_open(place.branch, on) and _is_in_office(place.member, on)
    ]


def _is_in_office(member: PartyMember, day: date) -> bool:
    """The same as `in_office`, of a member already read."""
    joined = member.joined_on is None or member.joined_on <= day
    return joined and (member.ended_on is None or member.ended_on >= day)


def branches_serving_company(city: str, company_ids: Iterable[UUID], on: date) -> list[Unit]:
    """Branches that serve any of these companies (`registry.Company`), the longest first; no rights asked."""
    return _serving(city, on, Q(company_unit__company__in=list(company_ids)))


def branches_serving_district(city: str, code: str, on: date) -> list[Unit]:
    """Branches that serve the district, the longest first; no rights asked."""
    return _serving(city, on, Q(district=code)) if code else []


def _serving(city: str, on: date, what: Q) -> list[Unit]:
    rows = Serves.objects.filter(what, city=city).select_related("branch")
    rules = [r for r in rows.order_by("from_on", "pk") if holds(r, on) and is_open(r.branch, on)]
    return list({rule.branch_id: rule.branch for rule in rules}.values())


def loads(branch: Unit, on: date) -> list[Load]:
    """Members in office with a place in the branch, and what each looks after; no rights asked."""
    placed = Membership.objects.filter(open_on(on), branch=branch, member=OuterRef("pk"))
    rows = PartyMember.objects.filter(in_office(on), Exists(placed), city=branch.city)
    held = Count(
        "contacts",
        filter=Q(contacts__from_on__lte=on)
        & (Q(contacts__to_on__isnull=True) | Q(contacts__to_on__gt=on)),
    )
    limit = most(branch.city)
    counted = rows.select_related("person").annotate(held=held).order_by("person__name", "pk")
    return [Load(row, row.held, max(0, limit - row.held)) for row in counted]


def members_with_room(branch: Unit, on: date) -> list[Load]:
    """Members of the branch who may take another driver; no rights asked."""
    return [load for load in loads(branch, on) if load.free]


def served_drivers(branch: Unit, on: date) -> QuerySet[Driver]:
    """Drivers of the companies and districts the branch serves; no rights asked."""
    rules = Serves.objects.filter(open_on(on), branch=branch)
    companies = rules.filter(company_unit__isnull=False).values("company_unit")
    working = Contract.objects.filter(
        open_on(on), driver=OuterRef("pk"), company__unit__in=companies
    )
    districts = rules.exclude(district="").values("district")
    served = Q(Exists(working)) | Q(district__in=districts)
    rows = Driver.objects.filter(served, city=branch.city, person__archived_on=None)
    return rows.select_related("person", "group").order_by("number")


def without_contact(rows: QuerySet[Driver], on: date) -> QuerySet[Driver]:
    """Of these, drivers nobody looks after, members left out: they have the branch itself."""
    held = Contact.objects.filter(still_held(on), driver=OuterRef("pk"))
    members = PartyMember.objects.filter(in_office(on), person=OuterRef("person"))
    return rows.filter(~Exists(held), ~Exists(members))


def driving_now(rows: QuerySet[Driver], on: date) -> QuerySet[Driver]:
    """Of these, ride-hailing drivers with orders this month or the last, and all of other groups."""
    since = add_months(month_of(on), -1)
    active = Operation.objects.filter(driver=OuterRef("pk"), month__gte=since, orders__gt=0)
    return rows.filter(Exists(active) | ~Q(group__code=RIDE_HAILING))


def company_names(on: date, driver: str = "pk") -> ArraySubquery:
    """The companies a driver works with on the day."""
    contracts = Contract.objects.filter(open_on(on), driver=OuterRef(driver))
    return ArraySubquery(contracts.order_by("from_on").values("company__name"))


def contacts(
    actor: Actor,
    *,
    branch: UUID | None = None,
    member: UUID | None = None,
    keys: Iterable[UUID] | None = None,
    text: str = "",
    on: date | None = None,
) -> QuerySet[Contact]:
    """Who looks after whom on the day, with `company_names` of the driver; by branch, member, name."""
    day = on or clock.today()
    rows = access.visible_contacts(actor).filter(holding(day))
    rows = rows.select_related("member__person", "driver__person")
    if branch is not None:
        places = Membership.objects.filter(open_on(day), branch=branch, member=OuterRef("member"))
        rows = rows.filter(Exists(places))
    if member is not None:
        rows = rows.filter(member=member)
    if keys is not None:
        rows = rows.filter(pk__in=list(keys))
    if text := text.strip():
        names = Q(driver__person__name__contains=text) | Q(member__person__name__contains=text)
        rows = rows.filter(names | Q(driver__number__iexact=text))
    rows = rows.annotate(company_names=company_names(day, "driver"))
    return rows.order_by("member__person__name", "member", "driver__number")


def get_contact(actor: Actor, key: UUID) -> Contact:
    rows = access.visible_contacts(actor).select_related("member__person", "driver__person")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound("contact")
    return found


def contact_loads(actor: Actor, branch: Unit, on: date | None = None) -> list[Load]:
    """The members of a branch and how many drivers each looks after."""
    if not access.can_view_branch(actor, branch):
        raise NotFound(str(branch.pk))
    return loads(branch, on or clock.today())


def free_drivers(
    actor: Actor,
    branch: Unit,
    *,
    keys: Iterable[UUID] | None = None,
    text: str = "",
    driving: bool = False,
) -> QuerySet[Driver]:
    """Drivers the branch serves whom nobody looks after, for those who assign; with `company_names`."""
    if not access.may_manage(actor, branch):
        raise NotFound(str(branch.pk))
    today = clock.today()
    rows = without_contact(served_drivers(branch, today), today)
    if keys is not None:
        rows = rows.filter(pk__in=list(keys))
    if driving:
        rows = driving_now(rows, today)
    if text := text.strip():
        rows = rows.filter(Q(person__name__contains=text) | Q(number__iexact=text))
    return rows.annotate(company_names=company_names(today))


def my_contact(actor: Actor, on: date | None = None) -> MyContact | None:
    """Who looks after the acting driver. 亮身份 is the member's choice: else no more than a surname."""
    if actor.person_id is None:
        return None
    day = on or clock.today()
    mine = Driver.objects.filter(city=actor.city, person=actor.person_id)
    contact = contact_of(actor.city, mine.values_list("pk", flat=True), day)
    if contact is None:
        return None
    member = contact.member
    return MyContact(
        name=member.person.name if member.shows else member.person.name[:1],
        shows=member.shows,
        phone=shown_phone(actor.city, member.person_id) if member.shows else "",
        branches=[unit.name for unit in branches_of_person(actor.city, member.person_id, day)]
        if member.shows
        else [],
        since=contact.from_on,
    )


def contact_drivers(actor: Actor, on: date | None = None) -> list[ContactDriver]:
    """The drivers the acting member looks after."""
    if actor.person_id is None:
        return []
    day = on or clock.today()
    rows = Contact.objects.filter(holding(day), city=actor.city, member__person=actor.person_id)
    named = rows.annotate(
        name=F("driver__person__name"),
        person=F("driver__person"),
        companies=company_names(day, "driver"),
    )
    return [
        ContactDriver(row.pk, row.driver_id, row.person, row.name, row.companies, row.from_on)
        for row in named.order_by("driver__number")
    ]


def looks_after(actor: Actor, person: UUID) -> bool:
    """Whether the acting member is this person's contact today."""
    if actor.person_id is None:
        return False
    rows = Contact.objects.filter(holding(clock.today()), city=actor.city)
    return rows.filter(member__person=actor.person_id, driver__person=person).exists()
