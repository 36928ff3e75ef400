"""Two campaigns that are over and one that begins, their packs in the one stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from yilu.care import actions, queries
from yilu.care.enums import CampaignState, Season, Why
from yilu.care.models import Campaign, Eligible, Handout
from yilu.core.actor import Actor
from yilu.core.periods import Period, add_months
from yilu.core.refs import Ref
from yilu.demo.panzhihua import CITY, EAST
from yilu.demo.steps.care.common import at_hour, numbers
from yilu.organisations.models import Unit
from yilu.registry.queries import companies
from yilu.stock.actions import add_item, open_place, receive, take
from yilu.stock.enums import ItemKind, Reason
from yilu.stock.models import Item, Place
from yilu.stock.queries import places

WANSHUN = "万顺叫车"
KEPT = ("金沙", "木棉")  # the stations of the persona `keeper`


@dataclass(frozen=True, slots=True)
class Past:
    """A campaign that is over: 70 + 52 packs to 106 drivers, worth 22,200 yuan in all."""

    title: str
    season: Season
    first: date
    last: date
    contents: str
    cost_fen: int
    people: range  # places in the list of drivers; sixteen stand in both


def live(persons: list[UUID], units: dict[str, Unit], actors: dict[str, Actor], day: date) -> None:
    stores = _stores(units, actors["committee"])
    for past in _past(day):
        _was(past, persons, stores, actors, day)
    _opens(stores, actors, day)


def _past(day: date) -> tuple[Past, Past]:
    """Last summer's and last winter's, the ones that have ended by the day."""
    summer = date(day.year if day > date(day.year, 8, 31) else day.year - 1, 7, 1)
    winter = date(day.year - (1 if day > date(day.year, 1, 31) else 2), 12, 1)
    return (
        Past(
            f"{summer.year}年夏送清凉", Season.SUMMER, summer, date(summer.year, 8, 31),
            "藿香正气水、清凉油、毛巾、保温杯", 15000, range(70),
        ),
        Past(
            f"{winter.year}年冬送温暖", Season.WINTER, winter, date(winter.year + 1, 1, 31),
            "保暖内衣、护膝、米、油", 22500, range(54, 106),
        ),
    )  # fmt: skip


def _stores(units: dict[str, Unit], staff: Actor) -> list[Place]:
    """The committee's store, the operator's, and the stations' where there are some."""
    committee = open_place(Ref.to(units["committee"]), units["committee"], "行业党委仓库", by=staff)
    operator = units["station_operator"]
    shared = open_place(Ref.to(operator), operator, "花城驿站总库", by=staff)
    stations = [place for place in places(staff) if place.kind.startswith("stations.")]
    stations.sort(key=lambda place: not place.name.endswith(KEPT))  # a newcomer hands out there
    return [committee, shared, *stations[:5]]


def _was(
    past: Past, persons: list[UUID], stores: list[Place], actors: dict[str, Actor], day: date
) -> None:
    """Written as it stands now, its packs received and taken from the ledger day by day."""
    staff, leader = actors["committee"], actors["committee_leader"]
    pack = add_item(f"{past.title}礼包", "份", ItemKind.PACK, by=staff)
    people = [persons[at] for at in past.people]
    campaign = Campaign.objects.create(
        city=CITY,
        number=numbers("LB", past.first.year, 1, 2)[0],
        title=past.title,
        season=past.season,
        unit=stores[0].unit,
        from_on=past.first,
        to_on=past.last,
        pack=pack,
        contents=past.contents,
        unit_cost_fen=past.cost_fen,
        budget_fen=past.cost_fen * (len(people) + 5),
        state=CampaignState.CLOSED,
        groups=["ride_hailing"],
        operating_months=1,
        author=staff.account_id,
        approved_by=leader.account_id,
        approved_at=at_hour(past.first, 9),
        refreshed_at=at_hour(past.first, 9),
        handed=len(people),
    )
    Eligible.objects.bulk_create(
        Eligible(city=CITY, campaign=campaign, person_id=key, reasons=[Why.GROUP, Why.OPERATING])
        for key in people
    )
    _signed(campaign, people, stores[:2], staff, _days(past, day))


