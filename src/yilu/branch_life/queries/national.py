"""What the national member system asks a branch for, from what Yilu holds: nothing is entered twice.

The headings are those of the members' collection sheet (党员信息采集表) and of the usual ledgers. What
Yilu does not keep (ethnic group, education, home address) stays empty: it is filled in there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from yilu.branch_life.enums.development import HelperKind
from yilu.branch_life.enums.transfer import FloatingState
from yilu.branch_life.models import (
    Appraisal,
    Candidate,
    CommitteeSeat,
    Floating,
    Resolution,
    StepRecord,
    Transfer,
)
from yilu.branch_life.rules.steps import (
    ACTIVIST,
    ADMIT,
    APPROVE,
    APPROVE_CONVERSION,
    FILE_TARGET,
    FORM,
)
from yilu.core import masking
from yilu.membership.queries import OnRoll, roll_of
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on

Row = tuple[str | int | date | None, ...]
Numbers = Mapping[UUID, Mapping[str, str]]  # person → field → the number in full


@dataclass(frozen=True, slots=True)
class NationalSheet:
    """One sheet of the workbook."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def people_in(branch: Unit, on: date) -> list[OnRoll]:
    """Those whose formal relation is here: others are reported by their own branch."""
    return [row for row in roll_of(branch, on) if row.is_formal]


def candidates_in(branch: Unit) -> list[Candidate]:
    rows = Candidate.objects.filter(city=branch.city, branch=branch, ended_on=None)
    return list(rows.select_related("person").order_by("number"))


def sheets(
    branch: Unit, on: date, files: list[Candidate], numbers: Numbers | None = None
) -> list[NationalSheet]:
    """Everything in the order the system asks; whose rights allow it is the caller's question."""
    return [
        _members(branch, on, numbers or {}),
        _development(files),
        _transfers(branch),
        _floating(branch),
        _committee(branch, on),
        _appraisals(branch),
        _resolutions(branch),
    ]


def _members(branch: Unit, on: date, numbers: Numbers) -> NationalSheet:
    away = {
        row.member_id: row
        for row in Floating.objects.filter(branch=branch).exclude(state=FloatingState.ENDED)
    }
    full_on = _full_since(branch)
    rows = []
    for place in people_in(branch, on):
        person, far = place.member.person, away.get(place.member.pk)
        known = numbers.get(person.pk, {})
        lost = far is not None and far.state == FloatingState.LOST
        rows.append(
            (
                person.name,
                known.get("id_number") or masking.last_four(person.id_last4),
                person.get_gender_display(),
                None,
                person.born_on,
                None,
                place.member.get_standing_display(),
                branch.name,
                place.member.joined_on,
                full_on.get(person.pk),
                None,
                known.get("phone") or masking.last_four(person.phone_last4),
                None,
                "是" if lost else "否",
                far.lost_since if far is not None and lost else None,
                "是" if far is not None else "否",
                far.place if far is not None else None,
            )
        )
    headings = (
        "姓名", "公民身份号码", "性别", "民族", "出生日期", "学历", "人员类别",
        "所在党支部", "加入党组织日期", "转为正式党员日期", "工作岗位", "手机号码",
        "家庭住址", "是否为失联党员", "失去联系日期", "是否为流动党员", "外出流向",
    )  # fmt: skip
    return NationalSheet("党员信息采集", headings, tuple(rows))


def _full_since(branch: Unit) -> dict[UUID, date | None]:
    """Of those whose file Yilu kept: the end of the probation, once conversion was approved."""
    done = StepRecord.objects.filter(
        city=branch.city, candidate__branch=branch, step=APPROVE_CONVERSION, stands=True
    )
    rows = done.values_list("candidate__person", "candidate__probation_to")
    return dict(rows)


SHOWN = (ACTIVIST, FILE_TARGET, ADMIT, APPROVE, APPROVE_CONVERSION)


