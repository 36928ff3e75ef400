"""The list of stations and shops, known by their names; each is operated by a unit that exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_noop as _

from yilu.core.actor import Right
from yilu.core.uuid7 import uuid7
from yilu.intake.spec import (
    OPEN,
    Cell,
    Context,
    Finding,
    Known,
    Ledger,
    Match,
    Once,
    Outcome,
    Rows,
    compare,
)
from yilu.registry.roster.lookups import CompanyRef, Lookups, with_columns
from yilu.runtime.actions import take_numbers
from yilu.stations.actions.places import SERIES
from yilu.stations.enums import StationKind
from yilu.stations.models import Station
from yilu.stations.roster.operators import Operator, Operators
from yilu.stations.roster.points import placed
from yilu.stations.roster.sheet import COLUMNS, DROPPED

TWICE = _("这个名称在第 %(row)s 行已经有了，请删去一行，或者写清是哪一个。")
ENDS_FIRST = _("停用日期早于启用日期。")
KEYS = (
    "kind", "operator", "company", "district", "address", "lon", "lat", "datum", "functions",
    "amenities", "parking", "truck_spaces", "charging", "hours", "level", "phone", "capacity",
    "trucks", "opened_on", "closed_on",
)  # fmt: skip
SHOP_WORDS = ("门店", "服务点", "网点")


@dataclass(slots=True)
class Block:
    """What a block of rows means, aligned with the rows; `apply` writes it."""

    rows: Rows  # in stored form
    ids: list[UUID]
    new: list[bool]
    operators: list[Operator | None]
    companies: list[CompanyRef | None]


class Stations:
    """Roster of stations; a place is known by its name."""

    kind = "stations"
    label = _("驿站和服务门店名册")
    right = Right.MANAGE_STATIONS
    subjects = ("驿站", "门店", "站点", "阵地", "服务点")
    messages: tuple[str, ...] = ()
    needs = (("name",), ("lon", "coordinates", "address"))
    once = (Once(("name",), TWICE),)
    columns = COLUMNS
    dropped = DROPPED

    def check(self, rows: Rows, context: Context) -> Iterable[Finding]:
        return ()

    def match(self, rows: Rows, context: Context) -> Match:
        stored = _fetch(rows["name"], context)
        lookups = Lookups.of(context)
        companies, findings = lookups.companies(rows, needed=False)
        districts, warnings = lookups.districts(rows)
        points, more = placed(rows, context)
        rows = with_columns(
            rows,
            district=_with_address(districts, rows["address"], lookups),
            company=[None if company is None else company.name for company in companies],
            closed_on=[None if cell == OPEN else cell for cell in rows["closed_on"]],
            **points,
        )
        ids = [stored[name].id if name in stored else uuid7() for name in rows["name"]]
        new = [name not in stored for name in rows["name"]]
        rows = with_columns(rows, kind=_kinds(rows, companies, new))
        operators, wrong = Operators.of(context).for_rows(rows, companies, new)
        rows = with_columns(rows, operator=[op.name if op else None for op in operators])
        known: list[Known] = [
            stored[name].known if name in stored else None for name in rows["name"]
        ]
        match = compare(rows, KEYS, known)
        lookups.name_districts(match)
        match.findings = [*findings, *warnings, *more, *wrong, *_reversed(rows, known)]
        match.state = Block(rows, ids, new, operators, companies)
        return match

    def apply(self, rows: Rows, match: Match, context: Context, ledger: Ledger) -> None:
        block: Block = match.state
        keep = [i for i, outcome in enumerate(match.outcomes) if outcome != Outcome.SAME]
        lines = list(block.rows.tuples("name", *KEYS))
        made: dict[UUID, tuple[object, ...]] = {}
        changed: dict[UUID, tuple[object, ...]] = {}
        for i in keep:
            operator, company = block.operators[i], block.companies[i]
            units = (operator.id if operator else None, company.id if company else None)
            into = made if block.new[i] else changed
            into[block.ids[i]] = (*units, *lines[i])
        _insert(made, context, ledger)
        _update(changed, ledger)


def _with_address(
    districts: Sequence[Cell], addresses: Sequence[Cell], lookups: Lookups
) -> list[Cell]:
    """Where the district is not written, the address often begins with it."""
    return [
        code or lookups.district(address)
        for code, address in zip(districts, addresses, strict=True)
    ]


def _kinds(rows: Rows, companies: Sequence[CompanyRef | None], new: Sequence[bool]) -> list[Cell]:
    """As written; a new one of a company, or called a shop, is a shop, any other a station."""
    kinds: list[Cell] = []
    cells = zip(rows.tuples("kind", "name"), companies, new, strict=True)
    for (kind, name), company, is_new in cells:
        if kind is not None or not is_new:
            kinds.append(kind)
        elif company is not None or any(word in (name or "") for word in SHOP_WORDS):
            kinds.append(StationKind.SHOP.value)
        else:
            kinds.append(StationKind.STATION.value)
    return kinds


def _reversed(rows: Rows, known: Sequence[Known]) -> Iterable[Finding]:
    """A last day before the first one, where one of the two stands in the register."""
    first_at, last_at = KEYS.index("opened_on"), KEYS.index("closed_on")
    for index, (opened, closed) in enumerate(rows.tuples("opened_on", "closed_on")):
        stored = known[index]
        first = opened or (stored[first_at] if stored else None)
        last = closed or (stored[last_at] if stored else None)
        if first is not None and last is not None and last < first:
            yield Finding(index, "closed_on", ENDS_FIRST)


@dataclass(frozen=True, slots=True)
class Stored:
    id: UUID
    known: tuple[Cell, ...]


_KNOWN = """
SELECT s.name, s.id, s.kind, u.name, c.name, nullif(s.division, ''), nullif(s.address, ''),
       round(s.lon::numeric, 6)::text, round(s.lat::numeric, 6)::text, nullif(s.datum, ''),
       nullif(array_to_string(s.functions, ','), ''), nullif(array_to_string(s.amenities, ','), ''),
       nullif(s.parking, ''), s.truck_spaces::text, nullif(s.charging, ''), nullif(s.hours, ''),
       nullif(s.level, ''), nullif(s.phone, ''), s.capacity::text, s.serves_trucks::text,
       s.opened_on::text, s.closed_on::text
