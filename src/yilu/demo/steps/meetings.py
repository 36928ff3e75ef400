"""A year of branch life: meetings held and one to hold today, letters on the way, who is away, lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from yilu.branch_life.actions import (
    backbone,
    ballots,
    floating,
    history,
    meetings,
    registers,
    roll,
    transfers,
)
from yilu.branch_life.actions.backbone import Ask
from yilu.branch_life.actions.floating import Away
from yilu.branch_life.actions.history import Past
from yilu.branch_life.actions.meetings import Item, Plan
from yilu.branch_life.actions.transfers import Wish
from yilu.branch_life.counting import Counts
from yilu.branch_life.enums.backbone import Fact, Purpose
from yilu.branch_life.enums.development import Stage
from yilu.branch_life.enums.meeting import ItemKind, Matter, MeetingKind, Office, Seat, Way
from yilu.branch_life.enums.transfer import Direction, Flow
from yilu.branch_life.models import Candidate, Resolution
from yilu.branch_life.queries import meetings as queries
from yilu.branch_life.rules.steps import ADMIT
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.periods import add_months
from yilu.demo.panzhihua import SEED
from yilu.membership.enums import Bond
from yilu.membership.models import Membership
from yilu.membership.queries import OnRoll, roll_of
from yilu.organisations.models import Unit

PLACES = ("万顺叫车二楼会议室", "花城货车司机驿站 · 金沙", "万顺叫车培训室")
THEMES = (
    "学习党的二十届四中全会精神",
    "学习《中国共产党支部工作条例（试行）》",
    "向身边的老党员学习",
    "爱心送考怎样开好车、服好务",
    "森林草原防灭火知识",
    "夏季行车安全和防疲劳",
)
VOTES = ("eligible", "present", "yes", "no", "abstain", "written")
OF_HIM = "该同志对党忠诚，出车守规矩，带头参加爱心送考和森林防火巡查，乘客和同行反映好。"
TALKED = (
    "会议由支部书记主持。本人宣读入党志愿书，两位入党介绍人介绍情况，支部委员会报告审查情况，"
    "到会党员逐一发言。无记名投票，两位计票人当场清点，支部书记宣布结果。"
)
ASKED = "学习：{theme}。大家结合出车讲了体会，没有表决事项。"
# Meetings of the twelve months, by branch: kind, every so many months, words of the title.
FIRST = (
    (MeetingKind.PARTY_DAY, 1, "{month}月主题党日"),
    (MeetingKind.COMMITTEE, 1, "{month}月支委会"),
    (MeetingKind.ASSEMBLY, 3, "{month}月支部党员大会"),
    (MeetingKind.LESSON, 3, "{month}月党课"),
)
FLOATING = (
    (MeetingKind.PARTY_DAY, 2, "{month}月主题党日"),
    (MeetingKind.ASSEMBLY, 3, "{month}月支部党员大会"),
)


def year(day: date, units: dict[str, Unit], actors: dict[str, Actor]) -> None:
    """Everything of the two branches, up to the evening of the demo's day."""
    first, second = units["first_branch"], units["floating_branch"]
    rng, by = Random(SEED + 11), actors["secretary"]
    here = roll_of(first, day)
    full = [row for row in here if row.is_full and row.is_formal]
    full.sort(key=lambda row: row.member.person_id != by.person_id)  # the secretary leads
    _committee(first, full, day, by, actors["committee"])
    system = Actor.for_system(first.city)
    history.remember(first, list(_past(first, FIRST, full, day, rng)), by=system)
    alone = [row for row in roll_of(second, day) if row.is_formal]
    history.remember(second, list(_past(second, FLOATING, alone, day, rng)), by=system)
    _admitted(first, by)
    _tonight(first, day, by)
    _transfers(first, second, here, day, by)
    _floating(first, here, day, by)
    _registers(first, full, day, by)
    _backbone(first, units["committee"], actors, day)


