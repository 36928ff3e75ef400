"""我的进步: a driver applies on his phone, follows his way, hands papers in; his contact reviews him."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import resolve

from tests.branch_life import ways as scenes
from tests.cast import SmallCity, person_actor
from tests.mobile.conftest import Open, Said, text
from yilu.branch_life.actions import development as actions
from yilu.branch_life.enums.development import LookAt
from yilu.branch_life.models import Application, Candidate
from yilu.core.actor import Actor

BASE = "/me/progress/"
WORDS = "敬爱的党组织：我志愿加入中国共产党，愿意为共产主义事业奋斗终身……"


def _posted(path: str, actor: Actor, data: dict[str, Any]) -> Any:
    """A multipart post with files."""
    request = RequestFactory().post(path, data)
    request.actor = actor  # type: ignore[attr-defined]
    request._messages = Said()  # type: ignore[attr-defined]
    found = resolve(path)
    return found.func(request, *found.args, **found.kwargs)


def test_a_driver_applies_once_however_often_he_taps(
    open_page: Open, small_city: SmallCity
) -> None:
    driver = small_city.cast["driver"]
    assert "递交入党申请书" in text(open_page(BASE, driver))
    page = text(open_page(f"{BASE}apply/", driver))
    assert page.index("万顺叫车党支部") < page.index("仁和区流动党支部")
    given = {
        "branch": str(small_city.first_branch.pk),
        "words": WORDS,
        "born_on": "1988-03-15",
        "once": "k1",
    }
    for _tap in range(2):
        assert open_page(f"{BASE}apply/", driver, given).status_code == 302
    assert Application.objects.count() == 1
    waiting = text(open_page(BASE, driver))
    assert "撤回申请书" in waiting
    assert "递交入党申请书</a>" not in waiting
    row = Application.objects.get()
    open_page(f"{BASE}apply/{row.pk}/withdraw/", driver, {})
    assert "递交入党申请书" in text(open_page(BASE, driver))


def test_pages_by_photo_and_seventeen_is_told_with_the_article(
    open_page: Open, small_city: SmallCity
) -> None:
    driver = small_city.cast["driver"]
    given = {"branch": str(small_city.first_branch.pk), "once": "k2"}
    young = open_page(f"{BASE}apply/", driver, {**given, "words": WORDS, "born_on": "2010-01-01"})
    assert young.status_code == 422
    assert "第五条" in text(young)
    assert WORDS in text(young)
    scans = [SimpleUploadedFile(f"{n}.pdf", scenes.PDF, "application/pdf") for n in (1, 2)]
    made = _posted(f"{BASE}apply/", driver, {**given, "born_on": "1988-03-15", "pages": scans})
    assert made.status_code == 302
    taken = actions.accept_application(
        Application.objects.get().pk, by=small_city.cast["secretary"]
    )
    assert taken.papers.count() == 2


def test_he_follows_his_way_and_reads_nothing_others_wrote(
    open_page: Open, small_city: SmallCity
) -> None:
    row = scenes.brought_to(small_city, "contacts")
    candidate = person_actor(row.person)
    actions.add_review(row.pk, date(2024, 6, 1), "内部考察意见", by=small_city.cast["secretary"])
    actions.look(row.pk, LookAt.FILE, by=small_city.cast["committee"])
    page = text(open_page(BASE, candidate))
    assert "您现在是入党积极分子" in page
    assert "罗小平" in page
    assert "交思想汇报" in page
    assert "内部考察意见" not in page
    assert "材料被打开过 1 次" in page
    assert "行业党委工作人员" in text(open_page("/me/looked/", candidate))
    assert "我的进步" in text(open_page("/", candidate))


def test_he_hands_in_a_report_of_thoughts(open_page: Open, small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "activist")
    candidate = person_actor(row.person)
    assert open_page(f"{BASE}paper/", candidate).status_code == 200
    file = SimpleUploadedFile("汇报.pdf", scenes.PDF, "application/pdf")
    given = {"kind": "thoughts", "pages": file, "once": "k3"}
    assert _posted(f"{BASE}paper/", candidate, given).status_code == 302
    (paper,) = row.papers.all()
    assert paper.own
    assert open_page(f"{BASE}paper/{paper.pk}/", candidate).content == scenes.PDF
    assert "思想汇报" in text(open_page(BASE, candidate))


def test_the_contact_reviews_on_his_phone(open_page: Open, small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "contacts")
    member = small_city.cast["member"]
    assert "苏瑞龙" in text(open_page(BASE, member))
    assert "有 1 位积极分子该考察了" in text(open_page("/", member))
    path = f"{BASE}cultivated/{row.pk}/"
    assert open_page(path, member, {"words": ""}).status_code == 422
    for _tap in range(2):
        answer = open_page(path, member, {"words": "谈了两次，表现好", "once": "k4"})
        assert answer.status_code == 302
    assert row.reviews.count() == 1


def test_a_file_that_ended_lets_him_apply_again(open_page: Open, small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    actions.end_file(row.pk, scenes.DAY, "本人不再申请", by=small_city.cast["secretary"])
    page = text(open_page(BASE, person_actor(row.person)))
    assert "材料已经终止" in page
    assert "递交入党申请书" in page
    assert "本人不再申请" not in page
    assert Candidate.objects.get().ended_on == scenes.DAY


def test_phone_pages_stay_small(open_page: Open, small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "contacts")
    assert len(open_page(BASE, person_actor(row.person)).content) < 40_000
