"""What a city may set for its stations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Group, Limit

BOOK_DAYS = Limit(
    "stations.book_days",
    _("纸质登记最多补记多久"),
    31,
    _("再早的不再补记。"),
    _("天"),
    1,
    366,
)
FAULT_DAYS = Limit(
    "stations.fault_days",
    _("故障多久没修好转成诉求"),
    3,
    _("从反映的那天算起。"),
    _("个工作日"),
    1,
    60,
)
LIMITS = Group(_("驿站"), (BOOK_DAYS, FAULT_DAYS))
