"""The sealed column of a booking: the family's phone, and the index that finds the same family again."""

from __future__ import annotations

from collections.abc import Sequence

from yilu.core.crypto import Context, blind, open_, seal_many
from yilu.rides.models import Booking, PhoneProof

TABLE, PURPOSE = "rides_booking", "rides.booking.phone"


def phone_index(phone: str) -> bytes:
    return blind(phone, PURPOSE)


def put_phones(rows: Sequence[Booking], phones: Sequence[str]) -> None:
    """Seal many at once; the caller saves."""
    if not rows:
        return
    pairs = ((row.pk, phone) for row, phone in zip(rows, phones, strict=True))
    blobs = seal_many(pairs, table=TABLE, column="phone", city=rows[0].city)
    for row, phone, blob in zip(rows, phones, blobs, strict=True):
        row.phone, row.phone_index, row.phone_last4 = blob, phone_index(phone), phone[-4:]


def phone_of(row: Booking) -> str:
    """The number itself: to send the family something, or for its driver and the desk on the day."""
    return open_(row.phone, Context(TABLE, "phone", row.city, row.pk))


def proof_place(proof: PhoneProof) -> Context:
    return Context("rides_phoneproof", "phone", proof.city, proof.pk)


def proven(proof: PhoneProof) -> str:
    """The phone a proof stands for."""
    return open_(proof.phone, proof_place(proof))
