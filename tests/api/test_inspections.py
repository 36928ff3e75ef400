"""创文迎查 through the API: planned, listed and opened at the desk; taken, reported and looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.api.test_care import Call, call
from tests.cast import DAY, SmallCity
from tests.patrol.conftest import lay, photo
from yilu.patrol import actions
from yilu.patrol.models import Errand

pytestmark = pytest.mark.django_db
__all__ = ["call"]  # the fixture


def test_the_whole_road(
    call: Call, small_city: SmallCity, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    ground = lay(small_city)
    driver = ground.who("driver")
    actions.choose_areas([ground.east.pk], by=driver)
    given = {
        "title": "六月迎查",
        "unit": ground.city.root.number,
        "first": DAY.isoformat(),
        "last": DAY.isoformat(),
    }
    assert call("driver", "/inspections", given)[0] == 404
    status, made = call("committee", "/inspections", given, key="p")
    path = f"/inspections/{made['id']}"
    assert (status, made["state"], call("driver", path)[0]) == (201, "draft", 404)
    stops = [{"place": "公交站", "what": "小广告"}]
    call("committee", f"{path}/list", {"area": str(ground.east.pk), "stops": stops})
    assert call("committee", f"{path}/open", {})[1]["state"] == "open"
    [stop] = call("driver", path)[1]["stops"]
    taken = call("driver", f"{path}/take", {"stop": stop["id"]})[1]["stops"][0]
    assert (taken["standing"], call("driver", f"{path}/close", {})[0]) == ("taken", 404)
    report = {
        "errand": taken["errand"],
        "finding": "clean",
        "before": [str(photo(driver).pk)],
    }
    assert call("driver", f"{path}/report", {**report, "finding": "?"})[0] == 422
    for _again in range(2):
        assert call("driver", f"{path}/report", report, key="r")[0] == 200
    done = call("committee", f"{path}/accept", {"errand": taken["errand"]})[1]
    assert (done["covered"], done["stops"][0]["standing"]) == (1, "clean")
    assert Errand.objects.get().state == "accepted"
