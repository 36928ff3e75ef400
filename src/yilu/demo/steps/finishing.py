"""The last step: note the day the city was made for, so that the next start leaves it alone."""

from __future__ import annotations

from datetime import date

from yilu.core.actor import Actor
from yilu.demo.standing import DONE
from yilu.rulebook.actions import set_parameter


def mark(day: date, *, by: Actor) -> None:
    set_parameter(DONE, day.isoformat(), by=by)
