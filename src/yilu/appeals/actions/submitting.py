"""Handing an appeal in: by the driver, for him, against his own chain, or without a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals import access, clocks, routing
from yilu.appeals.actions.clockwork import start_clocks
from yilu.appeals.actions.steps import log, needed, tell_holder, write
from yilu.appeals.enums import Act, Basis, Kind, Subject, Urgency, Voice
from yilu.appeals.models import Appeal
from yilu.appeals.sealing import is_closed, new_receipt, put_words, receipt_index
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.core.tokens import pairs
from yilu.core.uuid7 import uuid7_many
from yilu.files.actions import attach
from yilu.files.models import Photo, Recording
from yilu.people.models import Person
from yilu.people.queries import names_of
from yilu.runtime.actions import next_number

SHORTEST, TITLE = 4, 30
SPOKEN_ONLY = "见语音。"  # the words of one who only spoke
# Phones and papers, and plates: what would tell who he is in a list that many read.
IDENTIFYING = re.compile(r"\d{6,}[\dXx]?|[\u4e00-\u9fff][A-Z]·?[A-Z0-9]{5,6}(?![A-Z0-9])")
SENTENCE_ENDS = "。！？!?\n；;"


@dataclass(frozen=True, slots=True)
class Words:
    """What a driver says. `about_own_chain`: against his company, his branch or a person there."""

    subject: str
    kind: str
    text: str
    urgency: str = Urgency.NORMAL
    about_own_chain: bool = False
    anonymous: bool = False
    place: str = ""
    point: Point | None = None

    def check(self, *, spoken: bool = False) -> str:
        """The tidied text, or what is wrong on which field; who `spoken` need not write."""
        errors: dict[str, Any] = {}
        if self.subject not in Subject.values:
            errors["subject"] = _("请选哪方面的事。")
        if self.kind not in Kind.values:
            errors["kind"] = _("请选想要什么：咨询、求助、投诉、举报还是建议。")
        if self.urgency not in Urgency.values:
            errors["urgency"] = _("请选紧急程度。")
        if errors:
            raise Invalid(errors)
        if spoken and not self.text.strip():
            return SPOKEN_ONLY
        text = needed(self.text, "text", _("请说说怎么回事，或者按住说话。"))
        if len(text) < SHORTEST:
            raise Invalid({"text": _("再多说一句：什么时候、在哪里、谁没给办。")})
        return text


@dataclass(frozen=True, slots=True)
class Submitted:
    """The case, and the receipt of an anonymous one, shown this once."""

    appeal: Appeal
    receipt: str = ""


@transaction.atomic
def submit(
    words: Words,
    *,
    by: Actor,
    on_behalf: UUID | None = None,
    seed: str = "",
    photos: Sequence[Photo] = (),
    recordings: Sequence[Recording] = (),
) -> Submitted:
    """Hand in an appeal of one's own, or (`on_behalf`: the person's id) write it down for a driver.

    It takes its road at once; the first station is told. `seed`: whoever repeats an anonymous one with
    the same secret gets the same case, and nothing is kept that ties it to him.
    """
    text = words.check(spoken=bool(recordings))
    reporter = _reporter(by, on_behalf)
    receipt = new_receipt(seed) if words.anonymous else ""
    if receipt and (known := Appeal.objects.filter(city=by.city, receipt=receipt_index(receipt))):
        return Submitted(known[0], receipt)
    if words.anonymous and on_behalf is not None:
        raise Invalid({"anonymous": _("替别人记录的，不能匿名。")})
    route = _route(words, by.city, reporter)
    appeal = _made(words, text, route, by, None if receipt else reporter, receipt)
    if on_behalf is not None and not receipt:
        appeal.recorded_by = by.account_id
        appeal.save(update_fields=["recorded_by"])
    _plan(appeal, route.stations)
    if words.anonymous and (photos or recordings):
        raise Invalid({"photos": _("匿名的不收照片和语音：它们记着是谁传的。请写在文字里。")})
    attach([*photos, *recordings], Ref.to(appeal), by=by)
    if receipt:
        appeal.receipt_shown = True  # type: ignore[attr-defined]
    entry = write(appeal, Act.SUBMITTED, Voice.SAID, by=by, text=text)
    log(appeal, "submitted", by=by, kind=words.kind, basis=route.basis.value)
    tell_holder(appeal, entry)
    return Submitted(appeal, receipt)


def _reporter(by: Actor, on_behalf: UUID | None) -> UUID:
    if on_behalf is None:
        if not access.may_submit(by) or by.person_id is None:
            raise NotAllowed("submit")
        return by.person_id
    known = Person.objects.filter(pk=on_behalf, city=by.city, anonymised_on=None).exists()
    if not known or not access.may_record_for(by, on_behalf):
        raise NotAllowed("record")
    return on_behalf


def _route(words: Words, city: str, reporter: UUID) -> routing.Route:
    if words.anonymous:
        return routing.direct(city, Basis.ANONYMOUS)
    return routing.find(city, reporter, clock.today(), sealed=words.about_own_chain)


def _made(
    words: Words, text: str, route: routing.Route, by: Actor, reporter: UUID | None, receipt: str
) -> Appeal:
    now = clock.business_now()
    first = route.stations[0]
    appeal = Appeal(
        city=by.city,
        number=_number(by.city),
        subject=words.subject,
        kind=words.kind,
        urgency=words.urgency,
        place=words.place.strip()[:120],
        lon=words.point.lon if words.point else None,
        lat=words.point.lat if words.point else None,
        reporter_id=reporter,
        reporter_group=route.group,
        company=route.company,
        district=route.district,
        receipt=receipt_index(receipt) if receipt else None,
        sealed=words.about_own_chain,
        origin=route.origin,
        basis=route.basis,
        holder_level=first.level,
        holder_unit=first.unit,
        holder_person_id=first.person,
        made_at=now,
    )
    start_clocks(appeal, clocks.rules(by.city), now)
    put_words(appeal, text, closed=is_closed(appeal))
    if not is_closed(appeal):
        appeal.title = title_of(text, [route.name] if route.name else _names(by.city, reporter))
        appeal.tokens = pairs(appeal.number, text, appeal.place)
    appeal.save(force_insert=True)
    return appeal


_PLAN = """
INSERT INTO appeals_stop (id, city, appeal_id, "order", level, unit_id, person_id, entered_at)
SELECT s.id, %(city)s, %(appeal)s, s.nth - 1, s.level, s.unit, s.person,
       CASE WHEN s.nth = 1 THEN %(at)s END
