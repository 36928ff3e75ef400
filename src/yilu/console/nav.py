"""The desk's navigation, as data: every page that exists, once, with the right it needs.

A page is added here in the change that adds the page; a test resolves every address, so that
nothing leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor, Right


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the side navigation; `section` "" is the unlabelled top.

    `right` None is any staff; of several any one opens the page.
    """

    key: str  # what a view passes as `nav`
    label: Any  # lazily translated
    icon: str  # a name of icons.svg
    url_name: str
    right: Right | tuple[Right, ...] | None = None
    section: str = ""
    hand: bool = False  # a bottom tab when the desk is held in the hand; three fit beside the menu


_REGISTERS = Right.VIEW_REGISTERS
_HOLD, _KEEP = Right.HOLD_MEETINGS, Right.MANAGE_MEMBERS
_REFERRING = (Right.HANDLE_APPEALS, Right.ANSWER_TASKS)
_APPEALS = (Right.VIEW_APPEALS, Right.HANDLE_APPEALS)
_REWARDS = (Right.REDEEM, Right.MANAGE_REWARDS)
_DEVELOPMENT = (Right.DEVELOP_MEMBERS, Right.APPROVE_MEMBERS)
_RULES = (Right.SECURITY, Right.APPROVE_MEMBERS, Right.DEVELOP_MEMBERS, Right.HOLD_MEETINGS)
_RIDES = (Right.VIEW_RIDES, Right.BOOK_RIDES)
_STOCK = (Right.KEEP_STATION, Right.RUN_CARE, Right.HAND_OUT)
_DOUBLES = (Right.VIEW_STATIONS, Right.VIEW_ACTIVITIES)
_TASKS = (Right.ANSWER_TASKS, *_APPEALS)
_GROUND = (Right.VIEW_SNAPSHOTS, Right.REVIEW_SNAPSHOTS)
_SNAPSHOTS = (*_GROUND, Right.DISPOSE_SNAPSHOTS)
SECTIONS: dict[str, Any] = {
    "": "",
    "coverage": _("组织覆盖"),
    "registers": _("司机与车辆"),
    "service": _("优化服务"),
    "contribution": _("作用发挥"),
    "thanks": _("积分"),
    "papers": _("文稿"),
    "system": _("系统"),
}

