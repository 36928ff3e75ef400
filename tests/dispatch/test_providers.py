"""Road graphs on a loopback server: their answers become a table, their failures words or a straight line."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.dispatch.problems import place, town
from yilu.core.geo import to_gcj02
from yilu.dispatch.checking import check
from yilu.dispatch.model import Provider
from yilu.dispatch.providers import Amap, Osrm, ProviderDown, Valhalla, table, table_or_straight
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight, places_of

PLACES = (place(0, 0), place(1, 0), place(0, 2))


class Graph(BaseHTTPRequestHandler):
    """Answers as each of the three does; the way from rank a to rank b is a·1000 + b metres."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if address.path.startswith("/table/v1/driving/"):
            self.answer(osrm(address.path.rpartition("/")[2], query))
        elif query.get("key") == "right":
            self.answer(amap(query))
        else:
            self.answer({"status": "0", "info": "INVALID_USER_KEY", "infocode": "10001"})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        rows = [
            [{"distance": far(a["lon"], b["lon"]) / 1000, "time": 60.4} for b in asked["targets"]]
            for a in asked["sources"]
        ]
        self.answer({"sources_to_targets": rows})

    def answer(self, found: dict[str, Any]) -> None:
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


def far(a: float, b: float) -> int:
    return round(abs(a - b) * 100_000) + 7


def osrm(places: str, query: dict[str, str]) -> dict[str, Any]:
    east = [float(pair.split(",")[0]) for pair in places.split(";")]
    rows, columns = (
        [east[int(rank)] for rank in query[name].split(";")] for name in ("sources", "destinations")
    )
    return {
        "code": "Ok",
        "distances": [[far(a, b) for b in columns] for a in rows],
        "durations": [[60.4 for _b in columns] for _a in rows],
    }


def amap(query: dict[str, str]) -> dict[str, Any]:
    to = float(query["destination"].split(",")[0])
    results = [
        {
            "origin_id": str(rank),
            "distance": str(far(float(each.split(",")[0]), to)),
            "duration": "60",
        }
        for rank, each in enumerate(query["origins"].split("|"), 1)
    ]
    return {"status": "1", "results": results}


NO_ROAD = {
    "code": "Ok",
    "distances": [[0, None, 1], [1, 0, 1], [1, 1, 0]],
    "durations": [[0, None, 1], [1, 0, 1], [1, 1, 0]],
}


class Ill(Graph):
    """Answers as a sick server does; the profile says how."""

    def do_GET(self) -> None:
        match self.path.split("/")[3]:
            case "refuses":
                self.send_error(503)
            case "garbles":
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"<html>")
            case "forgets":
                self.answer({"code": "Ok", "distances": [[0]]})
            case "strays":
                self.answer(NO_ROAD)
            case "declines":
                self.answer({"code": "TooBig", "message": "too many places"})
            case "hangs":
                threading.Event().wait(0.5)


@contextmanager
def graph(handler: type[Graph] = Graph) -> Iterator[tuple[str, list[str]]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.asked  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_osrm_gives_a_table_block_by_block() -> None:
    with graph() as (url, asked):
        known = table(Osrm(url, block=2), PLACES, buffer=1.5)

    assert len(asked) == 4
    assert known.leg(PLACES[0], PLACES[1]) == (
        far(round(PLACES[0].lon, 6), round(PLACES[1].lon, 6)),
        91,
    )
    assert known.leg(PLACES[1], PLACES[1]) == (0, 0)


def test_valhalla_speaks_in_kilometres() -> None:
    with graph() as (url, _asked):
        known = table(Valhalla(url), PLACES)

    assert known.leg(PLACES[1], PLACES[0]) == (far(PLACES[1].lon, PLACES[0].lon), 60)


def test_amap_is_asked_in_its_own_datum() -> None:
    with graph() as (url, asked):
        known = table(Amap("right", url), PLACES)

    shifted = [round(to_gcj02(each).lon, 6) for each in PLACES]
    assert known.leg(PLACES[0], PLACES[1]) == (far(shifted[0], shifted[1]), 60)
    assert f"{shifted[0]:.6f}" in asked[0]


def test_a_wrong_key_is_told() -> None:
    with graph() as (url, _asked), pytest.raises(ProviderDown, match="INVALID_USER_KEY"):
        table(Amap("wrong", url), PLACES)


def test_a_plan_on_a_road_graph_is_checked_on_it() -> None:
    problem = town()
    with graph() as (url, _asked):
        known = table_or_straight(Valhalla(url), places_of(problem), Straight())

    plan = solve(problem, travel=known)

    assert (plan.travel, plan.fell_back) == (Provider.VALHALLA, "")
    assert check(problem, plan, known) == []


def test_a_graph_that_is_down_leaves_the_straight_line_and_the_plan_says_so() -> None:
    with graph() as (url, _asked):
        pass  # nobody listens there any more

    plan = solve(town(), travel=table_or_straight(Osrm(url), PLACES, Straight()))

    assert plan.travel is Provider.STRAIGHT
    assert plan.fell_back.startswith("路网服务 osrm 没有给出行车时间")


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("refuses", "HTTP 503"),
        ("garbles", "JSONDecodeError"),
        ("forgets", "KeyError: 'durations'"),
        ("strays", "有地点没有路可到"),
        ("declines", "TooBig too many places"),
        ("hangs", "timed out"),
    ],
)
def test_a_sick_graph_leaves_the_straight_line_and_says_what_ails_it(how: str, why: str) -> None:
    with graph(Ill) as (url, _asked):
        travel = table_or_straight(Osrm(url, how, timeout=0.1), PLACES, Straight(buffer=1.2))

    assert (travel.provider, travel.leg(PLACES[0], PLACES[1])) == (
        Provider.STRAIGHT,
        Straight(buffer=1.2).leg(PLACES[0], PLACES[1]),
    )
    assert why in travel.fell_back


def test_more_places_than_anybody_answers_for() -> None:
    with pytest.raises(ProviderDown, match="3001"):
        table(Osrm("http://127.0.0.1:9"), [place(n / 1000, 0) for n in range(3001)])
