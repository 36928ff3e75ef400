"""Builds the demo city in the database from its files, step by step; a broken-off run is taken up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from time import monotonic

from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.demo.build import build
from yilu.demo.city import DemoCity
from yilu.demo.panzhihua import CITY, FIRST_BRANCH, FLOATING_BRANCH
from yilu.demo.registers import BROKEN, REGISTERS, write_all
from yilu.demo.standing import built_for, folder
from yilu.demo.steps import (
    activities,
    appeals,
    branches,
    care,
    contacts,
    development,
    finishing,
    fleets,
    ground,
    meetings,
    papers,
    patrol,
    people,
    records,
    rewards,
    rides,
    stations,
    uploading,
)
from yilu.flows.heard_at_stations import carry_on
from yilu.organisations.models import Unit
from yilu.people.enums import RevealPurpose
from yilu.rulebook.queries import one_edition

Say = Callable[[str], object]
BEFORE_THE_TREE = ("companies", "vehicles", "drivers", "operating")


@one_edition()
def found(day: date, say: Say) -> bool:
    """Everything; False when the city stands already (for whatever day it was made)."""
    standing = built_for(CITY)
    if standing:
        say(f"the demo city stands, made for {standing}")
        return False
    system, city = Actor.for_system(CITY), build(day)
    with _told(say, "writing the register files"):
        write_all(folder(), city)
    with _told(say, "rulebook and unit tree"):
        ground.rulebook(by=system)
        units = ground.units(day, by=system)
    _import(say, BEFORE_THE_TREE, system)
    with _told(say, "people, posts and accounts"):
        units |= ground.company_units(by=system)
        cast = people.enter(city.cast, by=system)
        people.give_posts(cast, units, day, by=system)
        actors = {key: people.acting(a) for key, a in people.open_accounts(cast).items()}
    _import(say, ("members", "stations"), system)
    with _told(say, "a year at the stations"):
        stations.year(cast, units, day, by=system, actors=actors)
    with _told(say, "branches, contacts and records"):
        _settle(city, units, cast, actors)
    for what, live in _year(city, units, cast, actors):
        with _told(say, what):
            live()
    with _told(say, "briefs"):
        papers.write(day, staff=actors["committee"], leader=actors["committee_leader"])
        finishing.mark(day, by=system)
    return True


def _import(say: Say, kinds: tuple[str, ...], by: Actor) -> None:
    for register in REGISTERS:
        if register.kind in kinds:
            with _told(say, register.name) as note:
                note(uploading.upload(register.kind, folder() / register.name, by=by))


def _settle(
    city: DemoCity, units: dict[str, Unit], cast: people.People, actors: dict[str, Actor]
) -> None:
    """Places confirmed, contacts given, consents, looks, a list half done."""
    staff, leader = actors["committee"], actors["committee_leader"]
    branches.serving(units, city.day, by=leader)
    branches.secretaries(cast, units, city.day, by=leader)
    confirming = {
        FIRST_BRANCH: actors["secretary"],
        FLOATING_BRANCH: actors["floating_secretary"],
    }
    branches.places(city.members, staff=staff, confirming=confirming)
    _contacts(city, units, cast, actors)
    records.consent(actors)
    records.looks(
        cast["driver"],
        (
            (actors["company"], RevealPurpose.PERMIT, "通知换证"),
            (staff, RevealPurpose.CONTACT, "核对名册"),
        ),
    )
    waiting = BROKEN[1]
    uploading.leave_waiting(waiting.kind, folder() / waiting.name, by=actors["company"])


def _year(
    city: DemoCity, units: dict[str, Unit], cast: people.People, actors: dict[str, Actor]
) -> Iterator[tuple[str, Callable[[], object]]]:
    """What happened in the city in a year, part by part; later ones rest on earlier ones."""
    day = city.day
    yield "member development", lambda: development.live(units, actors, day)
    yield "activities", lambda: activities.year(day, units, cast, actors)
    yield "appeals", lambda: _appeals(day, units, actors)
    yield "care", lambda: care.live(units, actors, day)
    yield "snapshots", lambda: patrol.year(units, actors, day)
    yield "points", lambda: rewards.live(units, actors, day)
    yield "exam rides", lambda: rides.year(day, units, actors)
    yield "volunteer fleets", lambda: fleets.live(units, cast, actors, day)
    yield "meetings", lambda: meetings.year(day, units, actors)


def _appeals(day: date, units: dict[str, Unit], actors: dict[str, Actor]) -> None:
    appeals.live_through(day, units, actors)
    with standing_at(datetime.combine(day, time(8, 30), CITY_ZONE)):
        carry_on(CITY)


def _contacts(
    city: DemoCity, units: dict[str, Unit], cast: people.People, actors: dict[str, Actor]
) -> None:
    """万顺's drivers to the first branch's members, some of 仁和's to the floating branch's."""
    first, floating = units["first_branch"], units["floating_branch"]
    company = units["wanshun"].name
    contacts.give(first, city.members, cast, city.day, by=actors["secretary"], company=company)
    contacts.give(floating, city.members, cast, city.day, by=actors["floating_secretary"])
    contacts.shown(actors["member"])


@contextmanager
def _told(say: Say, what: str) -> Iterator[Callable[[str], None]]:
    """One line when a step is done, with how long it took and what it wants to add."""
    began = monotonic()
    notes: list[str] = []
    yield notes.append
    say(f"{what}{''.join(f' · {note}' for note in notes)} · {monotonic() - began:.1f} s")