def _committee(branch: Unit, full: list[OnRoll], day: date, by: Actor, above: Actor) -> None:
    offices = (Office.SECRETARY, Office.ORGANISATION, Office.PUBLICITY)
    for row, office in zip(full, offices, strict=False):
        registers.seat(
            branch,
            row.member.person_id,
            office,
            by=by,
            from_on=_elected(day),
            basis="支部党员大会选举",
        )
    body = "攀枝花市东区炳草岗街道党工委"
    registers.set_approver(branch, body, by=above, from_on=branch.opened_on, basis="属地审批")


def _elected(day: date) -> date:
    """Once the drivers had come into the branch."""
    return add_months(day, -9)


def _past(
    branch: Unit,
    kinds: tuple[tuple[MeetingKind, int, str], ...],
    formal: list[OnRoll],
    day: date,
    rng: Random,
) -> Iterator[Past]:
    """One of each kind every so many months, on an evening, a few always away."""
    people = [row.member.person_id for row in roll_of(branch, day)]
    for kind, every, words in kinds:
        for back in range(12, 0, -every):
            on = add_months(day, -back) + timedelta(days=rng.randint(1, 20))
            if on >= day or (kind == MeetingKind.COMMITTEE and on < _elected(day)):
                continue
            theme = rng.choice(THEMES)
            away = {one for one in people if rng.random() < 0.12}
            signer = formal[0].member.person_id
            yield Past(
                kind=kind,
                title=words.format(month=on.month),
                starts_at=datetime.combine(on, time(19, 30), CITY_ZONE),
                place=rng.choice(PLACES),
                items=(theme,),
                away=away - {signer},
                minutes=ASKED.format(theme=theme),
                signer=signer,
            )


def _admitted(branch: Unit, by: Actor) -> None:
    """The meeting that admitted the branch's probationary member, held as it should be, on its day."""
    rows = Candidate.objects.filter(branch=branch, stage=Stage.PROBATIONARY)
    formal = Membership.objects.filter(branch=branch, bond=Bond.FORMAL).values("member__person")
    row = rows.filter(person__in=formal).select_related("person").first()
    if row is None:
        return
    step = row.steps.get(step=ADMIT, stands=True)
    evening = datetime.combine(step.done_on, time(19, 30), CITY_ZONE)
    with standing_at(evening):
        made = _held(branch, row, evening, by)
    step.resolution_id = made.pk
    step.votes = {name: getattr(made, name) for name in VOTES}
    step.save(update_fields=["resolution_id", "votes"])


def _held(branch: Unit, row: Candidate, evening: datetime, by: Actor) -> Resolution:
    """One is away and sent a letter; the others vote on paper, two of them count."""
    matter = Matter.ADMIT
    item = Item(f"讨论{matter.label}", ItemKind.VOTE, matter, row.person_id)
    title = f"{evening.month}月支部党员大会（讨论接收预备党员）"
    plan = Plan(MeetingKind.ASSEMBLY, title, evening, PLACES[0], agenda=(item,))
    meeting = meetings.plan_meeting(plan, branch, by=by)
    meetings.open_meeting(meeting.pk, by=by)
    voters = [one for one in queries.attendees(meeting) if one.seat == Seat.VOTER]
    voters.sort(key=lambda one: one.person_id != by.person_id)
    vote, away = queries.agenda(meeting)[0], voters[-1]
    roll.take_letter(meeting.pk, vote.pk, away.pk, by=by)
    roll.arrive(meeting.pk, [one.pk for one in voters[:-1]], by=by)
    pair = (voters[1].person_id, voters[2].person_id)
    ballot = ballots.hand_out(meeting.pk, vote.pk, len(voters) - 1, pair, by=by)
    for counter in pair:
        ballots.tally(ballot.pk, counter, Counts(len(voters) - 1, len(voters), 0), by=by)
    made = ballots.decide(ballot.pk, True, by=by, words=OF_HIM)
    meetings.keep_minutes(meeting.pk, TALKED, by=by)
    meetings.close_meeting(meeting.pk, by=by)
    signer = voters[0].person_id
    meetings.sign_meeting(meeting.pk, signer, by=by)
    return ballots.sign_resolution(made.pk, signer, by=by)


