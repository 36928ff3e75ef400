"""Volunteer fleets, missions, trip sheets, service records and honours."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.cast import DAY, SmallCity
from tests.contracts.matrix.lines import (
    COMMITTEE,
    DRIVERS,
    NOBODY,
    SECRETARIES,
    SIGNED_IN,
    Things,
    form,
    page,
)
from tests.files.make import picture
from tests.fleets import scenes
from tests.honours.test_honours import SYSTEM, proposal, served
from yilu.core.clock import standing_at
from yilu.files.actions import take_photo
from yilu.fleets import actions, queries
from yilu.fleets.actions import Wishes
from yilu.fleets.enums import IncidentKind
from yilu.fleets.models import Mission, Trip
from yilu.honours import actions as honours
from yilu.honours.models import Honour

VIEWERS = COMMITTEE | SECRETARIES | {"district", "dispatcher"}
RUNNERS = COMMITTEE | {"dispatcher"}
KNOW = VIEWERS | DRIVERS
DRIVER = frozenset({"driver"})  # 王芳 drives in it
LEAD = frozenset({"member"})  # 罗小平 leads the fleet

LINES = [
    page("mobile:fleets", SIGNED_IN),
    page("mobile:fleet", KNOW, "fleet"),
    page("mobile:fleet_join", DRIVERS, "fleet"),
    form("mobile:fleet_join", DRIVERS, "fleet"),
    page("mobile:fleet_mine", LEAD | DRIVER, "fleet"),
    form("mobile:fleet_mine", LEAD | DRIVER, "fleet"),
    form("mobile:fleet_standby", NOBODY, "fleet"),  # no day named: as if it were not there
    form("mobile:fleet_leave", LEAD | DRIVER, "fleet"),
    page("mobile:fleet_lead", COMMITTEE | LEAD, "fleet"),
    page("mobile:fleet_call_out", COMMITTEE | LEAD, "fleet"),
    form("mobile:fleet_call_out", COMMITTEE | LEAD, "fleet"),
    page("mobile:fleet_driver", COMMITTEE | LEAD, "driver of the fleet"),
    form("mobile:fleet_driver", COMMITTEE | LEAD, "driver of the fleet"),
    form("mobile:fleet_driver_move", COMMITTEE | LEAD, "asking driver, accepted"),
    page("mobile:missions", SIGNED_IN),
    page("mobile:mission", COMMITTEE | LEAD | DRIVER, "mission"),
    form("mobile:mission_answer", LEAD | DRIVER, "mission, accepted"),
    form("mobile:mission_run", COMMITTEE | LEAD, "mission, next wave"),
    page("mobile:sheet", DRIVER, "sheet"),
    form("mobile:sheet_stop", DRIVER, "stop of the sheet"),
    form("mobile:sheet_finish", DRIVER, "sheet"),
    page("mobile:sheet_incident", DRIVER, "sheet"),
    form("mobile:sheet_incident", DRIVER, "sheet"),
    page("mobile:service", SIGNED_IN),
    page("mobile:service_certificate", SIGNED_IN),
    page("mobile:honoured", SIGNED_IN),
    form("mobile:honour_move", DRIVER, "honour, agreed"),
    page("console:fleets", VIEWERS),
    page("console:fleet", VIEWERS, "fleet"),
    page("console:fleet_found", RUNNERS),
    form("console:fleet_found", RUNNERS),
    page("console:fleet_change", COMMITTEE, "fleet"),
    form("console:fleet_change", COMMITTEE, "fleet"),
    page("console:fleet_end", COMMITTEE, "fleet"),
    form("console:fleet_end", COMMITTEE, "fleet"),
    page("console:fleet_lead_appoint", COMMITTEE, "fleet"),
    form("console:fleet_lead_appoint", COMMITTEE, "fleet"),
    form("console:fleet_lead_end", COMMITTEE, "term of the lead"),
    page("console:fleet_enrol", COMMITTEE, "fleet"),
    form("console:fleet_enrol", COMMITTEE, "fleet"),
    page("console:enrolment", COMMITTEE, "driver of the fleet"),
    page("console:enrolment_move", COMMITTEE, "driver of the fleet, papers"),
    form("console:enrolment_move", COMMITTEE, "driver of the fleet, papers"),
    page("console:drives", VIEWERS),
    page("console:drive_begin", RUNNERS),
    form("console:drive_begin", RUNNERS),
    page("console:missions", VIEWERS),
    page("console:mission_new", RUNNERS),
    form("console:mission_new", RUNNERS),
    page("console:mission", COMMITTEE, "mission"),
    page("console:mission_fill", COMMITTEE, "mission"),
    page("console:mission_change", COMMITTEE, "drafted mission"),
    form("console:mission_change", COMMITTEE, "drafted mission"),
    page("console:mission_stand_down", COMMITTEE, "mission"),
    form("console:mission_stand_down", COMMITTEE, "mission"),
    form("console:mission_run", COMMITTEE, "mission, next wave"),
    form("console:mission_plan", COMMITTEE, "mission"),
    form("console:mission_reserve", COMMITTEE, "mission, no reserve"),
    page("console:transport_new", COMMITTEE, "mission"),
    form("console:transport_new", COMMITTEE, "mission"),
    page("console:transport_end", COMMITTEE, "load, cancelled"),
    form("console:transport_end", COMMITTEE, "load, cancelled"),
    page("console:sheet", COMMITTEE, "sheet"),
    page("console:sheet_close", COMMITTEE, "sheet"),
    form("console:sheet_close", COMMITTEE, "sheet"),
    page("console:sheet_cancel", COMMITTEE, "sheet"),
    form("console:sheet_cancel", COMMITTEE, "sheet"),
    page("console:incident_settle", COMMITTEE, "incident"),
    form("console:incident_settle", COMMITTEE, "incident"),
    page("console:incident_photo", COMMITTEE, "photo of an incident"),
    page("console:service_records", COMMITTEE),
    page("console:service_certificates", COMMITTEE),
    page("console:service_certificate", COMMITTEE, "certificate of service"),
    page("console:honours", COMMITTEE),
    page("console:honour_propose", COMMITTEE),
    form("console:honour_propose", COMMITTEE),
    page("console:honour_move", COMMITTEE, "honour, taken down"),
    form("console:honour_move", COMMITTEE, "honour, taken down"),
    page("api:fleets", SIGNED_IN),
    form("api:fleets", RUNNERS),
    page("api:fleet", KNOW, "fleet by key"),
    form("api:fleet_move", KNOW, "fleet by key, joined"),
    page("api:missions", SIGNED_IN),
    form("api:missions", RUNNERS),
    page("api:mission", COMMITTEE | LEAD | DRIVER, "mission by key"),
    form("api:mission_move", LEAD | DRIVER, "mission by key, accepted"),
    page("api:sheets", SIGNED_IN),
    page("api:sheet", COMMITTEE | LEAD | DRIVER, "sheet by key"),
    form("api:sheet_move", DRIVER, "sheet by key, reported"),
]


def _fleet(city: SmallCity) -> Any:
    """罗小平 leads it, 王芳 drives in it."""
    with standing_at(scenes.NOW):
        fleet = scenes.a_fleet(city)
        scenes.put_in(city, fleet, city.luo, "川D10001")
        scenes.put_in(city, fleet, city.wang, "川DD10002")
        actions.appoint_lead(
            fleet.pk,
            city.luo.person_id,
            by=city.cast["committee"],
            to_on=DAY + timedelta(days=365),
        )
    return fleet


def _mission(city: SmallCity, *, call: bool = True) -> Mission:
    fleet = _fleet(city)
    with standing_at(scenes.NOW):
        mission = scenes.a_mission(city, fleet=fleet.pk)
        return actions.call_out(mission.pk, by=city.cast["committee"]) if call else mission


def _sheet(city: SmallCity) -> Trip:
    mission = _mission(city)
    with standing_at(scenes.NOW):
        actions.accept(mission.pk, by=city.cast["driver"])
        actions.start(mission.pk, by=city.cast["committee"])
    return Trip.objects.get()


def _driver(city: SmallCity) -> dict[str, UUID]:
    fleet = _fleet(city)
    rows = queries.enrolments(city.cast["committee"], fleet=fleet.pk)
    return {"pk": rows.get(person=city.wang.person_id).pk}


def _asking(city: SmallCity) -> dict[str, Any]:
    fleet = _fleet(city)
    row = actions.join(fleet.pk, "", Wishes(), by=city.cast["outsider_driver"])
    return {"pk": row.pk, "move": "accept"}


def _load(city: SmallCity) -> dict[str, Any]:
    mission = _mission(city)
    with standing_at(scenes.NOW):
        row = actions.order_transport(mission.pk, scenes.an_order(), by=city.cast["committee"])
    return {"pk": row.pk, "move": "cancel"}


def _stop(city: SmallCity) -> dict[str, UUID]:
    trip = _sheet(city)
    return {"pk": trip.pk, "stop": queries.stops_of(trip)[0].pk}


def _incident(city: SmallCity) -> dict[str, UUID]:
    trip = _sheet(city)
    row = actions.report(trip.pk, IncidentKind.ROAD, "塌方", by=city.cast["driver"])
    return {"pk": row.pk}


def _photo(city: SmallCity) -> dict[str, UUID]:
    trip, wang = _sheet(city), city.cast["driver"]
    photo = take_photo(io.BytesIO(picture()), "塌方.jpg", by=wang)
    row = actions.report(trip.pk, IncidentKind.ROAD, "塌方", by=wang, photos=[photo])
    return {"pk": row.pk, "key": photo.pk}


def _honour(city: SmallCity) -> Honour:
    return honours.propose(proposal(city), city.root, by=city.cast["committee"])


def _paper(city: SmallCity) -> dict[str, UUID]:
    honours.record_service(served(city), by=SYSTEM)
    return {"pk": honours.certify(DAY, DAY, by=city.cast["driver"]).pk}


THINGS: Things = {
    "fleet": lambda city: {"pk": _fleet(city).pk},
    "fleet by key": lambda city: {"key": _fleet(city).pk},
    "fleet by key, joined": lambda city: {"key": _fleet(city).pk, "move": "join"},
    "term of the lead": lambda city: {"pk": _fleet(city).leads.get().pk},
    "driver of the fleet": _driver,
    "driver of the fleet, papers": lambda city: {**_driver(city), "move": "check"},
    "asking driver, accepted": _asking,
    "mission": lambda city: {"pk": _mission(city).pk},
    "drafted mission": lambda city: {"pk": _mission(city, call=False).pk},
    "mission, accepted": lambda city: {"pk": _mission(city).pk, "move": "accept"},
    "mission, next wave": lambda city: {"pk": _mission(city).pk, "move": "wave"},
    "mission, no reserve": lambda city: {
        "pk": _mission(city).pk,
        "person": city.wang.person_id,
    },
    "mission by key": lambda city: {"key": _mission(city).pk},
    "mission by key, accepted": lambda city: {"key": _mission(city).pk, "move": "accept"},
    "load, cancelled": _load,
    "sheet": lambda city: {"pk": _sheet(city).pk},
    "stop of the sheet": _stop,
    "sheet by key": lambda city: {"key": _sheet(city).pk},
    "sheet by key, reported": lambda city: {"key": _sheet(city).pk, "move": "report"},
    "incident": _incident,
    "photo of an incident": _photo,
    "certificate of service": _paper,
    "honour, agreed": lambda city: {"pk": _honour(city).pk, "move": "agree"},
    "honour, taken down": lambda city: {"pk": _honour(city).pk, "move": "withdraw"},
}
