"""A year of lectures, trainings, party days and talks; what is coming; what was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from random import Random
from uuid import UUID

from PIL import Image, ImageDraw

from yilu.activities import actions
from yilu.activities.actions import Plan, Words
from yilu.activities.actions.history import Comer, remember, remember_readers
from yilu.activities.enums import ActivityKind, Mode, PublicationKind
from yilu.activities.models import Activity
from yilu.activities.queries import activities
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.demo import education
from yilu.demo.education import Session
from yilu.demo.panzhihua import CITY
from yilu.membership.audiences import Rule, resolve
from yilu.membership.enums import AudienceKind
from yilu.organisations.models import Unit
from yilu.registry.queries import drivers

LEARNERS = 512  # distinct people of the year's lectures and trainings
EVENING, MORNING = time(19, 30), time(9, 0)
LASTS = timedelta(minutes=90)
EVERYBODY = (Rule(AudienceKind.EVERYBODY),)
K = ActivityKind


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who there is to come: the cast's drivers first, so that they have been somewhere."""

    learners: list[UUID]
    members: list[UUID]
    rng: Random


def year(
    day: date, units: dict[str, Unit], cast: dict[str, UUID], actors: dict[str, Actor]
) -> None:
    """Everything, unless it stands already."""
    staff, secretary = actors["committee"], actors["secretary"]
    if activities(staff).exists():
        return
    crowd = _crowd(units, cast, staff)
    root, branch = units["committee"], units["first_branch"]
    _education(day, root, crowd, staff)
    for session in education.TALKS:
        _held(
            K.CARE_TALK, session, day, root, crowd.rng.sample(crowd.learners, session.came), staff
        )
    for session in education.PARTY_DAYS:
        people = crowd.rng.sample(crowd.members, min(session.came, len(crowd.members)))
        _held(K.PARTY_DAY, session, day, branch, people, secretary)
    for session in education.CONSULTATION_DAYS:
        people = crowd.rng.sample(crowd.learners, session.came)
        _held(K.CONSULTATION_DAY, session, day, root, people, staff)
    coming(day, units, crowd, actors)
    published(day, root, crowd, staff)


def _crowd(units: dict[str, Unit], cast: dict[str, UUID], by: Actor) -> Crowd:
    rng = Random(20260605)
    known = list(drivers(by, operating=True).order_by("number").values_list("person_id", flat=True))
    rng.shuffle(known)
    ours = [cast[key] for key in ("driver", "member", "outsider_driver") if key in cast]
    everyone = list(dict.fromkeys([*ours, *known]))
    branch = Rule(AudienceKind.BRANCH, str(units["first_branch"].pk))
    return Crowd(everyone[:LEARNERS], sorted(resolve(CITY, [branch])), rng)


def _education(day: date, root: Unit, crowd: Crowd, by: Actor) -> None:
    """Every learner comes once before anybody is drawn again, so that the people are as many as said."""
    sessions = [(K.LECTURE, s) for s in education.LECTURES]
    sessions += [(K.TRAINING, s) for s in education.TRAININGS]
    queue: Iterator[UUID] = iter(crowd.learners)
    for kind, session in sorted(sessions, key=lambda pair: -pair[1].ago):
        fresh = [person for person, _n in zip(queue, range(session.came), strict=False)]
        others = [person for person in crowd.learners if person not in set(fresh)]
        people = [*fresh, *crowd.rng.sample(others, session.came - len(fresh))]
        _held(kind, session, day, root, people, by)


def _held(
    kind: ActivityKind, session: Session, day: date, unit: Unit, people: Sequence[UUID], by: Actor
) -> Activity:
    """Drafted and published two weeks before, held, attended, closed."""
    starts = _at(day - timedelta(days=session.ago), EVENING)
    plan = Plan(
        kind=kind,
        title=session.title,
        starts_at=starts,
        ends_at=starts + LASTS,
        audience=EVERYBODY,
        mode=Mode.BOTH if session.online else Mode.OFFLINE,
        summary=session.summary,
        place=session.place,
        qualifies=session.qualifies,
        valid_months=12 if session.qualifies else None,
        pass_right=2 if session.online else 0,
    )
    activity = actions.draft(plan, unit, by=by)
    if session.online:
        _lesson(activity, by)
    actions.publish(activity.pk, by=by, at=starts - timedelta(days=14))
    activity = actions.hold(activity.pk, by=by, at=starts + LASTS)
    remember(activity, list(_comers(activity, people, session.online)), by=by)
    return actions.close(activity.pk, by=by)


def _comers(activity: Activity, people: Sequence[UUID], online: int) -> Iterator[Comer]:
    """Most are there in time, every ninth late, every seventh leaves early or forgets to check out."""
    for place, person in enumerate(people):
        if place < online:
            read = activity.starts_at + timedelta(days=1 + place % 9, minutes=37 * place)
            yield Comer(person, read, read + timedelta(minutes=9 + place % 6), online=True)
            continue
        came = activity.starts_at - timedelta(minutes=place % 25)
        if place % 9 == 0:
            came = activity.starts_at + timedelta(minutes=8)
        left = activity.ends_at - timedelta(minutes=20 if place % 7 == 3 else 0)
        yield Comer(person, came, None if place % 7 == 5 else left)


