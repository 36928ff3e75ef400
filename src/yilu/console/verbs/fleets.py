"""What the record's verbs and kinds of fleets mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "fleet.founded": _("成立了车队"),
    "fleet.changed": _("改车队资料"),
    "fleet.ended": _("解散了车队"),
    "fleet.lead_appointed": _("任命车队队长"),
    "fleet.lead_ended": _("结束队长任期"),
    "drive.begun": _("开始了专项行动"),
    "enrolment.asked": _("申请加入车队"),
    "enrolment.accepted": _("加入车队"),
    "enrolment.refused": _("不同意加入车队"),
    "enrolment.ended": _("请队员退出车队"),
    "enrolment.left": _("退出了车队"),
    "enrolment.checked": _("核对队员保险和年检"),
    "enrolment.changed": _("改自己在车队的资料"),
    "mission.drafted": _("草拟出勤任务"),
    "mission.changed": _("改出勤任务"),
    "mission.called": _("召集了任务"),
    "mission.wave_sent": _("提前发下一批召集"),
    "mission.accepted": _("接受召集"),
    "mission.declined": _("不去出勤"),
    "mission.dropped": _("接了又退"),
    "mission.started": _("开始了任务"),
    "mission.reserve_sent": _("派出后备"),
    "mission.planned": _("任务派车"),
    "mission.completed": _("完成了任务"),
    "mission.stood_down": _("解除了任务"),
    "transport.ordered": _("登记了应急运送"),
    "transport.cancelled": _("取消应急运送"),
    "transport.failed": _("应急运送没有送成"),
    "trip.checked_in": _("出车单到站"),
    "trip.finished": _("收车"),
    "trip.cancelled": _("取消了出车单"),
    "incident.reported": _("上报途中情况"),
    "incident.settled": _("处理了途中情况"),
}
KINDS = {
    "fleets.ask": _("召集"),
    "fleets.drive": _("专项行动"),
    "fleets.enrolment": _("车队队员"),
    "fleets.fleet": _("志愿车队"),
    "fleets.incident": _("途中情况"),
    "fleets.lead": _("队长任期"),
    "fleets.mission": _("出勤任务"),
    "fleets.transport": _("应急运送"),
    "fleets.trip": _("出车单"),
}
