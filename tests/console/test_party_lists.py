"""Every list of branch life asks as often for fifty rows as for one, and shows others nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.branch_life import scenes, ways
from tests.cast import CITY, DAY, SmallCity
from tests.console.conftest import At, Desk
from yilu.branch_life.actions import development
from yilu.branch_life.enums.transfer import Direction, TransferState
from yilu.branch_life.models import (
    Appraisal,
    BackboneEntry,
    BackboneList,
    Candidate,
    CandidateMove,
    CommitteeSeat,
    Correction,
    DuesEntry,
    Floating,
    Meeting,
    Resolution,
    Transfer,
)
from yilu.core.actor import Right
from yilu.core.periods import Period
from yilu.core.uuid7 import uuid7
from yilu.insight.queries import catalogue, scope
from yilu.membership.models import PartyMember

Fill = Callable[[SmallCity, int, int], None]


def _queries(desk: Desk, path: str) -> int:
    desk.read(path)  # caches are warm
    with CaptureQueriesContext(connection) as asked:
        desk.read(path)
    return len(asked)


def _members(have: int, wanted: int) -> list[PartyMember]:
    return [make.member(make.person(f"党员{n}")) for n in range(have, wanted)]


def _transfers(city: SmallCity, have: int, wanted: int) -> None:
    Transfer.objects.bulk_create(
        Transfer(
            city=CITY,
            number=f"ZJ-2026-{n:04d}",
            member=member,
            direction=Direction.OUT,
            from_branch=city.first_branch,
            from_name=city.first_branch.name,
            to_name="外地党委",
            state=TransferState.SENT,
            applied_on=DAY,
            sent_on=DAY,
            letter=f"介{n}",
            valid_until=DAY + timedelta(days=90),
        )
        for n, member in enumerate(_members(have, wanted), start=have)
    )


def _floating(city: SmallCity, have: int, wanted: int) -> None:
    Floating.objects.bulk_create(
        Floating(
            city=CITY, member=member, branch=city.first_branch, flow="out", since=DAY,
            place="会理市", last_contact_on=DAY,
        )
        for member in _members(have, wanted)
    )  # fmt: skip


def _dues(city: SmallCity, have: int, wanted: int) -> None:
    DuesEntry.objects.bulk_create(
        DuesEntry(
            city=CITY, member=member, branch=city.first_branch, month=DAY.replace(day=1),
            amount_fen=500, paid_on=DAY,
        )
        for member in _members(have, wanted)
    )  # fmt: skip


def _appraisals(city: SmallCity, have: int, wanted: int) -> None:
    Appraisal.objects.bulk_create(
        Appraisal(city=CITY, member=member, branch=city.first_branch, year=2025, grade="fit")
        for member in _members(have, wanted)
    )


def _corrections(city: SmallCity, have: int, wanted: int) -> None:
    if not have:
        scenes.a_correction(city)
    pattern = Correction.objects.first()
    assert pattern is not None
    for n in range(max(have, 1), wanted):
        pattern.pk, pattern.person = uuid7(), make.person(f"司机{n}")
        pattern.save(force_insert=True)


def _backbone(city: SmallCity, have: int, wanted: int) -> None:
    if not have:
        scenes.a_list(city)
    pattern = BackboneList.objects.first()
    assert pattern is not None
    for n in range(max(have, 1), wanted):
        pattern.pk, pattern.number = uuid7(), f"GG-2025-{n:04d}"
        pattern.save(force_insert=True)


def _resolutions(city: SmallCity, have: int, wanted: int) -> None:
    if not have:
        scenes.a_resolution(city)
    pattern = Resolution.objects.select_related("ballot").first()
    assert pattern is not None
    for n in range(max(have, 1), wanted):
        ballot = pattern.ballot
        ballot.pk, ballot.round = uuid7(), n + 1
        ballot.save(force_insert=True)
        pattern.pk, pattern.number, pattern.ballot = uuid7(), f"JY-2026-{1000 + n}", ballot
        pattern.save(force_insert=True)


LISTS: dict[str, Fill] = {
    "/console/transfers/": _transfers,
    "/console/floating/": _floating,
    "/console/dues/": _dues,
    "/console/appraisals/": _appraisals,
    "/console/backbone/": _backbone,
    "/console/backbone/corrections/": _corrections,
    "/console/resolutions/": _resolutions,
}


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_as_often_for_50_rows_as_for_one(
    small_city: SmallCity, at: At, path: str
) -> None:
    desk, counts, have = at("committee"), [], 0
    for wanted in (1, 3, 50):
        LISTS[path](small_city, have, wanted)
        have = wanted
        counts.append(_queries(desk, f"{path}?size=100"))
    assert counts[0] == counts[1] == counts[2]


def test_one_list_of_the_backbone_asks_the_same_for_50_people(
    small_city: SmallCity, at: At
) -> None:
    desk, first, counts = at("committee"), scenes.a_list(small_city), []
    for more in (0, 2, 47):
        made = BackboneEntry.objects.count()
        for n in range(made, made + more):
            first.pk, first.person = uuid7(), make.person(f"司机{n}")
            first.save(force_insert=True)
        counts.append(_queries(desk, f"/console/backbone/{first.of_id}/"))
    assert (BackboneEntry.objects.count(), len(set(counts))) == (50, 1)


def test_a_branchs_own_page_and_a_meetings_ask_the_same_for_50(
    small_city: SmallCity, at: At
) -> None:
    desk, by = at("committee"), small_city.cast["secretary"]
    meeting = scenes.a_meeting(small_city, 3)
    pages = (
        f"/console/meetings/{meeting.pk}/",
        f"/console/branches/{small_city.first_branch.pk}/party/",
    )
    before = [_queries(desk, path) for path in pages]
    assert before[0] > 0
    for n in range(47):
        person = make.person(f"党员{n}")
        scenes.roll.invite(meeting.pk, person.pk, by=by)
        CommitteeSeat.objects.create(
            city=CITY, branch=small_city.first_branch, person=person, office="youth", from_on=DAY
        )
    assert [_queries(desk, path) for path in pages] == before


# ── nothing of a development file anywhere ──────────────────────────────────────────────────────

PAGES = (
    "/console/", "/console/messages/", "/console/search/?q=苏瑞龙", "/console/development/",
    "/console/development/?q=苏瑞龙", "/console/development/applications/", "/console/meetings/",
    "/console/resolutions/", "/console/members/?q=苏瑞龙", "/console/drivers/?q=苏瑞龙",
)  # fmt: skip
OUTSIDE = ("floating_secretary", "company", "district", "keeper", "auditor", "security_admin")


@pytest.mark.parametrize("who", OUTSIDE)
def test_no_page_of_anybody_else_holds_a_word_of_a_file(
    small_city: SmallCity, at: At, who: str
) -> None:
    """Neither his name beside a stage, nor the file's number, nor its address."""
    file = ways.brought_to(small_city, "activist")
    desk = at(who)
    for page in PAGES:
        answer = desk.get(page)
        if answer.status_code == 200:
            body = answer.content.decode()
            assert (file.number in body, str(file.pk) in body, "苏*龙" in body) == (False,) * 3, (
                page
            )
    for address in ("", "archive/", "archive/pdf/", "step/file_activist/", "review/", "paper/"):
        assert desk.get(f"/console/development/{file.pk}/{address}").status_code == 404


