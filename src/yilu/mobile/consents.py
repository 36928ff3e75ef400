"""What we ask consent for, in the words the person reads; a changed text gets a new version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.people.enums import ConsentPurpose

TEXT_VERSION = "2026-11"

# A public duty (registers, members' education, help on the road) needs no consent and is only told;
# these are a person's own choice (个人信息保护法 §13, §15).
CHOICES = {
    ConsentPurpose.WHEREABOUTS: _("找驿站时用一下您现在的位置，用完不存。"),
    ConsentPurpose.NOTICES: _("证快到期、事情有了答复，发短信告诉您。"),
    ConsentPurpose.CONTRIBUTIONS: _("您做过的志愿服务，可以在光荣榜上写您的名字。"),
    ConsentPurpose.HOME_VISIT: _(
        "家里有难处，可以上门看看您，记下谁去过、说了什么，只有办这事的人看得到。"
    ),
}
TOLD = {
    ConsentPurpose.REGISTERS: _("营运资格和证照按法规登记，不用您同意；谁看过都记着。"),
    ConsentPurpose.MEMBERSHIP: _("党员的组织关系按党内规定管理，只有您的支部和上级看得到。"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a person may agree to or not."""

    purpose: ConsentPurpose
    text: Any
    since: datetime | None

    @property
    def given(self) -> bool:
        return self.since is not None


def choices(rows: Iterable[Any]) -> list[Choice]:
    """The choices with what holds now; `rows` are people.queries.consents."""
    open_now = {row.purpose: row.given_at for row in rows if row.withdrawn_at is None}
    return [Choice(purpose, text, open_now.get(purpose)) for purpose, text in CHOICES.items()]


def told() -> list[tuple[Any, Any]]:
    return [(purpose.label, text) for purpose, text in TOLD.items()]
