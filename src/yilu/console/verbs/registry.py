"""What the record's verbs and kinds of registry mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "company.corrected": _("更正企业"),
    "contract.ended": _("结束合同"),
    "driver.registered_self": _("司机自行登记"),
    "group.added": _("加新就业群体"),
    "permit.renewed": _("换发证件"),
    "permit.revoked": _("吊销证件"),
    "qualification.given": _("登记培训合格"),
    "vehicle.corrected": _("更正车辆"),
}
KINDS = {
    "registry.contract": _("合同"),
    "registry.company": _("企业"),
    "registry.driver": _("司机"),
    "registry.operation": _("营运记录"),
    "registry.permit": _("证件"),
    "registry.workergroup": _("新就业群体"),
    "registry.qualification": _("培训合格"),
    "registry.vehicle": _("车辆"),
}
