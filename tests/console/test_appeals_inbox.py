"""The inbox's finer points: paused is not overdue, the menu's number, the company, 12345's desk, papers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import factories as make
from tests.cast import DAY, SmallCity
from tests.console.conftest import At
from tests.files.make import picture
from tests.ui.browser import DESK, PHONE, Look, faults
from yilu.appeals import actions, queries
from yilu.appeals.actions import Words, submit
from yilu.appeals.models import Appeal
from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.core.uuid7 import uuid7
from yilu.files import actions as files
from yilu.files.models import Paper
from yilu.organisations.enums import UnitKind
from yilu.organisations.limits import HOTLINE
from yilu.rulebook.actions import set_limit

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 6, 15, 9, 12, tzinfo=CITY_ZONE)
MUCH_LATER = datetime(2026, 7, 6, 10, 0, tzinfo=CITY_ZONE)
WORDS = Words("accident", "help", "追尾后保险迟迟不定损。")
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.standing_at(MONDAY):
        yield


def at_the_committee(city: SmallCity, words: Words = WORDS, persona: str = "driver") -> Appeal:
    appeal = submit(words, by=city.cast[persona]).appeal
    return actions.accept(appeal.pk, by=city.cast["committee"])


def paused(city: SmallCity) -> Appeal:
    appeal = at_the_committee(city)
    actions.pause(appeal.pk, by=city.cast["committee"], reason="等法院排期", days=30)
    actions.approve(appeal.pk, by=city.cast["committee_leader"])
    return appeal


def test_a_paused_case_is_nowhere_overdue(at: At, small_city: SmallCity) -> None:
    appeal, committee = paused(small_city), small_city.cast["committee"]
    with clock.standing_at(MUCH_LATER):
        appeal.refresh_from_db()
        face = queries.faces(appeal)[-1]
        assert appeal.settle_due < MUCH_LATER
        assert (face.name, face.late, face.paused, face.taken) == ("settle", False, True, 0)
        assert queries.box_counts(committee)["over"] == queries.overdue(committee) == 0
        assert queries.when_due([appeal]) == {appeal.pk: ""}
        desk = at("committee")
        assert "超期 1" not in desk.read("/console/appeals/")


def test_the_menu_counts_what_is_overdue_with_me(at: At, small_city: SmallCity) -> None:
    at_the_committee(small_city)
    assert "超期 1" not in at("committee").read("/console/appeals/")
    with clock.standing_at(MUCH_LATER):
        assert "超期 1" in at("committee").read("/console/appeals/")
        assert "超期 1" not in at("secretary").read("/console/appeals/")


def test_counts_beside_something_else_stop_at_a_hundred(at: At, small_city: SmallCity) -> None:
    row = at_the_committee(small_city)
    address = f"/console/appeals/{row.pk}/"
    for n in range(99):
        row.pk, row.number = uuid7(), f"SQ-2026-9{n:05d}"
        Appeal.objects.bulk_create([row])
    with clock.standing_at(MUCH_LATER):
        page = at("committee").read(address)
    assert "超期 99+" in page
    assert "还有 99 件" in page
    assert "还有 99 件以上" not in page
    row.pk, row.number = uuid7(), "SQ-2026-800000"
    Appeal.objects.bulk_create([row])
    assert "还有 99 件以上" in at("committee").read(address)


def test_the_inbox_names_the_company_and_narrows_by_it(at: At, small_city: SmallCity) -> None:
    luo = at_the_committee(small_city, persona="member")
    amu = at_the_committee(small_city, persona="outsider_driver")
    sealed = submit(replace(WORDS, about_own_chain=True), by=small_city.cast["member"]).appeal
    desk = at("committee")
    page = desk.read("/console/appeals/")
    assert (
        page.split('id="listing"')[-1].count("万顺叫车</") == 1
    )  # of the sealed one it is not told
    narrowed = desk.read("/console/appeals/", company=str(small_city.wanshun.pk))
    numbers = [row.number in narrowed for row in (luo, amu, sealed)]
    assert numbers == [True, False, False]


def test_12345_is_the_unit_the_city_has_named(small_city: SmallCity) -> None:
    everybody = {unit.pk for unit in queries.departments(small_city.root.city)}
    assert {unit.pk for unit in queries.hotline_desks(small_city.root.city)} == everybody
    desk = make.unit("联动指挥中心", UnitKind.DEPARTMENT, below=small_city.root)
    committee = small_city.cast["committee"]
    set_limit(HOTLINE.key, desk.number, by=committee, reason="由它承办", from_on=DAY)
    assert queries.hotline_desks(small_city.root.city) == [desk]


def test_papers_are_attached_and_taken_away_at_the_desk(at: At, small_city: SmallCity) -> None:
    appeal, desk = at_the_committee(small_city), at("committee")
    act = f"/console/appeals/{appeal.pk}/acts/attach/"
    assert desk.post(act).status_code == 422
    program = SimpleUploadedFile("表.exe", b"MZ\x90\x00", "application/octet-stream")
    refused = desk.post(act, papers=[program])
    assert (refused.status_code, "只收 PDF、DOCX" in refused.content.decode()) == (422, True)
    paper = SimpleUploadedFile("定损单.pdf", PDF, "application/pdf")
    assert desk.post(act, papers=[paper], text="").status_code == 302
    page = desk.read(f"/console/appeals/{appeal.pk}/")
    key = Paper.objects.get().pk
    taken = desk.get(f"/console/appeals/{appeal.pk}/papers/{key}/")
    assert "定损单.pdf" in page
    assert taken.content == PDF
    assert taken.headers["Content-Disposition"].startswith("attachment")


def test_a_department_adds_a_paper_to_its_task(at: At, small_city: SmallCity) -> None:
    appeal, cast = at_the_committee(small_city), small_city.cast
    task = actions.invite(
        appeal.pk, by=cast["committee"], unit=small_city.police, wanted="出认定书", facts="大道"
    )
    police = at("police")
    paper = SimpleUploadedFile("认定书.pdf", PDF, "application/pdf")
    assert police.post(f"/console/tasks/{task.pk}/acts/attach/", papers=[paper]).status_code == 302
    for persona in ("police", "committee"):
        assert "认定书.pdf" in at(persona).read(f"/console/tasks/{task.pk}/")
    assert at("labour").get(f"/console/tasks/{task.pk}/").status_code == 404


def test_sealed_pictures_show_on_the_answer_that_opened_them(at: At, small_city: SmallCity) -> None:
    driver = small_city.cast["driver"]
    photo = files.take_photo(io.BytesIO(picture()), "a.jpg", by=driver)
    sealed = replace(WORDS, about_own_chain=True)
    appeal = submit(sealed, by=driver, photos=[photo]).appeal
    desk, page = at("committee"), f"/console/appeals/{appeal.pk}/"
    assert "/photos/" not in desk.read(page)
    opened = desk.post(f"{page}unseal/", purpose="handle").content.decode()
    address = opened.partition('class="photo" href="')[2].partition('"')[0].replace("&amp;", "&")
    plain, _mark, query = address.partition("?")
    word = query.removeprefix("opened=").replace("%7C", "|").replace("%3A", ":")
    assert desk.get(plain).status_code == 404
    assert desk.get(plain, opened=word).status_code == 200


def test_case_and_inbox_in_a_real_browser(at: At, small_city: SmallCity) -> None:
    driver, committee = small_city.cast["driver"], small_city.cast["committee"]
    photo = files.take_photo(io.BytesIO(picture()), "a.jpg", by=driver)
    appeal = submit(WORDS, by=driver, photos=[photo]).appeal
    paper = files.take_paper(io.BytesIO(PDF), "定损单.pdf", by=committee)
    actions.enclose(appeal.pk, by=committee, papers=[paper])
    desk = at("committee")
    case, inbox = desk.read(f"/console/appeals/{appeal.pk}/"), desk.read("/console/appeals/")
    question = desk.read(f"/console/appeals/{appeal.pk}/acts/attach/")
    looks = [
        Look("appeal-case", case, DESK, least_target=0),
        Look("appeal-attach", question, DESK, least_target=0),
        Look("appeal-inbox", inbox, PHONE, least_target=44),
    ]
    assert faults(looks) == {}
