"""An activity as a calendar file (RFC 5545) that phones open; a cancelled one takes itself off again."""

from __future__ import annotations

from datetime import UTC, datetime

from yilu.activities.enums import ActivityState
from yilu.activities.models import Activity
from yilu.core.clock import CITY_ZONE

ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
LONGEST_LINE = 75  # octets


def calendar_file(activity: Activity, address: str = "") -> bytes:
    """The file of an activity the actor was shown; `address` is its page."""
    cancelled = activity.state == ActivityState.CANCELLED
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yilu//Activities//ZH",
        f"METHOD:{'CANCEL' if cancelled else 'PUBLISH'}",
        *ZONE,
        "BEGIN:VEVENT",
        f"UID:{activity.pk}@yilu",
        f"SEQUENCE:{activity.sequence}",
        f"DTSTAMP:{activity.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID=Asia/Shanghai:{_local(activity.starts_at)}",
        f"DTEND;TZID=Asia/Shanghai:{_local(activity.ends_at)}",
        f"SUMMARY:{_text(activity.title)}",
        f"LOCATION:{_text(activity.place)}",
        f"DESCRIPTION:{_text(activity.reason if cancelled else activity.summary)}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        *_position(activity),
        *([f"URL:{address}"] if address else []),
        *([] if cancelled else _alarm(activity)),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode()


def _alarm(activity: Activity) -> list[str]:
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT1H",
        f"DESCRIPTION:{_text(activity.title)}",
        "END:VALARM",
    ]


def _position(activity: Activity) -> list[str]:
    if activity.latitude is None or activity.longitude is None:
        return []
    return [f"GEO:{activity.latitude:.6f};{activity.longitude:.6f}"]


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(CITY_ZONE):%Y%m%dT%H%M%S}"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n")


def _fold(line: str) -> list[str]:
    """At most 75 octets a line, never cutting through a character."""
    folded, current, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LONGEST_LINE:
            folded.append(current)
            current, size = " ", 1
        current, size = current + sign, size + octets
    return [*folded, current]
