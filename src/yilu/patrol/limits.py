"""What a city may set for its snapshots: how long things wait, and how much of one person is enough."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Group, Limit

DAYS, TIMES = _("天"), _("件")


def _limit(
    key: str, label: Any, default: int, does: Any, unit: Any = DAYS, high: int = 730
) -> Limit:
    return Limit(f"patrol.{key}", label, default, does, unit, 1, high)


SERVED = _("一次算多久志愿服务；填 0 就不算。不跟踪、不计时。")


def _minutes(what: str, label: Any, default: int) -> Limit:
    return Limit(f"patrol.service_minutes.{what}", label, default, SERVED, _("分钟"), 0, 240)


MINUTES = {
    "filed": _minutes("filed", _("志愿服务时长：立案一件"), 10),
    "cowitness": _minutes("cowitness", _("志愿服务时长：也看到了一次"), 5),
    "verified": _minutes("verified", _("志愿服务时长：现场复核一次"), 15),
    "inspected": _minutes("inspected", _("志愿服务时长：迎查一处"), 30),
}
LIMITS = Group(
    _("随手拍"),
    (
        _limit(
            "extend_hours",
            _("延期最长"),
            56,
            _("处置单位一次最多能要多少延期。"),
            _("小时（工作时间）"),
        ),
        _limit("suspend_days", _("挂账最长"), 90, _("一次挂账最多多久，到期自动恢复。")),
        _limit("reopen_days", _("结案后多久可以重办"), 30, _("过了这个时间，要重新拍一件。")),
        _limit("check_days", _("现场复核时限"), 3, _("请司机复核后等他多久。")),
        _limit(
            "checks_a_week",
            _("每人每周最多复核"),
            3,
            _("一周里最多请同一位司机几次。"),
            _("次"),
            50,
        ),
        _limit("checkers", _("一处同时请几人复核"), 4, _("两个人答复就有结论。"), _("人"), 20),
        _limit("draft_days", _("没补完的拍照保留多久"), 14, _("停车后没有补报的，过后自动删除。")),
        _limit(
            "known_days", _("往前多久算同一件事"), 60, _("同一地点、同一类别的，提示已经有人报过。")
        ),
        _limit("alike_days", _("往前多久比对照片"), 180, _("同一张照片再次提交会被认出来。")),
        _limit("a_day", _("每人每天最多拍"), 40, _("再多的不像是一个人在开车。"), TIMES, 1000),
        *MINUTES.values(),
    ),
)
BY_NAME = {limit.key.removeprefix("patrol."): limit for limit in LIMITS.limits}
