"""Which persons a unit's figures are about: the drivers of its companies or of its district."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from yilu.core import clock
from yilu.organisations.queries import open_on
from yilu.registry.access import EVERYTHING
from yilu.registry.models import Contract, Driver


def of_scope(path: str, division: str) -> Q:
    """Rows whose `person` belongs to the scope; the root without a division is the whole city."""
    drivers = Driver.objects.filter(person=OuterRef("person"))
    whole = path.count("/") <= 2
    by_place = Q(Exists(drivers.filter(district=division))) if division else None
    if whole:
        return by_place if by_place is not None else EVERYTHING
    working = Contract.objects.filter(
        open_on(clock.today()),
        company__unit__path__startswith=path,
        driver__person=OuterRef("person"),
    )
    by_company = Q(Exists(working))
    return by_company | by_place if by_place is not None else by_company
