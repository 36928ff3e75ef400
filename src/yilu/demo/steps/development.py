"""Developing members: people at every stage, an application that waits, one thing that is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from uuid import UUID

from yilu.branch_life.actions import development as actions
from yilu.branch_life.actions.development import Entry
from yilu.branch_life.actions.development.common import refresh
from yilu.branch_life.enums.development import (
    ApplicationState,
    Channel,
    HelperKind,
    LetterTo,
    Opinion,
    Outcome,
    Stage,
)
from yilu.branch_life.models import (
    Application,
    Candidate,
    CandidateLetter,
    Helper,
    Review,
    StepRecord,
    TrainingRecord,
)
from yilu.branch_life.queries import development as queries
from yilu.branch_life.queries.development.dossiers import missing_materials, standing_records
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.cards import Rules
from yilu.branch_life.rules.steps import BY_KEY
from yilu.branch_life.sealing import sealed
from yilu.core import papers
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.periods import add_months
from yilu.demo.panzhihua import CITY
from yilu.files.actions import take_paper
from yilu.membership.enums import Standing
from yilu.membership.models import Membership, PartyMember
from yilu.organisations.models import Unit
from yilu.registry.queries import drivers_operating
from yilu.runtime.actions import take_numbers

APPLICATION = (
    "敬爱的党组织：我志愿加入中国共产党。我开网约车六年，车队里的党员带着大家送考、帮人，"
    "我看在眼里，也想成为这样的人。我会认真学习党的理论，遵守交通法规，服务好每一位乘客，"
    "请党组织在实践中考验我。"
)
WORDS = {
    "talk": "支部委员谈话：本人入党动机端正，家庭支持，了解党的基本知识。",
    "activist": "党小组推荐，支部委员会讨论同意。",
    "cultivate": "一年来积极参加志愿送考和宣讲，没有违章和投诉，群众反映好。",
    "target": "听取各方面意见，公示没有异议，支部委员会讨论同意。",
    "political_review": "本人和直系亲属政治上没有问题。",
    "committee_review": "手续齐全，同意报上级预审。",
    "admit": "到会党员一致认为符合条件，无记名投票通过。",
    "superior_talk": "谈话人认为符合党员条件。",
    "probation": "预备期表现一贯，作用发挥好。",
    "convert": "到会党员同意按期转正，无记名投票通过。",
}
SAMPLE = """#import "house.typ": *
#show: house.with(title: "演示材料", author: "驿路", size: 14pt, footer: false)
#align(center)[演示材料：这里是纸质材料的扫描件。]
"""
REVIEW = "按月交流，思想稳定，参加学习，出车守规矩。"
VOTES = {"eligible": 9, "present": 8, "yes": 8, "no": 0, "abstain": 0, "written": 0}


@dataclass(frozen=True, slots=True)
class Way:
    """One person's way: the day of each step done, and who helps."""

    person: UUID
    branch: Unit
    days: dict[str, date]
    contacts: tuple[PartyMember, ...] = ()
    introducers: tuple[PartyMember, ...] = ()
    reviews: tuple[date, ...] = ()
    floating: bool = False
    letters: tuple[tuple[LetterTo, str, date, date | None], ...] = ()
    trained: bool = False
    extra: dict[str, str] = field(default_factory=dict)


def live(units: dict[str, Unit], actors: dict[str, Actor], day: date) -> None:
    """Everything, once."""
    if queries.candidates(actors["committee"]).exists():
        return
    ways = list(_ways(units, actors, day))
    for way, number in zip(ways, _numbers(ways), strict=True):
        _walked(way, number, actors["secretary"])
    _papers(actors, day)
    _waits(units, actors, day)


def _numbers(ways: list[Way]) -> list[str]:
    """Numbers of the year each was taken in."""
    years = [way.days["apply"].year for way in ways]
    return [f"FZ-{year}-{take_numbers(CITY, f'FZ-{year}')[0]:04d}" for year in years]


# ── who ─────────────────────────────────────────────────────────────────────────────────────────


