"""Which cases are about the same thing: the same subject in much the same words, within months."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Func, TextField, Value

from yilu.appeals.enums import State
from yilu.appeals.models import Appeal
from yilu.appeals.sealing import is_closed
from yilu.core.tokens import likeness

ALIKE = 0.18  # share of character pairs two texts have in common to be taken for the same cause
LOOK_BACK = timedelta(days=90)
# Two hundred arrays are dear to read one by one; pairs hold no space, so one text does for each.
JOINED = Func("tokens", Value(" "), function="array_to_string", output_field=TextField())


def alike(appeal: Appeal, *, limit: int = 50) -> list[Appeal]:
    """Cases of the last months about the same thing, the likest first; sealed ones are never compared."""
    near = nearest(appeal, limit=limit)
    rows = {row.pk: row for row in Appeal.objects.filter(pk__in=near).select_related("cause")}
    return [rows[key] for key in near]


def nearest(appeal: Appeal, *, limit: int = 50) -> list[UUID]:
    """Their keys alone: hundreds are compared by their words, a handful is looked at."""
    if is_closed(appeal) or not appeal.tokens:
        return []
    rows = Appeal.objects.filter(
        city=appeal.city,
        subject=appeal.subject,
        made_at__gte=appeal.made_at - LOOK_BACK,
        tokens__overlap=appeal.tokens,
    )
    rows = rows.exclude(pk=appeal.pk).exclude(state=State.WITHDRAWN).order_by("-made_at")[:200]
    words = rows.values_list("pk", JOINED)
    compared = [(likeness(said.split(), appeal.tokens), key) for key, said in words]
    near = sorted((pair for pair in compared if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [key for _score, key in near[:limit]]
