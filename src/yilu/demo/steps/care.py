"""A year of care: helps, two campaigns that are over and one that begins, the consultation desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from yilu.care import actions, queries
from yilu.care.enums import CampaignState, ConsultationState, HelpKind, Mode, Season, Subject, Why
from yilu.care.models import Campaign, Consultation, Eligible, Handout, Slot
from yilu.care.sealing import sealed
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.periods import Period, add_months
from yilu.core.refs import Ref
from yilu.demo.panzhihua import CITY, EAST, SEED
from yilu.organisations.models import Unit
from yilu.registry.queries import companies, drivers_operating
from yilu.runtime.actions import take_numbers
from yilu.stock.actions import add_item, open_place, receive, take
from yilu.stock.enums import ItemKind, Reason
from yilu.stock.models import Item, Place
from yilu.stock.queries import places

HELPS, TALKS, WRITTEN = 84, 430, 300
WANSHUN = "万顺叫车"
WHAT = {
    HelpKind.TRAFFIC: "夜里抛锚，帮他联系拖车送到修理厂",
    HelpKind.HEALTH: "陪他到医院挂号、办住院手续",
    HelpKind.SCHOOLING: "帮他准备孩子入学的材料",
    HelpKind.LAW: "帮他整理欠款证据、联系法律援助",
    HelpKind.MONEY: "帮他申请一次性困难补助",
    HelpKind.GOODS: "送去米、油和棉被",
    HelpKind.EMERGENCY: "暴雨被困，送去热饭和雨衣",
    HelpKind.OTHER: "帮老人代办社保认证",
}
GIVERS = ("万顺叫车党支部", "花城货车司机驿站", "行业党委", "司机党员周启明")
QUESTIONS = {
    Subject.LAW: (
        "平台说我违约要扣押金，合同里没写，怎么办？",
        "先书面要明细和依据，谈不拢向人社局投诉。",
    ),
    Subject.HEALTH: (
        "开车久了腰疼腿麻，要不要拍片？",
        "先休息热敷两周，麻得厉害或加重就到骨科拍片。",
    ),
    Subject.INSURANCE: (
        "职工医保断了三个月，补缴后能报销吗？",
        "补缴后有等待期，按本市规定从到账次月算。",
    ),
    Subject.PSYCHOLOGY: (
        "夜班睡不着，白天发脾气，怎么调？",
        "固定起床时间，睡前一小时不看手机，两周没好再来聊。",
    ),
}
RECEPTION = {
    Subject.LAW: "魏敏（律师）",
    Subject.HEALTH: "周医生",
    Subject.INSURANCE: "社保窗口小唐",
    Subject.PSYCHOLOGY: "沈老师",
}


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


KEPT = ("金沙", "木棉")  # the stations of the persona `keeper`


def live(units: dict[str, Unit], actors: dict[str, Actor], day: date) -> None:
    """Everything, once."""
    staff = actors["committee"]
    if queries.campaigns(staff).exists():
        return
    persons = [row.person_id for row in drivers_operating(CITY, day).order_by("number")]
    others = [key for key in persons if key not in _cast(actors)]
    stores = _stores(units, staff)
    for past in _past(day):
        _was(past, others, stores, actors, day)
    _opens(stores, actors, day)
    _helps(others, units, actors, day)
    _desk_year(others, units["consulting"], day)
    _desk_today(others, units["consulting"], actors, day)
    _hardship(others, actors, day)


def _cast(actors: dict[str, Actor]) -> set[UUID | None]:
    return {actor.person_id for actor in actors.values()}


# ── campaigns ───────────────────────────────────────────────────────────────────────────────────


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
        number=_number("LB", past.first.year, 1, 2)[0],
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
        approved_at=_at(past.first, 9),
        refreshed_at=_at(past.first, 9),
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
    numbers = _number("FF", campaign.from_on.year, len(people), 5)
    rows = [
        Handout(
            city=CITY,
            number=numbers[at],
            campaign=campaign,
            person_id=key,
            place=stores[at % len(stores)],
            unit_cost_fen=campaign.unit_cost_fen,
            receipt="paper",
            receipt_note=f"{campaign.title}签收册第{at // 20 + 1}页",
            handed_by=staff.account_id,
            handed_on=days[at * len(days) // len(people)],
            handed_at=_at(days[at * len(days) // len(people)], 9 + at % 8),
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


# ── helps ───────────────────────────────────────────────────────────────────────────────────────


def _helps(
    persons: list[UUID], units: dict[str, Unit], actors: dict[str, Actor], day: date
) -> None:
    """Recorded by three hands over the year; three more are not proved and do not count."""
    recorders = [actors["keeper"], actors["secretary"], actors["committee"]]
    kinds = list(HelpKind)
    for at in range(HELPS):
        by, kind = recorders[at % 3], kinds[at % len(kinds)]
        given = actions.Given(
            person_id=persons[120 + at * 5],
            kind=kind,
            what=WHAT[kind],
            giver=GIVERS[at % len(GIVERS)],
            given_on=day - timedelta(days=1 + at * 4),
            receipt="paper",
            proof={"receipt_note": f"帮助登记本第{at // 10 + 1}页"},
        )
        actions.record_help(given, actions.recording_unit(by), by=by)
    _unproved(actors, persons[119], day)


def _unproved(actors: dict[str, Actor], other: UUID, day: date) -> None:
    """One waits for the driver's word, one he says is wrong, one was entered twice and voided."""
    keeper, driver = actors["keeper"], actors["driver"]
    unit = actions.recording_unit(keeper)
    if driver.person_id is None or actors["member"].person_id is None:
        return
    waiting = _given(driver.person_id, HelpKind.TRAFFIC, day)
    actions.record_help(waiting, unit, by=keeper)
    wrong = _given(actors["member"].person_id, HelpKind.GOODS, day)
    row = actions.record_help(wrong, unit, by=keeper)
    actions.object_to_help(row.pk, by=actors["member"], why="那天来的是另一位司机")
    twice = actions.record_help(_given(other, HelpKind.HEALTH, day), unit, by=keeper)
    actions.void_help(twice.pk, by=keeper, reason="登重了")