def _ways(units: dict[str, Unit], actors: dict[str, Actor], day: date) -> list[Way]:
    """Eight applied within the year and three of them are activists; four began earlier."""
    first, floating = units["first_branch"], units["floating_branch"]
    people = _drivers(actors, day)
    helpers = _helpers(first)
    lead = PartyMember.objects.get(city=CITY, person=actors["member"].person_id)
    pair = (lead, helpers[0])
    him = actors["candidate"].person_id
    assert him is not None
    return [
        *_applicants([him, *people[:4]], first, floating, day),
        *_activists(people[4:7], first, (pair, helpers[1:3], helpers[2:4]), day),
        *_targets(people[7:9], first, (helpers[0:2], helpers[3:5]), day),
        *_members(first, helpers, day),
    ]


def _drivers(actors: dict[str, Actor], day: date) -> list[UUID]:
    """Operating drivers who are no members and none of the cast."""
    cast = {actor.person_id for actor in actors.values()}
    members = set(PartyMember.objects.filter(city=CITY).values_list("person", flat=True))
    rows = drivers_operating(CITY, day).order_by("number").values_list("person", flat=True)
    return [key for key in rows if key not in cast and key not in members][40:80]


def _helpers(branch: Unit) -> list[PartyMember]:
    """Full members of the branch, in a fixed order."""
    held = Membership.objects.filter(branch=branch, to_on=None).values("member")
    rows = PartyMember.objects.filter(pk__in=held, standing=Standing.FULL, ended_on=None)
    return list(rows.order_by("joined_on", "pk")[:8])


def _applicants(people: list[UUID], first: Unit, floating: Unit, day: date) -> list[Way]:
    """Just handed in, talked with, one whose talk is late, one of the floating branch."""
    ago = [(20, 0), (75, 12), (110, 20), (45, 0), (160, 25)]
    found = []
    for at, (key, (applied, talked)) in enumerate(zip(people, ago, strict=True)):
        start = day - timedelta(days=applied)
        days = {"apply": start}
        if talked:
            days["talk"] = start + timedelta(days=talked)
        branch = floating if at == 4 else first
        found.append(Way(key, branch, days, floating=branch is floating))
    return found


def _activists(
    people: list[UUID], branch: Unit, contacts: tuple[Sequence[PartyMember], ...], day: date
) -> list[Way]:
    found = []
    for key, ago, pair in zip(people, (340, 300, 150), contacts, strict=True):
        start = day - timedelta(days=ago)
        decided = start + timedelta(days=70)
        days = {
            "apply": start,
            "talk": start + timedelta(days=15),
            "activist": decided,
            "file_activist": decided + timedelta(days=6),
            "contacts": decided + timedelta(days=6),
        }
        reviewed = add_months(decided, 6)
        reviews = (reviewed,) if reviewed < day - timedelta(days=60) else ()
        found.append(Way(key, branch, days, contacts=tuple(pair), reviews=reviews))
    return found


def _targets(
    people: list[UUID], branch: Unit, helpers: tuple[list[PartyMember], ...], day: date
) -> list[Way]:
    """One whose letters are out, one whose pre-review has passed and who waits for the meeting."""
    found = []
    for at, (key, pair) in enumerate(zip(people, helpers, strict=True)):
        decided = add_months(day, -16 - at * 3)
        days = _cultivated(decided)
        target = days["file_target"]
        days["introducers"] = target + timedelta(days=3)
        sent, answered = target + timedelta(days=8), target + timedelta(days=28)
        letters = (
            (LetterTo.REGISTERED, "昭觉县新城镇红星社区党支部", sent, answered if at else None),
            (LetterTo.ACTUAL, "东区炳草岗街道东风社区党委", sent, answered),
        )
        if at:
            days |= {
                "political_review": target + timedelta(days=40),
                "training": target + timedelta(days=50),
                "committee_review": day - timedelta(days=20),
                "pre_review": day - timedelta(days=9),
                "form": day - timedelta(days=4),
            }
        reviews = (add_months(decided, 6), add_months(decided, 12))
        found.append(
            Way(
                key, branch, days, tuple(pair), tuple(pair), reviews, True, letters, bool(at),
                {"form": "川 5100123"},
            )
        )  # fmt: skip
    return found


