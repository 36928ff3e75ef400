"""A year of care: helps, two campaigns that are over and one that begins, the consultation desk."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from yilu.care import queries
from yilu.core.actor import Actor
from yilu.demo.panzhihua import CITY
from yilu.demo.steps.care import campaigns, desk, helps
from yilu.organisations.models import Unit
from yilu.registry.queries import drivers_operating


def live(units: dict[str, Unit], actors: dict[str, Actor], day: date) -> None:
    """Everything, once."""
    if queries.campaigns(actors["committee"]).exists():
        return
    persons = [row.person_id for row in drivers_operating(CITY, day).order_by("number")]
    others = [key for key in persons if key not in _cast(actors)]
    campaigns.live(others, units, actors, day)
    helps.live(others, actors, day)
    desk.live(others, units["consulting"], actors, day)


def _cast(actors: dict[str, Actor]) -> set[UUID | None]:
    return {actor.person_id for actor in actors.values()}
