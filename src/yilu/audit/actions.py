"""The one way to write the record."""

from __future__ import annotations

import json

from django.utils import timezone

from yilu.audit.models import Entry
from yilu.core.actor import Actor
from yilu.core.crypto import keyed_digest
from yilu.core.refs import Ref

Detail = str | int | bool | None


def record(verb: str, ref: Ref, *, by: Actor, **detail: Detail) -> Entry:
    """Write one act in the caller's transaction: it stands if and only if the act stands.

    `detail` holds counts, codes and digests; names and values never (see `digest`).
    """
    return Entry.objects.create(
        city=by.city,
        at=timezone.now(),
        actor=by.account_id,
        verb=verb,
        kind=ref.kind,
        key=ref.key,
        detail=detail,
    )


def digest(*values: object) -> str:
    """A keyed fingerprint of values that must be provable later but not readable now."""
    text = json.dumps(values, ensure_ascii=False, default=str, separators=(",", ":"))
    return keyed_digest(text.encode(), "audit.detail").hex()[:32]