def _cultivated(decided: date) -> dict[str, date]:
    """From the application to the target, a year and more."""
    year = add_months(decided, 12)
    return {
        "apply": decided - timedelta(days=80),
        "talk": decided - timedelta(days=60),
        "activist": decided,
        "file_activist": decided + timedelta(days=7),
        "contacts": decided + timedelta(days=7),
        "cultivate": year + timedelta(days=2),
        "target": year + timedelta(days=14),
        "file_target": year + timedelta(days=20),
    }


def _members(branch: Unit, helpers: list[PartyMember], day: date) -> list[Way]:
    """The branch's probationary members, and the newest full one, by the day each joined."""
    held = Membership.objects.filter(branch=branch, to_on=None).values("member")
    rows = PartyMember.objects.filter(pk__in=held, ended_on=None, joined_on__isnull=False)
    on_probation = list(rows.filter(standing=Standing.PROBATIONARY).order_by("joined_on")[:2])
    newest = list(rows.filter(standing=Standing.FULL).order_by("-joined_on")[:1])
    ways = [_joined(m, branch, helpers, day, full=False) for m in on_probation]
    return ways + [_joined(m, branch, helpers, day, full=True) for m in newest]


def _joined(
    member: PartyMember, branch: Unit, helpers: list[PartyMember], day: date, *, full: bool
) -> Way:
    met = member.joined_on or day
    decided = add_months(met, -15)
    days = _cultivated(decided)
    pair = tuple(one for one in helpers if one.pk != member.pk)[:2]
    days |= {
        "introducers": met - timedelta(days=60),
        "political_review": met - timedelta(days=45),
        "training": met - timedelta(days=40),
        "committee_review": met - timedelta(days=30),
        "pre_review": met - timedelta(days=20),
        "form": met - timedelta(days=15),
        "admit": met,
        "superior_talk": met + timedelta(days=12),
        "approve": met + timedelta(days=25),
        "file_approval": met + timedelta(days=30),
        "assign": met + timedelta(days=26),
        "oath": met + timedelta(days=40),
    }
    days = {key: on for key, on in days.items() if on < day}
    end = add_months(met, 12)
    if full:
        days |= {
            "probation": end,
            "ask_conversion": end,
            "convert": end + timedelta(days=8),
            "approve_conversion": end + timedelta(days=40),
        }
    half = add_months(met, 6)
    reviews = [add_months(decided, 6), add_months(decided, 12)]
    reviews += [half] if half < day else []
    return Way(
        member.person_id, branch, days, pair, pair, tuple(reviews), trained=True,
        extra={"form": "川 5100087"},
    )  # fmt: skip


# ── written down ────────────────────────────────────────────────────────────────────────────────


def _walked(way: Way, number: str, by: Actor) -> None:
    """The file as it stands now, its steps each with the rule of its day."""
    applied = way.days["apply"]
    row = Candidate.objects.create(
        city=CITY,
        number=number,
        person_id=way.person,
        branch=way.branch,
        floating=way.floating,
        applied_on=applied,
        accepted_on=applied,
    )
    _application(row, by)
    rules: dict[date, Rules] = {}
    StepRecord.objects.bulk_create(
        _step(row, key, on, way, rules.setdefault(on, rules_on(CITY, on)), by)
        for key, on in way.days.items()
    )
    _people(row, way)
    _beside(row, way, by)
    refresh(Candidate.objects.select_related("branch", "person").get(pk=row.pk))


def _application(row: Candidate, by: Actor) -> None:
    made = Application(
        city=CITY,
        person_id=row.person_id,
        branch=row.branch,
        channel=Channel.PHONE,
        state=ApplicationState.ACCEPTED,
        handed_on=row.applied_on,
        floating=row.floating,
        decided_on=row.accepted_on,
        decided_by=by.account_id,
        candidate=row,
    )
    made.words = sealed(made, "words", APPLICATION)
    made.save(force_insert=True)


