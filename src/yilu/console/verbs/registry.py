"""What the record's verbs and kinds of registry mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "qualification.given": _("登记培训合格"),
}
KINDS = {
    "registry.company": _("企业"),
    "registry.driver": _("司机"),
    "registry.operation": _("营运记录"),
    "registry.permit": _("证件"),
    "registry.vehicle": _("车辆"),
}