def _days(past: Past, day: date) -> list[date]:
    """The days on which packs went out, all within the twelve months that are counted."""
    first = max(past.first, Period.twelve_months_to(day).first)
    return [first + timedelta(days=n) for n in range((past.last - first).days + 1)]


def _signed(
    campaign: Campaign, people: list[UUID], stores: list[Place], staff: Actor, days: list[date]
) -> None:
    handed = numbers("FF", campaign.from_on.year, len(people), 5)
    rows = [
        Handout(
            city=CITY,
            number=handed[at],
            campaign=campaign,
            person_id=key,
            place=stores[at % len(stores)],
            unit_cost_fen=campaign.unit_cost_fen,
            receipt="paper",
            receipt_note=f"{campaign.title}签收册第{at // 20 + 1}页",
            handed_by=staff.account_id,
            handed_on=days[at * len(days) // len(people)],
            handed_at=at_hour(days[at * len(days) // len(people)], 9 + at % 8),
        )
        for at, key in enumerate(people)
    ]
    Handout.objects.bulk_create(rows)
    for store in stores:
        count = sum(row.place_id == store.pk for row in rows)
        source = Ref("care.campaign", str(campaign.pk))
        receive(
            campaign.pack, store, count, source, by=staff,
            unit_cost_fen=campaign.unit_cost_fen, on=days[0],
        )  # fmt: skip
    for row in rows:
        take(
            campaign.pack, row.place, 1, Reason.HANDED_OUT, Ref.to(row), by=staff, on=row.handed_on
        )


def _opens(stores: list[Place], actors: dict[str, Actor], day: date) -> None:
    """A campaign that begins today, with packs in the stores and nobody served yet."""
    staff, leader = actors["committee"], actors["committee_leader"]
    is_warm = 4 <= day.month <= 9
    title = f"{day.year}年{'夏送清凉' if is_warm else '冬送温暖'}"
    if title in {past.title for past in _past(day)}:
        title = f"{title}（新一批）"
    pack = add_item(f"{title}礼包", "份", ItemKind.PACK, by=staff)
    plan = actions.Plan(
        title=title,
        season=Season.SUMMER if is_warm else Season.WINTER,
        from_on=day,
        to_on=add_months(day, 2),
        pack=pack,
        contents="防暑药、毛巾、保温杯" if is_warm else "护膝、手套、保温杯",
        unit_cost_fen=12000,
        budget_fen=1_000_000_00,
        groups=("ride_hailing",),
        districts=(EAST,),
        companies=tuple(row.pk for row in companies(staff, text=WANSHUN)),
        operating_months=2,
    )
    draft = actions.plan_campaign(plan, by=staff)
    listed = queries.ledger(draft).listed
    plan = _with_budget(plan, (listed + 10) * plan.unit_cost_fen)
    actions.change_campaign(draft.pk, plan, by=staff)
    actions.approve_campaign(draft.pk, by=leader)
    actions.open_campaign(draft.pk, by=staff)
    _stocked(pack, stores, listed, staff)


def _with_budget(plan: actions.Plan, budget_fen: int) -> actions.Plan:
    values = {name: getattr(plan, name) for name in plan.__slots__}
    return actions.Plan(**{**values, "budget_fen": budget_fen})


def _stocked(pack: Item, stores: list[Place], listed: int, staff: Actor) -> None:
    """Half at the committee's, the rest spread over the others."""
    shares = [listed // 2, *([listed // 2 // max(len(stores) - 1, 1)] * (len(stores) - 1))]
    for store, count in zip(stores, shares, strict=True):
        receive(pack, store, count, Ref.to(pack), by=staff, unit_cost_fen=12000)
