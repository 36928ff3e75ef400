"""The 25 steps as a table: what comes before each, who decides it, what it asks for and leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.development import Outcome, Stage

YES_NO = (Outcome.YES, Outcome.NO)
CONVERSION = (Outcome.CONVERT, Outcome.EXTEND, Outcome.CANCEL, Outcome.NO)
(
    APPLY, TALK, ACTIVIST, FILE_ACTIVIST, CONTACTS, CULTIVATE, TARGET, FILE_TARGET, INTRODUCERS,
    POLITICAL, TRAINING, COMMITTEE, PRE_REVIEW, FORM, ADMIT, SUPERIOR_TALK, APPROVE, FILE_APPROVAL,
    ASSIGN, OATH, PROBATION, ASK_CONVERSION, CONVERT, APPROVE_CONVERSION, ARCHIVE,
) = range(1, 26)  # fmt: skip
SECOND_ROUND = frozenset({PROBATION, ASK_CONVERSION, CONVERT, APPROVE_CONVERSION})


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `after` are the steps that must stand first; others may come in any order."""

    number: int
    key: str
    title: Any
    part: int  # of PARTS
    rule: str  # key of the rulebook's article
    after: frozenset[int]
    above: bool = False  # decided by the body above
    outcomes: tuple[Outcome, ...] = (Outcome.YES,)
    asks: tuple[str, ...] = ()  # fields beside the day and the words
    words: Any = ""  # what the words are about; "" asks for none
    materials: tuple[tuple[str, Any], ...] = ()  # (key, title) for the archive
    leads: Stage | None = None  # the stage it opens


PARTS: tuple[Any, ...] = (
    _("申请入党"),
    _("入党积极分子的确定和培养教育"),
    _("发展对象的确定和考察"),
    _("预备党员的接收"),
    _("预备党员的教育考察和转正"),
)

SHORT_PARTS: tuple[Any, ...] = (  # where there is little room
    _("申请"),
    _("积极分子"),
    _("发展对象"),
    _("接收"),
    _("转正"),
)


