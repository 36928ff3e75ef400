"""What the record's verbs and kinds of flows mean in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

VERBS = {
    "backup.tried": _("试过恢复备份"),
    "first_link.issued": _("发出首次登录链接"),
    "first_link.used": _("用掉首次登录链接"),
}
KINDS: dict[str, Any] = {}
