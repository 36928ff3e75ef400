"""An activity from its plan to the shelf: draft, revise, publish, hold, close, cancel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities import limits
from yilu.activities.access import may_plan, may_plan_for
from yilu.activities.actions.certifying import give_qualifications
from yilu.activities.actions.locking import for_staff, now_or, say
from yilu.activities.actions.seats import let_in_line
from yilu.activities.enums import ALIVE, HOLDING, ActivityKind, ActivityState, Mode
from yilu.activities.models import Activity, ActivityAudience
from yilu.activities.states import ACTIVITY
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.membership.audiences import WITHOUT_VALUE, Rule
from yilu.organisations.models import Unit
from yilu.runtime.actions import next_number


@dataclass(frozen=True, slots=True)
class Plan:
    """What a planner fills in."""

    kind: ActivityKind
    title: str
    starts_at: datetime
    ends_at: datetime
    audience: tuple[Rule, ...]
    mode: Mode = Mode.OFFLINE
    summary: str = ""
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    capacity: int | None = None
    signup_until: datetime | None = None
    host: Unit | None = None
    qualifies: str = ""
    valid_months: int | None = None
    pass_right: int = 0

    def check(self) -> None:
        """Everything that cannot be, each on its field."""
        errors: dict[str, Any] = {}
        if not self.title.strip():
            errors["title"] = _("写一个名称，比如“二十届四中全会精神宣讲”。")
        if self.mode != Mode.ONLINE and not self.place.strip():
            errors["place"] = _("写清楚在哪里，司机要照着去。")
        if self.ends_at <= self.starts_at:
            errors["ends_at"] = _("结束时间要晚于开始时间。")
        elif self.ends_at - self.starts_at > _longest(self.mode):
            errors["ends_at"] = _("一场最长 12 小时，分几天的请分成几场，这样人次才数得准。")
        if self.capacity is not None and self.capacity < 1:
            errors["capacity"] = _("名额至少 1 个；不限名额就空着。")
        if self.signup_until is not None and self.signup_until > self.ends_at:
            errors["signup_until"] = _("报名截止要在活动结束之前。")
        if any(bool(rule.value) == (rule.kind in WITHOUT_VALUE) for rule in self.audience):
            errors["audience"] = _("范围没有选全，请重新选一次。")
        if errors:
            raise Invalid(errors)


def _longest(mode: Mode) -> Any:
    return limits.LONGEST_LESSON if mode == Mode.ONLINE else limits.LONGEST_SESSION


@transaction.atomic
def draft(plan: Plan, organiser: Unit, *, by: Actor) -> Activity:
    """A new activity, seen by nobody but its planners."""
    if not may_plan_for(by, organiser):
        raise NotAllowed("draft")
    plan.check()
    year = plan.starts_at.astimezone(CITY_ZONE).year
    activity = Activity(city=by.city, organiser=organiser)
    activity.number = f"HD-{year}-{next_number(by.city, f'HD-{year}'):04d}"
    _write(activity, plan)
    activity.save(force_insert=True)
    _write_audience(activity, plan.audience)
    record("activity.drafted", Ref.to(activity), by=by, kind=activity.kind)
    return activity


@transaction.atomic
def revise(key: UUID, plan: Plan, *, by: Actor, at: datetime | None = None) -> Activity:
    """Change a plan. Once published its kind stands, and never fewer seats than are taken."""
    activity = for_staff(key, by)
    if not may_plan(by, activity):
        raise NotAllowed("revise")
    if activity.state not in {ActivityState.DRAFT, ActivityState.PUBLISHED}:
        raise Refused(_("活动已经举办或取消，不能再改。"))
    plan.check()
    moved = (activity.starts_at, activity.ends_at, activity.place)
    if activity.state == ActivityState.PUBLISHED:
        _refuse_late_change(activity, plan)
    _write(activity, plan)
    activity.sequence += 1
    activity.save()
    activity.audience.all().delete()
    _write_audience(activity, plan.audience)
    record("activity.revised", Ref.to(activity), by=by, sequence=activity.sequence)
    if activity.state == ActivityState.PUBLISHED:
        let_in_line(activity, now_or(at))
        if moved != (activity.starts_at, activity.ends_at, activity.place):
            _tell_moved(activity)
    return activity


def _refuse_late_change(activity: Activity, plan: Plan) -> None:
    if plan.kind != activity.kind:
        raise Invalid({"kind": _("发布以后不能改类别：不同类别计入不同的数。")})
    if not plan.audience:
        raise Invalid({"audience": _("至少选一个范围。")})
    if plan.capacity is not None and plan.capacity < activity.taken:
        held = activity.sign_ups.filter(state__in=HOLDING)
        waits = activity.sign_ups.filter(state="offered").count()
        raise Invalid(
            {
                "capacity": _(
                    "已经占了 %(taken)d 个名额（报名 %(booked)d，留给候补 %(waits)d），"
                    "不能减到 %(wanted)d。"
                )
                % {
                    "taken": activity.taken,
                    "booked": held.count() - waits,
                    "waits": waits,
                    "wanted": plan.capacity,
                }
            }
        )


def _write(activity: Activity, plan: Plan) -> None:
    for name in (
        "kind",
        "mode",
        "starts_at",
        "ends_at",
        "latitude",
        "longitude",
        "capacity",
        "signup_until",
        "host",
        "qualifies",
        "valid_months",
        "pass_right",
    ):
        setattr(activity, name, getattr(plan, name))
    activity.title, activity.summary = plan.title.strip(), plan.summary.strip()
    activity.place = plan.place.strip()
    activity.day = plan.starts_at.astimezone(CITY_ZONE).date()


def _write_audience(activity: Activity, rules: Iterable[Rule]) -> None:
    ActivityAudience.objects.bulk_create(
        [
            ActivityAudience(city=activity.city, activity=activity, kind=r.kind, value=r.value)
            for r in dict.fromkeys(rules)
        ]
    )


def _tell_moved(activity: Activity) -> None:
    people = activity.sign_ups.filter(state__in=ALIVE).values_list("person", flat=True)
    title = _("“%(title)s”的时间或地点变了") % {"title": activity.title}
    say(people, activity, title, activity.place, f"moved {activity.sequence}", by_sms=True)


@transaction.atomic
def publish(key: UUID, *, by: Actor, at: datetime | None = None) -> Activity:
    """From now on its audience finds it and its kind stands."""
    activity = for_staff(key, by)
    ACTIVITY.moves["publish"].check(by, activity)
    now = now_or(at)
    if activity.ends_at <= now:
        raise Refused(_("活动的时间已经过去，不能再发布：类别要在举办之前定下。请先改时间。"))
    if not activity.audience.exists():
        raise Refused(_("还没有选给谁参加，请先改计划。"))
    if activity.mode != Mode.OFFLINE:
        _refuse_unready_lesson(activity)
    ACTIVITY.advance(activity, "publish", by=by)
    activity.published_at = now
    return _saved(activity, "activity.published", by)


def _refuse_unready_lesson(activity: Activity) -> None:
    if not activity.pages.exists():
        raise Refused(_("线上学的内容还是空的，请先写课件。"))
    questions = activity.quiz.count()
    if not questions:
        raise Refused(_("线上学要有小测验才算学完，请先出题。"))
    if activity.pass_right > questions:
        raise Refused(_("只有 %(n)d 道题，及格线不能更高。") % {"n": questions})


@transaction.atomic
def hold(key: UUID, *, by: Actor, at: datetime | None = None) -> Activity:
    """举办: it has begun; what it makes people fit for is given to those who stayed."""
    activity = for_staff(key, by)
    ACTIVITY.moves["hold"].check(by, activity)
    if now_or(at) < activity.starts_at:
        raise Refused(_("还没到开始时间，不能登记为已举办。"))
    ACTIVITY.advance(activity, "hold", by=by)
    saved = _saved(activity, "activity.held", by)
    give_qualifications(activity, by=by)
    return saved


@transaction.atomic
def close(key: UUID, *, by: Actor) -> Activity:
    """归档: the list of those who came is complete."""
    activity = for_staff(key, by)
    ACTIVITY.advance(activity, "close", by=by)
    return _saved(activity, "activity.closed", by)


@transaction.atomic
def cancel(key: UUID, *, by: Actor, reason: str) -> Activity:
    """It will not take place; everyone with a seat or in line is told why."""
    activity = for_staff(key, by)
    if not reason.strip():
        raise Invalid({"reason": _("写明为什么取消，报了名的人会看到。")})
    ACTIVITY.moves["cancel"].check(by, activity)
    if activity.attendances.exists():
        raise Refused(_("已经有人签到，不能取消；提前结束的请登记为已举办。"))
    ACTIVITY.advance(activity, "cancel", by=by)
    activity.reason, activity.sequence = reason.strip()[:200], activity.sequence + 1
    people = list(activity.sign_ups.filter(state__in=ALIVE).values_list("person", flat=True))
    title = _("“%(title)s”取消了") % {"title": activity.title}
    say(people, activity, title, activity.reason, "cancelled", by_sms=True)
    return _saved(activity, "activity.cancelled", by)


def _saved(activity: Activity, verb: str, by: Actor) -> Activity:
    activity.save()
    record(verb, Ref.to(activity), by=by)
    return activity
