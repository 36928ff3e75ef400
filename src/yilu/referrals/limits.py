"""What a city may set for its letters: the 12345 desk's name on paper, and where replies go."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Form, Group, Limit

DESK = Limit(
    "referrals.handover_desk",
    _("12345 移交单的抬头"),
    "市数字化城市联动指挥中心",  # runs 12345 here
    _("没有指定 12345 承办单位时，移交单写给谁。"),
    form=Form.TEXT,
)
REPLY_TO = Limit(
    "referrals.reply_to",
    _("转办函上的回复地址"),
    "",
    _("印在转办函底部，写明回复寄到哪里、打哪个电话。"),
    form=Form.TEXT,
)
LIMITS = Group(_("转办函"), (DESK, REPLY_TO))
