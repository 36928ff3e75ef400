"""What the record's verbs and kinds of honours mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "service.recorded": _("记志愿服务"),
    "service.voided": _("作废志愿服务记录"),
    "service.certified": _("开志愿服务证明"),
    "honour.proposed": _("提名了荣誉"),
    "honour.agreed": _("同意公布荣誉"),
    "honour.declined": _("不同意公布荣誉"),
    "honour.announced": _("公布了荣誉"),
    "honour.withdrawn": _("撤下了荣誉"),
}
KINDS = {
    "honours.honour": _("荣誉"),
    "honours.servicecertificate": _("志愿服务证明"),
    "honours.servicerecord": _("志愿服务记录"),
}
