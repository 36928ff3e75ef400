"""The vehicles' list: plates, what the plate and the rest say about each other, permits, services."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_noop as _

from yilu.core import ids
from yilu.core.actor import Right
from yilu.core.uuid7 import uuid7
from yilu.intake.spec import (
    Cell,
    Context,
    Finding,
    Known,
    Ledger,
    Match,
    Once,
    Outcome,
    Rows,
    Severity,
    compare,
)
from yilu.registry.enums import Fuel, PermitKind, PlateColour
from yilu.registry.models import Vehicle, VehicleService
from yilu.registry.roster.driver_rows import merged
from yilu.registry.roster.links import Links, LinkWriter, known_links, tell_links
from yilu.registry.roster.lookups import CompanyRef, Lookups, with_columns
from yilu.registry.roster.permits import PERMIT_KEYS, Permits, PermitWriter
from yilu.registry.roster.status import ended_rows, odd_states
from yilu.registry.roster.terms import LinkPlan, PermitPlan
from yilu.registry.roster.vehicle_sheet import COLUMNS, DROPPED

TWICE = _("这辆车在第 %(row)s 行已经有了，请删去一行。")
AGAIN = _("这辆车在第 %(row)s 行也登记过，请看看是不是两家企业都在用。")
SHORT = _("这个号码按普通号牌读，也可能是绿牌少写了一位，请看行驶证。")
COLOUR = _("号牌颜色和号码对不上：绿牌 8 位，其他 7 位，请看行驶证。")
FUEL = _("燃料种类和号码对不上：绿牌是新能源车，请看行驶证。")
LETTER = _("绿牌上的字母和燃料种类对不上：D、A、B、C、E 是纯电动，其余是非纯电动。")
ELSEWHERE = _("这辆车现在登记在%(names)s，导入后两家都有，请核对。")

VEHICLE_KEYS = (
    "plate_colour", "fuel", "seats", "brand", "model", "colour", "vin", "owner_name", "registered_on",
    "mileage_km", "district",
)  # fmt: skip
LINK_KEYS = ("joined_on", "left_on")
NEW_ENERGY_COLOURS = frozenset({PlateColour.GREEN.value, PlateColour.YELLOW_GREEN.value})
NEW_ENERGY_FUELS = frozenset({Fuel.ELECTRIC.value, Fuel.PLUG_IN.value, Fuel.HYDROGEN.value})


@dataclass(slots=True)
class Block:
    """What a block of rows means, aligned with the rows."""

    rows: Rows
    vehicles: VehicleRows
    companies: list[CompanyRef | None]
    permits: list[PermitPlan]
    links: list[LinkPlan | None]


class Vehicles:
    """Roster of vehicles, known by their plates."""

    kind = "vehicles"
    label = _("车辆名册")
    right = Right.VIEW_REGISTERS
    subjects = ("车辆", "机动车", "网约车")
    messages = ("baseInfoVehicle",)
    needs = (("plate",),)
    once = (
        Once(("plate", "company"), TWICE),
        Once(("plate",), AGAIN, Severity.WARNING),
    )
    columns = COLUMNS
    dropped = DROPPED

    def check(self, rows: Rows, context: Context) -> Iterable[Finding]:
        yield from odd_states(rows, context)
        for index, (plate, colour, fuel) in enumerate(rows.tuples("plate", "plate_colour", "fuel")):
            if plate is not None:
                for column, message in contradictions(plate, colour, fuel):
                    yield Finding(index, column, message, severity=Severity.WARNING)

    def match(self, rows: Rows, context: Context) -> Match:
        lookups = Lookups.of(context)
        companies, findings = lookups.companies(rows, needed=False)
        groups, more = lookups.group_ids(rows, companies)
        districts, warnings = lookups.districts(rows)
        rows = with_columns(rows, district=districts)
        vehicles = VehicleRows(rows, groups, context)
        permits = Permits(PermitKind.VEHICLE, vehicles.ids, vehicles.new, rows, context)
        joined, left = rows["joined_on"], rows["left_on"]
        links = Links(VehicleService, "vehicle", vehicles.ids, vehicles.new, companies)
        plans = links.plan(joined, left, ended_rows(rows, context), context)
        stored = zip(vehicles.known, permits.known, known_links(plans, joined, left), strict=True)
        known = [
            None if vehicle is None else (*vehicle, *permit, *link)
            for vehicle, permit, link in stored
        ]
        match = compare(rows, (*VEHICLE_KEYS, *PERMIT_KEYS, *LINK_KEYS), known)
        tell_links(match, plans, LINK_KEYS[1])
        lookups.name_districts(match)
        running = links.running(context.today.isoformat())
        elsewhere = _elsewhere(vehicles.ids, companies, running, lookups)
        match.findings = [*findings, *more, *warnings, *permits.findings, *elsewhere]
        match.state = Block(rows, vehicles, companies, permits.plans, plans)
        return match

    def apply(self, rows: Rows, match: Match, context: Context, ledger: Ledger) -> None:
        block: Block = match.state
        keep = [i for i, outcome in enumerate(match.outcomes) if outcome != Outcome.SAME]
        block.vehicles.write(block.rows, keep, context, ledger)
        PermitWriter(PermitKind.VEHICLE, "vehicle").write(
            block.rows, block.vehicles.ids, block.permits, keep, context, ledger
        )
        LinkWriter(VehicleService, "vehicle").write(
            block.vehicles.ids, block.companies, block.links, keep, context, ledger
        )


def contradictions(plate: str, colour: Cell, fuel: Cell) -> Iterable[tuple[str, str]]:
    """What plate, colour and fuel say against each other, as (column, message)."""
    if not ids.is_new_energy(plate):
        electric = fuel in (Fuel.ELECTRIC.value, Fuel.PLUG_IN.value)
        if ids.may_lack_a_digit(plate):
            yield "plate", SHORT
        elif colour in NEW_ENERGY_COLOURS:
            yield "plate_colour", COLOUR
        elif electric:
            yield "fuel", FUEL
        return
    if colour is not None and colour not in NEW_ENERGY_COLOURS:
        yield "plate_colour", COLOUR
    if fuel is not None and fuel not in NEW_ENERGY_FUELS and fuel != Fuel.OTHER.value:
        yield "fuel", FUEL
    elif _letter_disagrees(plate, fuel):
        yield "fuel", LETTER


def _letter_disagrees(plate: str, fuel: Cell) -> bool:
    pure = ids.new_energy_letter(plate) in ids.PURE_ELECTRIC_LETTERS
    return (fuel == Fuel.ELECTRIC.value and not pure) or (fuel == Fuel.PLUG_IN.value and pure)


def _elsewhere(
    vehicles: Sequence[UUID],
    companies: Sequence[CompanyRef | None],
    running: dict[UUID, set[UUID]],
    lookups: Lookups,
) -> Iterable[Finding]:
    """A vehicle that runs for another company too is told, not refused."""
    for index, (vehicle, company) in enumerate(zip(vehicles, companies, strict=True)):
        if company is None or vehicle not in running:
            continue
        if others := running[vehicle] - {company.id}:
            params = {"names": "、".join(sorted(lookups.company_name(pk) for pk in others))}
            column = "company" if company else "plate"
            yield Finding(index, column, ELSEWHERE, params, Severity.WARNING)


class VehicleRows:
    """Aligned with the rows: ids (new ones are made here), whether new, and what is stored."""

    def __init__(self, rows: Rows, groups: Sequence[UUID], context: Context) -> None:
        self._groups = groups
        found = _fetch(rows["plate"], context)
        made: dict[Cell, UUID] = {}
        self.ids: list[UUID] = []
        self.new: list[bool] = []
        self.known: list[Known] = []
        for plate in rows["plate"]:
            stored = found.get(plate)
            if stored is None and plate not in made:
                made[plate] = uuid7()
            self.ids.append(made[plate] if stored is None else stored[0])
            self.new.append(stored is None)
            self.known.append(None if stored is None else stored[1])

    def write(self, rows: Rows, keep: Sequence[int], context: Context, ledger: Ledger) -> None:
        new: dict[UUID, list[object]] = {}
        changed: dict[UUID, list[object]] = {}
        cells = list(rows.tuples("plate", *VEHICLE_KEYS))
        for index in keep:
            plate, *said = cells[index]
            vehicle = self.ids[index]
            row: list[object] = [plate, self._groups[index], *said]
            into = new if self.new[index] else changed
            into[vehicle] = row if vehicle not in into else merged(into[vehicle], row)
        if new:
            ledger.table("new_vehicles", _TABLE, ((pk, *row) for pk, row in new.items()))
            ledger.insert(Vehicle, ("id", "city", *list(_TABLE)[1:]), _INSERT, [context.city])
        if changed:
            ledger.table("changed_vehicles", _TABLE, ((pk, *row) for pk, row in changed.items()))
            ledger.update(Vehicle, VEHICLE_KEYS, _UPDATE)


def _fetch(plates: Sequence[Cell], context: Context) -> dict[Cell, tuple[UUID, tuple[Cell, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [context.city, [plate for plate in plates if plate is not None]])
        return {row[0]: (row[1], tuple(row[2:])) for row in cursor.fetchall()}


_KNOWN = """
SELECT plate, id, nullif(plate_colour, ''), nullif(fuel, ''), seats::text, nullif(brand, ''),
       nullif(model, ''), nullif(colour, ''), nullif(vin, ''), nullif(owner_name, ''),
       registered_on::text, mileage_km::text, nullif(district, '')
