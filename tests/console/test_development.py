"""Development files at the desk: the list, a step with its rule card, warnings, papers, what-if."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.branch_life import ways as scenes
from tests.cast import SmallCity
from tests.console.conftest import At
from yilu.branch_life.actions import development as actions
from yilu.branch_life.models import Candidate, Look

BASE = "/console/development/"


def test_the_secretary_takes_an_application_and_records_the_talk(
    at: At, small_city: SmallCity
) -> None:
    row = scenes.waiting(small_city)
    desk = at("secretary")
    assert "王*" in desk.read(f"{BASE}applications/")
    page = desk.read(f"{BASE}applications/{row.pk}/")
    assert "我志愿加入中国共产党" in page
    answer = desk.post(f"{BASE}applications/{row.pk}/accept/")
    made = Candidate.objects.get()
    assert answer.url == f"{BASE}{made.pk}/"
    form = desk.read(f"{BASE}{made.pk}/step/talk/")
    assert "第七条" in form
    assert "条文待核对" in form
    desk.post(f"{BASE}{made.pk}/step/talk/", done_on="2026-06-15", words="支委老周谈话")
    assert made.steps.filter(step=2, stands=True).exists()
    assert "支委老周谈话" in desk.read(f"{BASE}{made.pk}/")


def test_a_block_stands_on_its_field_and_nothing_typed_is_lost(
    at: At, small_city: SmallCity
) -> None:
    row = scenes.brought_to(small_city, "form")
    given = {"done_on": "2025-03-31", "outcome": "yes", "words": "讨论热烈"}
    votes = {"eligible": 10, "present": 7, "yes": 5, "no": 2, "abstain": 0, "written": 0}
    answer = at("secretary").post(f"{BASE}{row.pk}/step/admit/", **given, **votes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "不按实到算" in page
    assert "讨论热烈" in page
    assert row.steps.filter(step=15).count() == 0


def test_a_warning_asks_for_a_tick(at: At, small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    desk, path = at("secretary"), f"{BASE}{row.pk}/step/talk/"
    assert 'type="checkbox" name="confirmed"' not in desk.read(path)
    late = {"done_on": "2024-01-15", "words": "谈了"}
    answer = desk.post(path, **late)
    assert answer.status_code == 422
    assert 'type="checkbox" name="confirmed"' in answer.content.decode()
    assert desk.post(path, **late, confirmed="on").status_code == 302
    assert row.steps.get(step=2).warned == ["talk_late"]


def test_what_if_moves_the_later_dates_and_records_nothing(at: At, small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "form")
    page = at("secretary").read(f"{BASE}{row.pk}/", if_step=15, if_on="2026-07-31")
    assert "2027-07-31" in page
    assert "设想" in page
    assert row.steps.filter(step=15).count() == 0


def test_every_opening_is_written_down(at: At, small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    at("committee").read(f"{BASE}{row.pk}/")
    at("secretary").read(f"{BASE}{row.pk}/archive/")
    looks = Look.objects.order_by("at").values_list("what", "viewer_role")
    assert list(looks) == [("file", "committee_staff"), ("archive", "secretary")]
    assert at("floating_secretary").get(f"{BASE}{row.pk}/").status_code == 404
    assert Look.objects.count() == 2


def test_a_paper_goes_in_and_comes_out_as_a_download(at: At, small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    desk = at("secretary")
    wrong = _paper(name_on_paper="别人")
    answer = desk.post(f"{BASE}{row.pk}/paper/", **wrong)
    assert answer.status_code == 422
    assert "核对是谁的材料" in answer.content.decode()
    desk.post(f"{BASE}{row.pk}/paper/", **_paper(name_on_paper="苏瑞龙"))
    (paper,) = row.papers.all()
    got = desk.get(f"{BASE}papers/{paper.pk}/")
    assert got.content == scenes.PDF
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert "苏" not in got.headers["Content-Disposition"]


def _paper(**more: Any) -> dict[str, Any]:
    file = SimpleUploadedFile("谈话.pdf", scenes.PDF, "application/pdf")
    return {"kind": "talk", "paper": file, **more}


def test_a_paper_application_of_somebody_unknown(at: At, small_city: SmallCity) -> None:
    given = {
        "branch": str(small_city.first_branch.pk),
        "name": "苏瑞龙",
        "phone": "13900001111",
        "born_on": "1990-05-01",
        "handed_on": "2026-06-10",
    }
    assert at("secretary").post(f"{BASE}new/", **given).status_code == 302
    row = Candidate.objects.get()
    assert (row.person.name, row.accepted_on.isoformat()) == ("苏瑞龙", "2026-06-10")
    again = at("secretary").post(f"{BASE}new/", **given)
    assert again.status_code == 422
    assert "一个人只向一个党组织递交" in again.content.decode()


def test_the_other_branch_takes_the_file(at: At, small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    to = {"to_branch": str(small_city.floating_branch.pk), "reason": "换了公司"}
    at("secretary").post(f"{BASE}{row.pk}/move/", **to)
    move = row.moves.get()
    assert row.number in at("floating_secretary").read(BASE)
    at("floating_secretary").post(f"{BASE}moves/{move.pk}/take/")
    row.refresh_from_db()
    assert row.branch_id == small_city.floating_branch.pk


def test_training_ticked_from_attendance(at: At, small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    came = scenes.attended(small_city, row.person_id)
    desk, path = at("secretary"), f"{BASE}{row.pk}/train/"
    assert "发展对象集中培训" in desk.read(path)
    assert desk.post(path, attendances=[str(came.pk)]).status_code == 302
    assert row.trainings.count() == 1
    wrong = {"title": "班", "organiser": "党校", "from_on": "2026-05-02", "to_on": "2026-05-01"}
    assert desk.post(path, **wrong, hours="8").status_code == 422


def test_all_pages_of_a_full_file_are_drawn(at: At, small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "superior_talk")
    committee, secretary = at("committee"), at("secretary")
    assert "延长审批" in committee.read(f"{BASE}{row.pk}/")
    for page in ("archive", "review", "paper", "move", "step/approve"):
        committee.read(f"{BASE}{row.pk}/{page}/")
    assert secretary.get(f"{BASE}{row.pk}/step/approve/").status_code == 404
    assert committee.get(f"{BASE}{row.pk}/archive/pdf/").content[:5] == b"%PDF-"
    record = row.steps.get(step=16)
    assert committee.post(f"{BASE}steps/{record.pk}/void/", reason="记错").status_code == 302


def test_an_activist_gets_other_contacts(at: At, small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "contacts")
    desk, path = at("secretary"), f"{BASE}{row.pk}/contacts/"
    one = {"on": "2026-06-10", "members": [str(small_city.luo_member.pk)]}
    assert desk.post(path, **one).status_code == 302
    assert row.helpers.filter(to_on=None).count() == 1
    assert desk.post(path, on="2026-06-10").status_code == 422


@pytest.mark.parametrize("path", [BASE, f"{BASE}applications/"])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    at: At, small_city: SmallCity, path: str
) -> None:
    desk = at("committee")
    found = []
    for wanted in (1, 3, 50):
        _files(small_city, wanted)
        desk.read(path)  # caches are warm
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.read(path, size=100)
        found.append(len(asked))
    assert found[0] == found[1] == found[2]


def _files(city: SmallCity, wanted: int) -> None:
    for n in range(Candidate.objects.count(), wanted):
        person = scenes.applicant(f"申请人{n}", "19900501", 400 + n)
        row = scenes.opened_file(city, person)
        actions.add_review(row.pk, scenes.DAY, "好", by=city.cast["secretary"])
