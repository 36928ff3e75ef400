"""Titles, hours and certificates through the API: nobody is named before his yes, each POST once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.api.test_care import Call, call
from tests.cast import DAY, SmallCity
from tests.honours.test_honours import SYSTEM, served
from yilu.honours import actions
from yilu.honours.models import Honour, ServiceCertificate
from yilu.people.actions import issue_token
from yilu.people.models import Account

pytestmark = pytest.mark.django_db
__all__ = ["call"]  # the fixture


def title(city: SmallCity, **changes: object) -> dict[str, object]:
    values = {
        "driver": city.wang.number,
        "title": "五月随手拍之星",
        "span": "month",
        "period": "2026-05-20",
        "citation": "连续报了六处路面坑洞，都修好了",
        "unit": city.root.number,
        "from_on": "2026-06-01",
        "to_on": "2026-06-30",
    }
    return {**values, **changes}


def test_asked_agreed_announced_withdrawn(call: Call, small_city: SmallCity) -> None:
    status, made = call("committee", "/honours", title(small_city), key="h")
    again = call("committee", "/honours", title(small_city), key="h")
    assert (status, again[1]["id"], Honour.objects.count()) == (201, made["id"], 1)
    assert (made["state"], made["person"], made["moves"]) == ("asked", "王*", ["withdraw"])
    path = f"/honours/{made['id']}"
    assert [call(who, path)[0] for who in ("driver", "truck_driver", "secretary")] == [
        200, 404, 404
    ]  # fmt: skip
    assert call("committee", f"{path}/announce", {})[0] == 409  # not before his yes
    assert call("committee", f"{path}/agree", {})[0] == 404  # his word alone
    assert call("driver", path)[1]["moves"] == ["agree", "decline", "withdraw"]
    assert call("driver", f"{path}/agree", {}, key="a")[1]["state"] == "agreed"
    assert call("committee", f"{path}/announce", {})[1]["state"] == "announced"
    [seen] = call("truck_driver", "/honours")[1]["items"]
    assert (seen["title"], seen["person"], seen["span"]) == ("五月随手拍之星", "王*", "month")
    assert call("driver", f"{path}/withdraw", {})[1]["state"] == "withdrawn"
    assert call("truck_driver", "/honours")[1]["items"] == []


def test_a_year_is_another_span_and_what_is_wrong_is_said_by_field(
    call: Call, small_city: SmallCity
) -> None:
    call("committee", "/honours", title(small_city))
    year = title(small_city, span="year", period="2026-03-01", title="年度随手拍之星")
    assert call("committee", "/honours", year)[1]["period"] == "2026-01-01"
    assert len(call("committee", "/honours?span=year")[1]["items"]) == 1
    assert len(call("driver", "/honours?mine=true")[1]["items"]) == 2
    status, said = call("committee", "/honours", title(small_city, span="week"))
    assert (status, [one["field"] for one in said["errors"]]) == (422, ["span"])
    status, said = call("committee", "/honours", title(small_city, to_on="2026-05-01", citation=""))
    assert (status, {one["field"] for one in said["errors"]}) == (422, {"to_on", "citation"})
    assert call("committee", "/honours", title(small_city, driver="SJ-999999"))[0] == 404
    assert call("driver", "/honours", title(small_city))[0] == 404


def test_hours_are_summed_and_certified(call: Call, small_city: SmallCity) -> None:
    actions.record_services([served(small_city, "1", 9), served(small_city, "2", 2)], by=SYSTEM)
    listed = call("driver", "/service-records?limit=1")[1]
    assert (len(listed["items"]), listed["services"], listed["minutes"], listed["hours"]) == (
        1, 2, 300, 5.0
    )  # fmt: skip
    assert listed["items"][0]["person"] == ""
    assert call("member", "/service-records")[1]["services"] == 0
    assert call("committee", "/service-records?mine=false")[1]["services"] == 2
    asked = {"from_on": str(DAY - timedelta(days=30)), "to_on": str(DAY)}
    papers = [call("driver", "/service-certificates", asked)[1]["id"] for _twice in range(2)]
    assert (len(set(papers)), ServiceCertificate.objects.count()) == (1, 1)
    assert call("member", "/service-certificates", asked)[0] == 409  # nothing to certify
    assert call("member", "/service-certificates")[1]["items"] == []
    number = ServiceCertificate.objects.get().number
    [found] = call("committee", f"/service-certificates?q={number}")[1]["items"]
    assert (found["person"], found["services"], found["minutes"]) == ("王*", 2, 300)


def test_the_paper_is_a_pdf_for_whom_it_is(call: Call, small_city: SmallCity) -> None:
    actions.record_service(served(small_city), by=SYSTEM)
    made = call("driver", "/service-certificates", {"from_on": str(DAY), "to_on": str(DAY)})[1]
    assert call("member", made["url"].removeprefix("/api/v1"))[0] == 404
    actor = small_city.cast["driver"]
    token = issue_token(Account.objects.get(pk=actor.account_id), "test", by=actor)
    got = Client().get(made["url"], headers={"authorization": f"Bearer {token}"})
    assert (got.status_code, got["content-type"], got.content[:5]) == (
        200, "application/pdf", b"%PDF-"
    )  # fmt: skip
