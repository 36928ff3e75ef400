"""The optimiser's reasons and faults in words a dispatcher and a family understand."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.rides.shaping import Shaped

REASONS: dict[str, Any] = {
    "no_equipment": _("没有一辆车有它要的设备"),
    "party_too_large": _("人太多，一辆车坐不下"),
    "window_impossible": _("太远，最早的车也赶不到"),
    "locked_out": _("锁定的那辆车接不了"),
    "no_capacity": _("赶得上的车都排满了"),
    "stranded": _("已经在出了问题的车上，请另派车到车停的地方接"),
}
FAULTS: dict[str, Any] = {
    "late": _("会晚到考点"),
    "boards_late": _("上车太晚"),
    "rides_too_long": _("在车上的时间太长"),
    "too_many": _("这辆车坐不下"),
    "needs": _("这辆车没有要的设备"),
    "not_alone": _("有一家要单独一辆车"),
    "apart": _("有两家不能同车"),
    "after_shift": _("超过了司机当班的时间"),
    "other_vehicle": _("锁定的单不在它的车上"),
    "twice": _("同一单排了两次"),
    "not_boarded": _("没有上车就下车"),
    "left_aboard": _("有人没有下车"),
    "no_reason": _("没有排上，也没有写原因"),
    "unknown": _("名单对不上，请刷新再排"),
}


def reason_words(code: str) -> Any:
    return REASONS.get(code, code)


def fault_words(fault: Any, shaped: Shaped) -> str:
    """Which family, which car, what is wrong."""
    kind = str(getattr(fault.kind, "value", fault.kind))
    said = str(FAULTS.get(kind, kind))
    leg = shaped.legs.get(getattr(fault, "request", "") or "")
    entry = shaped.entries.get(getattr(fault, "vehicle", "") or "")
    where = [
        f"{entry.sticker or 0:03d} 号车" if entry is not None else "",
        leg.booking.number if leg is not None else "",
    ]
    return " ".join([*(word for word in where if word), said])
