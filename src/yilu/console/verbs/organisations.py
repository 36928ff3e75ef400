"""What the record's verbs and kinds of organisations mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "post.ended": _("免去职务"),
    "post.given": _("任命"),
    "unit.closed": _("撤销单位"),
    "unit.moved": _("移动单位"),
    "unit.opened": _("设立单位"),
    "unit.renamed": _("单位改名"),
}
KINDS = {
    "organisations.post": _("任职"),
    "organisations.unit": _("单位"),
}
