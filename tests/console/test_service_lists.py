"""Every list of stations, activities, care and stock asks as often for 1, 3 and 50 rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.care import scenes
from tests.cast import CITY, DAY, SmallCity
from tests.console.conftest import At
from tests.mobile.test_activities import session
from tests.stock.conftest import shelve, some_source
from yilu.activities import actions as activities
from yilu.activities.actions import Words
from yilu.activities.enums import PublicationKind
from yilu.activities.models import Activity, Attendance, SignUp
from yilu.care import actions as care
from yilu.care.models import Campaign, Consultation, HardshipNote, HomeVisit
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind
from yilu.stations.models import Station, Visit
from yilu.stock import actions as stock
from yilu.stock.enums import ItemKind

Fill = Callable[[SmallCity, int], None]


def _seat_and_came(city: SmallCity, n: int) -> None:
    row = Activity.objects.first() or session(city, ahead=-1)
    person = make.person(f"司机{n}")
    at = row.starts_at
    SignUp.objects.create(city=CITY, activity=row, person=person, state="booked", asked_at=at)
    Attendance.objects.create(
        city=CITY, activity=row, person=person, mode="staff", on=row.day, in_at=at, minutes=1
    )


def _twice(city: SmallCity, n: int) -> None:
    """One more person at two activities at once, and in a consultation of that hour."""
    rows = list(Activity.objects.order_by("pk")[:2])
    if not rows:
        rows = [session(city, ahead=-1), session(city, ahead=-1, title="另一场")]
    person = make.person(f"司机{n}")
    for row in rows:
        Attendance.objects.create(
            city=CITY, activity=row, person=person, mode="staff", on=row.day,
            in_at=row.starts_at, minutes=30,
        )  # fmt: skip
    station = Station.objects.first() or Station.objects.create(
        city=CITY, number="YZ-0001", kind="station", name="金沙", operator=city.stations,
        opened_on=DAY - timedelta(days=9),
    )  # fmt: skip
    Visit.objects.create(
        city=CITY, station=station, person=person, on=DAY, hour=3, group="truck", way="list",
        flags=["elsewhere"],
    )  # fmt: skip


def _notice(city: SmallCity, n: int) -> None:
    words = Words(PublicationKind.NOTICE, f"通知{n}", "看路", (Rule(AudienceKind.EVERYBODY),))
    activities.draft_publication(words, city.root, by=city.cast["committee"])


def _campaign(city: SmallCity, n: int) -> None:
    plan = scenes.a_plan(city, scenes.a_pack(city), title=f"慰问{n}")
    care.plan_campaign(plan, by=city.cast["committee"])


def _listed(city: SmallCity, n: int) -> None:
    row = Campaign.objects.first() or scenes.a_draft(city)
    driver = make.driver(f"司机{n}", city.wanshun)
    care.put_on_list(row.pk, driver.person_id, by=city.cast["committee"], note="补")


def _consultation(city: SmallCity, n: int) -> None:
    slot = scenes.a_slot(city, consultant=f"医生{n}")
    Consultation.objects.create(
        city=CITY, number=f"ZX-{n}", person=make.person(f"司机{n}"), subject="law", mode="onsite",
        state="booked", made_at=slot.starts_at, slot=slot, seat=1, starts_at=slot.starts_at,
        ends_at=slot.ends_at,
    )  # fmt: skip


def _note(city: SmallCity, n: int) -> None:
    person = make.driver(f"司机{n}", city.wanshun).person_id
    care.note_hardship(person, "母亲住院", by=city.cast["committee"])
    assert HardshipNote.objects.count() > n


def _home_visit(city: SmallCity, n: int) -> None:
    care.record_visit(
        make.driver(f"司机{n}", city.wanshun).person_id, by=city.cast["committee"],
        visited_on=DAY, visitors="何宇宁", note="米和油", paper_consent=f"第{n}份",
    )  # fmt: skip
    assert HomeVisit.objects.count() > n


def _balance(city: SmallCity, n: int) -> None:
    shelves, by = shelve(city), city.cast["committee"]
    item = stock.add_item(f"物资{n}", "件", ItemKind.CONSUMABLE, by=by)
    stock.receive(item, shelves.store, 2, some_source(), by=by)


LISTS: dict[str, Fill] = {
    "/console/activities/{activity}/": _seat_and_came,
    "/console/activities/double/": _twice,
    "/console/doubles/": _twice,
    "/console/publications/": _notice,
    "/console/care/campaigns/": _campaign,
    "/console/care/campaigns/{campaign}/list/": _listed,
    "/console/care/consultations/": _consultation,
    "/console/care/hardship/": _note,
    "/console/care/visits/": _home_visit,
    "/console/stock/": _balance,
    "/console/stock/ledger/": _balance,
}


@pytest.mark.parametrize("path", sorted(LISTS))
def test_one_three_and_fifty_rows_cost_the_same(path: str, at: At, small_city: SmallCity) -> None:
    costs, made = [], 0
    for rows in (1, 3, 50):
        while made < rows:
            LISTS[path](small_city, made)
            made += 1
        there = path.format(activity=_key(Activity), campaign=_key(Campaign))
        with CaptureQueriesContext(connection) as asked:
            at("committee").read(there)
        costs.append(len(asked))
    assert costs == [costs[0]] * 3


def _key(model: type[Activity] | type[Campaign]) -> object:
    row = model._default_manager.first()
    return row.pk if row else ""
