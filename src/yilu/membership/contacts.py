"""Contact duties (联系党员) as they are given and ended; `actions` is the door to them.

A person decides every one of them: `queries.contact_offers` only suggests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clashes import clear_clashes
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.membership import access
from yilu.membership.clashes import CLASHES
from yilu.membership.figures import in_office
from yilu.membership.looking_after import in_branches, most, served_drivers, still_held
from yilu.membership.models import Contact, PartyMember
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on, unit_open_on
from yilu.registry.models import Driver

Pair = tuple[UUID, UUID]  # member, driver
MY_BRANCH = "/me/branch/"


@transaction.atomic
def assign_contact(
    member: PartyMember,
    driver: Driver,
    *,
    by: Actor,
    from_on: date | None = None,
    basis: str = "",
) -> Contact:
    """Let a member look after a driver."""
    return assign_contacts([(member.pk, driver.pk)], by=by, from_on=from_on, basis=basis)[0]


@transaction.atomic
def assign_contacts(
    pairs: Iterable[Pair], *, by: Actor, from_on: date | None = None, basis: str = ""
) -> list[Contact]:
    """Give many drivers a contact at once, all or none of them; what stands already stays as it is."""
    asked, day = list(dict.fromkeys(pairs)), from_on or clock.today()
    if day > clock.today():
        raise Invalid({"from_on": _("联系关系从当天起算，不能写以后的日期。")})
    members = _locked_members({member for member, _driver in asked}, by)
    drivers = _locked_drivers({driver for _member, driver in asked}, by)
    _refuse_strangers(asked, members, drivers, by)
    standing = _standing(asked, by.city)
    wanted = [pair for pair in asked if pair not in standing]
    _refuse_oneself(wanted, members, drivers)
    _refuse_taken(wanted, drivers, by.city)
    _refuse_too_many(wanted, members, by.city)
    with clear_clashes(CLASHES):
        made = Contact.objects.bulk_create(
            Contact(
                city=by.city,
                member=members[member],
                driver=drivers[driver],
                from_on=day,
                basis=basis,
            )
            for member, driver in wanted
        )
    for contact in made:
        record("contact.assigned", Ref.to(contact), by=by, member=str(contact.member_id))
    _tell(made)
    given = standing | {(contact.member_id, contact.driver_id): contact for contact in made}
    return [given[pair] for pair in asked]


def _standing(asked: Sequence[Pair], city: str) -> dict[Pair, Contact]:
    """What was given already, to the same member: a button pressed twice."""
    rows = Contact.objects.filter(
        still_held(clock.today()), city=city, driver__in=[driver for _member, driver in asked]
    )
    found = {(contact.member_id, contact.driver_id): contact for contact in rows}
    return {pair: found[pair] for pair in asked if pair in found}


def _locked_members(keys: set[UUID], by: Actor) -> dict[UUID, PartyMember]:
    """Held until the end, in one order everywhere, so that two secretaries cannot overfill a member."""
    rows = PartyMember.objects.select_for_update(of=("self",)).select_related("person")
    found = {row.pk: row for row in rows.filter(city=by.city, pk__in=keys).order_by("pk")}
    today = clock.today()
    ready = PartyMember.objects.filter(in_office(today), in_branches(today), pk__in=found)
    if set(found) != keys or ready.count() != len(keys):
        raise Refused(_("联系党员要在职、在支部里，有一位不是了；请刷新后再选。"))
    return found


def _locked_drivers(keys: set[UUID], by: Actor) -> dict[UUID, Driver]:
    rows = Driver.objects.select_for_update(of=("self",), no_key=True)
    found = {row.pk: row for row in rows.filter(city=by.city, pk__in=keys).order_by("pk")}
    if set(found) != keys:
        raise NotFound("driver")
    return found


def _refuse_strangers(
    wanted: Sequence[Pair],
    members: dict[UUID, PartyMember],
    drivers: dict[UUID, Driver],
    by: Actor,
) -> None:
    """A branch gives its own members, and drivers it serves; the committee anybody to anybody."""
    if access.may_manage_city(by):
        return
    today = clock.today()
    managed = [
        branch
        for branch in Unit.objects.filter(
            unit_open_on(today), city=by.city, kind__in=BRANCH_KINDS
        ).order_by("path")
        if access.may_manage(by, branch)
    ]
    allowed: set[Pair] = set()
    for branch in managed:
        served = set(
            served_drivers(branch, today).filter(pk__in=drivers).values_list("pk", flat=True)
        )
        placed = branch_members(branch, today, members)
        allowed |= {pair for pair in wanted if pair[0] in placed and pair[1] in served}
    if set(wanted) - allowed:
        raise NotAllowed("assign_contacts")


def branch_members(branch: Unit, on: date, among: Iterable[UUID]) -> set[UUID]:
    """Which of these members have a place in the branch on the day."""
    rows = PartyMember.objects.filter(pk__in=list(among), memberships__branch=branch)
    return set(rows.filter(open_on(on, "memberships__")).values_list("pk", flat=True))


def _refuse_oneself(
    wanted: Sequence[Pair], members: dict[UUID, PartyMember], drivers: dict[UUID, Driver]
) -> None:
    if any(members[m].person_id == drivers[d].person_id for m, d in wanted):
        raise Refused(_("不能联系自己，请换一位联系党员。"))


def _refuse_taken(wanted: Sequence[Pair], drivers: dict[UUID, Driver], city: str) -> None:
    keys = [driver for _member, driver in wanted]
    taken = Contact.objects.filter(still_held(clock.today()), city=city, driver__in=keys)
    numbers = [drivers[key].number for key in taken.values_list("driver", flat=True)]
    if len({driver for _member, driver in wanted}) < len(wanted):
        raise Refused(_("一位司机只能有一位联系党员，请只选一位。"))
    if numbers:
        words = _("%(numbers)s 已经有联系党员了，请去掉后再试；要换人，先结束原来的。")
        raise Refused(words % {"numbers": "、".join(sorted(numbers)[:5])})


def _refuse_too_many(wanted: Sequence[Pair], members: dict[UUID, PartyMember], city: str) -> None:
    held = Counter(
        Contact.objects.filter(still_held(clock.today()), member__in=members).values_list(
            "member", flat=True
        )
    )
    limit = most(city)
    held.update(member for member, _driver in wanted)
    over = [members[key].person.name for key, count in held.items() if count > limit]
    if over:
        words = _("%(names)s联系的司机会超过 %(most)d 人，请分给别的党员。")
        raise Refused(words % {"names": "、".join(over[:5]), "most": limit})


def _tell(made: Sequence[Contact]) -> None:
    """Each driver that he has a contact (not who: that is the member's to show), each member his duty."""
    by_member: dict[PartyMember, list[UUID]] = {}
    for contact in made:
        by_member.setdefault(contact.member, []).append(contact.driver.person_id)
    reason = f"contact.{clock.today().isoformat()}"
    for member, persons in by_member.items():
        source = Ref.to(member)
        tell(
            persons,
            Telling(
                title=_("您有联系党员了"),
                body=_("有事、有话，可以先找他；在“支部”里能看到。"),
                kind=Kind.BRANCH,
                source=source,
                reason=reason,
                link=MY_BRANCH,
            ),
        )
        tell(
            [member.person_id],
            Telling(
                title=_("您有新的联系司机"),
                body=_("支部请您多联系他们：听听难处，带句话。名单在“支部”里。"),
                kind=Kind.BRANCH,
                source=source,
                reason=reason,
                link=MY_BRANCH,
            ),
        )


@transaction.atomic
def end_contact(contact: Contact, *, by: Actor, on: date | None = None) -> Contact:
    """From `on` (today) the member looks after this driver no longer."""
    if Contact.objects.filter(pk=contact.pk, to_on__lte=on or clock.today()).exists():
        raise Refused(_("这段联系已经结束。"))
    return end_contacts([contact.pk], by=by, on=on)[0]


@transaction.atomic
def end_contacts(keys: Iterable[UUID], *, by: Actor, on: date | None = None) -> list[Contact]:
    """End several at once, all or none; what has ended already stays as it is."""
    wanted, day = set(keys), on or clock.today()
    rows = Contact.objects.select_for_update(of=("self",)).select_related("member")
    found = list(rows.filter(city=by.city, pk__in=wanted).order_by("pk"))
    members = {contact.member for contact in found}
    if len(found) != len(wanted) or not all(
        access.may_assign(by, member, clock.today()) for member in members
    ):
        raise NotAllowed("end_contacts")
    for contact in found:
        if contact.to_on is None or contact.to_on > day:
            _end(contact, day, by)
    return found


def _end(contact: Contact, day: date, by: Actor) -> None:
    if day > clock.today():
        raise Invalid({"on": _("联系关系当天结束，不能写以后的日期。")})
    if day < contact.from_on:
        raise Invalid({"on": _("结束日期早于开始日期。")})
    contact.to_on = day
    contact.save(update_fields=["to_on"])
    record("contact.ended", Ref.to(contact), by=by, on=day.isoformat())


def end_duties(member: PartyMember, *, by: Actor, on: date) -> int:
    """With a member's office or his last place all he looks after is free again; the caller locks him."""
    held = Contact.objects.filter(Q(to_on=None) | Q(to_on__gt=on), city=member.city, member=member)
    count = held.update(to_on=Greatest(F("from_on"), Value(on)))
    if count:
        record("contacts.ended", Ref.to(member), by=by, on=on.isoformat(), count=count)
    return count
