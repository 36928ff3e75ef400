"""Thanks in the demo: a year's points, a hold, things had and given; and a check list half covered."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Refused
from yilu.core.periods import Period, add_months
from yilu.core.refs import Ref
from yilu.demo.panzhihua import CITY, EAST
from yilu.demo.scenes import picture
from yilu.files.actions import take_photo
from yilu.flows import redeeming
from yilu.organisations.models import Unit
from yilu.patrol import actions as patrol
from yilu.patrol import queries as ground
from yilu.patrol.actions import Line, Plan
from yilu.patrol.models import Snapshot
from yilu.rewards import actions, queries
from yilu.rewards.actions import PastAward
from yilu.rewards.enums import Outcome, PoolKind, Suspicion
from yilu.rewards.models import Award
from yilu.rewards.tariff import RATES
from yilu.stock.queries import items, places

Actors = dict[str, Actor]
KEY = "yilu-demo"  # of the partner's system that may write by Open311
BUDGET = 1500  # points a quarter
GOODS = (
    ("洗车一次", 30, None, "到驿站旁边的洗车点，凭兑换记录"),
    ("热饭一份", 15, None, "中午 11:00–13:30"),
    ("藿香正气液一盒", 5, "藿香正气液", ""),
)
STOPS = (
    Line("炳草岗公交站", "站牌上有没有小广告"),
    Line("大渡口街口", "垃圾桶满没满、周围干净不干净"),
    Line("滨江路人行道", "盲道有没有被占"),
    Line("竹湖园北门", "公益广告破没破"),
    Line("阳光大道天桥下", "路灯亮不亮", fixable=False),
    Line("三线大道加油站旁", "绿化带里有没有垃圾"),
    Line("木棉大道施工围挡", "围挡有没有倒、脏", fixable=False),
    Line("金沙江大道停车点", "共享单车停没停好"),
)


def live(units: dict[str, Unit], actors: Actors, day: date) -> None:
    """Once; a second run finds the goods listed."""
    if queries.goods(CITY, closed=True).exists():
        return
    _partner(actors)
    _rules(actors["committee_leader"], day)
    _inspection(units, actors, day)
    _year(actors["committee"], day)
    _spending(units, actors, day)


@contextmanager
def _moment(day: date, hour: int) -> Iterator[None]:
    with clock.standing_at(datetime.combine(day, time(hour), CITY_ZONE)):
        yield


def _partner(actors: Actors) -> None:
    patrol.open_partner("示范对接系统", by=actors["system_admin"], contact="演示用", key=KEY)


def _quarters(day: date) -> list[tuple[date, date]]:
    """The quarters of the twelve months to the day, the current one last."""
    this = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    firsts = [add_months(this, -3 * back) for back in range(4, -1, -1)]
    return [(first, add_months(first, 3) - timedelta(days=1)) for first in firsts]


def _rules(leader: Actor, day: date) -> None:
    for first, last in _quarters(day):
        with _moment(first, 9):
            actions.set_budget(first, last, BUDGET, by=leader, note="随手拍激励预算")
    with _moment(_quarters(day)[0][0], 9):
        kept = {item.name: item.pk for item in items(CITY)}
        for name, points, stock, about in GOODS:
            item = kept.get(stock) if stock else None
            actions.list_good(name, points, by=leader, item=item, about=about)


def _year(staff: Actor, day: date) -> None:
    """What the year's filings, settlements and checks earned, each on its own day; then two doubts."""
    rows = list(
        Snapshot.objects.filter(city=CITY, filed_at__isnull=False, reporter__isnull=False).order_by(
            "filed_at", "number"
        )
    )
    live = set(Award.objects.filter(city=CITY).values_list("source_key", flat=True))
    past = [row for row in rows if str(row.pk) not in live]
    doubted, past = past[-2:], past[:-2]
    actions.bring_in_awards([one for row in past for one in _earned(row)], by=staff)
    _checks(staff)
    for number, row in enumerate(doubted):
        assert row.reporter_id is not None
        assert row.filed_at is not None
        with clock.standing_at(row.filed_at):
            award = actions.credit(
                row.reporter_id,
                Outcome.FILED.value,
                ref=Ref.to(row),
                by=staff,
                number=row.number,
                suspicion=Suspicion.OLD_PICTURE.value,
            )
            if number == 0:
                actions.decline(award.pk, "照片是去年的，现场已经修好", by=staff)


