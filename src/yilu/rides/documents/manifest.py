"""The manifests as PDF: a driver's by the minute, an exam point's by arrival."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from yilu.core import clock, masking, papers
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.rides.enums import Need
from yilu.rides.models import Plan, Trip
from yilu.rides.queries.trips import sheet

TEMPLATE = (Path(__file__).parent / "manifest.typ").read_text(encoding="utf-8")


def of_driver(actor: Actor, trips: Sequence[Trip]) -> bytes:
    """Every stop of his trips; families' numbers by their last four only, since paper is left lying."""
    first = trips[0]
    entry, wave, season = first.entry, first.plan.wave, first.entry.season
    values = {
        "heading": _("爱心送考 %(n)03d 号车") % {"n": entry.sticker or 0},
        "lead": _("%(plate)s　%(name)s　%(day)s %(wave)s（%(way)s）")
        % {
            "plate": entry.vehicle.plate,
            "name": entry.driver.person.name,
            "day": papers.day(first.on),
            "wave": wave.title,
            "way": first.plan.get_direction_display(),
        },
        "sections": [_trip(actor, trip, at) for at, trip in enumerate(trips, start=1)],
        "foot": _("送考电话 %(hotline)s。不收任何费用。车坏了、人没来、要晚，马上打电话。")
        % {"hotline": season.hotline},
        "signed_as": season.unit.name,
    }
    return papers.pdf(TEMPLATE, values, clock.today())


def _trip(actor: Actor, trip: Trip, at: int) -> dict[str, Any]:
    rows = [
        [
            _hour(line.stop.arrive_at),
            str(line.stop.get_kind_display()),
            line.place,
            _party(line.stop.leg.booking),
            line.stop.leg.booking.called,
            masking.last_four(line.stop.leg.booking.phone_last4),
        ]
        for line in sheet(actor, trip)
    ]
    return {
        "heading": _("第 %(n)d 趟 %(number)s") % {"n": at, "number": trip.number},
        "columns": [_("时间"), _("做什么"), _("地点"), _("人数"), _("称呼"), _("电话")],
        "widths": [2, 2, 7, 3, 3, 3],
        "rows": rows,
    }


def of_point(plan: Plan, point: Any, stops: Sequence[Any]) -> bytes:
    """Who comes when in which car: for the people at the gate."""
    wave, season = plan.wave, plan.wave.season
    rows = [
        [
            _hour(stop.arrive_at),
            stop.trip.entry.vehicle.plate,
            f"{stop.trip.entry.sticker or 0:03d}",
            _party(stop.leg.booking),
            stop.leg.booking.called,
            "",
        ]
        for stop in stops
    ]
    values = {
        "heading": _("%(point)s 送考车辆名单") % {"point": point.name},
        "lead": _("%(day)s %(wave)s（%(way)s）　%(cars)d 辆车　%(people)d 人")
        % {
            "day": papers.day(wave.on),
            "wave": wave.title,
            "way": plan.get_direction_display(),
            "cars": len({stop.trip.entry_id for stop in stops}),
            "people": sum(stop.leg.booking.party for stop in stops),
        },
        "sections": [
            {
                "heading": "",
                "columns": [_("时间"), _("车牌"), _("车号"), _("人数"), _("称呼"), _("核对")],
                "widths": [2, 3, 2, 3, 3, 2],
                "rows": rows,
            }
        ],
        "foot": _("送考电话 %(hotline)s。名单里没有考生姓名和准考证号。")
        % {"hotline": season.hotline},
        "signed_as": season.unit.name,
    }
    return papers.pdf(TEMPLATE, values, clock.today())


def _hour(at: datetime) -> str:
    return f"{at.astimezone(CITY_ZONE):%H:%M}"


def _party(booking: Any) -> str:
    """3 人 轮椅上车."""
    needs = "、".join(str(Need(word).label) for word in booking.needs)
    return f"{_('%(n)d 人') % {'n': booking.party}} {needs}".strip()
