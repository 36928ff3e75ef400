"""What the record's verbs and kinds of referrals mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "slip.answered": _("登记答复"),
    "slip.handed_out": _("取走转办函"),
    "slip.issued": _("开出转办函"),
    "slip.numbered": _("登记12345编号"),
    "slip.sent": _("送出转办函"),
    "slip.withdrawn": _("撤回转办函"),
}
KINDS = {
    "referrals.slip": _("转办函"),
}
