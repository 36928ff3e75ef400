"""Carrying one waiting letter out, once: sent, tried again, or dropped because it is too late."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from yilu.notices.channels import NotDelivered, Sms, sms
from yilu.notices.enums import OutboundState
from yilu.notices.models import Outbound
from yilu.notices.sealing import opened_phone, opened_text

ATTEMPTS = 4


class TryAgain(Exception):
    """The gateway did not answer; the task is run again a little later."""


@transaction.atomic
def deliver(outbound_id: UUID, channel: Sms | None = None) -> OutboundState:
    """Send the letter if it still waits. The row lock keeps two workers from sending it twice."""
    row = (
        Outbound.objects.select_for_update()
        .filter(pk=outbound_id, state=OutboundState.WAITING)
        .first()
    )
    if row is None:
        return OutboundState.SENT
    if row.expires_at <= timezone.now():
        return _close(row, OutboundState.DROPPED)
    return _try(row, channel or sms())


def _try(row: Outbound, channel: Sms) -> OutboundState:
    row.attempts += 1
    try:
        channel.send(opened_phone(row), opened_text(row), str(row.pk))
    except NotDelivered as error:
        row.error = str(error)[:120]
        if error.final or row.attempts >= ATTEMPTS:
            return _close(row, OutboundState.FAILED)
        row.save(update_fields=["attempts", "error"])
        return OutboundState.WAITING
    row.sent_at = timezone.now()
    return _close(row, OutboundState.SENT, keep_text=channel.keeps_text)


def _close(row: Outbound, state: OutboundState, *, keep_text: bool = False) -> OutboundState:
    row.state = state
    row.text = row.text if keep_text else None
    row.save(update_fields=["state", "attempts", "error", "sent_at", "text"])
    return state
