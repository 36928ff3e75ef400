"""What the record's verbs and kinds of activities mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "activity.cancelled": _("取消活动"),
    "activity.closed": _("活动归档"),
    "activity.drafted": _("筹备活动"),
    "activity.held": _("活动已举办"),
    "activity.published": _("发布活动"),
    "activity.revised": _("改活动计划"),
    "attendance.exported": _("导出培训记录"),
    "attendance.in": _("签到"),
    "attendance.listed": _("补录签到名单"),
    "attendance.online": _("线上学完"),
    "attendance.out": _("签退"),
    "certificate.given": _("开学习证明"),
    "lesson.page_changed": _("给课件配图或视频"),
    "lesson.slides_added": _("传幻灯片"),
    "lesson.written": _("写课件"),
    "material.added": _("加活动资料"),
    "publication.drafted": _("起草发布"),
    "publication.published": _("发布政策通知"),
    "publication.revised": _("改发布内容"),
    "publication.withdrawn": _("撤下发布"),
    "question.answered": _("答复提问"),
    "question.asked": _("活动提问"),
    "quiz.written": _("出测验题"),
    "seat.accepted": _("确认空位"),
    "seat.booked": _("报名"),
    "seat.given_up": _("取消报名"),
    "seat.lapsed": _("空位过时让出"),
    "seat.offered": _("留出空位"),
    "seat.waiting": _("候补"),
}
KINDS = {
    "activities.activity": _("活动"),
    "activities.attendance": _("参加记录"),
    "activities.material": _("活动资料"),
    "activities.publication": _("政策通知"),
    "activities.question": _("活动提问"),
    "activities.signup": _("报名"),
}
