"""What a freshly installed city still lacks: each line says what is missing and where to do it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right, Role
from yilu.core.errors import NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.flows.first_links import vacant_posts
from yilu.notices.queries import failed
from yilu.organisations.enums import ADMINISTRATORS, ROLE_LABELS
from yilu.organisations.queries import branches
from yilu.rulebook import queries as rulebook
from yilu.rulebook.actions import set_parameter

BACKUP_TRIED = "setup.backup_tried_on"
BACKUP_HOLDS = timedelta(days=90)  # a restore nobody tried for a quarter is no backup


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the check-list. `page` is the name of the address where it is done, if it is ours."""

    key: str
    title: Any
    done: bool
    text: Any
    page: str = ""


def checklist(actor: Actor) -> list[Item]:
    """City, units, posts, calendar, channels, backup, in the order they are done."""
    if not actor.may_anywhere(Right.SYSTEM):
        raise NotAllowed("checklist")
    city, today = actor.city, clock.today()
    return [
        _city(city),
        _units(city, today),
        _posts(city, today),
        _calendar(city, today),
        _channels(city),
        _backup(city, today),
    ]


@transaction.atomic
def note_backup(*, by: Actor) -> None:
    """The system administrator made a backup and restored it elsewhere: only people can know that."""
    if not by.may_anywhere(Right.SYSTEM):
        raise NotAllowed("note_backup")
    set_parameter(BACKUP_TRIED, clock.today().isoformat(), by=Actor.for_system(by.city))
    record("backup.tried", Ref("rulebook.city", by.city), by=by)


def _city(city: str) -> Item:
    try:
        name = rulebook.city(city).name
    except NotFound:
        return Item(
            "city", _("城市"), False, _("还没有城市资料，请运行 ./yilu manage seed_rulebook。")
        )
    districts = rulebook.districts(city).count()
    words = _("%(name)s（%(code)s），%(n)d 个区县")
    return Item(
        "city", _("城市"), bool(districts), words % {"name": name, "code": city, "n": districts}
    )


def _units(city: str, today: date) -> Item:
    count = branches(city, today).count()
    words = (
        _("有 %(n)d 个党支部") % {"n": count} if count else _("还没有党支部，先把组织树建起来。")
    )
    return Item("units", _("组织"), count > 0, words, "console:units")


def _posts(city: str, today: date) -> Item:
    vacant = vacant_posts(city, (*sorted(ADMINISTRATORS), Role.COMMITTEE_LEADER))
    words = "、".join(str(ROLE_LABELS[role]) for role in vacant)
    text = (
        _("还没有：%(roles)s") % {"roles": words}
        if vacant
        else _("三位管理员和行业党委负责人都有人")
    )
    return Item("posts", _("任职"), not vacant, text, "console:posts")


def _calendar(city: str, today: date) -> Item:
    published = today.year in rulebook.work_calendar(city).years
    words = (
        _("%(year)d 年的放假安排已录入")
        if published
        else _("没有 %(year)d 年的放假安排，工作日先按周一到周五算，标为暂定。")
    )
    return Item("calendar", _("工作日历"), published, words % {"year": today.year})


def _channels(city: str) -> Item:
    if not settings.YILU_SMS_URL and settings.YILU_MODE != "demo":
        return Item(
            "channels",
            _("短信通道"),
            False,
            _("还没有短信通道，请设置 YILU_SMS_URL 和 YILU_SMS_KEY。"),
        )
    lost = failed(city)
    text = _("有 %(n)d 条没有发出去") % {"n": lost} if lost else _("通着")
    return Item("channels", _("短信通道"), not lost, text)


def _backup(city: str, today: date) -> Item:
    tried = rulebook.parameter(city, BACKUP_TRIED)
    if tried is None:
        return Item(
            "backup",
            _("备份"),
            False,
            _("做一次 ./yilu backup，再到另一台机器上 restore 试一试。密钥另外存放。"),
        )
    day = date.fromisoformat(tried)
    words = _("%(day)s 做过，也恢复过") % {"day": date_format(day)}
    return Item("backup", _("备份"), today - day <= BACKUP_HOLDS, words)
