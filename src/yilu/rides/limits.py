"""What a city may set for its exam rides: whose road times count, and where links lead."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Form, Group, Limit

PROVIDER = Limit(
    "rides.roads.provider",
    _("路网服务"),
    "",
    _("排车用的行车时间从哪里来；没有填的按直线距离估算。"),
    form=Form.TEXT,
    choices=("osrm", "valhalla", "amap"),
)
ADDRESS = Limit(
    "rides.roads.url",
    _("路网服务地址"),
    "",
    _("osrm 或者 valhalla 在哪里，例如 http://127.0.0.1:5000。"),
    form=Form.TEXT,
)
KEY = Limit(
    "rides.roads.key",
    _("高德路网密钥"),
    "",
    _("用高德行车时间时要有。"),
    form=Form.TEXT,
)
SITE = Limit(
    "site.address",
    _("本系统的网址"),
    "",
    _("短信里的链接用它，例如 https://yilu.example；没有填的短信不带链接。"),
    form=Form.TEXT,
)
QUIET_FROM = Limit(
    "rides.quiet_from",
    _("给家长的短信：几点以后不发"),
    "22:00",
    _("夜里只发等不到早上的，例如离开考不到三小时的。"),
    form=Form.CLOCK,
)
QUIET_TO = Limit(
    "rides.quiet_to",
    _("给家长的短信：几点以后再发"),
    "07:00",
    _("夜里攒下的，到这个点一起发。"),
    form=Form.CLOCK,
)
LIMITS = Group(_("爱心送考"), (PROVIDER, ADDRESS, KEY, SITE, QUIET_FROM, QUIET_TO))
