"""What the record's verbs and kinds of insight mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "brief.checked": _("核稿"),
    "brief.discarded": _("简报作废"),
    "brief.drafted": _("拟简报"),
    "brief.handed_out": _("取走简报"),
    "brief.issued": _("签发简报"),
    "brief.published": _("印发简报"),
    "brief.returned": _("简报退回"),
    "brief.revised": _("改简报"),
}
KINDS = {
    "insight.brief": _("简报"),
}
