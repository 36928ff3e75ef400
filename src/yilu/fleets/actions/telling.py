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


def runners(mission: Mission) -> list[UUID]:
    """Who called it out, and the leads of its fleet: they hear of what goes wrong."""
    leads = Lead.objects.filter(open_on(clock.today()), fleet=mission.fleet_id)
    people = list(leads.values_list("person", flat=True)) if mission.fleet_id else []
    maker = Account.objects.filter(Q(pk=mission.made_by), person__isnull=False)
    return [*people, *maker.values_list("person", flat=True)]
