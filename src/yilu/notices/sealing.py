"""What goes out is sealed while it waits: a phone, and a text that may be a code."""

from __future__ import annotations

from yilu.core.crypto import Context, blind, open_, seal
from yilu.notices.models import Outbound

TABLE = "notices_outbound"
PHONE_PURPOSE = "notices.outbound.to"


def seal_letter(row: Outbound, phone: str, text: str) -> None:
    row.to = seal(phone, _place(row, "to"))
    row.to_index = blind(phone, PHONE_PURPOSE)
    row.to_last4 = phone[-4:]
    row.text = seal(text, _place(row, "text"))


def opened_phone(row: Outbound) -> str:
    return open_(row.to, _place(row, "to"))


def opened_text(row: Outbound) -> str:
    """The text, or nothing once it was sent and cleared."""
    return open_(row.text, _place(row, "text")) if row.text is not None else ""


def _place(row: Outbound, column: str) -> Context:
    return Context(TABLE, column, row.city, row.pk)
