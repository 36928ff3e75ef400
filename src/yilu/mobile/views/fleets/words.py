"""How a driver is told where he stands: tones, icons and the words of moments."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import formats
from django.utils.translation import gettext as _

from yilu.core.clock import CITY_ZONE
from yilu.core.geo import CHINA, Point
from yilu.fleets.enums import AskState, MissionKind, MissionState
from yilu.fleets.queries import MyCall

ICONS = {
    MissionKind.FOREST_FIRE: "alert",
    MissionKind.FOOD_SAFETY: "meal",
    MissionKind.EPIDEMIC: "health",
    MissionKind.OTHER: "flag",
}
OVER = (MissionState.COMPLETED, MissionState.STOOD_DOWN)
GONE = (AskState.RELEASED,)


def when(starts: datetime, ends: datetime) -> str:
    """6月8日 周一 09:00–15:00."""
    first, last = starts.astimezone(CITY_ZONE), ends.astimezone(CITY_ZONE)
    day = formats.date_format(first, _("n月j日 D"))
    return f"{day} {first:%H:%M}–{last:%H:%M}"


def verdict(call: MyCall) -> tuple[str, str, Any, Any]:
    """Tone, icon, title and why, for the top of a mission's page."""
    mission, ask = call.mission, call.ask
    if mission.state == MissionState.STOOD_DOWN:
        return "", "info", _("已解除，不用去了"), mission.reason
    if mission.state == MissionState.COMPLETED:
        went = ask.state == AskState.ACCEPTED and not ask.reserve
        return ("done", "checkring", _("任务完成了，谢谢您"), "") if went else _past()
    if ask.state == AskState.ACCEPTED:
        return _accepted(call)
    if call.may_answer:
        return "soon", "bell", _("去不去？点一下就行"), _("去不了也没关系，会再问别人。")
    if ask.state == AskState.PASSED:
        return "wait", "info", _("这次没有叫您"), "；".join(call.reasons)
    if ask.state == AskState.QUEUED:
        return "wait", "clock", _("您排在后面"), _("前面的没有召满，就会通知您。")
    if mission.state == MissionState.FILLED:
        return "wait", "checkring", _("已经召满了"), _("有人退出会再问您。")
    return _past()


def _accepted(call: MyCall) -> tuple[str, str, Any, Any]:
    if call.ask.reserve:
        return "wait", "clock", _("您是后备"), _("要您去会再通知，先照常做事。")
    if call.mission.state == MissionState.UNDERWAY:
        return "done", "checkring", _("任务开始了，按出车单走"), ""
    return "done", "checkring", _("说好了，您去"), _("按时到集合点，出发前休息好。")


def _past() -> tuple[str, str, Any, Any]:
    return "", "info", _("这次任务不召集了"), ""


def place_of(given: dict[str, Any]) -> Point | None:
    lon, lat = given.get("lon"), given.get("lat")
    if lon is None or lat is None or not CHINA.holds(Point(lon, lat)):
        return None
    return Point(lon, lat)


def put(form: Any, errors: dict[str, Any]) -> None:
    """The domain's objections, each on the field it names."""
    for name, message in errors.items():
        form.add_error(name if name in form.fields else None, ValidationError(str(message)))


def posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
