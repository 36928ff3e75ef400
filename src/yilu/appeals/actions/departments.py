"""Departments: asked for one thing each, with a letter that prints; answers come back, mostly on paper."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals import access, clocks, limits
from yilu.appeals.actions.steps import advance, locked, log, needed, write
from yilu.appeals.enums import Act, TaskState, Voice
from yilu.appeals.models import Appeal, Task
from yilu.appeals.states import TASKS
from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Role
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind as NoticeKind
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import holders
from yilu.referrals import actions as referrals
from yilu.referrals.enums import SlipKind
from yilu.referrals.queries import of_subject as referrals_of
from yilu.runtime.actions import next_number


@transaction.atomic
def invite(
    key: UUID, *, by: Actor, unit: Unit, wanted: str, facts: str, days: int | None = None
) -> Task:
    """请部门协办: the holder stays the lead; the department sees `facts`, nothing else of the case."""
    appeal = locked(key, by)
    advance(appeal, "invite", by=by)
    if unit.city != by.city or unit.kind != UnitKind.DEPARTMENT:
        raise Invalid({"unit": _("请选一个协办单位。")})
    wanted = needed(wanted, "wanted", _("请写要它办什么。"), 400)
    facts = needed(facts, "facts", _("请写它需要知道的情况，不写姓名和手机。"), 800)
    if appeal.tasks.filter(unit=unit, state__in=[TaskState.SENT, TaskState.SIGNED]).exists():
        raise Refused(_("“%(name)s”已经在协办，等它答复。") % {"name": unit.name})
    task = _task(appeal, unit, wanted, facts, days, by)
    task.slip = _letter(appeal, task, SlipKind.LETTER, by)
    task.save(force_insert=True)
    write(appeal, Act.INVITED, Voice.ROAD, by=by, unit=str(unit.pk), task=task.number)
    write(appeal, Act.NOTED, Voice.INNER, by=by, text=wanted, task=task.number)
    log(appeal, "invited", by=by, task=task.number)
    _tell_department(task)
    return task


def _task(appeal: Appeal, unit: Unit, wanted: str, facts: str, days: int | None, by: Actor) -> Task:
    now, rules = clock.business_now(), clocks.rules(by.city)
    given = limits.TASK_DAYS.of(by.city) if days is None else days
    if not 1 <= given <= 30:
        raise Invalid({"days": _("请填 1 到 30 个工作日。")})
    year = now.year
    return Task(
        city=by.city,
        number=f"XB-{year}-{next_number(by.city, f'XB-{year}'):06d}",
        appeal=appeal,
        unit=unit,
        wanted=wanted,
        facts=facts,
        sent_at=now,
        sign_due=rules.hours.after_minutes(now, limits.TASK_SIGN_MINUTES.of(by.city)).at,
        due=rules.hours.after_days(now, given).at,
        asked_by=by.account_id,
    )


def _letter(appeal: Appeal, task: Task, kind: SlipKind, by: Actor) -> UUID:
    slip = referrals.issue(
        Ref.to(appeal),
        referrals.Words(str(appeal.get_subject_display()), task.facts, task.wanted),
        by=by,
        unit=appeal.holder_unit,
        kind=kind,
        to_unit=task.unit,
        due_at=task.due,
    )
    return slip.pk


def _tell_department(task: Task) -> None:
    people = holders(task.city, task.unit.path, Role.DEPARTMENT_STAFF, clock.today())
    telling = Telling(
        title=_("有一件协办任务等您签收"),
        body=task.wanted[:60],
        kind=NoticeKind.APPEAL,
        source=Ref.to(task),
        reason="task.sent",
        link=f"/console/tasks/{task.pk}/",
    )
    tell(people, telling)


@transaction.atomic
def refer(key: UUID, *, by: Actor, desk: Unit, facts: str, wanted: str) -> Task:
    """移交 12345: what lies outside our units goes out with a slip; number and answer come back here."""
    appeal = locked(key, by)
    advance(appeal, "refer", by=by)
    if desk.city != by.city or desk.kind != UnitKind.DEPARTMENT:
        raise Invalid({"unit": _("请选 12345 的承办单位。")})
    facts = needed(facts, "facts", _("请写 12345 需要知道的情况。"), 800)
    wanted = needed(wanted, "wanted", _("请写请它办什么。"), 400)
    task = _task(appeal, desk, wanted, facts, None, by)
    task.slip = _letter(appeal, task, SlipKind.HANDOVER, by)
    task.save(force_insert=True)
    write(appeal, Act.REFERRED, Voice.ROAD, by=by, task=task.number)
    log(appeal, "referred", by=by, task=task.number)
    _tell_department(task)
    return task


# ── the department's side ───────────────────────────────────────────────────────────────────────


@transaction.atomic
def sign(key: UUID, *, by: Actor) -> Task:
    task = locked_task(key, by)
    TASKS.advance(task, "sign", by=by)
    task.signed_at = clock.business_now()
    task.save()
    _said(task, Act.TASK_SIGNED, by)
    return task


@transaction.atomic
def answer(
    key: UUID,
    *,
    by: Actor,
    text: str,
    answered_by: str = "",
    on: date | None = None,
    code: str = "",
) -> Task:
    """The department's reply, typed by itself or by staff who hold the paper `answered_by` signed."""
    task = locked_task(key, by)
    TASKS.advance(task, "answer", by=by)
    task.answer = needed(text, "text", _("答复不能空着。"))
    now = clock.business_now()
    day = on or now.date()
    if not task.sent_at.astimezone(CITY_ZONE).date() <= day <= now.date():
        raise Invalid({"on": _("答复日期要在转办之后、今天以前。")})
    task.on_paper = access.may_work(by, task.appeal) and not _own(by, task)
    if task.on_paper:
        answered_by = needed(answered_by, "answered_by", _("纸面答复要写明对方谁签的。"), 60)
    task.answered_by, task.entered_by = answered_by, by.account_id
    task.answered_at = now if on is None else datetime.combine(day, now.timetz())
    task.save()
    _on_the_letter(task, day, by, code)
    _said(task, Act.TASK_ANSWERED, by, text=task.answer)
    return task


