"""创文迎查: making a list, opening it, and looking at what drivers brought back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.honours.enums import ServiceKind
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind as NoticeKind
from yilu.organisations.models import Unit
from yilu.patrol import access
from yilu.patrol.actions.steps import needed, tidy
from yilu.patrol.enums import ErrandState, Finding
from yilu.patrol.models import Area, AreaChoice, Errand, Inspection, Stop
from yilu.patrol.states import ERRANDS, INSPECTIONS
from yilu.patrol.thanks import serve
from yilu.rewards.actions import credit
from yilu.rewards.enums import Outcome, Suspicion
from yilu.rulebook.queries import district_names
from yilu.runtime.actions import next_number

MOST_STOPS = 300
LONGEST_DAYS = 120


@dataclass(frozen=True, slots=True)
class Plan:
    """What a preparation is called, and when."""

    title: str
    first: date
    last: date
    division: str = ""
    community: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list as it is typed."""

    place: str
    what: str
    fixable: bool = True


@transaction.atomic
def plan_inspection(plan: Plan, unit: Unit, *, by: Actor) -> Inspection:
    """A list to be filled; nobody but its runners sees it yet."""
    if unit.city != by.city or not by.may(Right.RUN_INSPECTIONS, unit.path):
        raise NotAllowed("plan_inspection")
    _check(plan, by.city)
    year = clock.today().year
    row = Inspection.objects.create(
        city=by.city,
        number=f"YC-{year}-{next_number(by.city, f'YC-{year}'):03d}",
        title=tidy(plan.title)[:60],
        note=tidy(plan.note)[:300],
        unit=unit,
        division=plan.division or unit.division,
        community=tidy(plan.community)[:40],
        first=plan.first,
        last=plan.last,
    )
    record("inspection.planned", Ref.to(row), by=by)
    return row


def _check(plan: Plan, city: str) -> None:
    errors: dict[str, Any] = {}
    if not tidy(plan.title):
        errors["title"] = _("写一个名称，例如：六月迎查·炳草岗片区。")
    if plan.last < plan.first:
        errors["last"] = _("最后一天不能早于第一天。")
    elif (plan.last - plan.first).days > LONGEST_DAYS:
        errors["last"] = _("一次最多 %(n)d 天，长的请分几次。") % {"n": LONGEST_DAYS}
    if plan.division and plan.division not in district_names(city):
        errors["division"] = _("没有这个区县。")
    if errors:
        raise Invalid(errors)


@transaction.atomic
def list_stops(key: UUID, area: UUID, lines: Iterable[Line], *, by: Actor) -> list[Stop]:
    """Add places to the list; the same place and question twice is listed once."""
    row = _locked(key, "list", by)
    where = Area.objects.filter(city=by.city, pk=area, closed_on=None).first()
    if where is None:
        raise Invalid({"area": _("请选片区。")})
    wanted = [Line(tidy(one.place), tidy(one.what), one.fixable) for one in lines]
    if not wanted or any(not one.place or not one.what for one in wanted):
        raise Invalid({"lines": _("每行写“地点：看什么”，例如：公交站牌：有没有小广告。")})
    if any(len(one.place) > 80 or len(one.what) > 120 for one in wanted):
        raise Invalid({"lines": _("地点最多 80 个字，看什么最多 120 个字。")})
    known = set(row.stops.filter(struck_on=None).values_list("place", "what"))
    fresh = [one for one in dict.fromkeys(wanted) if (one.place, one.what) not in known]
    last = row.stops.aggregate(n=Max("order"))["n"] or 0
    if last + len(fresh) > MOST_STOPS:
        raise Invalid({"lines": _("一张清单最多 %(n)d 处。") % {"n": MOST_STOPS}})
    made = Stop.objects.bulk_create(
        Stop(
            city=by.city, inspection=row, order=last + at, area=where,
            place=one.place, what=one.what, fixable=one.fixable,
        )
        for at, one in enumerate(fresh, start=1)
    )  # fmt: skip
    record("inspection.listed", Ref.to(row), by=by, stops=len(made))
    return made


@transaction.atomic
def strike_stop(key: UUID, stop: UUID, *, by: Actor) -> Stop:
    """Off the list; one that somebody looked at stays."""
    row = _locked(key, "strike", by)
    found = Stop.objects.select_for_update().filter(inspection=row, pk=stop, struck_on=None).first()
    if found is None:
        raise NotFound(str(stop))
    live = (ErrandState.TAKEN, ErrandState.REPORTED, ErrandState.ACCEPTED)
    if found.errands.filter(state__in=live).exists():
        raise Refused(_("这一处已经有人去看了，不能去掉。"))
    found.struck_on = clock.today()
    found.save(update_fields=["struck_on"])
    record("inspection.struck", Ref.to(row), by=by)
    return found


