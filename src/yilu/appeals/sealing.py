"""Words of sealed and anonymous appeals: encrypted for their row, opened one by one."""

from __future__ import annotations

from secrets import token_bytes

from yilu.appeals.models import Appeal, Entry
from yilu.core.crypto import Context, blind, keyed_digest, open_, seal

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that reads like something else
RECEIPT = 12


def is_closed(appeal: Appeal) -> bool:
    """Whether this appeal's words are kept encrypted."""
    return appeal.sealed or appeal.receipt is not None


def put_words(row: Appeal | Entry, text: str, *, closed: bool) -> None:
    """Sets the row's words, encrypted if the appeal is closed to others."""
    row.text = "" if closed else text
    row.sealed_text = seal(text, _place(row)) if closed and text else None


def words(row: Appeal | Entry) -> str:
    """The row's words, whichever way they are kept. Ask only for what the actor was shown."""
    return open_(row.sealed_text, _place(row)) if row.sealed_text else row.text


def new_receipt(seed: str = "") -> str:
    """What an anonymous driver keeps: XXXX-XXXX-XXXX, known to nobody else afterwards.

    From a secret of the sender's the same one comes again, so that a repeated sending is one case.
    """
    drawn = keyed_digest(seed.encode(), "appeals.seed") if seed else token_bytes(RECEIPT)
    signs = "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn[:RECEIPT])
    return "-".join(signs[at : at + 4] for at in range(0, RECEIPT, 4))


def receipt_index(text: str) -> bytes:
    tidy = "".join(sign for sign in text.upper() if sign in ALPHABET)
    return blind(tidy, "appeals.receipt")


def _place(row: Appeal | Entry) -> Context:
    return Context(row._meta.db_table, "sealed_text", row.city, row.pk)
