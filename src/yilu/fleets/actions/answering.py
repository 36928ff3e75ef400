"""A driver's answer: one tap, counted under the mission's row, so that there is never one too many."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Refused
from yilu.core.refs import Ref
from yilu.fleets.actions.taking import ask_of, mission_for, person_of
from yilu.fleets.actions.telling import say, say_runners
from yilu.fleets.enums import GATHERING, AskState, MissionState
from yilu.fleets.fitness import weigh
from yilu.fleets.models import Ask, Enrolment, Mission
from yilu.fleets.rules import words
from yilu.fleets.states import MISSIONS

WILLING = (AskState.ASKED, AskState.DECLINED, AskState.DROPPED)


@transaction.atomic
def accept(key: UUID, *, by: Actor) -> Ask:
    """Yes; twice is once. Beyond what is needed he is the reserve."""
    _alone(by)
    mission = mission_for(key, by)
    row = ask_of(mission, person_of(by))
    if row.state == AskState.ACCEPTED:
        return row
    _open(mission, row)
    _still_fit(mission, row)
    row.state, row.answered_at, row.said = AskState.ACCEPTED, clock.business_now(), ""
    row.reserve, row.vehicle = mission.accepted >= mission.needed, row.enrolment.vehicle
    row.save(update_fields=["state", "answered_at", "said", "reserve", "vehicle"])
    mission.accepted += 1
    if mission.accepted == mission.needed + mission.reserve:
        MISSIONS.advance(mission, "fill", by=Actor.for_system(mission.city))
        mission.next_wave_at = None
        title = _("%(number)s 召满了") % {"number": mission.number}
        say_runners(mission, mission, title, "filled")
    mission.save(update_fields=["accepted", "state", "next_wave_at"])
    record("mission.accepted", Ref.to(row), by=by)
    return row


@transaction.atomic
def decline(key: UUID, *, by: Actor, said: str = "") -> Ask:
    """No, without having to say why; when everybody asked said no the next are asked at once."""
    mission = mission_for(key, by)
    row = ask_of(mission, person_of(by))
    if row.state == AskState.DECLINED:
        return row
    if row.state not in (AskState.ASKED, AskState.QUEUED):
        raise Refused(_("现在不用回话。已经接受的，请用“去不了了”。"))
    if mission.state not in GATHERING:
        raise Refused(_("这次任务已经不召集了，谢谢您。"))
    row.state, row.answered_at, row.said = AskState.DECLINED, clock.business_now(), said[:120]
    row.save(update_fields=["state", "answered_at", "said"])
    _hurry(mission)
    record("mission.declined", Ref.to(row), by=by)
    return row


@transaction.atomic
def drop_out(key: UUID, said: str, *, by: Actor) -> Ask:
    """He said yes and cannot come: the first reserve moves up, and others are asked."""
    mission = mission_for(key, by)
    row = ask_of(mission, person_of(by))
    if row.state == AskState.DROPPED:
        return row
    if row.state != AskState.ACCEPTED:
        raise Refused(_("您没有接这次任务。"))
    if mission.state not in GATHERING:
        raise Refused(_("任务已经开始，请在出车单上“上报情况”，或打电话给队长。"))
    was_reserve = row.reserve
    row.state, row.answered_at, row.said = AskState.DROPPED, clock.business_now(), said[:120]
    row.reserve = False
    row.save(update_fields=["state", "answered_at", "said", "reserve"])
    mission.accepted -= 1
    if mission.state == MissionState.FILLED:
        MISSIONS.advance(mission, "reopen", by=Actor.for_system(mission.city))
    if not was_reserve:
        promote(mission)
    mission.next_wave_at = clock.business_now()
    mission.save(update_fields=["accepted", "state", "next_wave_at"])
    title = _("%(number)s 有司机去不了了") % {"number": mission.number}
    say_runners(mission, row, title, f"dropped-{row.answered_at:%H%M%S}", body=row.said)
    record("mission.dropped", Ref.to(row), by=by)
    return row


def promote(mission: Mission) -> Ask | None:
    """The reserve who said yes first goes."""
    first = (
        Ask.objects.filter(mission=mission, state=AskState.ACCEPTED, reserve=True)
        .order_by("answered_at", "pk")
        .first()
    )
    if first is None:
        return None
    first.reserve = False
    first.save(update_fields=["reserve"])
    at = mission.starts_at.astimezone(CITY_ZONE)
    title = _("您从后备转为出勤：%(when)s %(title)s") % {
        "when": f"{at:%m-%d %H:%M}",
        "title": mission.title[:30],
    }
    link = f"/missions/{mission.pk}/"
    say([first.person_id], first, title, "promoted", link, body=mission.place, by_sms=True,
        urgent=first.standing_by)  # fmt: skip
    return first


def _alone(by: Actor) -> None:
    """One driver accepts one mission at a time: two at once would both look free."""
    rows = Enrolment.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    list(rows.filter(city=by.city, person=by.person_id, state="active"))


def _open(mission: Mission, row: Ask) -> None:
    if row.state == AskState.PASSED:
        raise Refused("；".join(words(code, detail) for code, detail in row.reasons))
    if row.state == AskState.QUEUED:
        raise Refused(_("还没有轮到您，前面的没有召满就会通知您。"))
    if row.state not in WILLING or mission.state not in GATHERING:
        raise Refused(_("这次任务已经不召集了，谢谢您。"))
    if mission.accepted >= mission.needed + mission.reserve:
        raise Refused(_("已经召满了，谢谢您。有人退出会再通知。"))


def _still_fit(mission: Mission, row: Ask) -> None:
    """Since he was asked he may have taken another mission, or his vehicle may have gone."""
    rows = [row.enrolment]
    found = [reason for one in weigh(mission, rows) for reason in one.found]
    if found:
        raise Refused("；".join(words(*reason.stored()) for reason in found))


def _hurry(mission: Mission) -> None:
    """Nobody is left to answer: the next wave need not wait, or who runs it hears that it is short."""
    if mission.state != MissionState.CALLING:
        return
    if not Ask.objects.filter(mission=mission, state=AskState.ASKED).exists():
        mission.next_wave_at = clock.business_now()
        mission.save(update_fields=["next_wave_at"])