def _development(files: list[Candidate]) -> NationalSheet:
    records = StepRecord.objects.filter(candidate__in=files, stands=True).order_by("round")
    days: dict[tuple[Any, int], StepRecord] = {(r.candidate_id, r.step): r for r in records}
    introducers = _introducers(files)
    rows = []
    for row in files:
        found = {step: days.get((row.pk, step)) for step in (*SHOWN, FORM)}
        form = found[FORM]
        rows.append(
            (
                row.number,
                row.person.name,
                row.person.born_on,
                row.get_stage_display(),
                row.applied_on,
                *(one.done_on if one else None for one in (found[step] for step in SHOWN)),
                "、".join(introducers.get(row.pk, [])),
                form.form_number if form else None,
                row.probation_to,
            )
        )
    headings = (
        "材料编号", "姓名", "出生日期", "到哪一步", "申请入党日期",
        "确定为入党积极分子日期", "列为发展对象日期", "支部大会通过日期", "上级党委批准日期",
        "批准转正日期", "入党介绍人", "入党志愿书编号", "预备期满日期",
    )  # fmt: skip
    return NationalSheet("发展党员", headings, tuple(rows))


def _introducers(files: list[Candidate]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for row in files:
        found[row.pk] = []
    keys = list(found)
    rows = Candidate.objects.filter(pk__in=keys, helpers__kind=HelperKind.INTRODUCER)
    rows = rows.filter(helpers__to_on=None).order_by("helpers__member__person__name")
    for key, name in rows.values_list("pk", "helpers__member__person__name"):
        found[key].append(name)
    return found


def _transfers(branch: Unit) -> NationalSheet:
    rows = Transfer.objects.filter(city=branch.city, from_branch=branch) | Transfer.objects.filter(
        city=branch.city, to_branch=branch
    )
    rows = rows.select_related("member__person").order_by("applied_on", "number")
    headings = (
        "编号", "姓名", "方向", "转出党组织", "转入党组织", "介绍信号",
        "开具日期", "有效期至", "接收日期", "到哪一步", "全国系统编号",
    )  # fmt: skip
    lines = tuple(
        (
            row.number,
            row.member.person.name,
            row.get_direction_display(),
            row.from_name,
            row.to_name,
            row.letter,
            row.sent_on,
            row.valid_until,
            row.received_on,
            row.get_state_display(),
            row.national,
        )
        for row in rows
    )
    return NationalSheet("组织关系转接", headings, lines)


def _floating(branch: Unit) -> NationalSheet:
    rows = Floating.objects.filter(city=branch.city, branch=branch).order_by("since", "pk")
    headings = (
        "姓名", "流向", "外出日期", "去向", "对方党组织", "流动党员活动证",
        "最近联系日期", "到哪一步", "失去联系日期",
    )  # fmt: skip
    lines = tuple(
        (
            row.member.person.name,
            row.get_flow_display(),
            row.since,
            row.place,
            row.other_side,
            row.handbook,
            row.last_contact_on,
            row.get_state_display(),
            row.lost_since,
        )
        for row in rows.select_related("member__person")
    )
    return NationalSheet("流动党员", headings, lines)


def _committee(branch: Unit, on: date) -> NationalSheet:
    held = CommitteeSeat.objects.filter(open_on(on), city=branch.city, branch=branch)
    lines = tuple(
        (seat.person.name, seat.get_office_display(), seat.from_on, seat.basis)
        for seat in held.select_related("person").order_by("from_on", "office")
    )
    return NationalSheet("支部班子", ("姓名", "职务", "任职日期", "怎么产生的"), lines)


def _appraisals(branch: Unit) -> NationalSheet:
    held = Appraisal.objects.filter(city=branch.city, branch=branch)
    lines = tuple(
        (row.member.person.name, row.year, row.get_grade_display(), row.note)
        for row in held.select_related("member__person").order_by("-year", "member__person__name")
    )
    return NationalSheet("民主评议", ("姓名", "年份", "等次", "说明"), lines)


def _resolutions(branch: Unit) -> NationalSheet:
    held = Resolution.objects.filter(city=branch.city, branch=branch, candidate__isnull=False)
    headings = (
        "决议编号", "姓名", "事项", "支部大会日期", "应到", "实到", "赞成",
        "不赞成", "弃权", "结果", "全国系统编号",
    )  # fmt: skip
    lines = tuple(
        (
            row.number,
            row.candidate.name if row.candidate else None,
            row.get_matter_display(),
            row.on,
            row.eligible,
            row.present,
            row.yes,
            row.no,
            row.abstain,
            "通过" if row.passed else "没有通过",
            row.national,
        )
        for row in held.select_related("candidate").order_by("on", "number")
    )
    return NationalSheet("支部大会决议", headings, lines)