@transaction.atomic
def open_inspection(key: UUID, *, by: Actor) -> Inspection:
    """From now on drivers who chose these areas may take a stop; they are told once, not asked."""
    row = _locked(key, "open", by)
    stops = row.stops.filter(struck_on=None)
    if not stops.exists():
        raise Refused(_("清单是空的，先加几处。"))
    row.save(update_fields=["state"])
    record("inspection.opened", Ref.to(row), by=by, stops=stops.count())
    chosen = AreaChoice.objects.filter(city=by.city, area__in=stops.values("area"))
    telling = Telling(
        title=format_lazy(_("您选的片区有迎查任务：{title}"), title=row.title),
        body=_("愿意就做，停好车再看。能当场改的，改前改后各拍一张。"),
        kind=NoticeKind.INSPECTION,
        source=Ref.to(row),
        reason="inspection.opened",
        link="/inspections/",
    )
    tell(chosen.values_list("person", flat=True).distinct(), telling)
    return row


@transaction.atomic
def close_inspection(key: UUID, *, by: Actor) -> Inspection:
    """No more stops are taken; what was reported may still be looked at."""
    row = _locked(key, "close", by)
    row.save(update_fields=["state"])
    taken = Errand.objects.filter(stop__inspection=row, state=ErrandState.TAKEN)
    taken.update(state=ErrandState.DROPPED)
    record("inspection.closed", Ref.to(row), by=by)
    return row


def _locked(key: UUID, move: str, by: Actor) -> Inspection:
    rows = access.visible_inspections(by).select_related("unit")
    row = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    INSPECTIONS.advance(row, move, by=by)
    return row


# ── what came back ──────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def accept_errand(key: UUID, *, by: Actor) -> Errand:
    """Looked at and true: it is covered, and the driver is thanked."""
    row = _judged(key, "accept", by)
    row.decided_at, row.decided_by = clock.business_now(), by.account_id
    row.save(update_fields=["state", "decided_at", "decided_by"])
    record("errand.accepted", Ref.to(row), by=by, finding=row.finding)
    _thank(row, Outcome.INSPECTED, by)
    if not row.doubtful:
        unit = row.stop.inspection.unit
        serve(
            row.person_id, "inspected", Ref.to(row), row.number, unit, ServiceKind.INSPECTION, by=by
        )
    if row.finding == Finding.FIXED:
        _thank(row, Outcome.FIXED, by)
    return row


@transaction.atomic
def decline_errand(key: UUID, reason: str, *, by: Actor) -> Errand:
    """Not taken, with the reason; the stop is open again."""
    row = _judged(key, "decline", by)
    row.reason = needed(reason, "reason", _("写一句为什么没有通过，司机看得到。"), 200)
    row.decided_at, row.decided_by = clock.business_now(), by.account_id
    row.save(update_fields=["state", "decided_at", "decided_by", "reason"])
    record("errand.declined", Ref.to(row), by=by)
    telling = Telling(
        title=format_lazy(_("迎查任务没有通过：{place}"), place=row.stop.place),
        body=row.reason,
        kind=NoticeKind.INSPECTION,
        source=Ref.to(row),
        reason="errand.declined",
        link=f"/inspections/errands/{row.pk}/",
    )
    tell([row.person_id], telling)
    return row


@transaction.atomic
def mend_gap(key: UUID, text: str, *, by: Actor) -> Errand:
    """A gap the driver could not close was closed by the unit."""
    row = _judged(key, "mend", by)
    if row.finding != Finding.GAP or row.mended_on is not None:
        raise Refused(_("这一处没有等着整改的问题。"))
    row.mending = needed(text, "text", _("写一句怎么整改的。"), 200)
    row.mended_on = clock.today()
    row.save(update_fields=["mended_on", "mending"])
    record("errand.mended", Ref.to(row), by=by)
    return row


def _judged(key: UUID, move: str, by: Actor) -> Errand:
    rows = access.visible_errands(by).select_related("stop__inspection__unit")
    row = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    ERRANDS.advance(row, move, by=by)
    return row


def _thank(row: Errand, outcome: Outcome, by: Actor) -> None:
    credit(
        row.person_id,
        outcome.value,
        ref=Ref.to(row),
        by=by,
        number=row.number,
        place=str(row.stop_id)[:24],
        suspicion=Suspicion.SAME_PICTURE if row.doubtful else "",
    )
