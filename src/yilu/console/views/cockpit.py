"""The first page of the desk: what waits, the three strengths with their rows; or one's own unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yilu.appeals import queries as appeals
from yilu.console.links import to
from yilu.console.nav import entries_for
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.registry.permits import RadarRow, radar_row
from yilu.console.views.strengths import strengths
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.insight import queries
from yilu.intake import queries as intake
from yilu.intake.enums import State
from yilu.membership import queries as membership
from yilu.organisations import queries as organisations
from yilu.organisations.enums import BRANCH_KINDS, ROLE_LABELS, UnitKind
from yilu.people import queries as people
from yilu.registry.enums import RIDE_HAILING, PermitKind, Standing
from yilu.ui import schematic

NAV = "home"
TREE_ROWS = 9
GAPS_SHOWN = 3
WAITS_SHOWN = 4
CHANNEL = (Right.VIEW_APPEALS, Right.HANDLE_APPEALS)


@desk()
def home(request: HttpRequest) -> HttpResponse:
    """The cockpit for whoever has figures; for the rest, what is theirs."""
    actor = actor_of(request)
    if not actor.may_anywhere(Right.VIEW_FIGURES):
        return render(request, "console/insight/own.html", {"nav": NAV, **_own(actor)})
    found = queries.cockpit(actor)
    waits = _waits(actor, found)
    context = {
        "nav": NAV,
        "cockpit": found,
        "waits": waits,
        "answer": _answer(waits),
        "strengths": strengths(actor, found),
        "radar": [radar_row(line) for line in found.radar],
        "tree": _tree(actor, found),
        "gaps": _gap_names(actor) if found.gaps else [],
        **_map(request, found),
    }
    return render(request, "console/insight/cockpit.html", context)


# ── what waits ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Wait:
    """Something to do now, and the rows it is about."""

    label: Any
    value: int
    unit: Any
    href: str
    also: str = ""
    tone: str = ""
    words: str = ""  # its part of the page's first sentence; empty when there is nothing to do


def _waits(actor: Actor, found: queries.Cockpit) -> list[Wait]:
    """What is late leads; four at most, so that each can be read."""
    every = list(_every_wait(actor, found))
    return sorted(every, key=lambda wait: wait.tone != "late")[:WAITS_SHOWN]


def _every_wait(actor: Actor, found: queries.Cockpit) -> Iterator[Wait]:
    if any(actor.may_anywhere(right) for right in CHANNEL):
        yield _overdue(actor)
    if found.gaps is not None:
        yield _gaps(actor, found.gaps)
    for line in found.radar:
        if line.kind == PermitKind.DRIVER:
            yield from _expiries(radar_row(line), [radar_row(other) for other in found.radar])
    if actor.may_anywhere(Right.IMPORT):
        yield _imports(actor)
    elif actor.may_anywhere(Right.CONFIRM_IDENTITY):
        yield _checks(actor)


def _overdue(actor: Actor) -> Wait:
    counts = appeals.box_counts(actor)
    over, mine = counts["over"], counts["mine"]
    words = _("%(n)d 件诉求超期") % {"n": over} if over else ""
    also = _("在办 %(open)d 件，等我办的 %(mine)d 件") % {"open": counts["open"], "mine": mine}
    href = to("console:appeals", due="over")
    return Wait(_("超期的诉求"), over, _("件"), href, also, "late" if over else "", words)


def _gaps(actor: Actor, gaps: int) -> Wait:
    suggested = membership.proposals(actor).count()
    also = _("%(n)d 条编入建议等着看") % {"n": suggested} if suggested else _("在营的司机党员")
    words = _("%(n)d 名司机党员还没有支部") % {"n": gaps} if gaps else ""
    tone = "late" if gaps else ""
    return Wait(_("空白点"), gaps, _("人"), to("console:gaps"), also, tone, words)


def _gap_names(actor: Actor) -> list[tuple[Any, str]]:
    """The first few of the list, masked; the rest is one step away."""
    rows = membership.gap_list(actor)[:GAPS_SHOWN]
    return [(row, masking.name(row.person.name)) for row in rows]


def _expiries(drivers: RadarRow, rows: list[RadarRow]) -> Iterator[Wait]:
    """Drivers' permits lead; vehicles and companies stand beside them."""
    soon, over = drivers.of(Standing.EXPIRING_30), drivers.of(Standing.EXPIRED)
    words = _("%(n)d 人的驾驶员证 30 天内到期") % {"n": soon[0]} if soon[0] else ""
    label = _("驾驶员证 30 天内到期")
    yield Wait(label, soon[0], _("人"), soon[1], _others(rows, Standing.EXPIRING_30), "", words)
    words = _("%(n)d 人的已经过期") % {"n": over[0]} if over[0] else ""
    tone = "late" if over[0] else ""
    label = _("驾驶员证已过期")
    yield Wait(label, over[0], _("人"), over[1], _others(rows, Standing.EXPIRED), tone, words)


def _others(rows: list[RadarRow], standing: Standing) -> str:
    counts = {row.kind: row.of(standing)[0] for row in rows}
    return _("运输证 %(vehicles)d 辆，经营许可证 %(companies)d 家") % {
        "vehicles": counts.get(PermitKind.VEHICLE, 0),
        "companies": counts.get(PermitKind.PLATFORM, 0),
    }


def _imports(actor: Actor) -> Wait:
    ready = intake.batches(actor, state=State.READY)
    waiting, failing = ready.count(), sum(row.failing for row in ready)
    also = _("其中 %(n)d 行要改") % {"n": failing} if failing else _("没有要改的行")
    words = ngettext("%(n)d 份名册等着核对", "%(n)d 份名册等着核对", waiting) % {"n": waiting}
    href = to("console:imports", state=State.READY.value)
    return Wait(_("等着核对的导入"), waiting, _("份"), href, also, "", words if waiting else "")


