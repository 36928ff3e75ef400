"""What the record's verbs and kinds of intake mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "intake.applied": _("写入导入"),
    "intake.discarded": _("放弃导入"),
    "intake.dropped": _("去掉导入的行"),
    "intake.fixed": _("改正导入的格"),
    "intake.received": _("上传名册"),
    "intake.refused": _("名册读不了"),
    "intake.staged": _("识别名册"),
    "intake.undone": _("撤销导入"),
}
KINDS = {
    "intake.batch": _("导入"),
}
