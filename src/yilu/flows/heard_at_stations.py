"""What a station heard and could not settle: carried on as the driver's appeal, once each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from yilu.appeals.actions import Words, submit
from yilu.appeals.enums import Kind, Subject
from yilu.appeals.models import Appeal
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind as NoticeKind
from yilu.stations.actions import hold_fault, hold_need, need_became_appeal, raise_fault
from yilu.stations.enums import FaultKind, NeedKind
from yilu.stations.models import Station
from yilu.stations.queries import faults_to_raise, needs_to_raise

SUBJECTS = {
    NeedKind.LABOUR: Subject.LABOUR,
    NeedKind.TRAFFIC: Subject.LAW,
    NeedKind.SCHOOLING: Subject.SCHOOLING,
    NeedKind.HEALTH: Subject.HEALTH,
    NeedKind.OTHER: Subject.OTHER,
}  # everything else asks for something a station or a kerb should have


def carry_on(city: str) -> dict[str, int]:
    """One round: rows lacking their appeal get it; each in a transaction of its own, twice is once."""
    by = Actor.for_system(city)
    return {
        "needs": _each(needs_to_raise(city).values_list("pk", flat=True), _carry_need, by),
        "faults": _each(faults_to_raise(city).values_list("pk", flat=True), _carry_fault, by),
    }


def _each(keys: Iterable[UUID], carry: Callable[[UUID, Actor], bool], by: Actor) -> int:
    done = 0
    for key in list(keys):
        try:
            done += carry(key, by)
        except NotAllowed:  # the driver's record was anonymised since: nobody is left to answer
            continue
    return done


@transaction.atomic
def _carry_need(key: UUID, by: Actor) -> bool:
    need = hold_need(key, by=by)
    if need is None or need.person_id is None:
        return False
    told = _("在%(station)s问需时说：%(words)s")
    words = _words(
        SUBJECTS.get(NeedKind(need.kind), Subject.STATION),
        Kind.HELP,
        told % {"station": need.station.name, "words": need.text},
        need.station,
    )
    appeal = submit(words, by=by, on_behalf=need.person_id).appeal
    need_became_appeal(need, appeal.pk, by=by)
    _tell(need.person_id, appeal, Ref.to(need), need.station)
    return True


@transaction.atomic
def _carry_fault(key: UUID, by: Actor) -> bool:
    fault = hold_fault(key, by=by)
    if fault is None:
        return False
    told = _("%(day)s反映%(station)s“%(what)s”，到现在没有处理。%(words)s") % {
        "day": f"{fault.reported_on:%Y-%m-%d}",
        "station": fault.station.name,
        "what": FaultKind(fault.kind).label,
        "words": fault.text,
    }
    words = _words(Subject.STATION, Kind.COMPLAINT, told, fault.station)
    appeal = submit(words, by=by, on_behalf=fault.person_id).appeal
    raise_fault(fault, appeal.pk, by=by)
    _tell(fault.person_id, appeal, Ref.to(fault), fault.station)
    return True


def _words(subject: Subject, kind: Kind, text: str, station: Station) -> Words:
    lon, lat = station.lon, station.lat
    point = None if lon is None or lat is None else Point(lon, lat)
    return Words(subject, kind, text, place=station.name[:120], point=point)


def _tell(person: UUID, appeal: Appeal, source: Ref, station: Station) -> None:
    telling = Telling(
        title=_("您在%(station)s说的事，转成了诉求") % {"station": station.name},
        body=appeal.number,
        kind=NoticeKind.APPEAL,
        source=source,
        reason="station.carried_on",
        link=f"/appeals/{appeal.pk}/",
    )
    tell([person], telling)