NAV: tuple[Entry, ...] = (
    Entry("home", _("三强总览"), "chart", "console:home", None, "", hand=True),
    Entry(
        "confirm",
        _("当面核对"),
        "card",
        "account_confirm_identity",
        Right.CONFIRM_IDENTITY,
    ),
    Entry("units", _("组织"), "tree", "console:units", Right.VIEW_UNITS, "coverage"),
    Entry("posts", _("任职"), "work", "console:posts", Right.VIEW_UNITS, "coverage"),
    Entry("branches", _("支部"), "flag", "console:branches", Right.VIEW_MEMBERS, "coverage"),
    Entry(
        "members", _("党员"), "users", "console:members", Right.VIEW_MEMBERS, "coverage", hand=True
    ),
    Entry("gaps", _("空白点"), "pin", "console:gaps", Right.VIEW_MEMBERS, "coverage"),
    Entry("proposals", _("编入建议"), "swap", "console:proposals", Right.VIEW_MEMBERS, "coverage"),
    Entry("candidates", _("发展党员"), "user", "console:candidates", _DEVELOPMENT, "coverage"),
    Entry(
        "party_applications",
        _("入党申请"),
        "text",
        "console:party_applications",
        _DEVELOPMENT,
        "coverage",
    ),
    Entry("meetings", _("会议"), "calendar", "console:meetings", _HOLD, "coverage"),
    Entry("resolutions", _("决议"), "file", "console:resolutions", _HOLD, "coverage"),
    Entry("transfers", _("组织关系转接"), "swap", "console:transfers", _KEEP, "coverage"),
    Entry("floating", _("流动党员"), "road", "console:floating", _KEEP, "coverage"),
    Entry("backbone", _("骨干"), "star", "console:backbone", _HOLD, "coverage"),
    Entry("dues", _("党费登记"), "list", "console:dues", _KEEP, "coverage"),
    Entry("appraisals", _("民主评议登记"), "text", "console:appraisals", _KEEP, "coverage"),
    Entry("companies", _("企业"), "building", "console:companies", _REGISTERS, "registers"),
    Entry("vehicles", _("车辆"), "car", "console:vehicles", _REGISTERS, "registers"),
    Entry("drivers", _("司机"), "wheel", "console:drivers", _REGISTERS, "registers", hand=True),
    Entry("permits", _("到期提醒"), "clock", "console:permits", _REGISTERS, "registers"),
    Entry("operations", _("营运记录"), "list", "console:operations", _REGISTERS, "registers"),
    Entry("imports", _("导入名册"), "up", "console:imports", Right.IMPORT, "registers"),
    Entry("appeals", _("诉求"), "voice", "console:appeals", _APPEALS, "service", hand=True),
    Entry("tasks", _("部门协办"), "building", "console:tasks", _TASKS, "service"),
    Entry("causes", _("原因卡"), "bulb", "console:causes", Right.HANDLE_APPEALS, "service"),
    Entry("appeal_stats", _("诉求统计"), "chart", "console:appeal_stats", _APPEALS, "service"),
    Entry(
        "counter",
        _("驿站柜台"),
        "check",
        "console:counters",
        Right.KEEP_STATION,
        "service",
        hand=True,
    ),
    Entry(
        "stations", _("驿站和门店"), "station", "console:stations", Right.VIEW_STATIONS, "service"
    ),
    Entry("visits", _("到站登记"), "list", "console:visits", Right.VIEW_STATIONS, "service"),
    Entry("needs", _("听到的需求"), "voice", "console:needs", Right.VIEW_STATIONS, "service"),
    Entry("faults", _("反映的故障"), "alert", "console:faults", Right.VIEW_STATIONS, "service"),
    Entry(
        "station_gaps",
        _("哪里缺什么"),
        "pin",
        "console:station_gaps",
        Right.VIEW_STATIONS,
        "service",
    ),
    Entry(
        "activities",
        _("活动"),
        "calendar",
        "console:activities",
        Right.VIEW_ACTIVITIES,
        "service",
    ),
    Entry(
        "publications",
        _("政策通知"),
        "book",
        "console:publications",
        Right.VIEW_ACTIVITIES,
        "service",
    ),
    Entry("stocks", _("物资库存"), "gift", "console:stocks", _STOCK, "service"),
    Entry("doubles", _("重复计数"), "swap", "console:doubles", _DOUBLES, "service"),
    Entry("campaigns", _("慰问活动"), "gift", "console:campaigns", Right.HAND_OUT, "service"),
    Entry("handouts", _("发放记录"), "check", "console:handouts", Right.HAND_OUT, "service"),
    Entry("helps", _("帮助登记"), "heart", "console:helps", Right.RECORD_HELPS, "service"),
    Entry("consult_desk", _("咨询台"), "health", "console:consult_desk", Right.CONSULT, "service"),
    Entry(
        "consultations", _("咨询记录"), "list", "console:consultations", Right.CONSULT, "service"
    ),
    Entry("slots", _("放出的时间"), "calendar", "console:slots", Right.CONSULT, "service"),
    Entry("hardship", _("困难情况"), "lock", "console:hardship", Right.SEE_HARDSHIP, "service"),
    Entry(
        "home_visits", _("入户走访"), "home", "console:home_visits", Right.SEE_HARDSHIP, "service"
    ),
    Entry(
        "inspections",
        _("创文迎查"),
        "flag",
        "console:inspections",
        Right.RUN_INSPECTIONS,
        "thanks",
        hand=True,
    ),
    Entry("errands", _("迎查任务"), "eye", "console:errands", Right.RUN_INSPECTIONS, "thanks"),
    Entry("rewards", _("积分总览"), "star", "console:rewards", Right.MANAGE_REWARDS, "thanks"),
    Entry("awards", _("积分记录"), "list", "console:awards", Right.MANAGE_REWARDS, "thanks"),
    Entry("redeem", _("积分兑换"), "gift", "console:redeem", Right.REDEEM, "thanks"),
    Entry("redemptions", _("兑换记录"), "check", "console:redemptions", _REWARDS, "thanks"),
    Entry("goods", _("兑换物品"), "card", "console:goods", Right.MANAGE_REWARDS, "thanks"),
    Entry("pools", _("积分捐赠"), "heart", "console:pools", Right.MANAGE_REWARDS, "thanks"),
    Entry("slips", _("转办函"), "send", "console:slips", _REFERRING, "service", hand=True),
    Entry("fleets", _("志愿车队"), "flag", "console:fleets", Right.VIEW_FLEETS, "contribution"),
    Entry("missions", _("出勤任务"), "car", "console:missions", Right.VIEW_FLEETS, "contribution"),
    Entry("drives", _("专项行动"), "star", "console:drives", Right.VIEW_FLEETS, "contribution"),
    Entry(
        "service",
        _("志愿服务记录"),
        "heart",
        "console:service_records",
        Right.HONOUR,
        "contribution",
    ),
    Entry("honours", _("荣誉"), "star", "console:honours", Right.HONOUR, "contribution"),
    Entry(
        "snapshots",
        _("随手拍"),
        "camera",
        "console:snapshots",
        _SNAPSHOTS,
        "contribution",
        hand=True,
    ),
    Entry("areas", _("片区"), "map", "console:areas", _GROUND, "contribution"),
    Entry("categories", _("随手拍类别"), "list", "console:categories", _GROUND, "contribution"),
    Entry(
        "snapshot_rates",
        _("立案率、结案率"),
        "chart",
        "console:snapshot_rates",
        _GROUND,
        "contribution",
    ),
    Entry("seasons", _("爱心送考"), "wheel", "console:seasons", _RIDES, "contribution", hand=True),
    Entry("ride_cars", _("送考车辆"), "car", "console:ride_cars", Right.VIEW_RIDES, "contribution"),
    Entry(
        "ride_bookings",
        _("送考预约"),
        "list",
        "console:ride_bookings",
        Right.BOOK_RIDES,
        "contribution",
    ),
    Entry(
        "ride_thanks",
        _("送考感谢"),
        "heart",
        "console:ride_thanks",
        Right.ORGANISE_RIDES,
        "contribution",
    ),
    Entry("briefs", _("简报"), "file", "console:briefs", Right.VIEW_FIGURES, "papers"),
    Entry("figures", _("数据口径"), "book", "console:figures", Right.VIEW_FIGURES, "papers"),
    Entry(
        "limits",
        _("时限和标准"),
        "gear",
        "console:limits",
        (Right.SET_LIMITS, Right.SECURITY),
        "system",
    ),
    Entry("audit", _("操作记录"), "shield", "console:audit", Right.AUDIT, "system"),
    Entry("partners", _("对接系统"), "swap", "console:partners", Right.SYSTEM, "system"),
    Entry("accounts", _("账号"), "lock", "console:accounts", Right.SYSTEM, "system"),
    Entry("rulebook", _("条文"), "book", "console:rulebook", _RULES, "papers"),
    Entry("setup", _("开通清单"), "gear", "console:setup", Right.SYSTEM, "system"),
)

