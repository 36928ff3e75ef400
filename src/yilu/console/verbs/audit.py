"""What the record's verbs and kinds of audit mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "list.exported": _("导出名单"),
}
KINDS = {
    "audit.entry": _("操作记录"),
}
