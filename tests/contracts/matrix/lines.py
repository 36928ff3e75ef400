"""What the parts of the authorisation matrix are written with: the personas' sets, and one line of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.cast import SmallCity

COMMITTEE = frozenset({"committee_leader", "committee"})
SECRETARIES = frozenset({"secretary", "secretary_alone", "floating_secretary"})
CLERKS = frozenset({"company", "other_company"})
ADMINISTRATORS = frozenset({"system_admin", "security_admin", "auditor"})
STAFF = (
    COMMITTEE
    | SECRETARIES
    | CLERKS
    | ADMINISTRATORS
    | {"district", "police", "labour", "urban", "field_worker", "dispatcher"}
    | {"keeper", "consultant"}
)
DRIVERS = frozenset({"driver", "member", "outsider_driver", "truck_driver"})
SIGNED_IN = STAFF | DRIVERS | {"newcomer"}
EVERYONE = SIGNED_IN | {"anonymous"}
NOBODY: frozenset[str] = frozenset()

READERS = COMMITTEE | CLERKS | {"district"}  # VIEW_REGISTERS
MEMBER_READERS = COMMITTEE | SECRETARIES | {"district"}  # VIEW_MEMBERS
FIGURE_READERS = COMMITTEE | SECRETARIES | {"district"}  # VIEW_FIGURES
MEMBER_MANAGERS = COMMITTEE | SECRETARIES
IMPORTERS = COMMITTEE | CLERKS
CONFIRMERS = COMMITTEE | SECRETARIES | {"keeper"}
UNIT_MANAGERS = COMMITTEE | {"system_admin"}
CITY_READERS = COMMITTEE | {"district"}
OF_WANSHUN = COMMITTEE | {"company"}
OF_FIRST_BRANCH = COMMITTEE | {"secretary", "secretary_alone"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the address by name, the method, whose object it is asked for, who is answered."""

    name: str
    method: str
    opens: frozenset[str]
    thing: str = ""  # key of `objects` in the test


def page(name: str, opens: frozenset[str], thing: str = "") -> Line:
    return Line(name, "GET", opens, thing)


def form(name: str, opens: frozenset[str], thing: str = "") -> Line:
    return Line(name, "POST", opens, thing)


# What a line asks for, by the words it uses: the address's parts for that thing of the small city.
Things = dict[str, Callable[[SmallCity], dict[str, Any]]]
