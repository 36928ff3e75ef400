"""Helps: one act, one driver, one receipt; what is wrong is corrected in sight of everybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories as make
from tests.care import scenes
from tests.cast import CITY, DAY, SmallCity
from yilu.care import actions, queries
from yilu.care.enums import Receipt
from yilu.care.models import Help, ReceiptCode
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.periods import Period
from yilu.notices.models import Message

YEAR = Period.twelve_months_to(DAY)


def counted() -> list[str]:
    return [row.number for row in queries.helps_given(CITY, YEAR)]


def test_a_help_on_paper_counts_and_the_driver_is_told(small_city: SmallCity) -> None:
    row = scenes.a_help(small_city)
    assert counted() == [row.number]
    assert Message.objects.filter(person=small_city.wang.person_id).count() == 1


def test_a_help_that_waits_for_the_phone_counts_once_confirmed(small_city: SmallCity) -> None:
    row = scenes.a_help(small_city, receipt="phone", proof={})
    assert counted() == []
    actions.confirm_help(row.pk, by=small_city.cast["driver"])
    assert counted() == [row.number]


def test_an_objection_takes_it_out_until_it_is_corrected(small_city: SmallCity) -> None:
    row = scenes.a_help(small_city)
    actions.object_to_help(row.pk, by=small_city.cast["driver"], why="那天是别人")
    assert counted() == []
    made = actions.correct_help(
        row.pk,
        scenes.given(small_city.wang.person_id, what="送他去医院"),
        by=small_city.cast["keeper"],
        reason="写错了",
    )
    row.refresh_from_db()
    assert (row.state, row.void_reason, row.corrected_by) == ("voided", "写错了", made)
    assert counted() == [made.number]
    assert Help.objects.count() == 2


def test_a_voided_help_stays_and_cannot_be_corrected_again(small_city: SmallCity) -> None:
    row = scenes.a_help(small_city)
    actions.void_help(row.pk, by=small_city.cast["keeper"], reason="登重了")
    assert counted() == []
    with pytest.raises(Refused):
        actions.void_help(row.pk, by=small_city.cast["keeper"], reason="再来")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what": " "}, "what"),
        ({"giver": ""}, "giver"),
        ({"kind": "gift"}, "kind"),
        ({"given_on": DAY + timedelta(days=1)}, "given_on"),
        ({"proof": {}}, "receipt_note"),
        ({"receipt": "signature", "proof": {}}, "signature"),
        ({"receipt": "code", "proof": {"code": "123456"}}, "code"),
    ],
)
def test_what_is_missing_is_said_on_its_field(
    small_city: SmallCity, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        scenes.a_help(small_city, **change)
    assert set(refused.value.errors) == {field}
    assert Help.objects.count() == 0


def test_helps_are_for_drivers_and_not_for_oneself(small_city: SmallCity) -> None:
    with pytest.raises(Invalid):
        scenes.a_help(small_city, person_id=make.person("路人").pk)
    keeper = small_city.cast["keeper"]
    assert keeper.person_id is not None
    make.driver(make_person(keeper.person_id), small_city.wanshun)
    with pytest.raises(Refused):
        scenes.a_help(small_city, person_id=keeper.person_id)


def make_person(key: object):  # type: ignore[no-untyped-def]
    return make.Person.objects.get(pk=key)


def test_others_neither_record_nor_correct_nor_confirm(small_city: SmallCity) -> None:
    row = scenes.a_help(small_city)
    with pytest.raises(NotAllowed):
        scenes.a_help(small_city, "consultant")
    with pytest.raises(NotAllowed):
        actions.void_help(row.pk, by=small_city.cast["secretary"], reason="不是我登的")
    with pytest.raises(NotAllowed):
        actions.confirm_help(row.pk, by=small_city.cast["member"])


def test_a_signature_is_kept_without_what_a_drawing_does_not_need(small_city: SmallCity) -> None:
    row = scenes.a_help(small_city, receipt="signature", proof={"signature": scenes.png(extra=b"")})
    assert (row.receipt, row.signature.media_type) == (Receipt.SIGNATURE, "image/png")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "data:image/png;base64,AAAA",
        "data:image/svg+xml;base64,AAAA",
        scenes.png(extra=b"<script>"),
        scenes.png(mark=0),
        scenes.png(width=2000),
    ],
)
def test_what_is_no_signature_is_refused(small_city: SmallCity, bad: str) -> None:
    with pytest.raises(Invalid) as refused:
        scenes.a_help(small_city, receipt="signature", proof={"signature": bad})
    assert set(refused.value.errors) == {"signature"}


class TestTheCode:
    def test_it_finds_the_driver_and_is_used_once(self, small_city: SmallCity) -> None:
        code = actions.show_code(by=small_city.cast["driver"])
        keeper = small_city.cast["keeper"]
        (found,) = actions.find_drivers(code, by=keeper)
        assert (found.person_id, found.by_code) == (small_city.wang.person_id, True)
        proof = {"receipt": "code", "proof": {"code": code}}
        assert scenes.a_help(small_city, **proof).state == "proved"
        with pytest.raises(Invalid):
            scenes.a_help(small_city, **proof)

    def test_it_is_shown_again_but_not_read_off_the_table(self, small_city: SmallCity) -> None:
        driver = small_city.cast["driver"]
        code = actions.show_code(by=driver)
        row = ReceiptCode.objects.get()
        assert queries.my_code(driver) == (code, row)
        assert code.encode() not in bytes(row.digest)

    def test_a_new_one_ends_the_old_one(self, small_city: SmallCity) -> None:
        driver, keeper = small_city.cast["driver"], small_city.cast["keeper"]
        old = actions.show_code(by=driver)
        new = actions.show_code(by=driver)
        assert actions.find_drivers(new, by=keeper)
        with pytest.raises(Invalid):
            actions.find_drivers(old, by=keeper)

    def test_it_lasts_ten_minutes(self, small_city: SmallCity) -> None:
        code = actions.show_code(by=small_city.cast["driver"])
        past = timezone.now() - timedelta(seconds=1)
        ReceiptCode.objects.update(expires_at=past)
        with pytest.raises(Invalid):
            actions.find_drivers(code, by=small_city.cast["keeper"])

    def test_somebody_elses_code_is_no_receipt(self, small_city: SmallCity) -> None:
        code = actions.show_code(by=small_city.cast["member"])
        with pytest.raises(Invalid):
            scenes.a_help(small_city, receipt="code", proof={"code": code})

    def test_guessing_codes_comes_to_an_end(self, small_city: SmallCity) -> None:
        keeper = small_city.cast["keeper"]
        for guess in range(40):
            with pytest.raises(Invalid):
                actions.find_drivers(f"{guess:06d}", by=keeper)
        with pytest.raises(Refused):
            actions.find_drivers("999999", by=keeper)

    def test_only_drivers_have_one(self, small_city: SmallCity) -> None:
        with pytest.raises(Refused):
            actions.show_code(by=small_city.cast["newcomer"])


def test_a_phone_finds_every_driver_who_shares_it(small_city: SmallCity) -> None:
    make.driver(make.person("罗小妹", phone="+8613800000001"), small_city.wanshun)
    found = actions.find_drivers("138 0000 0001", by=small_city.cast["keeper"])
    assert [person.name for person in found] == ["罗小妹", "罗小平"]
    with pytest.raises(NotAllowed):
        actions.find_drivers("13800000001", by=small_city.cast["consultant"])


def test_two_of_one_kind_on_one_day_are_shown_as_perhaps_one(small_city: SmallCity) -> None:
    first, second = scenes.a_help(small_city), scenes.a_help(small_city)
    scenes.a_help(small_city, kind="law")
    assert set(queries.helps_doubled(CITY, YEAR)) == {first, second}


def test_a_scope_counts_its_own_drivers(small_city: SmallCity) -> None:
    scenes.a_help(small_city)  # 王芳, 万顺 and 金沙渡
    scenes.a_help(small_city, "secretary", person_id=small_city.luo.person_id)  # 万顺
    scenes.a_help(small_city, person_id=small_city.amu.person_id)  # 金沙渡, 仁和
    of = {
        "city": queries.helps_given(CITY, YEAR, small_city.root.path).count(),
        "wanshun": queries.helps_given(CITY, YEAR, small_city.wanshun_unit.path).count(),
        "renhe": queries.helps_given(CITY, YEAR, small_city.district_body.path, "510411").count(),
    }
    assert of == {"city": 3, "wanshun": 2, "renhe": 1}
