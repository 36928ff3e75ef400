"""What the database refuses (constraints decide races that checks beforehand cannot), said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction

from yilu.core.errors import Refused


@contextmanager
def clear_clashes(clashes: Mapping[str, Any]) -> Iterator[None]:
    """`clashes`: constraint → message. Any other violation is a fault of ours and goes on."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        clash = clashes.get(getattr(diagnosis, "constraint_name", None) or "")
        if clash is None:
            raise
        raise Refused(clash) from error
