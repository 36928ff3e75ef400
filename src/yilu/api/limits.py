"""What a city may set for outside programs that call its Open311 addresses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Form, Group, Limit

CONTACT = Limit(
    "open311.contact",
    _("Open311 联系人"),
    "",
    _("写在接口说明里；没有填的，写行业党委。"),
    form=Form.TEXT,
)
KEY_SERVICE = Limit(
    "open311.key_service",
    _("Open311 密钥怎么申请"),
    "",
    _("写在接口说明里；没有填的，写向系统管理员申请。"),
    form=Form.TEXT,
)
LIMITS = Group(_("对外接口"), (CONTACT, KEY_SERVICE))