def _on_the_letter(task: Task, day: date, by: Actor, code: str) -> None:
    """The reply stands on the letter too; from paper, its check code proves it is this letter's."""
    for slip in referrals_of(task.city, Ref.to(task.appeal)):
        if slip.pk == task.slip:
            referrals.record_answer(
                slip, task.answer, day, by=by, code=code, answered_by=task.answered_by
            )


def _own(by: Actor, task: Task) -> bool:
    return any(grant.unit_id == task.unit_id for grant in by.grants)


@transaction.atomic
def return_task(key: UUID, *, by: Actor, reason: str) -> Task:
    """Not this department's, with a basis."""
    task = locked_task(key, by)
    TASKS.advance(task, "return", by=by)
    task.why_returned = needed(reason, "reason", _("请写明依据：为什么不归本单位。"), 400)
    task.save()
    _said(task, Act.TASK_RETURNED, by, text=task.why_returned)
    return task


@transaction.atomic
def withdraw_task(key: UUID, *, by: Actor, reason: str) -> Task:
    task = locked_task(key, by)
    TASKS.advance(task, "withdraw", by=by)
    reason = needed(reason, "reason", _("请写一句为什么不用它办了。"), 200)
    task.save()
    _said(task, Act.TASK_WITHDRAWN, by, text=reason)
    return task


def locked_task(key: UUID, by: Actor) -> Task:
    """The task, locked until the transaction ends, if the actor may see it."""
    rows = access.visible_tasks(by).select_for_update(of=("self",))
    task = (
        rows.select_related("unit", "appeal__origin", "appeal__holder_unit").filter(pk=key).first()
    )
    if task is None:
        raise NotFound(str(key))
    return task


def _said(task: Task, act: Act, by: Actor, *, text: str = "") -> None:
    """The case's timeline has it inside; the driver sees that it happened, not the words."""
    appeal = task.appeal
    write(appeal, act, Voice.ROAD, by=by, unit=str(task.unit_id), task=task.number)
    if text:
        write(appeal, Act.NOTED, Voice.INNER, by=by, text=text, task=task.number)
    record(f"task.{act.value.removeprefix('task_')}", Ref.to(task), by=by, task=task.number)
