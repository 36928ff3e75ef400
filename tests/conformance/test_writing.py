"""What Open311 says about writing: keys, fields, attributes, media, updates; and what we refuse."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.conformance.conftest import A_HOLE, FORMS, HERE, Speaker
from tests.patrol.conftest import Ground, jpeg, photo, scene
from yilu.files.models import Photo
from yilu.patrol import actions
from yilu.patrol.models import Entry, Snapshot


def a_file(seed: int = 7, name: str = "IMG.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg(scene(seed, (320, 240))), "image/jpeg")


@pytest.mark.parametrize("form", FORMS)
def test_a_request_is_taken_and_its_number_given(
    speak: Speaker, ground: Ground, partner: str, form: str
) -> None:
    answer = speak.post(
        f"v2/requests.{form}",
        api_key=partner,
        **A_HOLE,
        email="a@example.org",
        first_name="三",
        last_name="张",
        phone="13800000000",
        device_id="d",
        account_id="a",
    )
    [row] = answer.rows
    made = Snapshot.objects.get()
    assert (answer.status, row["service_request_id"]) == (200, made.number)
    assert "姓名、电话、邮箱不保存" in row["service_notice"]
    assert (made.state, made.channel, made.category.code if made.category else "") == (
        "waiting",
        "open311",
        "pothole",
    )
    [shown] = speak.get(f"v2/requests/{made.number}.{form}", api_key=partner).rows
    assert (shown["description"], shown["status"]) == ("路上有个坑", "open")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"api_key": ""}, 403),
        ({"api_key": "wrong"}, 403),
        ({"service_code": ""}, 400),
        ({"service_code": "none"}, 404),
        ({"lat": ""}, 400),
        ({"lat": "", "long": ""}, 400),
        ({"lat": "", "long": "", "address_id": "7"}, 400),
        ({"lat": "north"}, 400),
        ({"lat": "nan"}, 400),
        ({"lat": "0", "long": "0"}, 400),  # the sea off Africa, and no address in words
        ({"description": "长" * 4001}, 400),
        ({"jurisdiction_id": "boston.gov"}, 404),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_what_is_wrong_with_it_is_said(
    speak: Speaker,
    ground: Ground,
    partner: str,
    form: str,
    changes: dict[str, str],
    code: int,
) -> None:
    answer = speak.post(f"v2/requests.{form}", **{"api_key": partner, **A_HOLE, **changes})
    assert (answer.status, str(answer.rows[0]["code"]), Snapshot.objects.count()) == (
        code,
        str(code),
        0,
    )


def test_an_address_in_words_will_do(speak: Speaker, ground: Ground, partner: str) -> None:
    given = {**A_HOLE, "lat": "", "long": "", "address_string": "滨江路 12 号旁"}
    assert speak.post("v2/requests.json", api_key=partner, **given).status == 200
    made = Snapshot.objects.get()
    assert (made.place, made.unit_id) == ("滨江路 12 号旁", ground.city.root.pk)


def test_four_thousand_letters_are_kept(speak: Speaker, ground: Ground, partner: str) -> None:
    text = "坑" * 4000
    speak.post("v2/requests.json", api_key=partner, **{**A_HOLE, "description": text})
    made = Snapshot.objects.get()
    rest = made.entries.filter(act="noted").order_by("pk").values_list("text", flat=True)
    assert made.note + "".join(rest) == text


def test_attributes_answer_the_questions(speak: Speaker, ground: Ground, partner: str) -> None:
    code = next(
        row["service_code"]
        for row in speak.get("v2/services.json").document
        if row["metadata"] and not _danger(speak, row["service_code"])
    )
    definition = speak.get(f"v2/services/{code}.json").document["attributes"]
    given = {f"attribute[{definition[0]['code']}]": "三米宽", "attribute[unknown]": "x"}
    speak.post("v2/requests.json", api_key=partner, **{**A_HOLE, "service_code": code, **given})
    assert Snapshot.objects.get().answers == {definition[0]["description"]: "三米宽"}


def _danger(speak: Speaker, code: str) -> bool:
    rows = speak.get(f"v2/services/{code}.json").document["attributes"]
    return any(row["required"] for row in rows)


def test_danger_is_told_before_anything_is_taken(
    speak: Speaker, ground: Ground, partner: str
) -> None:
    code = next(
        row["service_code"]
        for row in speak.get("v2/services.json").document
        if row["metadata"] and _danger(speak, row["service_code"])
    )
    given: dict[str, Any] = {"api_key": partner, **A_HOLE, "service_code": code}
    refused = speak.post("v2/requests.json", **given)
    assert (refused.status, Snapshot.objects.count()) == (400, 0)
    assert refused.document[0]["description"].startswith("attribute[safe]: ")
    assert speak.post("v2/requests.json", **given, **{"attribute[safe]": "yes"}).status == 200


@pytest.mark.parametrize("field", ["media", "media[]"])
def test_files_are_taken_by_the_rules_of_every_photo(
    speak: Speaker, ground: Ground, partner: str, field: str
) -> None:
    speak.post("v2/requests.json", api_key=partner, **A_HOLE, **{field: a_file()})
    taken = Photo.objects.get()
    assert (taken.attached_kind, taken.published) == ("patrol.snapshot", False)


def test_what_is_no_photo_is_refused_and_nothing_is_left(
    speak: Speaker, ground: Ground, partner: str
) -> None:
    lie = SimpleUploadedFile("IMG.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/jpeg")
    answer = speak.post("v2/requests.json", api_key=partner, **A_HOLE, media=lie)
    assert (answer.status, Snapshot.objects.count()) == (400, 0)
    assert answer.document[0]["description"].startswith("media: ")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x.jpg",
        "http://localhost:8000/x.jpg",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/x.jpg",
        "http://10.0.0.8/x.jpg",
        "file:///etc/passwd",
        "gopher://example.org/",
        "http://user:secret@example.org/x.jpg",
    ],
)
def test_our_own_network_is_never_asked_for_a_picture(
    speak: Speaker, ground: Ground, partner: str, url: str
) -> None:
    answer = speak.post("v2/requests.json", api_key=partner, **A_HOLE, media_url=url)
    assert (answer.status, Snapshot.objects.count()) == (400, 0)
    assert answer.document[0]["description"].startswith("media_url: ")


def test_a_call_sent_again_is_one_request(speak: Speaker, ground: Ground, partner: str) -> None:
    given = {"api_key": partner, **A_HOLE}
    numbers = {
        speak.client.post(
            "/open311/v2/requests.json", given, headers={"Idempotency-Key": "k1"}
        ).json()[0]["service_request_id"]
        for _again in range(3)
    }
    assert (len(numbers), Snapshot.objects.count()) == (1, 1)


def test_another_method_is_not_understood(speak: Speaker, ground: Ground) -> None:
    assert speak.client.delete("/open311/v2/requests.json").status_code == 405
    assert speak.client.post("/open311/v2/services.json").status_code == 405


# ── updates ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMS)
def test_updates_tell_the_road_of_a_request(
    speak: Speaker, ground: Ground, partner: str, form: str
) -> None:
    speak.post("v2/requests.json", api_key=partner, **A_HOLE)
    made = Snapshot.objects.get()
    actions.accept(made.pk, by=ground.who("committee"))
    actions.note(made.pk, text="内部的话", by=ground.who("committee"))
    worker = ground.who("field_worker")
    actions.dispose(made.pk, by=worker, text="补了沥青", photos=[photo(worker)])
    answer = speak.get(f"v2/servicerequestupdates.{form}", service_request_id=made.number)
    assert [row["status"] for row in answer.rows] == ["open", "open"]
    assert sorted(answer.rows[0]) == [
        "description", "media_url", "service_request_id", "status", "update_id",
        "updated_datetime",
    ]  # fmt: skip
    assert ("内部的话" in answer.text, "补了沥青" in answer.text) == (False, False)
    own = speak.get(
        f"v2/servicerequestupdates.{form}", service_request_id=made.number, api_key=partner
    )
    assert ("内部的话" in own.text, "补了沥青" in own.text) == (False, True)


def test_a_partner_adds_to_its_own_and_decides_nothing(
    speak: Speaker, ground: Ground, partner: str
) -> None:
    speak.post("v2/requests.json", api_key=partner, **A_HOLE)
    made = Snapshot.objects.get()
    given = {"api_key": partner, "service_request_id": made.number, "description": "又有人来电"}
    [row] = speak.post("v2/servicerequestupdates.json", **given).document
    assert Entry.objects.get(pk=row["update_id"]).text == "又有人来电"
    closing = speak.post("v2/servicerequestupdates.json", **given, status="CLOSED")
    assert (closing.status, Snapshot.objects.get().state) == (400, "waiting")
    other = ground.filed()
    foreign = {**given, "service_request_id": other.number}
    assert speak.post("v2/servicerequestupdates.json", **foreign).status == 404
    assert speak.post("v2/servicerequestupdates.json", **{**given, "api_key": ""}).status == 403


def test_a_picture_of_the_same_place_by_two_hands_is_flagged(
    speak: Speaker, ground: Ground, partner: str
) -> None:
    data = jpeg(scene(99, (320, 240)))
    actions.submit(
        actions.Words("lamp", "灯不亮", place="滨江路 12 号旁"),
        [photo(ground.who("driver"), data=data)],
        by=ground.who("driver"),
    )
    same = SimpleUploadedFile("IMG.jpg", io.BytesIO(data).read(), "image/jpeg")
    speak.post("v2/requests.json", api_key=partner, **{**A_HOLE, **HERE}, media=same)
    assert "alike" in Snapshot.objects.get(channel="open311").flags