FROM registry_vehicle WHERE city = %s AND plate = ANY(%s)
"""
_TABLE = {
    "id": "uuid",
    "plate": "text",
    "group_id": "uuid",
    "plate_colour": "text",
    "fuel": "text",
    "seats": "smallint",
    "brand": "text",
    "model": "text",
    "colour": "text",
    "vin": "text",
    "owner_name": "text",
    "registered_on": "date",
    "mileage_km": "integer",
    "district": "text",
}
_INSERT = """
SELECT id, %s, plate, group_id, coalesce(plate_colour, ''), coalesce(fuel, ''), seats,
       coalesce(brand, ''), coalesce(model, ''), coalesce(colour, ''), coalesce(vin, ''),
       coalesce(owner_name, ''), registered_on, mileage_km, coalesce(district, '')
FROM new_vehicles
"""
_UPDATE = """
SELECT s.id, coalesce(s.plate_colour, v.plate_colour) AS plate_colour, coalesce(s.fuel, v.fuel) AS fuel,
       coalesce(s.seats, v.seats) AS seats, coalesce(s.brand, v.brand) AS brand,
       coalesce(s.model, v.model) AS model, coalesce(s.colour, v.colour) AS colour,
       coalesce(s.vin, v.vin) AS vin, coalesce(s.owner_name, v.owner_name) AS owner_name,
       coalesce(s.registered_on, v.registered_on) AS registered_on,
       coalesce(s.mileage_km, v.mileage_km) AS mileage_km, coalesce(s.district, v.district) AS district
FROM changed_vehicles s JOIN registry_vehicle v ON v.id = s.id
"""