HAND_TABS = 3
BY_KEY = {entry.key: entry for entry in NAV}


def entries_for(actor: Actor | None) -> list[Entry]:
    """What this actor may open, in the order of the sections."""
    if actor is None:
        return []
    open_to_him = [entry for entry in NAV if _opens(entry, actor)]
    return sorted(open_to_him, key=lambda entry: list(SECTIONS).index(entry.section))


def _opens(entry: Entry, actor: Actor) -> bool:
    if entry.right is None:
        return True
    rights = entry.right if isinstance(entry.right, tuple) else (entry.right,)
    return any(actor.may_anywhere(right) for right in rights)


def sections_for(actor: Actor | None) -> Iterator[tuple[Any, list[Entry]]]:
    """The same, grouped: (label, entries)."""
    return sections_of(entry.key for entry in entries_for(actor))


def sections_of(keys: Iterable[str]) -> Iterator[tuple[Any, list[Entry]]]:
    """Entries by their keys, grouped."""
    for section, entries in groupby(map(BY_KEY.__getitem__, keys), key=lambda e: e.section):
        yield SECTIONS[section], list(entries)


def hand_entries(actor: Actor | None) -> list[Entry]:
    """The few that fit under a thumb: those marked, else the first ones he has."""
    entries = entries_for(actor)
    marked = [entry for entry in entries if entry.hand]
    return (marked or entries)[:HAND_TABS]