def _tonight(branch: Unit, day: date, by: Actor) -> None:
    """An assembly called for the demo's day: whoever signs in as the secretary can open it at once."""
    agenda = [Item("学习党的二十届四中全会精神", ItemKind.STUDY)]
    for one in queries.candidates_for(branch, day):
        if one.matter:  # his file waits for the meeting
            matter = Matter(one.matter)
            agenda.append(Item(f"讨论{matter.label}", ItemKind.VOTE, matter, one.person_id))
    agenda.append(Item("通过下半年学习计划", ItemKind.VOTE, Matter.OTHER, way=Way.HANDS.value))
    plan = Plan(
        kind=MeetingKind.ASSEMBLY,
        title=f"{day.month}月支部党员大会",
        starts_at=datetime.combine(day, time(19, 30), CITY_ZONE),
        place=PLACES[0],
        agenda=tuple(agenda),
    )
    made = meetings.plan_meeting(plan, branch, by=by)
    meetings.call_meeting(made.pk, by=by)


def _transfers(first: Unit, second: Unit, here: list[OnRoll], day: date, by: Actor) -> None:
    """One letter that runs out within days, one application; nobody's place has changed yet."""
    away = [row for row in here if not row.is_formal and row.member.formal_elsewhere]
    coming = away[0]
    wish = Wish(
        Direction.IN, first, elsewhere=coming.member.formal_elsewhere, reason="长期在本市开车"
    )
    sent_on = add_months(day, -3) + timedelta(days=6)
    made = transfers.apply(coming.member.pk, wish, by=by, on=sent_on - timedelta(days=5))
    transfers.send(made.pk, "组介〔2026〕031号", by=by, on=sent_on)
    mover = next(
        row
        for row in here
        if row.is_full and row.is_formal and row.member.person_id != by.person_id
    )
    going = Wish(Direction.WITHIN, first, second, reason="搬到仁和区居住")
    transfers.apply(mover.member.pk, going, by=by, on=day - timedelta(days=2))


def _floating(first: Unit, here: list[OnRoll], day: date, by: Actor) -> None:
    """Three attached from elsewhere: spoken with lately, soon due, and overdue."""
    away = [row for row in here if not row.is_formal and row.member.formal_elsewhere][1:4]
    for row, last in zip(away, (1, 5, 7), strict=False):
        note = Away(Flow.IN, add_months(day, -14), row.member.formal_elsewhere[:60])
        made = floating.note_floating(row.member.pk, first, note, by=by)
        on = add_months(day, -last)
        floating.note_contact(made.pk, "phone", by=by, on=on, note="问了近况，照常参加主题党日")


def _registers(first: Unit, full: list[OnRoll], day: date, by: Actor) -> None:
    for at, row in enumerate(full):
        month = add_months(day, -1)
        registers.record_dues(
            first,
            row.member.pk,
            month,
            500 + 300 * at,
            month,
            by=by,
            receipt=f"{month:%m}-{at + 1}",
        )
        registers.record_appraisal(first, row.member.pk, day.year - 1, "fit", by=by)


def _backbone(first: Unit, root: Unit, actors: dict[str, Actor], day: date) -> None:
    """The branch's list decided, the city's model drivers still open, one record to be checked."""
    by, above = actors["secretary"], actors["committee"]
    ask = Ask(
        {Fact.CONTACT_DRIVERS.value: 3, Fact.MEETINGS.value: 8},
        12,
        f"{day.month}月支委会",
        "出车守规矩，司机信得过",
    )
    criteria = backbone.set_criteria(first, Purpose.BACKBONE, ask, by=by)
    made = backbone.make_list(criteria.pk, by=by)
    keys = list(made.entries.values_list("pk", flat=True))
    backbone.choose(made.pk, keys, True, by=by)
    backbone.decide_list(made.pk, f"{day.month}月支委会", by=by, on=day)
    models = Ask({Fact.LECTURES.value: 2, Fact.TRAININGS.value: 1}, 12, f"{day.month}月党委会")
    city = backbone.set_criteria(root, Purpose.MODEL, models, by=above)
    backbone.make_list(city.pk, by=above)
    backbone.ask_correction(
        Fact.MEETINGS.value, "上个月主题党日我到了，签到表上有我", by=actors["member"]
    )
