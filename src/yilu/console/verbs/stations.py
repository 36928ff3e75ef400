"""What the record's verbs and kinds of stations mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "fault.raised": _("故障转为诉求"),
    "fault.reported": _("反映故障"),
    "fault.settled": _("处理故障"),
    "need.answered": _("答复需求"),
    "need.appealed": _("需求转为诉求"),
    "need.heard": _("记下需求"),
    "station.changed": _("修改驿站"),
    "station.closed": _("停用驿站"),
    "station.exception": _("调整开放时间"),
    "station.exception_dropped": _("取消开放时间调整"),
    "station.pictured": _("给驿站放照片"),
    "station.opened": _("启用驿站"),
    "visit.book_entered": _("补录到站登记"),
    "visit.checked_in": _("实名登记"),
    "visit.service_added": _("同一小时内加一项服务"),
    "visit.struck": _("撤回登记"),
    "visit.tallied": _("计数登记"),
}
KINDS = {
    "stations.fault": _("驿站故障"),
    "stations.need": _("司机需求"),
    "stations.station": _("驿站"),
    "stations.visit": _("到站登记"),
}
