"""What a city may set for its exam rides: road times, links, quiet hours, and what plans reckon with."""

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
BOARDING = Limit(
    "rides.boarding_minutes",
    _("每一家上车留几分钟"),
    2,
    _("排车时每接一家停这么久；老人、轮椅多的，多留一点。从考试那天的数算起。"),
    _("分钟"),
    1,
    15,
)
DETOUR = Limit(
    "rides.detour_minutes",
    _("顺路接别家，最多多坐几分钟"),
    40,
    _("在车上最久是直接开的 1.4 倍再加这么多；写得少，同车的就少，要的车就多。"),
    _("分钟"),
    10,
    90,
)
FETCHED = Limit(
    "rides.fetched_minutes",
    _("考完以后多久之内接上"),
    75,
    _("接回时，最后一家在考点门口最多等这么久；写得少，要的车就多。"),
    _("分钟"),
    15,
    240,
)
FAIR_KM = Limit(
    "rides.fair_km",
    _("轮着来：多开一趟抵几公里"),
    3,
    _("排班选“轮着来”时，让开得少的车去，最多肯多跑这么远；写 0 就只看公里。"),
    _("公里"),
    0,
    30,
)
LIMITS = Group(
    _("爱心送考"),
    (PROVIDER, ADDRESS, KEY, SITE, QUIET_FROM, QUIET_TO, BOARDING, DETOUR, FETCHED, FAIR_KM),
)