def _checks(actor: Actor) -> Wait:
    waiting = people.identity_checks(actor).count()
    words = _("%(n)d 人等着当面核对") % {"n": waiting} if waiting else ""
    href = reverse("account_confirm_identity")
    return Wait(_("等着当面核对"), waiting, _("人"), href, _("看他的身份证，不看手机"), "", words)


def _answer(waits: list[Wait]) -> str:
    """The first sentence of the page."""
    said = [wait.words for wait in waits if wait.words]
    if not said:
        return _("今天没有要马上办的")
    return _("现在要办：%(what)s") % {"what": _("，").join(said)}


# ── the tree ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the tree with the number that says how far it reaches."""

    unit: Any
    depth: int
    value: int | None
    measure: str


def _tree(actor: Actor, found: queries.Cockpit) -> list[Branch]:
    """The units that carry the coverage: above all the branches and the companies."""
    if not actor.may_anywhere(Right.VIEW_UNITS):
        return []
    members = {}
    if actor.may_anywhere(Right.VIEW_MEMBERS):
        members = {row.unit.pk: row.members for row in membership.branches(actor, found.on)}
    operating = {line.company.unit_id: line.drivers_operating for line in found.companies}
    rows = [_branch(row, members, operating) for row in organisations.tree(actor, on=found.on)]
    carrying = {
        *BRANCH_KINDS,
        UnitKind.COMPANY,
        UnitKind.INDUSTRY_COMMITTEE,
        UnitKind.DISTRICT_BODY,
    }
    return [row for row in rows if row.unit.kind in carrying][:TREE_ROWS]


def _branch(row: Any, members: dict[Any, int], operating: dict[Any, int]) -> Branch:
    unit = row.unit
    if unit.pk in members:
        return Branch(unit, row.depth, members[unit.pk], _("名党员"))
    if unit.pk in operating:
        return Branch(unit, row.depth, operating[unit.pk], _("人在营"))
    return Branch(unit, row.depth, None, str(unit.get_kind_display()))


# ── the districts ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class MapMeasure:
    """A number the map can show: where it stands in a district's line, and the rows it opens to."""

    key: str
    label: Any
    unit: Any
    page: str = ""
    standing: str = ""
    operating: str = ""

    def href(self, district: str) -> str:
        if not self.page or not district:
            return reverse("console:figure", args=[self.key])
        return to(
            self.page,
            district=district,
            group=RIDE_HAILING,
            standing=self.standing,
            operating=self.operating,
        )


MEASURES = (
    MapMeasure(
        "drivers_operating",
        gettext_lazy("在营司机"),
        gettext_lazy("人"),
        "console:drivers",
        "",
        "yes",
    ),
    MapMeasure(
        "vehicles_compliant",
        gettext_lazy("合规车辆数"),
        gettext_lazy("辆"),
        "console:vehicles",
        "valid",
        "yes",
    ),
    MapMeasure(
        "drivers_licensed", gettext_lazy("持证司机"), gettext_lazy("人"), "console:drivers", "valid"
    ),
    MapMeasure("members_operating", gettext_lazy("在营司机党员"), gettext_lazy("人")),
)
LISTED = MEASURES[:-1]  # members stand in the table as 30/30: placed, and to be placed


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A district's line of the table beside the map: the same numbers, each leading to its rows."""

    line: queries.DistrictLine
    cells: tuple[tuple[int, str], ...]


def _map(request: HttpRequest, found: queries.Cockpit) -> dict[str, Any]:
    """The districts drawn by one measure, and all measures as a table; nothing below the whole city."""
    if not found.districts:
        return {"sheet": None}
    keys = [measure.key for measure in MEASURES]
    asked = request.GET.get("map", "")
    at = keys.index(asked) if asked in keys else 0
    measure = MEASURES[at]
    named = [line for line in found.districts if line.code and line.name]
    sheet = schematic.draw(
        [(line.code, line.name) for line in named],
        {line.code: getattr(line, measure.key) for line in named},
        frozenset(line.code for line in named if line.gap),
    )
    return {
        "sheet": sheet,
        "measure": measure,
        "measures": MEASURES,
        "tiles": [(tile, measure.href(tile.code)) for tile in sheet.tiles],
        "next_measure": MEASURES[(at + 1) % len(MEASURES)],
        "district_rows": [_district_row(line) for line in found.districts],
        "listed": LISTED,
        "totals": [sum(getattr(line, item.key) for line in found.districts) for item in LISTED],
        "covered": sum(line.members_covered for line in found.districts),
        "members": sum(line.members_operating for line in found.districts),
    }


def _district_row(line: queries.DistrictLine) -> DistrictRow:
    cells = tuple(
        (getattr(line, measure.key), measure.href(line.code) if measure.page and line.code else "")
        for measure in LISTED
    )
    return DistrictRow(line, cells)


# ── few rights ──────────────────────────────────────────────────────────────────────────────────


def _own(actor: Actor) -> dict[str, Any]:
    """One's own units and what one may do; nothing that leads nowhere, no numbers of others."""
    units = {unit.pk: unit for unit in organisations.units_visible(actor)}
    posts = [
        (units[grant.unit_id], ROLE_LABELS[grant.role])
        for grant in actor.grants
        if grant.unit_id in units
    ]
    checks = actor.may_anywhere(Right.CONFIRM_IDENTITY)
    return {
        "posts": posts,
        "doors": [entry for entry in entries_for(actor) if entry.key != NAV],
        "checks": people.identity_checks(actor).count() if checks else None,
    }
