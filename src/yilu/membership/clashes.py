"""What the database refuses of overlapping places and contact duties, said in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CLASHES = {
    "membership_one_formal_at_a_time": _(
        "这位党员在这段时间已有组织关系，一名党员只能隶属一个支部；请先转出，或改为编入。"
    ),
    "membership_once_per_branch_and_day": _("这位党员在这段时间已经在这个支部里。"),
    "contact_one_per_driver_at_a_time": _(
        "有司机在这段时间已经有联系党员了，请刷新后再看一遍名单。"
    ),
}
