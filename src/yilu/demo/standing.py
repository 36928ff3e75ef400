"""What of the demo city stands already: where its files are, whether it is complete."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings

from yilu.rulebook.queries import parameter

DONE = "demo.day"  # the parameter the last step sets


def folder() -> Path:
    """Where the registers are written, so that a newcomer can upload them again."""
    return Path(settings.YILU_DATA) / "registers"


def built_for(city: str) -> date | None:
    """The day the complete demo city was made for."""
    value = parameter(city, DONE)
    return date.fromisoformat(value) if value else None