FROM stations_station s JOIN organisations_unit u ON u.id = s.operator_id
LEFT JOIN registry_company c ON c.id = s.company_id
WHERE s.city = %s AND s.name = ANY(%s)
"""


def _fetch(names: Iterable[Cell], context: Context) -> dict[Cell, Stored]:
    wanted = sorted({name for name in names if name is not None})
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [context.city, wanted])
        return {row[0]: Stored(row[1], tuple(row[2:])) for row in cursor.fetchall()}


_TABLE = {
    "id": "uuid", "operator_id": "uuid", "company_id": "uuid", "name": "text", "kind": "text",
    "operator": "text", "company": "text", "district": "text", "address": "text",
    "lon": "float8", "lat": "float8", "datum": "text", "functions": "text", "amenities": "text",
    "parking": "text", "truck_spaces": "smallint", "charging": "text", "hours": "text",
    "level": "text", "phone": "text", "capacity": "smallint", "trucks": "boolean",
    "opened_on": "date", "closed_on": "date",
}  # fmt: skip
_COLUMNS = (
    "id", "city", "number", "kind", "name", "operator_id", "company_id", "lon", "lat", "datum",
    "address", "division", "functions", "amenities", "parking", "truck_spaces", "charging",
    "hours", "level", "phone", "capacity", "serves_trucks", "opened_on", "closed_on",
)  # fmt: skip
_INSERT = """
SELECT id, %s, number, kind, name, operator_id, company_id, lon, lat, coalesce(datum, ''),
       coalesce(address, ''), coalesce(district, ''),
       string_to_array(coalesce(functions, ''), ','), string_to_array(coalesce(amenities, ''), ','),
       coalesce(parking, ''), truck_spaces, coalesce(charging, ''), coalesce(hours, ''),
       coalesce(level, ''), coalesce(phone, ''), capacity,
       coalesce(trucks, kind = 'station'), coalesce(opened_on, %s::date), closed_on
FROM new_stations
"""
_UPDATE = """
SELECT n.id, coalesce(n.kind, s.kind) AS kind, coalesce(n.operator_id, s.operator_id) AS operator_id,
       coalesce(n.company_id, s.company_id) AS company_id, coalesce(n.lon, s.lon) AS lon,
       coalesce(n.lat, s.lat) AS lat, coalesce(n.datum, s.datum) AS datum,
       coalesce(n.address, s.address) AS address, coalesce(n.district, s.division) AS division,
       coalesce(string_to_array(n.functions, ',')::varchar(16)[], s.functions) AS functions,
       coalesce(string_to_array(n.amenities, ',')::varchar(16)[], s.amenities) AS amenities,
       coalesce(n.parking, s.parking) AS parking,
       coalesce(n.truck_spaces, s.truck_spaces) AS truck_spaces,
       coalesce(n.charging, s.charging) AS charging, coalesce(n.hours, s.hours) AS hours,
       coalesce(n.level, s.level) AS level, coalesce(n.phone, s.phone) AS phone,
       coalesce(n.capacity, s.capacity) AS capacity,
       coalesce(n.trucks, s.serves_trucks) AS serves_trucks,
       coalesce(n.opened_on, s.opened_on) AS opened_on, coalesce(n.closed_on, s.closed_on) AS closed_on
FROM changed_stations n JOIN stations_station s ON s.id = n.id
"""


def _insert(made: Mapping[UUID, tuple[object, ...]], context: Context, ledger: Ledger) -> None:
    if not made:
        return
    kind_at = list(_TABLE).index("kind") - 1
    numbers = {
        kind: iter(take_numbers(context.city, series, len(made))) for kind, series in _series(made)
    }
    rows = [
        (
            pk,
            f"{SERIES[StationKind(str(row[kind_at]))]}-{next(numbers[str(row[kind_at])]):04d}",
            *row,
        )
        for pk, row in made.items()
    ]
    kinds = {"id": "uuid", "number": "text", **{key: _TABLE[key] for key in list(_TABLE)[1:]}}
    ledger.table("new_stations", kinds, rows)
    ledger.insert(Station, _COLUMNS, _INSERT, [context.city, context.today])


def _series(made: Mapping[UUID, tuple[object, ...]]) -> Iterable[tuple[str, str]]:
    """The series of numbers this block needs."""
    kind_at = list(_TABLE).index("kind") - 1
    for kind in {str(row[kind_at]) for row in made.values()}:
        yield kind, SERIES[StationKind(kind)]


def _update(changed: Mapping[UUID, tuple[object, ...]], ledger: Ledger) -> None:
    if changed:
        ledger.table("changed_stations", _TABLE, ((pk, *row) for pk, row in changed.items()))
        columns = [column for column in _COLUMNS[3:] if column != "name"]
        ledger.update(Station, columns, _UPDATE)