def _step(row: Candidate, key: str, on: date, way: Way, rules: Rules, by: Actor) -> StepRecord:
    step = BY_KEY[key]
    made = StepRecord(
        city=CITY,
        candidate=row,
        step=step.number,
        done_on=on,
        outcome=Outcome.CONVERT if key == "convert" else Outcome.YES,
        rule=rules.get(step.rule).frozen(),
        notice_from=on - timedelta(days=12) if key == "target" else None,
        notice_to=on - timedelta(days=2) if key == "target" else None,
        opinions=sorted(Opinion.values) if key == "target" else [],
        votes=VOTES if key in {"admit", "convert"} else None,
        form_number=way.extra.get(key, ""),
        recorded_by=by.account_id,
        recorded_at=datetime.combine(on, time(16), CITY_ZONE),
    )
    made.words = sealed(made, "words", WORDS.get(key, ""))
    return made


def _people(row: Candidate, way: Way) -> None:
    named = [(HelperKind.CONTACT, "contacts", way.contacts)]
    named.append((HelperKind.INTRODUCER, "introducers", way.introducers))
    Helper.objects.bulk_create(
        Helper(city=CITY, candidate=row, member=member, kind=kind, from_on=way.days[key])
        for kind, key, members in named
        if key in way.days
        for member in members
    )


def _beside(row: Candidate, way: Way, by: Actor) -> None:
    """Reviews, letters, training."""
    met = way.days.get("admit")
    for on in way.reviews:
        made = Review(
            city=CITY,
            candidate=row,
            on=on,
            probation=met is not None and on > met,
            recorded_by=by.account_id,
            recorded_at=datetime.combine(on, time(16), CITY_ZONE),
        )
        made.words = sealed(made, "words", REVIEW) or b""
        made.save(force_insert=True)
    for kind, name, sent, answered in way.letters:
        number = take_numbers(CITY, f"ZS-{sent.year}")[0]
        letter = CandidateLetter(
            city=CITY,
            number=f"ZS-{sent.year}-{number:04d}",
            candidate=row,
            to_kind=kind,
            to_name=name,
            sent_on=sent,
            answered_on=answered,
            sent_by=by.account_id,
        )
        letter.answer = sealed(letter, "answer", "没有发现问题。") if answered else None
        letter.save(force_insert=True)
    if way.trained and "training" in way.days:
        on = way.days["training"]
        TrainingRecord.objects.create(
            city=CITY,
            candidate=row,
            title="发展对象集中培训班",
            organiser="市委党校",
            from_on=on - timedelta(days=2),
            to_on=on,
            minutes=24 * queries.class_hour(CITY),
        )


def _papers(actors: dict[str, Actor], day: date) -> None:
    """Everything in the file of the newest full member, which is then archived; some in the others'."""
    by, sample = actors["secretary"], papers.pdf(SAMPLE, {}, day)
    for row in queries.candidates(actors["committee"]):
        complete = row.stage == Stage.FULL
        if not complete and row.stage not in {Stage.TARGET, Stage.PROBATIONARY}:
            continue
        missing = missing_materials(row, standing_records(row))
        wanted = missing if complete else missing[:5]
        with standing_at(datetime.combine(day - timedelta(days=6), time(15), CITY_ZONE)):
            for key, title in wanted:
                paper = take_paper(BytesIO(sample), f"{title}.pdf", by=by)
                actions.add_paper(row.pk, str(key), paper, row.person.name, by=by)
            if complete:
                entry = Entry(day - timedelta(days=6), confirmed=True)
                actions.record_step(row.pk, "archive", entry, by=by)


def _waits(units: dict[str, Unit], actors: dict[str, Actor], day: date) -> None:
    """One handed in on the phone the day before, which the secretary finds in the morning."""
    key = _drivers(actors, day)[12]
    made = Application(
        city=CITY,
        person_id=key,
        branch=units["first_branch"],
        channel=Channel.PHONE,
        handed_on=day - timedelta(days=1),
    )
    made.words = sealed(made, "words", APPLICATION)
    made.save(force_insert=True)
