"""Words of briefs and figures."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BriefState(models.TextChoices):
    DRAFT = "draft", _("拟稿")
    CHECKED = "checked", _("已核稿")
    ISSUED = "issued", _("已签发")
    PUBLISHED = "published", _("已印发")
