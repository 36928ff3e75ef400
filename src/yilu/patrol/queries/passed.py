"""Where a case went that one's unit had before: whose it is now, and nothing else of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.organisations.models import Unit
from yilu.patrol import access
from yilu.patrol.enums import Act
from yilu.patrol.models import Entry, Snapshot

HANDED = (Act.FILED, Act.ASSIGNED)  # these lines name the unit that got it
MOVED = (*HANDED, Act.RETURNED, Act.REFERRED)


@dataclass(frozen=True, slots=True)
class Passed:
    """`where` is the act that took it away: returned to the desk, given to `unit`, or to 12345."""

    number: str
    where: Act
    unit: str
    at: datetime

    @property
    def words(self) -> str:
        match self.where:
            case Act.REFERRED:
                return _("这件不归我们管，转给 12345 了")
            case Act.RETURNED:
                return _("这件退回行业党委了，等重新派")
        return _("这件改由%(unit)s处置") % {"unit": self.unit}


def passed_on(actor: Actor, key: UUID) -> Passed:
    """Only for whoever works where it was; for everybody else there is no such case."""
    rows = Snapshot.objects.filter(city=actor.city, pk=key).select_related("unit")
    snapshot = rows.first() if any(actor.grants_for(right) for right in access.STAFF) else None
    if snapshot is None or not _had(actor, lines := _lines(snapshot)):
        raise NotFound(str(key))
    last = lines[-1]
    return Passed(snapshot.number, Act(last.act), snapshot.unit.name, last.at)


def _lines(snapshot: Snapshot) -> list[Entry]:
    return list(snapshot.entries.filter(act__in=MOVED).order_by("at", "pk"))


def _had(actor: Actor, lines: list[Entry]) -> bool:
    keys = [line.detail["unit"] for line in lines if line.act in HANDED and "unit" in line.detail]
    paths = Unit.objects.filter(city=actor.city, pk__in=keys).values_list("path", flat=True)
    return any(actor.may(right, path) for path in paths for right in access.STAFF)
