"""What the record's verbs mean in words; one not listed here is shown as it is written."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "account.blocked": _("停用账号"),
    "account.made": _("新账号"),
    "account.retired": _("账号作废"),
    "account.signed_in": _("登录"),
    "account.signed_out": _("退出所有设备"),
    "account.unblocked": _("恢复账号"),
    "branch.serves": _("支部开始服务"),
    "branch.stopped_serving": _("支部不再服务"),
    "brief.checked": _("核稿"),
    "brief.discarded": _("简报作废"),
    "brief.drafted": _("拟简报"),
    "brief.issued": _("签发简报"),
    "brief.published": _("印发简报"),
    "brief.revised": _("改简报"),
    "consent.given": _("同意"),
    "consent.withdrawn": _("撤回同意"),
    "identity.confirmed": _("当面核对通过"),
    "identity.declined": _("当面核对没通过"),
    "import.applied": _("写入导入"),
    "import.discarded": _("放弃导入"),
    "import.dropped": _("去掉导入的行"),
    "import.fixed": _("改正导入的格"),
    "import.received": _("上传名册"),
    "import.undone": _("撤销导入"),
    "list.exported": _("导出名单"),
    "member.ended": _("不再是党员"),
    "member.enrolled": _("登记党员"),
    "member.hides": _("不亮身份"),
    "member.shows": _("亮身份"),
    "membership.ended": _("结束支部关系"),
    "membership.placed": _("归入支部"),
    "person.added": _("登记人员"),
    "person.anonymised": _("人员匿名化"),
    "person.archived": _("人员归档"),
    "person.bound": _("绑定身份"),
    "person.changed": _("更正人员"),
    "person.registered_self": _("自行登记"),
    "person.revealed": _("查看完整号码"),
    "placements.proposed": _("提出编入建议"),
    "post.ended": _("免去职务"),
    "post.given": _("任命"),
    "proposal.confirmed": _("确认编入建议"),
    "proposal.declined": _("不采纳编入建议"),
    "token.issued": _("发出令牌"),
    "token.revoked": _("收回令牌"),
    "unit.closed": _("撤销单位"),
    "unit.moved": _("移动单位"),
    "unit.opened": _("设立单位"),
    "unit.renamed": _("单位改名"),
}


def verb_words(verb: str) -> str:
    return str(VERBS.get(verb, verb))
