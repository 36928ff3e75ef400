"""What a city may set that belongs to no single app: office hours, and how long uploads are kept."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Form, Group, Limit

HOURS = Limit(
    "work.hours",
    _("办公时间"),
    [["09:00", "12:00"], ["14:00", "18:00"]],
    _("诉求和随手拍的时限按这些时间段计算，一行一段。"),
    form=Form.HOURS,
)
UNATTACHED_HOURS = Limit(
    "photos.unattached_hours",
    _("没用上的上传保留多久"),
    48,
    _("传了照片却没有提交的，过了这么久自动删除。"),
    _("小时"),
    1,
    720,
)
ORIGINAL_DAYS = Limit(
    "photos.original_days",
    _("原图保留多久"),
    90,
    _("照片原图过了这么久自动删除，只留缩小后的图。"),
    _("天"),
    7,
    3650,
)
LIMITS = Group(_("通用"), (HOURS, UNATTACHED_HOURS, ORIGINAL_DAYS))
