"""What the record's verbs and kinds of membership mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "branch.serves": _("支部开始服务"),
    "branch.stopped_serving": _("支部不再服务"),
    "contact.assigned": _("安排联系党员"),
    "contact.ended": _("结束了联系"),
    "contacts.ended": _("联系随支部关系结束"),
    "member.ended": _("不再是党员"),
    "member.enrolled": _("登记党员"),
    "member.hides": _("不亮身份"),
    "member.shows": _("亮身份"),
    "membership.ended": _("结束支部关系"),
    "membership.moved": _("转接组织关系"),
    "membership.placed": _("归入支部"),
    "placements.proposed": _("提出编入建议"),
    "proposal.confirmed": _("确认编入建议"),
    "proposal.declined": _("不采纳编入建议"),
    "member.confirmed_full": _("预备党员转正"),
    "member.probation_cancelled": _("取消预备党员资格"),
}
KINDS = {
    "membership.contact": _("联系党员"),
    "membership.membership": _("支部关系"),
    "membership.partymember": _("党员"),
    "membership.proposal": _("编入建议"),
    "membership.serves": _("服务范围"),
}
