"""Which cases are about the same thing: the same subject in much the same words, within months."""

from __future__ import annotations

from datetime import timedelta

from yilu.appeals.enums import State
from yilu.appeals.models import Appeal
from yilu.appeals.sealing import is_closed
from yilu.core.tokens import likeness

ALIKE = 0.18  # share of character pairs two texts have in common to be taken for the same cause
LOOK_BACK = timedelta(days=90)


def alike(appeal: Appeal, *, limit: int = 50) -> list[Appeal]:
    """Cases of the last months about the same thing, the likest first; sealed ones are never compared."""
    if is_closed(appeal) or not appeal.tokens:
        return []
    rows = Appeal.objects.filter(
        city=appeal.city,
        subject=appeal.subject,
        made_at__gte=appeal.made_at - LOOK_BACK,
        tokens__overlap=appeal.tokens,
    )
    rows = rows.exclude(pk=appeal.pk).exclude(state=State.WITHDRAWN).order_by("-made_at")[:200]
    scored = [(likeness(row.tokens, appeal.tokens), row) for row in rows.select_related("cause")]
    near = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [row for _score, row in near[:limit]]
