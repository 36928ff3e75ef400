"""What leaves the house about attendance: certificates as values, and the ministry's training records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from yilu.activities.access import managed
from yilu.activities.enums import Presence
from yilu.activities.models import Activity, Attendance
from yilu.core import papers
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.registry.queries import Employment, employments

FLAG_ADD = 1
NAME = "baseInfoDriverEducate"
LONGEST_COURSE = 64  # V64
TEMPLATE = (Path(__file__).parents[1] / "certificate.typ").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Certificate:
    """What stands on the paper."""

    number: str
    name: str
    kind: str
    title: str
    day: date
    place: str
    minutes: int
    organiser: str
    activity_number: str
    online: bool


def certificate(came: Attendance, activity: Activity) -> Certificate:
    """Of an attendance `certify` has numbered."""
    return Certificate(
        came.certificate,
        came.person.name,
        str(activity.get_kind_display()),
        activity.title,
        came.on,
        activity.place,
        came.minutes,
        activity.organiser.name,
        activity.number,
        came.mode == Presence.ONLINE,
    )


def educate_records(actor: Actor, activity: Activity, now: datetime) -> list[dict[str, Any]]:
    """baseInfoDriverEducate: one record for each driver who came and each company he drives for.

    LicenseId carries the driver's certificate number: resident IDs are sealed, and opening those of
    more than fifty people takes two persons. Whoever drives for no platform is in no record.
    """
    rows = Attendance.objects.filter(
        city=actor.city, activity__in=managed(actor).values("pk"), activity=activity.pk
    )
    came = {row.person_id: row for row in rows.order_by("in_at", "pk")}
    found = employments(actor.city, came, activity.day)
    return [_record(activity, came[line.person], line, now) for line in found if line.certificate]


def _record(
    activity: Activity, came: Attendance, line: Employment, now: datetime
) -> dict[str, Any]:
    start = max(came.in_at, activity.starts_at) if came.mode != Presence.ONLINE else came.in_at
    stop = start + timedelta(minutes=came.minutes)
    return {
        "CompanyId": line.company,
        "Address": line.address,
        "LicenseId": line.certificate,
        "CourseName": activity.title[:LONGEST_COURSE],
        "CourseDate": f"{came.on:%Y%m%d}",
        "StartTime": f"{start.astimezone(CITY_ZONE):%H:%M:%S}",
        "StopTime": f"{stop.astimezone(CITY_ZONE):%H:%M:%S}",
        "Duration": str(came.minutes),
        "Flag": FLAG_ADD,
        "UpdateTime": f"{now.astimezone(CITY_ZONE):%Y%m%d%H%M%S}",
    }


def educate_file(company: str, records: list[dict[str, Any]]) -> dict[str, Any]:
    """The envelope of the exchange format around one company's records."""
    return {"Source": "0", "CompanyId": company, "IPCType": NAME, NAME: records}


def certificate_file(paper: Certificate) -> bytes:
    """The certificate on A4."""
    words = {
        "masthead": "学习证明",
        "number": paper.number,
        "dated": papers.day(paper.day),
        "title": f"{paper.kind}证明",
        "text": _said(paper),
        "organiser": paper.organiser,
        "notes": [
            f"证明编号 {paper.number}，活动编号 {paper.activity_number}。",
            "按签到、签退或线上学习记录开具，凭编号可向主办单位核对。",
        ],
    }
    return papers.pdf(TEMPLATE, words, paper.day)


def _said(paper: Certificate) -> str:
    where = f"在{paper.place}" if paper.place and not paper.online else "通过线上学习"
    how = "学完" if paper.online else "参加"
    return (
        f"{paper.name}同志于{papers.day(paper.day)}{where}{how}“{paper.title}”（{paper.kind}），"
        f"时长 {paper.minutes} 分钟。"
    )
