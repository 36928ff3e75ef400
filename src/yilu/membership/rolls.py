"""Who belonged to a branch on a day, for meetings and transfers; no rights asked here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yilu.membership.enums import Bond, Standing
from yilu.membership.figures import in_office
from yilu.membership.models import Membership, PartyMember
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on


@dataclass(frozen=True, slots=True)
class OnRoll:
    """A member with his place in the branch on the day."""

    member: PartyMember
    bond: Bond

    @property
    def is_full(self) -> bool:
        return self.member.standing == Standing.FULL

    @property
    def is_formal(self) -> bool:
        return self.bond is Bond.FORMAL


def roll_of(branch: Unit, on: date) -> list[OnRoll]:
    """Everybody with a place in the branch on the day, by name."""
    office = PartyMember.objects.filter(in_office(on), city=branch.city)
    places = Membership.objects.filter(
        open_on(on), city=branch.city, branch=branch, member__in=office.values("pk")
    ).select_related("member__person")
    rows = places.order_by("member__person__name", "member")
    return [OnRoll(place.member, Bond(place.bond)) for place in rows]


def full_members(city: str, persons: Iterable[UUID], on: date) -> set[UUID]:
    """Which of these persons are full members on the day."""
    rows = PartyMember.objects.filter(
        in_office(on), city=city, person__in=list(persons), standing=Standing.FULL
    )
    return set(rows.values_list("person", flat=True))


def member_of_person(city: str, person_id: UUID, on: date) -> PartyMember | None:
    """The person as a member on the day."""
    rows = PartyMember.objects.filter(in_office(on), city=city, person=person_id)
    return rows.select_related("person").first()