def _earned(row: Snapshot) -> list[PastAward]:
    """立案 on its day, 办成 when it was closed as solved."""
    assert row.reporter_id is not None
    assert row.filed_at is not None
    ref, number = Ref.to(row), row.number
    filed = RATES[Outcome.FILED].points
    found = [PastAward(row.reporter_id, Outcome.FILED, ref, filed, row.filed_at, number)]
    if row.closed_at is not None and row.outcome in ("solved", "partly"):
        settled = RATES[Outcome.SETTLED].points
        found.append(
            PastAward(row.reporter_id, Outcome.SETTLED, ref, settled, row.closed_at, number)
        )
    return found


def _checks(staff: Actor) -> None:
    worth = RATES[Outcome.VERIFIED].points
    rows = ground.snapshot_checks(CITY, Period(date(2000, 1, 1), clock.today()))
    pasts = [
        PastAward(
            row.person_id, Outcome.VERIFIED, Ref.to(row), worth, row.answered_at,
            row.snapshot.number,
        )
        for row in rows
        if row.answered_at is not None
    ]  # fmt: skip
    actions.bring_in_awards(pasts, by=staff)


def _inspection(units: dict[str, Unit], actors: Actors, day: date) -> None:
    """A list of the town, half of it covered: one put right on the spot, one gap, one to be looked at."""
    staff = actors["committee"]
    area = next(one for one in ground.open_areas(CITY) if one.division == EAST)
    week_ago = day - timedelta(days=6)
    with _moment(week_ago, 9):
        plan = Plan("六月迎查·炳草岗", week_ago, day + timedelta(days=9), EAST, "炳草岗街道")
        row = patrol.plan_inspection(plan, units["committee"], by=staff)
        patrol.list_stops(row.pk, area.pk, STOPS, by=staff)
        for key in ("driver", "member", "truck_driver"):
            chosen = ground.my_areas(actors[key])
            patrol.choose_areas([*chosen, area.pk], by=actors[key])
        patrol.open_inspection(row.pk, by=staff)
    for at, (key, finding, note) in enumerate(
        (
            ("driver", "fixed", "把桶边的纸箱收走了"),
            ("truck_driver", "gap", "天桥下两盏灯不亮"),
            ("member", "fixed", "撕掉了小广告"),
        )
    ):
        by = actors[key]
        with _moment(day - timedelta(days=4 - at), 15):
            stop = ground.stops_for(by)[at]
            errand = patrol.take_stop(stop.pk, by=by)
            before = [take_photo(io.BytesIO(picture("garbage", 700 + at)), "IMG.jpg", by=by)]
            after = (
                [
                    take_photo(
                        io.BytesIO(picture("garbage", 700 + at, mended=True)), "IMG.jpg", by=by
                    )
                ]
                if finding == "fixed"
                else []
            )
            if finding == "fixed" and not stop.fixable:
                finding, after = "gap", []
            patrol.report_errand(errand.pk, finding, by=by, before=before, after=after, note=note)
        if key != "member":  # his waits to be looked at
            with _moment(day - timedelta(days=3 - at), 10):
                patrol.accept_errand(errand.pk, by=staff)


def _spending(units: dict[str, Unit], actors: Actors, day: date) -> None:
    """What was given and told, what may be given to now, and one thing had at a station's counter."""
    staff, driver, keeper = actors["committee"], actors["driver"], actors["keeper"]
    with _moment(day - timedelta(days=2), 16):
        pool = actions.open_pool(
            PoolKind.STATION_SUPPLIES, "给驿站添一个药箱", units["committee"], by=staff, goal=60
        )
        if queries.purse(driver).points >= 8:
            actions.give(pool.pk, 3, by=driver)
        actions.open_pool(PoolKind.EXAM_RIDES, "给送考车添水", units["committee"], by=staff)
    with _moment(day - timedelta(days=1), 12):
        _redeem(driver, keeper)


def _redeem(driver: Actor, keeper: Actor) -> None:
    good = queries.goods(CITY).first()
    if good is None or queries.purse(driver).points < good.points:
        return
    for place in places(keeper):
        code, _voucher = actions.show_voucher(good.pk, by=driver)
        try:
            redeeming.hand_over(code, place.pk, by=keeper)
        except Refused:  # none left on that shelf: the next one
            continue
        return
