"""What the record's verbs and kinds of rulebook mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "article.put": _("修改条文"),
    "article.verified": _("核对条文"),
    "calendar.published": _("公布工作日历"),
    "city.seeded": _("装入城市规则"),
    "parameter.set": _("修改参数"),
}
KINDS = {
    "rulebook.article": _("条文"),
    "rulebook.city": _("城市"),
    "rulebook.parameter": _("参数"),
}
