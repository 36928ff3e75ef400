"""The coverage figures of the small city: what counts, for whom, and which rows stand behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests import cast
from tests import factories as make
from tests.insight import happened
from tests.insight.conftest import YEAR, Desk
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.periods import Period
from yilu.insight import queries
from yilu.insight.catalogue import INDICATORS, measure
from yilu.insight.rows import KINDS

WHOLE = {
    "companies_operating": 2,
    "vehicles_compliant": 2,
    "drivers_licensed": 3,
    "drivers_operating": 4,
    "members_operating": 3,
    "members_covered": 2,
    "members_first_branch": 1,
    "members_floating_branch": 1,
    "lectures_held": 0,
    "trainings_held": 0,
    "education_person_times": 0,
    "meetings_held": 0,
    "applications_received": 0,
    "activists": 0,
    "activists_now": 0,
    "targets_now": 0,
    "probationary_now": 0,
    "development_late": 0,
    "stations": 0,
    "service_counters": 0,
    "station_services": 0,
    "appeals_settled": 0,
    "disputes_mediated": 0,
    "helps_given": 0,
    "gift_recipients": 0,
    "gift_value": 0,
    "consultation_person_times": 0,
    "volunteer_vehicles": 0,
    "exam_vehicles": 0,
    "exam_vehicle_trips": 0,
    "exam_person_times": 0,
    "snapshot_reporters": 0,
    "snapshots_filed": 0,
    "snapshots_settled": 0,
    "snapshots_on_time": 0,
    "snapshots_verified": 0,
}


def values(actor: Actor, scope: str = "", period: Period = YEAR) -> dict[str, int | None]:
    asked = queries.scope(actor, scope)
    return {f.key: f.value for f in queries.catalogue(actor, period, asked)}


def test_the_whole_city(desk: Desk) -> None:
    assert values(desk.staff) == WHOLE


def test_the_command_line_sees_what_the_committee_sees(desk: Desk) -> None:
    assert values(Actor.for_system(cast.CITY)) == WHOLE


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("万顺叫车", (1, 1, 2, 2, 1, 1)),
        ("金沙渡出行", (1, 1, 2, 2, 2, 1)),
        ("仁和区委社会工作部", (0, 1, 1, 1, 1, 1)),
        ("万顺叫车党支部", (0, 0, 0, 0, 1, 1)),
    ],
)
def test_a_part_of_the_city(desk: Desk, scope: str, expected: tuple[int, ...]) -> None:
    assert tuple(values(desk.staff, scope).values())[:6] == expected


def test_scope_is_asked_by_number_or_exact_name(desk: Desk) -> None:
    unit = desk.city.wanshun_unit
    assert queries.scope(desk.staff, unit.number) == queries.scope(desk.staff, unit.name)
    with pytest.raises(NotFound):
        queries.scope(desk.staff, "万顺")


def test_a_person_in_two_rows_is_one_person(desk: Desk) -> None:
    """王芳 drives for two companies, 陈大山 drives a truck: neither is counted twice or wrongly."""
    make.operation(desk.city.chen, desk.city.wanshun, cast.DAY)
    assert values(desk.staff)["drivers_operating"] == 4


@pytest.mark.parametrize("persona", ["district", "secretary", "floating_secretary"])
def test_nobody_asks_above_himself(desk: Desk, persona: str) -> None:
    actor = desk.city.cast[persona]
    with pytest.raises(NotFound):
        queries.scope(actor, desk.city.root.name)
    with pytest.raises(NotFound):
        queries.figure(actor, "drivers_operating", YEAR, desk.scope)


def test_only_those_with_figures_have_a_scope(desk: Desk) -> None:
    readers = {who for who, actor in desk.city.cast.items() if queries.scopes(actor)}
    by_right = {
        who for who, actor in desk.city.cast.items() if actor.may_anywhere(Right.VIEW_FIGURES)
    }
    assert readers == by_right - {"elsewhere"}  # the other city's tree is not here


def test_a_foreign_city_looks_like_none(desk: Desk) -> None:
    with pytest.raises(NotFound):
        queries.figure(desk.city.cast["elsewhere"], "drivers_operating", YEAR, desk.scope)


def test_an_unknown_figure_does_not_exist(desk: Desk) -> None:
    with pytest.raises(NotFound):
        queries.figure(desk.staff, "drivers_rumoured", YEAR, desk.scope)


def test_a_month_without_reports_is_missing_and_not_nought(desk: Desk) -> None:
    """The as-of month has no report yet: no earlier month takes its place, and the note says so."""
    july = Period.twelve_months_to(date(2026, 7, 3))
    figures = {f.key: f for f in queries.catalogue(desk.staff, july, desk.scope)}
    assert figures["drivers_operating"].missing
    assert "2026年7月" in figures["drivers_operating"].note
    assert figures["drivers_licensed"].value == 2  # 罗小平's ran out on 1 July
    assert not figures["drivers_licensed"].missing


def test_a_district_without_operation_is_nought_and_not_missing(desk: Desk) -> None:
    branch = queries.figure(
        desk.staff, "drivers_operating", YEAR, queries.scope(desk.staff, "万顺叫车党支部")
    )
    assert (branch.value, branch.missing, branch.note) == (0, False, "")


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.key)
def test_every_figure_equals_the_rows_it_opens_to(desk: Desk, indicator: object) -> None:
    key = indicator.key  # type: ignore[attr-defined]
    happened.everything(desk.city)
    opened = queries.opened(desk.staff, key, YEAR, desk.scope)
    # Whose consultation it was is the desk's alone: counted, and not opened.
    sealed = 1 if key == "consultation_person_times" else 0
    assert len(opened.rows) + sealed == opened.total == opened.figure.value
    assert (opened.hidden, opened.gone) == (sealed, 0)
    assert all(len(row.cells) == len(opened.columns) for row in opened.rows)


def test_every_figure_has_a_kind_of_row_to_open(desk: Desk) -> None:
    assert {indicator.row_kind for indicator in INDICATORS} <= set(KINDS)


def test_names_are_masked_in_rows(desk: Desk) -> None:
    opened = queries.opened(desk.staff, "drivers_operating", YEAR, desk.scope)
    assert [row.cells[1] for row in opened.rows] == ["罗*平", "王*", "阿*各", "赵*"]


def test_rows_beyond_a_viewers_sight_are_counted_but_not_shown(desk: Desk) -> None:
    """The district has figures of its own part; of the drivers there it opens its own."""
    district = desk.city.cast["district"]
    opened = queries.opened(district, "drivers_operating", YEAR, queries.scope(district))
    assert (opened.total, opened.visible, opened.hidden) == (1, 1, 0)


def test_a_handful_is_withheld_from_who_may_not_open_it(desk: Desk) -> None:
    """Figures without registers: two drivers of a company are as good as their names."""
    figures_only = replace(desk.staff, rights_cap=frozenset({Right.VIEW_FIGURES, Right.VIEW_UNITS}))
    scope = queries.scope(figures_only, "万顺叫车")
    figure = queries.figure(figures_only, "drivers_operating", YEAR, scope)
    assert (figure.value, figure.people, figure.text) == (None, None, "不足5人")
    assert figure.suppressed
    with pytest.raises(NotFound):
        queries.opened(figures_only, "drivers_operating", YEAR, scope)
    companies = queries.figure(figures_only, "companies_operating", YEAR, scope)
    assert companies.value == 1  # companies are no persons


def test_coverage_shows_both_readings(desk: Desk) -> None:
    figure = measure(desk.scope, YEAR)["members_covered"]
    assert [(r.label, r.value) for r in figure.readings] == [
        ("应覆盖", 3),
        ("已覆盖", 2),
        ("空白点", 1),
    ]


def test_an_expired_driver_operates_but_is_not_licensed(desk: Desk) -> None:
    figure = measure(desk.scope, YEAR)["drivers_operating"]
    assert [r.value for r in figure.readings] == [3, 1]


def test_keys_labels_and_definitions_are_said_once(desk: Desk) -> None:
    for name in ("key", "label", "definition"):
        said = [str(getattr(indicator, name)) for indicator in INDICATORS]
        assert len(set(said)) == len(said)
