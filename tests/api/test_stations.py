"""Stations over the API: found, visited once, needs heard, stock never below zero."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cast import SmallCity
from tests.stations.conftest import Places, place_all, screen_code
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.people.actions import issue_token
from yilu.people.models import Account
from yilu.stations.models import Need, Visit
from yilu.stock import actions as stock
from yilu.stock.enums import ItemKind


@pytest.fixture
def places(small_city: SmallCity) -> Places:
    return place_all(small_city)


def caller(actor: Actor) -> Client:
    bearer = issue_token(Account.objects.get(pk=actor.account_id), "test", by=actor)
    return Client(headers={"Authorization": f"Bearer {bearer}"})


def send(client: Client, path: str, body: dict[str, Any] | None = None, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(f"/api/v1{path}", body or {}, "application/json", headers=headers)


def test_stations_are_listed_filtered_and_shown(small_city: SmallCity, places: Places) -> None:
    driver = caller(small_city.cast["driver"])
    body = driver.get("/api/v1/stations?kind=station&has=toilet&limit=1").json()
    assert [item["name"] for item in body["items"]] == ["花城货车司机驿站·金沙"]
    more = driver.get(f"/api/v1/stations?kind=station&has=toilet&cursor={body['next']}").json()
    assert ([item["name"][-2:] for item in more["items"]], more["next"]) == (["木棉"], None)
    shown = driver.get(f"/api/v1/stations/{places.jinsha.pk}?lon=101.738&lat=26.59").json()
    assert (shown["number"], shown["metres"] > 2000) == ("YZ-0001", True)
    assert driver.get(f"/api/v1/stations/{places.planned.pk}").status_code == 404


def test_a_check_in_happens_once(small_city: SmallCity, places: Places) -> None:
    luo = caller(small_city.cast["member"])
    body = {
        "station": str(places.jinsha.pk), "code": screen_code(places.jinsha), "services": ["water"],
    }  # fmt: skip
    first, again = (send(luo, "/visits", body, "k1") for _time in range(2))
    assert (first.status_code, first.json()) == (201, again.json())
    joined = send(luo, "/visits", {**body, "services": ["rest"]}, "k2").json()
    assert (joined["id"], joined["services"]) == (first.json()["id"], ["water", "rest"])
    rated = send(luo, f"/visits/{joined['id']}/rate", {"satisfied": True}).json()
    assert (rated["satisfied"], rated["moves"]) == (True, ["rate"])
    odd = send(luo, "/visits", {**body, "code": "AAAAAAAA"})
    assert (odd.status_code, odd["Content-Type"]) == (409, "application/problem+json")
    assert send(luo, "/visits", {**body, "services": ["gold"]}).status_code == 422


def test_only_keepers_tally(small_city: SmallCity, places: Places) -> None:
    body = {"station": str(places.jinsha.pk), "group": "truck", "count": 3}
    assert send(caller(small_city.cast["driver"]), "/visits", body).status_code == 404
    keeper = caller(small_city.cast["keeper"])
    made = send(keeper, "/visits", body).json()
    assert (made["count"], made["named"], made["way"]) == (3, False, "tap")
    assert send(keeper, "/visits", {**body, "group": "elephant"}).status_code == 422
    assert send(keeper, f"/visits/{made['id']}/strike").json()["state"] == "struck"
    assert Visit.objects.get().struck_at is not None


def test_needs(small_city: SmallCity, places: Places) -> None:
    luo, keeper = caller(small_city.cast["member"]), caller(small_city.cast["keeper"])
    body = {
        "station": str(places.jinsha.pk), "kind": "labour", "text": "平台扣钱",
        "group": "ride_hailing", "wants_appeal": True,
    }  # fmt: skip
    made = [send(luo, "/needs", body, "n").json() for _time in range(2)]
    assert (made[0], Need.objects.count()) == (made[1], 1)
    answered = send(keeper, f"/needs/{made[0]['id']}/answer", {"answer": "已说明"}).json()
    assert (answered["state"], answered["moves"]) == ("answered", [])
    assert caller(small_city.cast["driver"]).get("/api/v1/needs").json()["items"] == []


def test_stock_never_below_zero(small_city: SmallCity, places: Places) -> None:
    by = small_city.cast["committee"]
    water = stock.add_item("饮用水", "箱", ItemKind.CONSUMABLE, by=by)
    room = stock.open_place(Ref.to(places.jinsha), small_city.stations, "金沙", by=by)
    stock.receive(water, room, 2, Ref("test.delivery", "1"), by=by)
    keeper = caller(small_city.cast["keeper"])
    [row] = keeper.get("/api/v1/stock").json()["items"]
    used = [send(keeper, f"/stock/{row['id']}/use", {"quantity": 2}, "u").json() for _t in range(2)]
    assert [one["quantity"] for one in used] == [0, 0]
    assert send(keeper, f"/stock/{row['id']}/use", {"quantity": 1}).status_code == 409
    assert send(keeper, f"/stock/{row['id']}/receive", {"quantity": 5}).json()["quantity"] == 5
    stranger = caller(small_city.cast["driver"])
    assert send(stranger, f"/stock/{row['id']}/use", {"quantity": 1}).status_code == 404