def _given(person_id: UUID, kind: HelpKind, day: date) -> actions.Given:
    return actions.Given(
        person_id=person_id,
        kind=kind,
        what=WHAT[kind],
        giver="花城货车司机驿站",
        given_on=day - timedelta(days=2),
        receipt="phone",
    )


# ── the consultation desk ───────────────────────────────────────────────────────────────────────


def _desk_year(persons: list[UUID], unit: Unit, day: date) -> None:
    """730 completed: 430 talks in 86 slots of five, 300 questions answered and read."""
    slots = list(_slots(unit, day, TALKS // 5))
    Slot.objects.bulk_create(slots)
    numbers = iter(_number("ZX", day.year, TALKS + WRITTEN + len(slots) // 3 + 1, 4))
    rows = list(_talks(slots, persons, numbers))
    rows += list(_written(persons, day, numbers))
    Consultation.objects.bulk_create(rows)


def _slots(unit: Unit, day: date, count: int) -> Iterator[Slot]:
    subjects = list(Subject)
    for at in range(count):
        subject = subjects[at % len(subjects)]
        starts = _at(day - timedelta(days=3 + at * 4), 14)
        yield Slot(
            city=CITY,
            unit=unit,
            subject=subject,
            mode=Mode.ONSITE if at % 3 else Mode.CALL,
            place="市党群服务中心二楼" if at % 3 else "",
            consultant=RECEPTION[subject],
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            seats=6,
        )


def _talks(
    slots: list[Slot], persons: list[UUID], numbers: Iterator[str]
) -> Iterator[Consultation]:
    """Five came to each; to every third one more had booked and did not come."""
    for at, slot in enumerate(slots):
        for seat in range(1, 6 if at % 3 else 7):
            came = seat < 6
            yield Consultation(
                city=CITY,
                number=next(numbers),
                person_id=persons[(at * 7 + seat * 61) % len(persons)],
                subject=slot.subject,
                mode=slot.mode,
                state=ConsultationState.COMPLETED if came else ConsultationState.NO_SHOW,
                made_at=slot.starts_at - timedelta(days=3),
                completed_on=slot.starts_at.date() if came else None,
                slot=slot,
                seat=seat,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
            )


def _written(persons: list[UUID], day: date, numbers: Iterator[str]) -> Iterator[Consultation]:
    subjects, rng = list(Subject), Random(SEED)
    for at in range(WRITTEN):
        subject = subjects[at % len(subjects)]
        asked = day - timedelta(days=4 + (at * 355) // WRITTEN)
        row = Consultation(
            city=CITY,
            number=next(numbers),
            person_id=persons[(at * 2 + 1) % len(persons)],
            subject=subject,
            mode=Mode.ONLINE,
            state=ConsultationState.COMPLETED,
            made_at=_at(asked, 8 + rng.randrange(12)),
            completed_on=asked + timedelta(days=2),
            answered_at=_at(asked + timedelta(days=1), 10),
        )
        question, answer = QUESTIONS[subject]
        row.question, row.answer = sealed(row, "question", question), sealed(row, "answer", answer)
        yield row


def _desk_today(persons: list[UUID], unit: Unit, actors: dict[str, Actor], day: date) -> None:
    """Who comes today, what can be booked tomorrow, and what waits for an answer."""
    consultant = actors["consultant"]
    for n, (hour, subject) in enumerate(((9, Subject.LAW), (14, Subject.HEALTH))):
        slot = actions.open_slot(_offer(subject, day, hour, 4), unit, by=consultant)
        _booked(slot, persons[30 + n * 3 : 33 + n * 3], day)
    for days, subject in enumerate(Subject, start=1):
        actions.open_slot(_offer(subject, day + timedelta(days=days), 15, 3), unit, by=consultant)
    _asked(actors)


def _offer(subject: Subject, day: date, hour: int, seats: int) -> actions.Offer:
    return actions.Offer(
        subject=subject,
        mode=Mode.ONSITE,
        consultant=RECEPTION[subject],
        starts_at=_at(day, hour),
        ends_at=_at(day, hour + 2),
        seats=seats,
        place="市党群服务中心二楼",
    )


def _booked(slot: Slot, persons: list[UUID], day: date) -> None:
    """Booked the day before, whatever hour it is when the demo is made."""
    numbers = _number("ZX", day.year, len(persons), 4)
    Consultation.objects.bulk_create(
        Consultation(
            city=CITY,
            number=numbers[at],
            person_id=key,
            subject=slot.subject,
            mode=slot.mode,
            state=ConsultationState.BOOKED,
            made_at=slot.starts_at - timedelta(days=1),
            slot=slot,
            seat=at + 1,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
        )
        for at, key in enumerate(persons)
    )


def _asked(actors: dict[str, Actor]) -> None:
    """Two wait, one is answered and not read yet, one answer waits to be released."""
    consultant = actors["consultant"]
    for who, subject in (("member", Subject.PSYCHOLOGY), ("outsider_driver", Subject.INSURANCE)):
        actions.ask(subject, QUESTIONS[subject][0], "sealed", by=actors[who])
    question, answer = QUESTIONS[Subject.LAW]
    row = actions.ask(Subject.LAW, question, "sealed", by=actors["driver"])
    actions.answer(row.pk, by=consultant, words=answer)
    question, answer = QUESTIONS[Subject.HEALTH]
    row = actions.ask(Subject.HEALTH, question, "public", by=actors["truck_driver"])
    actions.answer(
        row.pk,
        by=consultant,
        words=answer,
        public_question="开车久了腰疼腿麻，要不要拍片？",
        public_answer=answer,
    )


# ── hardship ────────────────────────────────────────────────────────────────────────────────────


def _hardship(persons: list[UUID], actors: dict[str, Actor], day: date) -> None:
    staff = actors["committee"]
    for at, text in enumerate(("母亲长期住院，一人跑车", "孩子手术后康复", "车辆事故后停运两个月")):
        actions.note_hardship(persons[200 + at], text, by=staff)
    actions.record_visit(
        persons[200],
        by=staff,
        visited_on=day - timedelta(days=12),
        visitors="何宇宁、唐文静",
        note="送去米油，帮着联系了长期护理保险。",
        paper_consent="走访同意书夹第3份",
    )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), CITY_ZONE)


def _number(series: str, year: int, count: int, width: int) -> list[str]:
    taken = take_numbers(CITY, f"{series}-{year}", count)
    return [f"{series}-{year}-{n:0{width}d}" for n in taken]
