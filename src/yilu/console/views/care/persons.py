"""One driver from what was typed about him."""

from __future__ import annotations

from django.utils.translation import gettext as _

from yilu.care.actions import find_drivers
from yilu.care.queries import Found
from yilu.core.actor import Actor
from yilu.core.errors import Invalid


def one_driver(actor: Actor, typed: str, name: str = "") -> Found:
    """The driver meant; where several share a phone, the one of this name."""
    found = find_drivers(typed, by=actor)
    if len(found) > 1 and name.strip():
        found = [person for person in found if person.name == name.strip()]
    if not found:
        raise Invalid({"who": _("没有用这个号码登记的司机，先看看号码；没登记过的请他先登记。")})
    if len(found) > 1:
        raise Invalid({"name": _("几位司机共用这个手机号，请再填姓名。")})
    return found[0]
