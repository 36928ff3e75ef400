"""Who is around a driver on a day: his own branches, his contact's, and those that serve where he is.

Asked with every appeal that is handed in, so in one statement; no rights asked: it is an internal door
for the routing, which decides itself what it shows. Whether a branch is still open, its reader looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from yilu.membership.enums import Bond

_ASKED = """
WITH looking AS (
    SELECT c.member_id, c.from_on FROM membership_contact c
    WHERE c.city = %(city)s AND c.driver_id = ANY(%(drivers)s)
      AND c.from_on <= %(on)s AND (c.to_on IS NULL OR c.to_on > %(on)s)
)
SELECT 'looks', p.person_id, NULL::uuid, '', l.from_on
FROM looking l JOIN membership_partymember p ON p.id = l.member_id
UNION ALL
SELECT 'place', p.person_id, s.branch_id, s.bond, s.from_on
FROM membership_membership s JOIN membership_partymember p ON p.id = s.member_id
WHERE s.city = %(city)s AND s.from_on <= %(on)s AND (s.to_on IS NULL OR s.to_on >= %(on)s)
  AND (p.joined_on IS NULL OR p.joined_on <= %(on)s)
  AND (p.ended_on IS NULL OR p.ended_on >= %(on)s)
  AND (p.person_id = %(person)s OR p.id IN (SELECT member_id FROM looking))
UNION ALL
SELECT CASE WHEN company_unit_id IS NULL THEN 'district' ELSE 'company' END, NULL, branch_id, '', from_on
FROM membership_serves
WHERE city = %(city)s AND from_on <= %(on)s AND (to_on IS NULL OR to_on >= %(on)s)
  AND (company_unit_id = ANY(%(units)s) OR (district <> '' AND district = %(district)s))
ORDER BY 5, 3
"""


@dataclass(slots=True)
class Around:
    """Ids of branches, the longest first; `looking` are the persons who look after him, the latest first."""

    looking: list[UUID] = field(default_factory=list)
    places: dict[UUID, list[UUID]] = field(default_factory=dict)  # by person, the formal one first
    company: list[UUID] = field(default_factory=list)
    district: list[UUID] = field(default_factory=list)

    @property
    def branches(self) -> set[UUID]:
        placed = {branch for branches in self.places.values() for branch in branches}
        return placed | {*self.company, *self.district}


def around(
    city: str,
    person: UUID,
    *,
    drivers: Iterable[UUID],
    company_units: Iterable[UUID],
    district: str,
    on: date,
) -> Around:
    asked: dict[str, Any] = {"city": city, "person": person, "district": district, "on": on}
    with connection.cursor() as cursor:
        asked |= {"drivers": list(drivers), "units": list(company_units)}
        cursor.execute(_ASKED, asked)
        rows = cursor.fetchall()
    found = Around()
    for what, who, branch, bond, _since in rows:
        _note(found, what, who, branch, bond)
    found.looking = [one for one in reversed(found.looking) if one != person]
    return found


def _note(found: Around, what: str, who: Any, branch: Any, bond: str) -> None:
    match what:
        case "looks":
            found.looking.append(who)
        case "place":
            placed = found.places.setdefault(who, [])
            placed.insert(0 if bond == Bond.FORMAL else len(placed), branch)
        case "company":
            found.company.append(branch)
        case _:
            found.district.append(branch)
