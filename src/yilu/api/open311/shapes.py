"""Snapshots, sub-classes and updates in Open311's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from yilu.api.open311.documents import Many
from yilu.core.actor import Actor
from yilu.patrol import queries
from yilu.patrol.enums import Act, Reason, State

Row = dict[str, Any]
SAFE = "safe"  # the attribute that says: nobody is in danger now


def service(category: Any) -> Row:
    return {
        "service_code": category.code,
        "service_name": category.name,
        "description": category.filing,
        "metadata": has_definition(category),
        "type": "realtime",
        "keywords": ",".join([*category.words, category.name_en]).strip(","),
        "group": category.get_family_display(),
    }


def has_definition(category: Any) -> bool:
    return bool(category.questions or category.stop)


def definition(category: Any) -> Row:
    rows = [_question(at, text) for at, text in enumerate(category.questions, start=1)]
    if category.stop:
        rows.insert(0, _danger(category.stop))
    return {"service_code": category.code, "attributes": Many("attribute", rows)}


def _question(at: int, text: str) -> Row:
    return {
        "variable": True,
        "code": f"q{at}",
        "datatype": "string",
        "required": False,
        "datatype_description": "",
        "order": at,
        "description": text,
    }


def _danger(words: str) -> Row:
    """Whoever reports something dangerous says first that the emergency number was called."""
    return {
        "variable": True,
        "code": SAFE,
        "datatype": "singlevaluelist",
        "required": True,
        "datatype_description": words,
        "order": 0,
        "description": words,
        "values": Many("value", [{"key": "yes", "name": _("已经打过电话，或者现在没有危险")}]),
    }


def answers(category: Any, given: Any) -> dict[str, str]:
    """The attributes of the definition, back to the questions they stand for."""
    return {
        text: given[f"q{at}"]
        for at, text in enumerate(category.questions, start=1)
        if given.get(f"q{at}")
    }


def requests(actor: Actor, rows: Iterable[Any], media: Callable[[Any], str]) -> Many:
    return Many("request", [request(actor, row, media(row)) for row in rows])


def request(actor: Actor, row: Any, media_url: str) -> Row:
    """Words only to whoever sent them, or once a person let them out."""
    told = row.shown_at is not None or queries.is_own(actor, row)
    what = row.category.name
    return {
        "service_request_id": row.number,
        "status": "open" if queries.is_open(row) else "closed",
        "status_notes": _notes(row),
        "service_name": what,
        "service_code": row.category.code,
        "description": row.note or what if told else what,
        "agency_responsible": row.unit.name,
        "service_notice": "",
        "requested_datetime": row.made_at,
        "updated_datetime": row.updated or row.made_at,
        "expected_datetime": row.due if queries.is_open(row) else None,
        "address": row.place if told else "",
        "address_id": "",
        "zipcode": "",
        "lat": row.lat,
        "long": row.lon,
        "media_url": media_url,
    }


def _notes(row: Any) -> str:
    """How it stands in words; how it ended, and why it was not taken."""
    words = str(row.get_state_display())
    if row.state == State.CLOSED:
        return f"{words}：{row.get_outcome_display()}"
    if row.state == State.REFUSED:
        return f"{words}：{Reason(row.refusal).label}"
    if row.state == State.MERGED and row.merged_into is not None:
        return f"{words}：{row.merged_into.number}"
    return words


ENDS = (Act.CLOSED, Act.REFUSED, Act.MERGED)


def update(actor: Actor, entry: Any) -> Row:
    """One thing that happened; the unit's words only to whoever sent the request."""
    own = queries.is_own(actor, entry.snapshot)
    label, unit = str(entry.get_act_display()), entry.unit.name if entry.unit else ""
    words = entry.text if own and entry.text else label
    return {
        "update_id": str(entry.pk),
        "service_request_id": entry.snapshot.number,
        "status": "closed" if entry.act in ENDS else "open",
        "updated_datetime": entry.at,
        "description": f"{words}（{unit}）" if unit else words,
        "media_url": "",
    }
