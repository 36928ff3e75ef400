"""Words of letters that refer a matter, and of slips to the 12345 desk."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SlipKind(models.TextChoices):
    LETTER = "letter", _("转办函")
    HANDOVER = "handover", _("12345移交单")


SERIES = {SlipKind.LETTER: "ZB", SlipKind.HANDOVER: "YJ"}  # of their numbers


class SlipState(models.TextChoices):
    ISSUED = "issued", _("已开出")
    SENT = "sent", _("已送出")
    ANSWERED = "answered", _("已答复")
    WITHDRAWN = "withdrawn", _("已撤回")


OPEN = frozenset({SlipState.ISSUED, SlipState.SENT})  # still waited for


class Way(models.TextChoices):
    """How a slip reached the other side."""

    DELIVERED = "delivered", _("送达")
    FAX = "fax", _("传真")
    MAIL = "mail", _("邮件")
    PHONE = "phone", _("电话")
    SYSTEM = "system", _("系统")


class Format(models.TextChoices):
    """The papers a slip is handed out as."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
