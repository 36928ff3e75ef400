"""办理进度: where a case was, is and goes next; and its timeline, as each kind of reader may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yilu.appeals import access
from yilu.appeals.enums import Act, Level, State, Voice
from yilu.appeals.models import Adjustment, Appeal, Entry, Stop
from yilu.appeals.sealing import is_closed, words
from yilu.core.actor import Actor
from yilu.organisations.models import Unit
from yilu.people.queries import names_of

DRIVER = _("司机")
# What happened among staff alone: the driver's road does not show it.
INSIDE = frozenset(
    {Act.UNSEALED, Act.LINKED, Act.UNLINKED, Act.GROUPED, Act.UNGROUPED, Act.DECLINED}
)


@dataclass(frozen=True, slots=True)
class Bead:
    """One station of the relay strip; `place` is past, now or next."""

    level: int  # 0 is the driver himself
    label: Any
    who: str
    place: str
    at: datetime | None = None
    rises_at: datetime | None = None  # over the dashed road to it


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline with its words opened and its author named."""

    entry: Entry
    act: Any
    voice: str
    text: str
    who: str
    unit: str
    hidden: bool = False  # sealed, and not opened for this look


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds it, since when, until when, and who comes next."""

    unit: str
    person: str
    since: datetime | None
    accepted_at: datetime | None
    rises_at: datetime | None
    next_unit: str


@dataclass(frozen=True, slots=True)
class Road:
    """Every station of a case, and the names of those who stand on it: read once for a page."""

    stops: list[Stop]
    names: dict[UUID, str]


def road(appeal: Appeal) -> Road:
    stops = list(appeal.stops.select_related("unit").order_by("order"))
    people = {stop.person_id for stop in stops if stop.person_id is not None}
    return Road(stops, names_of(appeal.city, sorted(people)) if people else {})


def strip(appeal: Appeal, known: Road | None = None) -> list[Bead]:
    """The relay strip, the driver first; the same on every page, for everybody."""
    on = known or road(appeal)
    first = Bead(0, _label(0), "", "past", appeal.made_at)
    return [first, *_beads(appeal, _shown(on.stops), on.names)]


def _shown(stops: Sequence[Stop]) -> list[Stop]:
    """Stations it entered, in order, then those ahead of it: what was leapt over is not shown."""
    entered = [stop for stop in stops if stop.entered_at is not None]
    entered.sort(key=lambda stop: (stop.entered_at, stop.order))
    height = entered[-1].level if entered else 0
    ahead = [stop for stop in stops if stop.entered_at is None and stop.level > height]
    return [*entered, *sorted(ahead, key=lambda stop: stop.order)]


def _beads(appeal: Appeal, stops: Sequence[Stop], names: dict[UUID, str]) -> list[Bead]:
    beads, rises = [], appeal.rises_at
    for stop in stops:
        ahead = stop.entered_at is None
        now = not ahead and stop.left_at is None
        who = names.get(stop.person_id, "") if stop.person_id else stop.unit.name
        beads.append(
            Bead(
                stop.level,
                _label(stop.level),
                who,
                "next" if ahead else "now" if now else "past",
                stop.accepted_at or stop.entered_at,
                rises if ahead else None,
            )
        )
        rises = None if ahead else rises
    return beads


def _label(level: int) -> Any:
    return Level(level).label if level else DRIVER


def holder(appeal: Appeal, known: Road | None = None) -> Holder:
    on = known or road(appeal)
    now = next((s for s in reversed(on.stops) if s.entered_at and not s.left_at), None)
    ahead = [s for s in on.stops if s.entered_at is None and s.level > appeal.holder_level]
    person = appeal.holder_person_id
    return Holder(
        unit=appeal.holder_unit.name,
        person=on.names.get(person, "") if person else "",
        since=now.entered_at if now else None,
        accepted_at=now.accepted_at if now else None,
        rises_at=appeal.rises_at,
        next_unit=ahead[0].unit.name if ahead else "",
    )


def timeline(
    actor: Actor, appeal: Appeal, *, opened: bool = False, known: Road | None = None
) -> list[Line]:
    """Newest first. The driver reads three voices of four; sealed words only once opened.

    `known`: a road that was read already, whose names need not be asked again.
    """
    own = access.is_reporter(actor, appeal)
    rows = Entry.objects.filter(_told(appeal, own=own)).select_related("unit").order_by("-pk")
    if own:
        rows = rows.exclude(voice=Voice.INNER).exclude(act__in=sorted(INSIDE))
    entries = list(rows)
    named = _authors(appeal, entries, known.names if known else {})
    show = own or opened or not is_closed(appeal)
    return [_line(entry, named, show=show, own=own) for entry in entries]


def _told(appeal: Appeal, *, own: bool) -> Q:
    """A case's own lines; of one carried on with another also what that one's driver was answered."""
    lines = Q(appeal=appeal.pk)
    if not own or appeal.state != State.MERGED:
        return lines
    since = appeal.merges.get(undone_at=None).made_at
    answered = Q(appeal__in=_carriers(appeal), act__in=[Act.REPLIED, Act.SETTLED], at__gte=since)
    return lines | answered & Q(voice=Voice.SENT)


def _carriers(appeal: Appeal) -> list[UUID]:
    """The case it was merged into, the one that was merged into, and so on."""
    found, into = [], appeal.merged_into_id
    while into is not None:
        found.append(into)
        rows = Appeal.objects.filter(city=appeal.city, pk=into)
        into = rows.values_list("merged_into", flat=True).get()
    return found


def _line(entry: Entry, named: dict[UUID, str], *, show: bool, own: bool) -> Line:
    said = entry.voice == Voice.SAID
    who = named.get(entry.person_id, "") if entry.person_id else ""
    passed = own and entry.act == Act.PASSED
    nameless = said and (own or not show)  # a sealed case does not say whose it is, not by a letter
    return Line(
        entry=entry,
        act=entry.get_act_display(),
        voice=entry.voice,
        text=words(entry) if show else "",
        who="" if passed or nameless else who,
        unit=entry.unit.name if entry.unit is not None and not said else "",
        hidden=not show and bool(entry.sealed_text),
    )


def _authors(appeal: Appeal, entries: Sequence[Entry], names: dict[UUID, str]) -> dict[UUID, str]:
    """Whoever wrote: the driver came with the case, those on the road are known; others are asked for."""
    wanted = {entry.person_id for entry in entries if entry.person_id is not None} - set(names)
    if appeal.reporter_id in wanted and (driver := appeal.reporter) is not None:
        wanted.discard(driver.pk)
        names = names if driver.anonymised_on else {**names, driver.pk: driver.name}
    return {**names, **names_of(appeal.city, sorted(wanted))} if wanted else names


def own_words(actor: Actor, appeal: Appeal, *, opened: bool = False) -> str:
    """What the driver said first; of a closed one only for himself, or opened for a purpose."""
    show = access.is_reporter(actor, appeal) or opened or not is_closed(appeal)
    return words(appeal) if show else ""


def adjustments(appeal: Appeal) -> list[Adjustment]:
    """Pauses and extensions, newest first, with their reasons: everybody who sees the case sees them."""
    return list(appeal.adjustments.order_by("-asked_at"))


def unit_names(city: str, keys: Sequence[UUID]) -> dict[UUID, str]:
    return dict(Unit.objects.filter(city=city, pk__in=keys).values_list("pk", "name"))
