"""Points through the API: the same rights as on the pages, once per Idempotency-Key."""

from __future__ import annotations

import pytest

from tests.api.test_care import Call, call
from tests.cast import CITY, SmallCity
from tests.rewards import scenes
from yilu.rewards import queries
from yilu.rewards.models import Donation, Redemption

pytestmark = pytest.mark.django_db
__all__ = ["call"]  # the fixture


def test_an_award_is_shown_with_its_moves(call: Call, small_city: SmallCity) -> None:
    row = scenes.a_doubt(small_city)
    [shown] = call("driver", "/rewards")[1]["items"]
    assert (shown["id"], shown["number"], shown["state"], shown["person"]) == (
        str(row.pk), row.number, "held", ""
    )  # fmt: skip
    path = f"/rewards/{row.pk}"
    assert call("driver", path)[1]["moves"] == ["explain"]
    assert call("committee", path)[1]["moves"] == ["release", "decline"]
    assert (call("member", path)[0], call("keeper", path)[0]) == (404, 404)
    assert call("committee", "/rewards?state=decide")[1]["items"][0]["person"] == "王*"


def test_declined_appealed_released(call: Call, small_city: SmallCity) -> None:
    path = f"/rewards/{scenes.a_doubt(small_city).pk}"
    assert call("committee", f"{path}/decline", {})[0] == 422
    assert call("committee", f"{path}/decline", {"text": "同一张照片"})[1]["state"] == "declined"
    assert call("driver", f"{path}/appeal", {"text": "我先发的"}, key="a")[1]["state"] == "appealed"
    assert call("driver", f"{path}/appeal", {"text": "我先发的"}, key="a")[0] == 200
    assert call("committee", f"{path}/uphold", {"text": "维持"})[0] == 404
    assert call("committee_leader", f"{path}/release", {})[1]["state"] == "paid"
    assert call("driver", "/rewards/balance")[1]["points"] == 5


def test_a_code_is_handed_out_once(call: Call, small_city: SmallCity) -> None:
    scenes.rich(small_city)
    good, room = scenes.a_good(small_city), scenes.a_room(small_city)
    made = call("driver", f"/rewards/goods/{good.pk}/code", {})[1]
    body = {"code": made["code"], "place": str(room.pk)}
    assert call("driver", "/rewards/redemptions", body)[0] == 404
    status, shown = call("keeper", "/rewards/redemptions", body, key="r")
    again = call("keeper", "/rewards/redemptions", body, key="r")
    assert (status, shown["good"], again[1]["id"]) == (201, "洗车一次", shown["id"])
    assert Redemption.objects.count() == 1
    entries = call("driver", "/rewards/entries")[1]["items"]
    assert [row["points"] for row in entries] == [100, -20]


def test_points_are_given_once_per_key(call: Call, small_city: SmallCity) -> None:
    scenes.rich(small_city)
    pool = scenes.a_pool(small_city)
    path = f"/rewards/pools/{pool.pk}/give"
    for _again in range(2):
        assert call("driver", path, {"points": 10}, key="g")[1]["given"] == 10
    assert call("driver", path, {"points": 500})[0] == 409
    assert (Donation.objects.count(), queries.points_of(CITY, small_city.wang.person_id)) == (1, 90)
