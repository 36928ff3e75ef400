"""What a city may set for its members and their contact drivers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Group, Limit

MOST = Limit(
    "contact.most",
    _("一名党员最多联系几名司机"),
    20,
    _("满了的党员不再出现在联系建议里。"),
    _("人"),
    1,
    200,
)
LIMITS = Group(_("联系司机"), (MOST,))
