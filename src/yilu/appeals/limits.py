"""What a city may set for its appeals: the three clocks, and how far time may be moved.

Defaults are the practice of the 12345 hotlines (sign 2 working hours; consultation 1 day, help 5,
complaint 10); a working day has seven hours.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.appeals.enums import Kind, Urgency
from yilu.rulebook.limits import Group, Limit

MINUTES, DAYS, WORK_DAYS = _("分钟（工作时间）"), _("天"), _("个工作日")
CLOCK = _("从司机提交算起；到点没签收自动交给上一级。")
AT_ONCE = _("紧急的按钟表时间算，夜里和节假日也走。")
TASK = _("协办单位收到任务后的时限。")


def _minutes(key: str, label: Any, default: int, does: Any, unit: Any = MINUTES) -> Limit:
    return Limit(f"appeals.{key}", label, default, does, unit, 5, 10_000)


def _days(
    key: str, label: Any, default: int, does: Any, high: int = 90, unit: Any = WORK_DAYS
) -> Limit:
    return Limit(f"appeals.{key}", label, default, does, unit, 1, high)


SIGN = {
    Urgency.NORMAL.value: _minutes("sign_minutes.normal", _("签收时限，一般"), 120, CLOCK),
    Urgency.URGENT.value: _minutes("sign_minutes.urgent", _("签收时限，较急"), 60, CLOCK),
}
CONTACT = {
    Urgency.NORMAL.value: _minutes(
        "contact_minutes.normal", _("首次联系时限，一般"), 420, _("从司机提交算起。")
    ),
    Urgency.URGENT.value: _minutes(
        "contact_minutes.urgent", _("首次联系时限，较急"), 210, _("从司机提交算起。")
    ),
}
HALVED = _("从司机提交算起；较急的减半。")
SETTLE = {
    Kind.CONSULTATION.value: _days("settle_days.consultation", _("办结时限，咨询"), 1, HALVED),
    Kind.HELP.value: _days("settle_days.help", _("办结时限，求助"), 5, HALVED),
    Kind.COMPLAINT.value: _days("settle_days.complaint", _("办结时限，投诉"), 10, HALVED),
    Kind.REPORT.value: _days("settle_days.report", _("办结时限，举报"), 10, HALVED),
    Kind.SUGGESTION.value: _days("settle_days.suggestion", _("办结时限，建议"), 10, HALVED),
}
EMERGENCY = {
    "sign": _minutes("emergency_minutes.sign", _("紧急：签收"), 15, AT_ONCE, _("分钟")),
    "contact": _minutes("emergency_minutes.contact", _("紧急：首次联系"), 60, AT_ONCE, _("分钟")),
    "settle": _minutes("emergency_minutes.settle", _("紧急：办结"), 1440, AT_ONCE, _("分钟")),
}
TASK_DAYS = _days("task_days", _("协办：答复"), 3, TASK)
TASK_SIGN_MINUTES = _minutes("task_sign_minutes", _("协办：签收"), 420, TASK)
RISE_DAYS = _days(
    "rise_days", _("超期后每隔多久再上交一级"), 1, _("已经超期的，到新的一级有这么长时间。"), 10
)
PAUSE_DAYS = _days(
    "pause_days", _("暂停最长"), 30, _("一次暂停计时最多多久，到期自动恢复。"), 180, DAYS
)
EXTEND_DAYS = _days("extend_days", _("延期最长"), 10, _("一次延期最多加多少。"), 60)
SILENCE_DAYS = _days(
    "silence_days", _("司机多久不答复算默认"), 10, _("办结后司机一直没答复的，单独计数结案。"), 60
)
REOPEN_DAYS = _days(
    "reopen_days", _("结案后多久可以重办"), 30, _("过了这个时间，司机要重新提交。"), 365, DAYS
)
LIMITS = Group(
    _("诉求"),
    (
        *SIGN.values(),
        *CONTACT.values(),
        *SETTLE.values(),
        *EMERGENCY.values(),
        TASK_DAYS,
        TASK_SIGN_MINUTES,
        RISE_DAYS,
        PAUSE_DAYS,
        EXTEND_DAYS,
        SILENCE_DAYS,
        REOPEN_DAYS,
    ),
)
