"""Persons as the counter sees them, and the code on a driver's own screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from yilu.care.codes import digits
from yilu.care.models import ReceiptCode
from yilu.core.actor import Actor
from yilu.people.models import Person
from yilu.registry.models import Driver


@dataclass(frozen=True, slots=True)
class Found:
    """A driver as the counter sees him; the face masks the name where it must."""

    person_id: UUID
    name: str
    phone_last4: str
    numbers: str  # SJ-000123
    districts: frozenset[str]
    by_code: bool = False  # he showed the code on his own phone


def drivers_of(city: str, keys: Iterable[UUID], *, by_code: bool = False) -> list[Found]:
    """These persons, as far as they are drivers; nobody else is given packs or recorded helps."""
    rows = Driver.objects.filter(city=city, person__in=list(keys), person__anonymised_on=None)
    found: dict[UUID, list[Driver]] = {}
    for row in rows.select_related("person").order_by("person__name", "number"):
        found.setdefault(row.person_id, []).append(row)
    return [
        Found(
            person_id,
            roles[0].person.name,
            roles[0].person.phone_last4,
            "、".join(role.number for role in roles),
            frozenset(role.district for role in roles if role.district),
            by_code,
        )
        for person_id, roles in found.items()
    ]


def my_code(actor: Actor) -> tuple[str, ReceiptCode] | None:
    """The digits of my own live code, for my own screen."""
    row = ReceiptCode.objects.filter(
        city=actor.city,
        person=actor.person_id,
        used_at=None,
        expires_at__gt=timezone.now(),
    ).first()
    return None if row is None else (digits(row), row)


def driver_people(city: str, text: str) -> QuerySet[Person]:
    """Drivers by part of the name (for review lists)."""
    driving = Driver.objects.filter(city=city).values("person")
    return Person.objects.filter(city=city, pk__in=driving, name__contains=text.strip())
