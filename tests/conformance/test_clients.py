"""Clients that others wrote, against a real server: `georeport` reads, `three` reads and writes.

The npm package `open311` talks here too where `./yilu bench open311` has installed it once (it needs Node.js
and the registry, which a test run must not).
"""

from __future__ import annotations

import io
import itertools
import json
import warnings
from importlib import import_module
from typing import Any

import pytest
from benchmarks import _npm
from benchmarks.open311 import talked, wrong_in
from georeport import GeoReport

from tests.conformance.conftest import KEY
from tests.patrol.conftest import Ground, jpeg, lay, scene
from yilu.patrol import actions
from yilu.patrol.models import Snapshot


@pytest.fixture
def three() -> Any:
    """Written for Python 2: it wants `itertools.ifilter`."""
    itertools.ifilter = filter  # type: ignore[attr-defined]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it stands on writes escapes of an older Python
            Three = import_module("three.core").Three
    finally:
        del itertools.ifilter  # type: ignore[attr-defined]
    return Three


@pytest.mark.django_db(transaction=True)
def test_two_clients_of_others(
    live_server: Any, three: Any, request: pytest.FixtureRequest
) -> None:
    ground: Ground = lay(request.getfixturevalue("small_city"))
    actions.open_partner("市长热线", by=ground.who("system_admin"), key=KEY)
    base = f"{live_server.url}/open311/v2"

    writer = three(base, api_key=KEY)
    assert len(writer.discovery()["endpoints"]) == 2
    assert "pothole" in [row["service_code"] for row in writer.services()]
    picture = io.BytesIO(jpeg(scene(5, (320, 240))))
    picture.name = "hole.jpg"
    [made] = writer.post(
        "pothole",
        lat="26.5820",
        long="101.7180",
        description="有个坑",
        name="Zhang San",
        phone="13800000000",
        media=picture,
    )
    row = Snapshot.objects.get()
    assert made["service_request_id"] == row.number
    [refused] = three(base, api_key="wrong").post("pothole", lat="26.58", long="101.71")
    assert refused["code"] == 403

    actions.accept(row.pk, by=ground.who("committee"))
    for form in ("json", "xml"):
        reader = GeoReport(base, output_format=form)
        assert len(reader.get_service_list()) > 10
        assert reader.get_service_definition("pothole")
        found = reader.get_service_requests()
        found = found if isinstance(found, list) else [found]
        assert [one["service_request_id"] for one in found] == [row.number]
        alone = reader.get_service_request(row.number)
        alone = alone[0] if isinstance(alone, list) else alone
        assert alone["status"] == "open"
    assert writer.requests("pothole", count=5)[0]["service_request_id"] == row.number
    assert writer.request(row.number)[0]["status"] == "open"
    assert writer.token(str(row.pk))[0]["service_request_id"] == row.number


@pytest.mark.django_db(transaction=True)
def test_the_client_of_npm(live_server: Any, request: pytest.FixtureRequest) -> None:
    try:
        folder = _npm.installed("open311")  # a few small packages, once for this machine
    except SystemExit as away:  # no Node.js, or no registry of npm: nothing of ours is wrong
        pytest.skip(f"the npm client was NOT tried: {away}")
    ground: Ground = lay(request.getfixturevalue("small_city"))
    actions.open_partner("市长热线", by=ground.who("system_admin"), key=KEY)
    done = talked(folder, live_server.url, KEY)
    told = json.loads(done.stdout)
    assert (wrong_in(told), done.returncode) == ([], 0)
    assert told["made"] == Snapshot.objects.get().number