def _lesson(activity: Activity, by: Actor) -> None:
    actions.set_lesson(activity.pk, education.LESSON, by=by)
    actions.set_picture(activity.pk, 0, _slide(), by=by)
    actions.set_quiz(activity.pk, education.QUIZ, by=by)


def _slide() -> BytesIO:
    """A drawn slide without a word in it: a road, a car that has stopped, its two lights."""
    sheet = Image.new("RGB", (960, 540), "#faf7f2")
    draw, out = ImageDraw.Draw(sheet), BytesIO()
    draw.rectangle((0, 330, 960, 470), fill="#6b5f55")
    for left in range(40, 960, 160):
        draw.rectangle((left, 394, left + 80, 406), fill="#faf7f2")
    draw.rounded_rectangle((360, 240, 640, 350), 30, fill="#b3261e")
    draw.rounded_rectangle((420, 180, 580, 260), 24, fill="#d9cfc4")
    for centre in (430, 570):
        draw.ellipse((centre - 36, 314, centre + 36, 386), fill="#2a211b")
    for light in (352, 624):
        draw.ellipse((light, 268, light + 26, 294), fill="#f2a33a")
    sheet.save(out, "PNG")
    out.seek(0)
    return out


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, CITY_ZONE)


# ── what is coming ──────────────────────────────────────────────────────────────────────────────


def coming(day: date, units: dict[str, Unit], crowd: Crowd, actors: dict[str, Actor]) -> None:
    """One with seats, one full with a line, one today at the station, one to learn online."""
    staff, root = actors["committee"], units["committee"]
    lecture = _open(
        day, 6, staff, root, kind=K.LECTURE, title="党的二十大精神宣讲：身边的高质量发展",
        place=education.HALL, capacity=80, summary=education.SPIRIT,
    )  # fmt: skip
    training = _open(
        day, 9, staff, root, kind=K.TRAINING, title="道路运输安全培训（汛期山路）",
        place=education.DEPOT, capacity=30, qualifies="road_safety", valid_months=12,
        summary="雨天、落石、塌方，怎么走，怎么停。",
    )  # fmt: skip
    _open(
        day, 0, staff, root, kind=K.CONSULTATION_DAY, title="咨询日：医保、社保、法律现场问",
        place=education.STATION, begins=time(8), lasts=timedelta(hours=12),
        host=units["station_east"], summary="律师、社保窗口、社区医生都在，随到随问。",
    )  # fmt: skip
    _open(
        day, 13, actors["secretary"], units["first_branch"], kind=K.PARTY_DAY,
        title="主题党日：我为行业献一策", place=education.HALL,
        audience=(Rule(AudienceKind.BRANCH, str(units["first_branch"].pk)),),
    )  # fmt: skip
    _online(day, root, staff)
    for person in crowd.learners[5:46]:
        actions.sign_up(lecture.pk, by=_himself(person))
    for person in crowd.learners[60:96]:
        actions.sign_up(training.pk, by=_himself(person))
    asked = actions.ask(lecture.pk, "跑夜班的听不了，有没有回放？", by=_himself(crowd.learners[7]))
    actions.answer(lecture.pk, asked.pk, "讲完三天内放到这一页的资料里。", by=staff)
    actions.ask(training.pk, "培训完当天能拿到证明吗？", by=_himself(crowd.learners[61]))


def _open(
    day: date,
    ahead: int,
    by: Actor,
    unit: Unit,
    *,
    begins: time = EVENING,
    lasts: timedelta = LASTS,
    audience: tuple[Rule, ...] = EVERYBODY,
    **given: object,
) -> Activity:
    starts = _at(day + timedelta(days=ahead), begins)
    plan = Plan(starts_at=starts, ends_at=starts + lasts, audience=audience, **given)  # type: ignore[arg-type]
    activity = actions.draft(plan, unit, by=by)
    return actions.publish(activity.pk, by=by, at=_at(day, time(0)))


def _online(day: date, root: Unit, by: Actor) -> None:
    starts = _at(day - timedelta(days=10), MORNING)
    plan = Plan(
        kind=K.TRAINING,
        title="线上课：安全行车四件事",
        starts_at=starts,
        ends_at=starts + timedelta(days=60),
        audience=EVERYBODY,
        mode=Mode.ONLINE,
        summary="四页，几分钟读完，最后三道小题。等单的时候就能学。",
        pass_right=2,
    )
    activity = actions.draft(plan, root, by=by)
    _lesson(activity, by)
    actions.publish(activity.pk, by=by, at=starts)


def _himself(person: UUID) -> Actor:
    return Actor(None, person, CITY)


# ── what was published ──────────────────────────────────────────────────────────────────────────


def published(day: date, root: Unit, crowd: Crowd, by: Actor) -> None:
    for kind, title, ago, readers, summary, source, answers in education.PUBLICATIONS:
        words = Words(
            PublicationKind(kind), title, summary, EVERYBODY, source=source, answers=answers
        )
        row = actions.draft_publication(words, root, by=by)
        on = day - timedelta(days=ago)
        row = actions.publish_publication(row.pk, by=by, notify=False, on=on)
        people = crowd.rng.sample(crowd.learners, readers)
        remember_readers(row, people, _at(on, EVENING))
