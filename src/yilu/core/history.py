"""Row history by trigger: what a row was before each change, whichever way it was changed.

The old row is kept on update and delete, by statement: a first insert costs nothing, so that a
hundred thousand imported rows stay cheap (docs/adr/0012-history-keeps-the-old-row.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def keeps_history() -> Callable[[M], M]:
    """Decorates a model whose every change must show."""
    tracked: Callable[[M], M] = pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        level=pghistory.Statement,
    )
    return tracked
