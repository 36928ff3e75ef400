"""What Open311 says about reading: discovery, services, definitions, requests, tokens, errors."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import CITY, DAY
from tests.conformance.conftest import FORMS, Speaker
from tests.patrol.conftest import Ground, at, photo
from yilu.patrol import actions
from yilu.patrol.models import Snapshot

TYPES = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}


def test_discovery_lists_endpoints_with_two_formats_each(speak: Speaker, ground: Ground) -> None:
    found = speak.get("discovery.json").document
    assert sorted(found) == ["changeset", "contact", "endpoints", "key_service"]
    assert datetime.fromisoformat(found["changeset"]).tzinfo is not None
    assert len(found["endpoints"]) == 2
    for endpoint in found["endpoints"]:
        assert sorted(endpoint) == ["changeset", "formats", "specification", "type", "url"]
        assert (endpoint["formats"], endpoint["type"]) == (
            ["text/xml", "application/json"],
            "production",
        )
        assert endpoint["url"].endswith("/open311/v2")
    answer = speak.get("discovery.xml")
    paths = ["changeset", "contact", "key_service", "endpoints/endpoint/formats/format"]
    assert [answer.document.find(path) is not None for path in paths] == [True] * 4
    assert answer.document.tag == "discovery"


@pytest.mark.parametrize("form", FORMS)
def test_every_answer_says_its_type(speak: Speaker, ground: Ground, form: str) -> None:
    for path in ("discovery", "v2/services", "v2/requests", "v2/requests/none"):
        answer = speak.get(f"{path}.{form}")
        assert answer.type == TYPES[form], path
        if form == "xml":
            assert answer.text.startswith("<?xml version='1.0' encoding='utf-8'?>"), path
            assert "xmlns" not in answer.text, path


@pytest.mark.parametrize("form", FORMS)
def test_services_say_what_may_be_reported(speak: Speaker, ground: Ground, form: str) -> None:
    [hole] = [
        row for row in speak.get(f"v2/services.{form}").rows if row["service_code"] == "pothole"
    ]
    assert sorted(hole) == [
        "description", "group", "keywords", "metadata", "service_code", "service_name", "type",
    ]  # fmt: skip
    assert hole["type"] == "realtime"


def test_a_definition_has_the_questions_as_attributes(speak: Speaker, ground: Ground) -> None:
    with_some = next(
        row for row in speak.get("v2/services.json").document if row["metadata"] is True
    )
    code = with_some["service_code"]
    found = speak.get(f"v2/services/{code}.json").document
    assert found["service_code"] == code
    for attribute in found["attributes"]:
        assert {"variable", "code", "datatype", "required", "order", "description"} <= set(
            attribute
        )
    xml = speak.get(f"v2/services/{code}.xml").document
    assert (xml.tag, xml.find("attributes/attribute/code").text) == (
        "service_definition",
        found["attributes"][0]["code"],
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_request_is_a_list_of_one(speak: Speaker, ground: Ground, form: str) -> None:
    row = ground.filed()
    [found] = speak.get(f"v2/requests/{row.number}.{form}").rows
    assert sorted(found) == sorted(
        [
            "service_request_id", "status", "status_notes", "service_name", "service_code",
            "description", "agency_responsible", "service_notice", "requested_datetime",
            "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat",
            "long", "media_url",
        ]
    )  # fmt: skip
    assert (found["service_request_id"], found["status"]) == (row.number, "open")
    row.refresh_from_db()
    assert datetime.fromisoformat(found["expected_datetime"]) == row.due
    assert datetime.fromisoformat(found["requested_datetime"]).tzinfo is not None
    assert found["zipcode"] is None


def test_only_what_was_filed_is_public_and_no_unreviewed_word(
    speak: Speaker, ground: Ground
) -> None:
    waiting = ground.shoot()
    assert speak.get(f"v2/requests/{waiting.number}.json").status == 404
    ground.filed()
    text = speak.get("v2/requests.json").text
    assert ("有个坑" in text, "王芳" in text, waiting.number in text) == (False, False, False)


def test_a_reviewed_picture_is_named_and_an_unreviewed_one_is_not(
    speak: Speaker, ground: Ground
) -> None:
    row = ground.filed()
    worker, committee = ground.who("field_worker"), ground.who("committee")
    actions.dispose(row.pk, by=worker, text="补平了", photos=[photo(worker)])
    actions.close(row.pk, by=committee, outcome="solved", text="看过了")
    [found] = speak.get("v2/requests.json").document
    assert (found["media_url"], found["status"]) == (None, "closed")
    Snapshot.objects.update(shown_at=row.made_at)
    [found] = speak.get("v2/requests.json").document
    assert found["media_url"].startswith("http://testserver/open311/v2/media/")
    path = found["media_url"].removeprefix("http://testserver")
    assert speak.client.get(path)["Content-Type"] == "image/jpeg"
    Snapshot.objects.update(shown_at=None)
    assert speak.client.get(path).status_code == 404


def test_requests_are_asked_by_number_service_status_and_day(
    speak: Speaker, ground: Ground
) -> None:
    hole = ground.filed()
    with at(10, day=DAY - timedelta(days=100)):
        old = ground.filed(who="member")

    def numbers(**asked: str) -> list[str]:
        rows = speak.get("v2/requests.json", **asked).document
        return [row["service_request_id"] for row in rows]

    assert numbers() == [hole.number]  # the last 90 days
    assert numbers(service_request_id=f"{hole.number},{old.number}", status="closed") == [
        hole.number,
        old.number,
    ]
    assert numbers(service_code="pothole,lamp", status="open") == [hole.number]
    assert numbers(service_code="lamp") == []
    assert numbers(status="closed") == []
    assert numbers(start_date="2026-03-01T00:00:00Z") == [old.number]
    assert numbers(end_date="2026-04-01T00:00:00+08:00") == [old.number]
    assert numbers(start_date="", status="") == [hole.number]
    assert numbers(page="2", page_size="1") == []


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"start_date": "yesterday"}, 400),
        ({"status": "half"}, 400),
        ({"page": "-1"}, 400),
        ({"page_size": "many"}, 400),
        ({"jurisdiction_id": "boston.gov"}, 404),
        ({"api_key": "wrong"}, 403),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_what_is_wrong_is_said_in_a_list_of_errors(
    speak: Speaker, ground: Ground, form: str, asked: dict[str, str], code: int
) -> None:
    answer = speak.get(f"v2/requests.{form}", **asked)
    [error] = answer.rows
    assert (answer.status, str(error["code"]), bool(error["description"])) == (
        code,
        str(code),
        True,
    )
    if form == "xml":
        assert answer.document.tag == "errors"


@pytest.mark.parametrize(
    "path", ["v2/services/none", "v2/requests/SP-2026-999999", "v2/tokens/none"]
)
def test_what_does_not_exist_is_404(speak: Speaker, ground: Ground, path: str) -> None:
    assert [speak.get(f"{path}.{form}").status for form in FORMS] == [404, 404]
    assert speak.get(f"{path}.json").document[0]["code"] == 404


def test_a_token_gives_its_request(speak: Speaker, ground: Ground) -> None:
    row = ground.filed()
    [found] = speak.get(f"v2/tokens/{row.pk}.json").document
    assert found == {"service_request_id": row.number, "token": str(row.pk)}


def test_the_jurisdiction_may_be_said_or_left_out(speak: Speaker, ground: Ground) -> None:
    assert [
        speak.get("v2/services.json", **asked).status
        for asked in ({}, {"jurisdiction_id": CITY}, {"jurisdiction_id": ""})
    ] == [200, 200, 200]


def test_letters_xml_cannot_hold_are_left_out(speak: Speaker, ground: Ground) -> None:
    row = ground.filed()
    Snapshot.objects.filter(pk=row.pk).update(note="坑\x08<b>&", shown_at=row.made_at)
    [found] = speak.get(f"v2/requests/{row.number}.xml").rows
    assert found["description"] == "坑<b>&"


def test_fifty_requests_cost_what_one_costs(speak: Speaker, ground: Ground) -> None:
    costs = []
    row = ground.filed()
    for upto in ((1, 1), (1, 3), (3, 50)):
        for number in range(*upto):
            row.pk = None
            row.id = None
            fresh = Snapshot(
                **{f.attname: getattr(row, f.attname) for f in row._meta.fields if f.name != "id"}
            )
            fresh.number = f"SP-T-{number:06d}"
            fresh.shown_at = row.made_at
            fresh.save(force_insert=True)
        with CaptureQueriesContext(connection) as asked:
            speak.get("v2/requests.xml")
        costs.append(len(asked))
    assert costs == [costs[0]] * 3