FROM UNNEST(%(keys)s::uuid[], %(levels)s::int[], %(units)s::uuid[], %(people)s::uuid[])
     WITH ORDINALITY AS s (id, level, unit, person, nth)
"""


def _plan(appeal: Appeal, stations: Sequence[routing.Station]) -> None:
    """The road as it stands ahead; the first station holds the case from the start."""
    planned: dict[str, Any] = {
        "city": appeal.city,
        "appeal": appeal.pk,
        "at": appeal.made_at,
        "keys": uuid7_many(len(stations)),
        "levels": [int(station.level) for station in stations],
        "units": [station.unit.pk for station in stations],
        "people": [station.person for station in stations],
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLAN, planned)


def title_of(text: str, names: Iterable[str] = ()) -> str:
    """The first sentence without his name and without numbers and plates, cut to what fits in a list."""
    ends = [at for at in (text.find(sign) for sign in SENTENCE_ENDS) if at > 0]
    first = text[: min(ends)] if ends else text
    for name in names:
        first = first.replace(name, "司机")
    first = IDENTIFYING.sub("＊", first)
    return first if len(first) <= TITLE else f"{first[: TITLE - 1]}…"


def _names(city: str, reporter: UUID | None) -> list[str]:
    return [name for name in names_of(city, [reporter]).values() if name] if reporter else []


def _number(city: str) -> str:
    year = clock.today().year
    return f"SQ-{year}-{next_number(city, f'SQ-{year}'):06d}"
