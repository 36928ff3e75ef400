"""What a city may set for member development and for meetings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Form, Group, Limit

ATTACHED_VOTE = Limit(
    "meetings.attached_vote",
    _("编入的流动党员有表决权"),
    False,
    _("一般没有；改成“是”，他们就计入应到会有表决权的人数。"),
    form=Form.SWITCH,
)
CLASS_HOUR = Limit(
    "development.class_hour_minutes",
    _("一个学时"),
    45,
    _("集中培训的学时按它折算。"),
    _("分钟"),
    30,
    60,
)
MATERIALS = Limit(
    "development.materials",
    _("另外要的材料"),
    [],
    _("本市在规定之外还要的发展党员材料，一行一种；不影响日期计算。"),
    form=Form.LINES,
)
LIMITS = Group(_("会议和发展党员"), (ATTACHED_VOTE, CLASS_HOUR, MATERIALS))
