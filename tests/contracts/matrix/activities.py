"""The matrix of activities and publications: phone, desk and API."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests import cast
from tests.contracts.matrix.lines import (
    COMMITTEE,
    NOBODY,
    SECRETARIES,
    SIGNED_IN,
    Line,
    Things,
    form,
    page,
)
from yilu.activities import actions
from yilu.activities.actions import Plan, Words
from yilu.activities.codes import code_at
from yilu.activities.enums import ActivityKind, Mode, PublicationKind
from yilu.activities.models import Activity
from yilu.core import clock
from yilu.core.uuid7 import uuid7
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind

HOLDERS = COMMITTEE | SECRETARIES | {"keeper", "consultant"}  # HOLD_ACTIVITIES
VIEWERS = HOLDERS | {"district"}
PLANNERS = COMMITTEE | SECRETARIES
OF_COMMITTEE = COMMITTEE  # what the root organises
AT_STATION = COMMITTEE | {"keeper"}  # and the station holds
WANSHUN = frozenset({"driver", "member"})  # who drives for it

LISTS = [
    page("mobile:activities", SIGNED_IN),
    page("mobile:publications", SIGNED_IN),
    page("console:activities", VIEWERS),
    page("console:activities_double", VIEWERS),
    page("console:publications", VIEWERS),
    page("console:activity_new", COMMITTEE | SECRETARIES),
    form("console:activity_new", COMMITTEE | SECRETARIES),
    page("console:publication_new", COMMITTEE | SECRETARIES),
    form("console:publication_new", COMMITTEE | SECRETARIES),
]
PHONE = [
    *(
        page(f"mobile:{name}", WANSHUN, "session for wanshun")
        for name in ("activity", "activity_calendar", "activity_in", "activity_out")
    ),
    *(
        form(f"mobile:{name}", WANSHUN, "session for wanshun")
        for name in ("activity_in", "activity_out")
    ),
    page("mobile:activity", NOBODY, "draft session"),
    page("mobile:activity", SIGNED_IN, "session for everybody"),
    page("mobile:activity_certificate", WANSHUN, "session for wanshun"),
    form("mobile:activity_sign_up", WANSHUN, "session for wanshun"),
    form("mobile:activity_accept", NOBODY, "session for wanshun"),  # nobody has a seat
    form("mobile:activity_give_up", NOBODY, "session for wanshun"),
    form("mobile:activity_ask", WANSHUN, "session for wanshun"),
    page("mobile:activity_lesson", WANSHUN, "lesson for wanshun"),
    page("mobile:activity_lesson_page", WANSHUN, "page of the lesson"),
    form("mobile:activity_lesson_page", WANSHUN, "page of the lesson"),
    page("mobile:activity_picture", NOBODY, "page of the lesson"),  # it has none
    page("mobile:activity_film", NOBODY, "page of the lesson"),  # nor a film
    page("mobile:activity_quiz", WANSHUN, "lesson for wanshun"),
    form("mobile:activity_quiz", WANSHUN, "lesson for wanshun"),
    page("mobile:activity_material", NOBODY, "missing material"),
    page("mobile:publication", WANSHUN, "notice for wanshun"),
    page("mobile:activity_door", AT_STATION, "session at the station"),
    form("mobile:activity_door_tap", AT_STATION, "session at the station"),
    page("mobile:activity_door", OF_COMMITTEE, "session for wanshun"),
]
DESK = [
    page("console:activity", OF_COMMITTEE, "session for wanshun"),
    page("console:activity", AT_STATION, "session at the station"),
    page("console:activity", COMMITTEE | {"secretary", "secretary_alone"}, "session of the branch"),
    *(
        line
        for name in ("activity_edit", "activity_cancel", "activity_material")
        for line in (
            page(f"console:{name}", OF_COMMITTEE, "session at the station"),
            form(f"console:{name}", OF_COMMITTEE, "session at the station"),
        )
    ),
    *(
        line
        for name in ("activity_lesson", "activity_quiz")
        for line in (
            page(f"console:{name}", OF_COMMITTEE, "draft session"),
            form(f"console:{name}", OF_COMMITTEE, "draft session"),
        )
    ),
    page("console:activity_media", OF_COMMITTEE, "draft session"),
    page("console:activity_slides", OF_COMMITTEE, "draft session"),
    form("console:activity_slides", OF_COMMITTEE, "draft session"),
    page("console:activity_media_put", OF_COMMITTEE, "page of the draft lesson"),
    form("console:activity_media_put", OF_COMMITTEE, "page of the draft lesson"),
    form("console:activity_media_drop", OF_COMMITTEE, "page of the draft lesson"),
    page("console:activity_slide", NOBODY, "page of the draft lesson"),  # it has none
    form("console:activity_publish", OF_COMMITTEE, "draft session"),
    form("console:activity_hold", AT_STATION, "session at the station"),
    form("console:activity_close", OF_COMMITTEE, "session at the station"),
    page("console:activity_code", AT_STATION, "session at the station"),
    form("console:activity_admit", AT_STATION, "session at the station"),
    page("console:activity_list", AT_STATION, "session at the station"),
    form("console:activity_list", AT_STATION, "session at the station"),
    page("console:activity_sheet", AT_STATION, "session at the station"),
    page("console:activity_attendance", AT_STATION, "session at the station"),
    page("console:activity_educate", OF_COMMITTEE, "session at the station"),
    form("console:activity_out", AT_STATION, "attendance at the station"),
    page("console:activity_certificate", AT_STATION, "attendance at the station"),
    page("console:activity_answer", AT_STATION, "question at the station"),
    form("console:activity_answer", AT_STATION, "question at the station"),
    page("console:publication", COMMITTEE, "notice for wanshun"),
    page("console:publication_edit", COMMITTEE, "notice for wanshun"),
    form("console:publication_edit", COMMITTEE, "notice for wanshun"),
    form("console:publication_publish", COMMITTEE, "notice for wanshun"),
    form("console:publication_withdraw", COMMITTEE, "notice for wanshun"),
]
API = [
    page("api:activities", SIGNED_IN),
    form("api:activities", PLANNERS),  # nothing sent: told, but only those who plan
    form("api:publications", PLANNERS),
    page("api:activity", COMMITTEE | WANSHUN, "row of the session"),
    form("api:activity_move", WANSHUN, "sign-up to the session"),
    form("api:activity_move", COMMITTEE, "closing the session"),
    page("api:attendances", SIGNED_IN),
    form("api:attendances", SIGNED_IN),  # without a body: what is missing is told (422)
    page("api:attendance", COMMITTEE | {"keeper", "driver"}, "row of the attendance"),
    page("api:publications", SIGNED_IN),
    page("api:publication", COMMITTEE | WANSHUN, "row of the notice"),
    form("api:publication_move", WANSHUN, "reading the notice"),
]
LINES: list[Line] = [*LISTS, *PHONE, *DESK, *API]


def _wanshun(city: cast.SmallCity) -> tuple[Rule, ...]:
    return (Rule(AudienceKind.COMPANY, str(city.wanshun_unit.pk)),)


def _session(city: cast.SmallCity, *, published: bool = True, **changes: Any) -> Activity:
    """Under way at any hour the tests run: from half an hour ago, for an hour."""
    by = changes.pop("by", city.cast["committee"])
    unit = changes.pop("organiser", city.root)
    starts = clock.business_now() - timedelta(minutes=30)
    given: dict[str, Any] = {
        "kind": ActivityKind.LECTURE,
        "title": "宣讲",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=1),
        "audience": _wanshun(city),
        "place": "会议室",
        **changes,
    }
    made = actions.draft(Plan(**given), unit, by=by)
    if made.mode != Mode.OFFLINE:
        actions.set_lesson(made.pk, [("一", "停车再接电话")], by=by)
        actions.set_quiz(made.pk, [("先做什么", ("停车", "接"), 0)], by=by)
    return actions.publish(made.pk, by=by, at=starts) if published else made


def _pk(key: UUID, **more: Any) -> dict[str, Any]:
    return {"pk": key, **more}


def _at_station(city: cast.SmallCity) -> Activity:
    return _session(city, host=city.stations, audience=(Rule(AudienceKind.EVERYBODY),))


def _attendance(city: cast.SmallCity) -> dict[str, Any]:
    activity, now = _at_station(city), clock.business_now()
    code = code_at(activity.pk, now).digits
    came = actions.check_in(activity.pk, by=city.cast["driver"], code=code, at=now)
    actions.hold(activity.pk, by=city.cast["committee"])
    return _pk(activity.pk, came=came.pk)


def _question(city: cast.SmallCity) -> dict[str, Any]:
    activity = _at_station(city)
    asked = actions.ask(activity.pk, "几点结束？", by=city.cast["driver"])
    return _pk(activity.pk, question=asked.pk)


def _notice(city: cast.SmallCity) -> dict[str, Any]:
    words = Words(PublicationKind.NOTICE, "汛期提醒", "下大雨先看路。", _wanshun(city))
    by = city.cast["committee"]
    row = actions.draft_publication(words, city.root, by=by)
    return _pk(actions.publish_publication(row.pk, by=by, notify=False).pk)


def _branch(city: cast.SmallCity) -> Activity:
    return _session(city, organiser=city.first_branch, by=city.cast["secretary"])


THINGS: Things = {
    "session for wanshun": lambda city: _pk(_session(city).pk),
    "session for everybody": lambda city: _pk(_at_station(city).pk),
    "session at the station": lambda city: _pk(_at_station(city).pk),
    "session of the branch": lambda city: _pk(_branch(city).pk),
    "draft session": lambda city: _pk(_session(city, published=False).pk),
    "lesson for wanshun": lambda city: _pk(_session(city, mode=Mode.ONLINE, place="").pk),
    "page of the lesson": lambda city: _pk(_session(city, mode=Mode.ONLINE, place="").pk, order=1),
    "page of the draft lesson": lambda city: _pk(
        _session(city, mode=Mode.ONLINE, place="", published=False).pk, order=0
    ),
    "missing material": lambda city: _pk(_session(city).pk, file=uuid7()),
    "attendance at the station": _attendance,
    "question at the station": _question,
    "row of the session": lambda city: {"key": _session(city).pk},
    "sign-up to the session": lambda city: {"key": _session(city).pk, "move": "sign-up"},
    "closing the session": lambda city: {"key": _session(city).pk, "move": "close"},
    "row of the attendance": lambda city: {"key": _attendance(city)["came"]},
    "row of the notice": lambda city: {"key": _notice(city)["pk"]},
    "reading the notice": lambda city: {"key": _notice(city)["pk"], "move": "read"},
    "notice for wanshun": _notice,
}
