"""What the record's verbs and kinds of people mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "account.blocked": _("停用账号"),
    "account.bound": _("绑定身份"),
    "account.made": _("新账号"),
    "account.retired": _("账号作废"),
    "account.signed_in": _("登录"),
    "account.signed_out": _("退出所有设备"),
    "account.unblocked": _("恢复账号"),
    "consent.given": _("同意"),
    "consent.withdrawn": _("撤回同意"),
    "identity.confirmed": _("当面核对通过"),
    "identity.declined": _("当面核对没通过"),
    "person.added": _("登记人员"),
    "person.anonymised": _("人员匿名化"),
    "person.archived": _("人员归档"),
    "person.changed": _("更正人员"),
    "person.noted": _("代为登记人员"),
    "person.registered_self": _("自行登记"),
    "person.revealed": _("查看完整号码"),
    "second_factor.added": _("加了第二道验证"),
    "second_factor.dropped": _("去掉第二道验证"),
    "token.issued": _("发出令牌"),
    "token.revoked": _("收回令牌"),
}
KINDS = {
    "people.account": _("账号"),
    "people.apitoken": _("令牌"),
    "people.consent": _("同意书"),
    "people.identitycheck": _("当面核对"),
    "people.person": _("人员"),
}
