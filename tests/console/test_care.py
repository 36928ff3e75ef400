"""The care pages of the desk: recording, the counter in two steps, lists that keep quiet."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.care import scenes
from tests.cast import DAY, SmallCity
from tests.console.conftest import At
from yilu.care import actions
from yilu.care.models import Campaign, Consultation, Handout, Help, Slot
from yilu.core.periods import add_months

pytestmark = pytest.mark.django_db
LUO_PHONE = "13800000001"


def test_a_help_is_recorded_by_phone(at: At) -> None:
    given = {
        "who": LUO_PHONE,
        "kind": "traffic",
        "what": "帮他推车",
        "giver": "高玉梅",
        "given_on": DAY.isoformat(),
        "receipt": "paper",
        "receipt_note": "第3本",
    }
    answer = at("keeper").post("/console/care/helps/new/", **given)
    row = Help.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/console/care/helps/{row.pk}/")
    assert row.unit.name == "花城驿站运营中心"


def test_nothing_typed_is_lost_and_the_field_says_what_to_do(at: At) -> None:
    answer = at("keeper").post("/console/care/helps/new/", who="138", what="帮他推车")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "帮他推车" in page
    assert Help.objects.count() == 0


def test_a_help_is_corrected_in_sight(at: At, small_city: SmallCity) -> None:
    row = scenes.a_help(small_city)
    given = {
        "kind": "law",
        "what": "陪他去法院",
        "giver": "高玉梅",
        "given_on": DAY.isoformat(),
        "receipt": "phone",
        "reason": "写错了",
    }
    at("keeper").post(f"/console/care/helps/{row.pk}/correct/", **given)
    page = at("keeper").read(f"/console/care/helps/{row.pk}/")
    assert "已作废" in page
    assert "写错了" in page


def test_names_are_masked_in_lists_and_exports(at: At, small_city: SmallCity) -> None:
    scenes.a_help(small_city, person_id=small_city.luo.person_id)
    page = at("committee").read("/console/care/helps/")
    taken = at("committee").get("/console/care/helps/", format="csv").content.decode()
    assert ("罗*平" in page, "罗小平" in page) == (True, False)
    assert ("罗*平" in taken, "罗小平" in taken) == (True, False)


def test_the_desk_shows_today_and_what_waits(at: At, small_city: SmallCity) -> None:
    row = scenes.a_question(small_city)
    scenes.an_offered_answer(small_city)
    page = at("committee").read("/console/care/desk/")
    assert row.number in page
    assert "押金被扣怎么办" in page
    assert "押金被扣怎么办" not in at("consultant").read("/console/care/desk/")


def test_a_consultant_answers_and_cannot_publish_a_sealed_one(
    at: At, small_city: SmallCity
) -> None:
    row = scenes.a_question(small_city)
    page = at("consultant").read(f"/console/care/consultations/{row.pk}/")
    assert "平台扣了我的押金" in page
    assert "public_answer" not in page
    at("consultant").post(f"/console/care/consultations/{row.pk}/answer/", words="先书面要。")
    assert Consultation.objects.get().state == "answered"


def test_an_empty_answer_is_sent_back(at: At, small_city: SmallCity) -> None:
    row = scenes.a_question(small_city)
    answer = at("consultant").post(f"/console/care/consultations/{row.pk}/answer/", words="")
    assert answer.status_code == 422


def test_a_time_is_offered_with_its_errors_on_its_fields(at: At) -> None:
    given = {
        "subject": "law",
        "mode": "onsite",
        "consultant": "李律师",
        "place": "党群服务中心",
        "on": DAY.isoformat(),
        "starts": "14:00",
        "ends": "13:00",
        "seats": "2",
    }
    answer = at("consultant").post("/console/care/slots/new/", **given)
    assert (answer.status_code, "结束时间要在开始之后" in answer.content.decode()) == (422, True)
    at("consultant").post("/console/care/slots/new/", **{**given, "ends": "15:00"})
    assert Slot.objects.get().seats == 2


def test_hardship_is_closed_until_opened(at: At, small_city: SmallCity) -> None:
    note = scenes.a_note(small_city)
    path = f"/console/care/hardship/{note.pk}/"
    assert "母亲住院" not in at("committee").read(path)
    assert "母亲住院" in at("committee").post(path).content.decode()


class TestCampaigns:
    given = {
        "title": "2026年夏送清凉",
        "season": "summer",
        "from_on": DAY.isoformat(),
        "to_on": add_months(DAY, 2).isoformat(),
        "new_pack": "清凉包",
        "contents": "毛巾、水杯",
        "unit_cost": "199.50",
        "budget": "20000",
        "groups": ["ride_hailing"],
        "operating_months": "1",
    }

    def test_one_plans_another_approves_and_it_opens(self, at: At) -> None:
        at("committee").post("/console/care/campaigns/new/", **self.given)
        row = Campaign.objects.get()
        here = f"/console/care/campaigns/{row.pk}/"
        assert (row.unit_cost_fen, row.listed.count()) == (19950, 4)
        assert "批准" not in at("committee").read(here).split("<main")[1].split("stats")[0]
        at("committee_leader").post(f"{here}approve/")
        at("committee").post(f"{here}open/")
        row.refresh_from_db()
        assert row.state == "open"
        assert "发放台" in at("keeper").read(here)

    def test_the_list_shows_no_why_of_hardship(self, at: At, small_city: SmallCity) -> None:
        draft = scenes.a_draft(small_city, groups=("truck",), operating_months=0)
        scenes.a_note(small_city)
        at("committee").post(f"/console/care/campaigns/{draft.pk}/list/hardship/")
        page = at("committee").read(f"/console/care/campaigns/{draft.pk}/list/")
        assert ("王*" in page, "母亲" in page) == (True, False)

    def test_somebody_is_taken_off_and_put_back(self, at: At, small_city: SmallCity) -> None:
        where = scenes.listed_driver(small_city)
        path = f"/console/care/campaigns/{where['pk']}/list/{where['listed']}/"
        at("committee").post(path, reason="本人不要")
        assert "加回名单" in at("committee").read(path)
        at("committee").post(path, reason="又要了")
        assert "从名单去掉" in at("committee").read(path)


class TestTheCounter:
    @pytest.fixture
    def store(self, small_city: SmallCity) -> scenes.Store:
        return scenes.a_store(small_city)

    @pytest.fixture
    def path(self, store: scenes.Store) -> str:
        return f"/console/care/campaigns/{store.campaign.pk}/counter/"

    def _find(self, at: At, path: str, store: scenes.Store, who: str) -> Any:
        return at("keeper").post(path, place=str(store.station.pk), who=who)

    def test_a_code_and_one_button(self, at: At, path: str, store: scenes.Store) -> None:
        code = actions.show_code(by=store.city.cast["driver"])
        page = self._find(at, path, store, code).content.decode()
        assert ("在名单里" in page, "data-signpad" in page) == (True, False)
        hand = {
            "place": str(store.station.pk),
            "person": str(store.city.wang.person_id),
            "receipt": "code",
            "code": code,
        }
        answer = at("keeper").post(path, **hand)
        assert (answer.status_code, Handout.objects.get().receipt) == (302, "code")
        again = at("keeper").post(path, **hand)
        assert (again.status_code, Handout.objects.count()) == (422, 1)
        assert "已经领过" in again.content.decode()

    def test_a_phone_and_a_signature(self, at: At, path: str, store: scenes.Store) -> None:
        page = self._find(at, path, store, LUO_PHONE).content.decode()
        assert ("罗*平" in page, "罗小平" in page) == (True, False)
        at("keeper").post(
            path,
            place=str(store.station.pk),
            person=str(store.city.luo.person_id),
            receipt="signature",
            signature=scenes.png(),
        )
        assert Handout.objects.get().receipt == "signature"

    def test_nothing_signed_is_told_and_nothing_is_given(
        self, at: At, path: str, store: scenes.Store
    ) -> None:
        answer = at("keeper").post(
            path,
            place=str(store.station.pk),
            person=str(store.city.luo.person_id),
            receipt="signature",
        )
        assert (answer.status_code, Handout.objects.count()) == (422, 0)
        assert "本人再签一次" in answer.content.decode()

    def test_who_is_not_listed_is_told_without_why(
        self, at: At, path: str, store: scenes.Store
    ) -> None:
        make.driver(make.person("李四", phone="+8613800000009"))
        page = self._find(at, path, store, "13800000009").content.decode()
        assert ("不在名单里" in page, "发给他" in page) == (True, False)

    def test_an_unknown_number_says_what_to_do(
        self, at: At, path: str, store: scenes.Store
    ) -> None:
        answer = self._find(at, path, store, "13899999999")
        assert answer.status_code == 422
        assert "没有用这个号码登记的司机" in answer.content.decode()

    def test_a_return_is_one_question(self, at: At, store: scenes.Store) -> None:
        handout = store.hand()
        at("keeper").post(f"/console/care/handouts/{handout.pk}/", reason="杯子坏了")
        handout.refresh_from_db()
        assert handout.return_reason == "杯子坏了"
        assert "杯子坏了" in at("keeper").read(f"/console/care/handouts/{handout.pk}/")


LISTS = {
    "/console/care/helps/": scenes.a_help,
    "/console/care/consultations/": scenes.a_question,
    "/console/care/slots/": None,
    "/console/care/handouts/": None,
    "/console/care/desk/": scenes.a_question,
}


@pytest.mark.parametrize("path", sorted(LISTS))
def test_the_number_of_queries_does_not_grow_with_the_rows(
    path: str, at: At, small_city: SmallCity
) -> None:
    store = scenes.a_store(small_city, at_station=60)

    def one_more(n: int) -> None:
        if path.endswith("slots/"):
            scenes.a_slot(small_city, consultant=f"医生{n}")
        elif path.endswith("handouts/"):
            driver = make.driver(f"司机{n}", small_city.wanshun)
            by = small_city.cast["committee"]
            actions.put_on_list(store.campaign.pk, driver.person_id, by=by, note="补")
            actions.hand_out(
                store.campaign.pk, driver.person_id, store.station, scenes.ON_PAPER, by=by
            )
        else:
            LISTS[path](small_city)  # type: ignore[misc]

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            at("committee").read(path)
        return len(seen)

    counts = []
    made = 0
    for rows in (1, 3, 30):
        while made < rows:
            one_more(made)
            made += 1
        counts.append(asked())
    assert counts[0] == counts[1] == counts[2], counts
