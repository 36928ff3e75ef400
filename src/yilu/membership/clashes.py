"""What the database refuses of overlapping places and contact duties, said in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Refused

CLASHES = {
    "membership_one_formal_at_a_time": _(
        "这位党员在这段时间已有组织关系，一名党员只能隶属一个支部；请先转出，或改为编入。"
    ),
    "membership_once_per_branch_and_day": _("这位党员在这段时间已经在这个支部里。"),
    "contact_one_per_driver_at_a_time": _(
        "有司机在这段时间已经有联系党员了，请刷新后再看一遍名单。"
    ),
}


@contextmanager
def clear_clashes() -> Iterator[None]:
    """The database refuses what overlaps; say in words which rule it was."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        clash = CLASHES.get(getattr(diagnosis, "constraint_name", None) or "")
        if clash is None:
            raise
        raise Refused(clash) from error