def _after(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


STEPS: tuple[Step, ...] = (
    Step(
        APPLY, "apply", _("递交入党申请书"), 0, "apply", _after(),
        materials=(("application", _("入党申请书")),), leads=Stage.APPLICANT,
    ),
    Step(
        TALK, "talk", _("党组织派人谈话"), 0, "talk", _after(APPLY),
        words=_("谁谈的、谈了什么"), materials=(("talk", _("谈话记录")),),
    ),
    Step(
        ACTIVIST, "activist", _("推荐和确定入党积极分子"), 1, "activist", _after(TALK),
        outcomes=YES_NO, words=_("推荐和讨论情况"),
        materials=(("activist", _("推荐和确定入党积极分子的意见")),), leads=Stage.ACTIVIST,
    ),
    Step(
        FILE_ACTIVIST, "file_activist", _("上级党委备案"), 1, "activist", _after(ACTIVIST),
        above=True, asks=("reference",), materials=(("activist_filing", _("积极分子备案材料")),),
    ),
    Step(
        CONTACTS, "contacts", _("指定培养联系人"), 1, "contacts", _after(ACTIVIST),
        asks=("members",),
    ),
    Step(
        CULTIVATE, "cultivate", _("培养教育考察"), 1, "cultivate", _after(FILE_ACTIVIST, CONTACTS),
        words=_("一年来的考察结论"),
        materials=(("cultivation", _("培养教育考察登记表")), ("thoughts", _("思想汇报"))),
    ),
    Step(
        TARGET, "target", _("确定发展对象"), 2, "target", _after(CULTIVATE), outcomes=YES_NO,
        asks=("opinions", "notice"), words=_("讨论情况"),
        materials=(("target", _("确定发展对象的意见和公示情况")),),
    ),
    Step(
        FILE_TARGET, "file_target", _("报上级党委同意"), 2, "file_target", _after(TARGET),
        above=True, outcomes=YES_NO, asks=("reference",),
        materials=(("target_filing", _("发展对象备案（同意）材料")),), leads=Stage.TARGET,
    ),
    Step(
        INTRODUCERS, "introducers", _("确定入党介绍人"), 2, "introducers", _after(FILE_TARGET),
        asks=("members", "clear"),
    ),
    Step(
        POLITICAL, "political_review", _("政治审查"), 2, "political_review", _after(FILE_TARGET),
        outcomes=YES_NO, words=_("政治审查结论"),
        materials=(("political_review", _("政治审查综合材料和外调函")),),
    ),
    Step(
        TRAINING, "training", _("短期集中培训"), 2, "training", _after(FILE_TARGET),
        materials=(("training", _("培训结业证明")),),
    ),
    Step(
        COMMITTEE, "committee_review", _("支部委员会审查"), 3, "pre_review",
        _after(INTRODUCERS, POLITICAL, TRAINING), outcomes=YES_NO, words=_("审查情况"),
        materials=(("committee_review", _("支部委员会审查记录")),),
    ),
    Step(
        PRE_REVIEW, "pre_review", _("上级党委预审"), 3, "pre_review", _after(COMMITTEE), above=True,
        outcomes=YES_NO, asks=("reference",), materials=(("pre_review", _("预审意见")),),
    ),
    Step(
        FORM, "form", _("填写入党志愿书"), 3, "pre_review", _after(PRE_REVIEW),
        asks=("form_number",), materials=(("form", _("入党志愿书")),),
    ),
    Step(
        ADMIT, "admit", _("支部大会讨论"), 3, "meeting", _after(FORM), outcomes=YES_NO,
        asks=("votes",), words=_("讨论情况"),
        materials=(("admission", _("支部大会决议和票决情况")),),
    ),
    Step(
        SUPERIOR_TALK, "superior_talk", _("上级党委派人谈话"), 3, "approval", _after(ADMIT),
        above=True, words=_("谁谈的、谈话结论"), materials=(("superior_talk", _("谈话意见")),),
    ),
    Step(
        APPROVE, "approve", _("上级党委审批"), 3, "approval", _after(SUPERIOR_TALK), above=True,
        outcomes=YES_NO, asks=("reference",), materials=(("approval", _("审批意见")),),
        leads=Stage.PROBATIONARY,
    ),
    Step(
        FILE_APPROVAL, "file_approval", _("再上一级组织部门备案"), 3, "approval", _after(APPROVE),
        above=True, asks=("reference",),
    ),
    Step(
        ASSIGN, "assign", _("编入党支部和党小组"), 4, "assign", _after(APPROVE),
    ),
    Step(
        OATH, "oath", _("入党宣誓"), 4, "oath", _after(APPROVE),
    ),
    Step(
        PROBATION, "probation", _("继续教育考察"), 4, "probation", _after(ASSIGN),
        words=_("预备期考察结论"), materials=(("probation", _("预备党员教育考察登记表")),),
    ),
    Step(
        ASK_CONVERSION, "ask_conversion", _("提出转正申请"), 4, "conversion", _after(APPROVE),
        materials=(("conversion_request", _("转正申请书")),),
    ),
    Step(
        CONVERT, "convert", _("支部大会讨论转正"), 4, "conversion",
        _after(PROBATION, ASK_CONVERSION), outcomes=CONVERSION, asks=("votes", "extend_months"),
        words=_("讨论情况"), materials=(("conversion", _("转正决议和票决情况")),),
    ),
    Step(
        APPROVE_CONVERSION, "approve_conversion", _("上级党委审批转正"), 4, "approve_conversion",
        _after(CONVERT), above=True, outcomes=YES_NO, asks=("reference",),
        materials=(("conversion_approval", _("转正审批意见")),),
    ),
    Step(
        ARCHIVE, "archive", _("材料归档"), 4, "archive",
        _after(APPROVE_CONVERSION, FILE_APPROVAL, ASSIGN, OATH),
    ),
)  # fmt: skip
BY_KEY = {step.key: step for step in STEPS}


def step_of(number: int) -> Step:
    return STEPS[number - 1]


def materials() -> list[tuple[str, Any]]:
    """Every paper the archive asks for, in the order of the steps."""
    return [one for step in STEPS for one in step.materials]
