"""Needs heard and faults reported: answered at the place, or carried on as an appeal by a flow."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.people.models import Person
from yilu.runtime.actions import next_number
from yilu.stations import access
from yilu.stations.enums import FaultKind, FaultState, Group, NeedKind, NeedState
from yilu.stations.models import Fault, Need, Station
from yilu.stations.queries.log import on_duty


@transaction.atomic
def hear_need(
    station: Station,
    kind: NeedKind,
    text: str,
    *,
    by: Actor,
    group: Group = Group.OTHER,
    person: UUID | None = None,
    wants_appeal: bool = False,
    on: date | None = None,
) -> Need:
    """问需: the keeper writes down what a driver asked for, or the driver does it himself.

    Carrying it on as an appeal needs a name: somebody must hear the answer.
    """
    own = person is not None and person == by.person_id
    if station.city != by.city or not (own or access.may_keep(by, station)):
        raise NotAllowed("hear_need")
    if not text.strip():
        raise Invalid({"text": _("请写司机说了什么，一句话就行。")})
    if wants_appeal and person is None:
        raise Invalid({"person": _("要转成诉求，得知道是谁，好把结果告诉他。")})
    day = on or clock.today()
    need = Need.objects.create(
        city=by.city,
        number=_number(by.city, "XQ", day),
        station=station,
        kind=kind,
        text=text.strip()[:400],
        group=group,
        person=None if person is None else Person(pk=person),
        wants_appeal=wants_appeal,
        account=by.account_id,
        heard_on=day,
    )
    record("need.heard", Ref.to(need), by=by, kind=kind.value)
    return need


@transaction.atomic
def answer_need(need: Need, answer: str, *, by: Actor, on: date | None = None) -> Need:
    """Answered at the place; a named driver is told."""
    need = _need(need, by)
    if not access.may_keep(by, need.station):
        raise NotAllowed("answer_need")
    if not answer.strip():
        raise Invalid({"answer": _("请写怎么答复的。")})
    need.state, need.answer = NeedState.ANSWERED, answer.strip()[:400]
    need.settled_on = on or clock.today()
    need.save(update_fields=["state", "answer", "settled_on"])
    record("need.answered", Ref.to(need), by=by)
    if need.person_id is not None:
        title = _("您在%(station)s说的事有答复了") % {"station": need.station.name}
        tell([need.person_id], _telling(title, need.answer, Ref.to(need), "answered"))
    return need


def hold_need(key: UUID, *, by: Actor) -> Need | None:
    """The need, locked for the flow that carries it on; None if a keeper or a flow was quicker."""
    rows = Need.objects.select_for_update(of=("self",)).select_related("station")
    waiting = rows.filter(state=NeedState.OPEN, appeal=None, person__isnull=False)
    return waiting.filter(pk=key, city=by.city).first()


@transaction.atomic
def need_became_appeal(need: Need, appeal: UUID, *, by: Actor) -> Need:
    """A flow made an appeal of it: from here on the appeal carries it. Twice is once."""
    if not by.system:
        raise NotAllowed("need_became_appeal")
    need = Need.objects.select_for_update().get(pk=need.pk, city=by.city)
    if need.appeal is not None:
        return need
    need.state, need.appeal, need.settled_on = NeedState.APPEALED, appeal, clock.today()
    need.save(update_fields=["state", "appeal", "settled_on"])
    record("need.appealed", Ref.to(need), by=by)
    return need


@transaction.atomic
def report_fault(
    station: Station, kind: FaultKind, text: str = "", *, by: Actor, on: date | None = None
) -> Fault:
    """A driver tells the keeper that something is broken; the same open fault is not opened twice."""
    if by.person_id is None or station.city != by.city:
        raise NotAllowed("report_fault")
    if kind == FaultKind.OTHER and not text.strip():
        raise Invalid({"text": _("请写是什么坏了。")})
    day = on or clock.today()
    fault = Fault(
        city=by.city,
        number=_number(by.city, "GZ", day),
        station=station,
        kind=kind,
        text=text.strip()[:200],
        person=Person(pk=by.person_id),
        reported_on=day,
    )
    Fault.objects.bulk_create([fault], ignore_conflicts=True)
    known = Fault.objects.filter(city=by.city, pk=fault.pk).first()
    if known is None:
        return Fault.objects.get(city=by.city, station=station, kind=kind, state=FaultState.OPEN)
    record("fault.reported", Ref.to(known), by=by, kind=kind.value)
    title = _("%(station)s：司机反映%(what)s")
    words = title % {"station": station.name, "what": kind.label}
    tell(on_duty(station), _telling(words, known.text, Ref.to(known), "reported"))
    return known


@transaction.atomic
def settle_fault(fault: Fault, answer: str, *, by: Actor, on: date | None = None) -> Fault:
    """The keeper says what was done; whoever reported it is told."""
    rows = Fault.objects.select_for_update(of=("self",)).select_related("station__operator")
    fault = rows.get(pk=fault.pk, city=by.city)
    if not access.may_keep(by, fault.station):
        raise NotAllowed("settle_fault")
    if fault.state != FaultState.OPEN:
        raise Refused(_("这一条已经处理过了。"))
    if not answer.strip():
        raise Invalid({"answer": _("请写怎么处理的。")})
    fault.state, fault.answer = FaultState.SETTLED, answer.strip()[:200]
    fault.settled_on = on or clock.today()
    fault.save(update_fields=["state", "answer", "settled_on"])
    record("fault.settled", Ref.to(fault), by=by)
    title = _("您在%(station)s反映的问题处理好了") % {"station": fault.station.name}
    tell([fault.person_id], _telling(title, fault.answer, Ref.to(fault), "settled"))
    return fault


def hold_fault(key: UUID, *, by: Actor) -> Fault | None:
    """The fault, locked for the flow that raises it; None if a keeper or a flow was quicker."""
    rows = Fault.objects.select_for_update(of=("self",)).select_related("station")
    return rows.filter(state=FaultState.OPEN, appeal=None, pk=key, city=by.city).first()


@transaction.atomic
def raise_fault(fault: Fault, appeal: UUID, *, by: Actor) -> Fault:
    """A flow made an appeal of a fault that waited too long. Twice is once."""
    if not by.system:
        raise NotAllowed("raise_fault")
    fault = Fault.objects.select_for_update().get(pk=fault.pk, city=by.city)
    if fault.appeal is not None:
        return fault
    fault.state, fault.appeal, fault.settled_on = FaultState.RAISED, appeal, clock.today()
    fault.save(update_fields=["state", "appeal", "settled_on"])
    record("fault.raised", Ref.to(fault), by=by)
    return fault


def _need(need: Need, by: Actor) -> Need:
    rows = Need.objects.select_for_update(of=("self",)).select_related("station__operator")
    found = rows.get(pk=need.pk, city=by.city)
    if found.state != NeedState.OPEN:
        raise Refused(_("这一条已经答复过了。"))
    return found


def _telling(title: object, body: str, source: Ref, reason: str) -> Telling:
    return Telling(title=title, kind=Kind.STATION, source=source, reason=reason, body=body)


def _number(city: str, series: str, day: date) -> str:
    return f"{series}-{day.year}-{next_number(city, f'{series}-{day.year}'):06d}"