def test_fewer_than_five_are_withheld_from_whoever_may_not_open_them(
    small_city: SmallCity,
) -> None:
    """Who has the city's figures and no files reads of none how few there are."""
    ways.brought_to(small_city, "activist")
    keys = ("applications_received", "activists", "activists_now", "development_late")
    committee = small_city.cast["committee"]
    outside = replace(committee, rights_cap=frozenset({Right.VIEW_FIGURES, Right.VIEW_UNITS}))
    shown = {}
    for who, actor in (("outside", outside), ("committee", committee)):
        found = {f.key: f for f in catalogue(actor, Period(date(2020, 1, 1), DAY), scope(actor))}
        shown[who] = [found[key].value for key in keys]
    assert shown == {"outside": [None] * 4, "committee": [1, 1, 1, 1]}


def test_the_file_of_somebody_who_moved_is_no_longer_the_old_branchs(
    small_city: SmallCity, at: At
) -> None:
    file = ways.brought_to(small_city, "activist")
    development.ask_move(
        file.pk, small_city.floating_branch.pk, "搬家", by=small_city.cast["secretary"]
    )
    move = CandidateMove.objects.get(candidate=file)
    development.take_move(move.pk, by=small_city.cast["floating_secretary"])
    assert Candidate.objects.get(pk=file.pk).branch == small_city.floating_branch
    assert at("secretary").get(f"/console/development/{file.pk}/").status_code == 404
    assert at("floating_secretary").get(f"/console/development/{file.pk}/").status_code == 200


def test_meetings_of_one_branch_are_no_others(small_city: SmallCity, at: At) -> None:
    made = scenes.a_resolution(small_city)
    desk = at("floating_secretary")
    for address in (
        f"meetings/{made.meeting_id}/",
        f"resolutions/{made.pk}/",
        f"resolutions/{made.pk}/pdf/",
    ):
        assert desk.get(f"/console/{address}").status_code == 404
    assert made.number not in desk.read("/console/resolutions/")
    assert Meeting.objects.get().number not in desk.read("/console/meetings/")


@pytest.mark.parametrize(
    ("page", "cited"),
    [
        ("dues", "依据《关于中国共产党党费收缴、使用和管理的规定》（条次待核），"),
        ("appraisals", "依据《中国共产党支部工作条例（试行）》（条次待核），"),
    ],
)
def test_each_register_names_its_rule_and_that_nobody_has_checked_it(
    small_city: SmallCity, at: At, page: str, cited: str
) -> None:
    shown = at("secretary").read(f"/console/{page}/")
    assert shown.count(cited) == 1
    assert "起施行 · 条文待核对：" in shown
