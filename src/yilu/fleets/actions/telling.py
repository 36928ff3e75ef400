"""Notices of fleets: who is told, and where the message leads."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from yilu.core import clock
from yilu.core.refs import Ref
from yilu.core.tenant import CityModel
from yilu.fleets.models import Lead, Mission
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.queries import open_on
from yilu.people.models import Account


def say(
    people: Iterable[UUID],
    about: CityModel,
    title: object,
    reason: str,
    link: str,
    *,
    body: object = "",
    by_sms: bool = False,
    urgent: bool = False,
) -> int:
    telling = Telling(
        title, Kind.FLEET, Ref.to(about), reason, body=body, link=link, by_sms=by_sms, urgent=urgent
    )
    return tell(people, telling)


def say_runners(
    mission: Mission,
    about: CityModel,
    title: object,
    reason: str,
    *,
    body: object = "",
    by_sms: bool = False,
    urgent: bool = False,
) -> int:
    """Who called it out, at his desk, and the leads of its fleet, on their phones."""
    leads = _leads(mission)
    maker = Account.objects.filter(Q(pk=mission.made_by), person__isnull=False)
    at_desk = [key for key in maker.values_list("person", flat=True) if key and key not in leads]
    told = 0
    for people, link in (
        (at_desk, f"/console/missions/{mission.pk}/"),
        (leads, f"/missions/{mission.pk}/"),
    ):
        told += say(people, about, title, reason, link, body=body, by_sms=by_sms, urgent=urgent)
    return told


def _leads(mission: Mission) -> list[UUID]:
    if mission.fleet_id is None:
        return []
    rows = Lead.objects.filter(open_on(clock.today()), fleet=mission.fleet_id)
    return list(rows.values_list("person", flat=True))
