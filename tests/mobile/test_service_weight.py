"""Every phone page of stations, activities and care: light, and as cheap for fifty rows as for one."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.care import scenes
from tests.cast import CITY, SmallCity
from tests.files.make import film, picture
from tests.mobile.conftest import Open, text
from tests.mobile.test_activities import session
from tests.stations.conftest import place_all
from yilu.activities import actions as activities
from yilu.activities.actions import Words
from yilu.activities.enums import Mode, PublicationKind
from yilu.activities.models import SignUp
from yilu.care import actions as care
from yilu.care.models import Consultation, Help
from yilu.core import clock
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind

FORTY_KB = 40 * 1024


@pytest.fixture
def addresses(small_city: SmallCity) -> dict[str, str]:
    """One of each, full of what it shows."""
    places, staff = place_all(small_city), small_city.cast["committee"]
    starts = clock.business_now() - timedelta(minutes=20)
    lesson = activities.draft(
        activities.Plan(
            kind="lecture", title="线上课", starts_at=starts, ends_at=starts + timedelta(days=9),
            audience=(Rule(AudienceKind.EVERYBODY),), mode=Mode.ONLINE,
        ),
        small_city.root, by=staff,
    )  # fmt: skip
    activities.set_lesson(lesson.pk, [("一", "先停车" * 400)], by=staff)
    activities.set_film(lesson.pk, 0, io.BytesIO(film()), by=staff)
    activities.set_picture(lesson.pk, 0, io.BytesIO(picture()), by=staff)
    activities.set_quiz(lesson.pk, [("先做什么", ("停车", "走"), 0)], by=staff)
    activities.publish(lesson.pk, by=staff, at=starts)
    talk = session(small_city, ahead=-1, title="讲座" * 20)
    notice = activities.draft_publication(
        Words(
            PublicationKind.LAW, "新规", "跟您有关" * 50, (Rule(AudienceKind.EVERYBODY),),
            body="第一条。" * 500, answers=(("几时起？", "下月"),) * 5,
        ),
        small_city.root, by=staff,
    )  # fmt: skip
    activities.publish_publication(notice.pk, by=staff, notify=False)
    slot = scenes.a_slot(small_city)
    question = scenes.a_question(small_city)
    return {
        "near": "/stations/?all=1&more=1", "map": "/stations/map/?all=1",
        "station": f"/stations/{places.jinsha.pk}/", "in": f"/stations/{places.jinsha.pk}/in/",
        "fault": f"/stations/{places.jinsha.pk}/fault/", "activities": "/activities/",
        "activity": f"/activities/{talk.pk}/", "door": f"/activities/{talk.pk}/in/",
        "lesson": f"/activities/{lesson.pk}/lesson/1/", "publications": "/publications/",
        "publication": f"/publications/{notice.pk}/", "care": "/care/",
        "slots": "/care/slots/", "book": f"/care/slots/{slot.pk}/", "ask": "/care/ask/",
        "answers": "/care/answers/", "consultation": f"/care/consultations/{question.pk}/",
    }  # fmt: skip


def weight(page: str) -> int:
    """As it travels, with everything it links to."""
    linked = set(re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"#]+\.(?:css|js|svg))', page))
    parts = [page.encode(), *(Path(str(finders.find(n))).read_bytes() for n in linked)]
    return sum(len(gzip.compress(part, 9)) for part in parts)


def test_a_first_load_weighs_under_forty_kilobytes(
    small_city: SmallCity, addresses: dict[str, str], open_page: Open
) -> None:
    """The page as it travels, with everything it links to but pictures and films."""
    weights = {}
    for name, path in addresses.items():
        page = text(open_page(path, small_city.cast["driver"]))
        weights[name] = weight(page)
        assert (" style=" in page, re.search(r"<script(?![^>]*\ssrc=)", page)) == (False, None)
    assert {name: weight for name, weight in weights.items() if weight >= FORTY_KB} == {}


def test_the_lists_of_those_who_stand_at_a_door_are_light(
    small_city: SmallCity, open_page: Open
) -> None:
    """Forty at a door, a pack counter with its sheet to sign on."""
    keeper, store = small_city.cast["keeper"], scenes.a_store(small_city)
    talk = session(small_city, ahead=0, host=small_city.stations)
    now = clock.business_now()
    for _n in range(40):
        SignUp.objects.create(
            city=CITY, activity=talk, person=make.person(), state="booked", asked_at=now
        )
    packs = f"/care/packs/{store.campaign.pk}/{store.station.pk}/"
    for path in (f"/activities/{talk.pk}/door/", packs, "/care/packs/"):
        page = text(open_page(path, keeper))
        assert weight(page) < FORTY_KB, path
        assert (" style=" in page, re.search(r"<script(?![^>]*\ssrc=)", page)) == (False, None)


def test_a_film_waits_until_it_is_asked_for(
    small_city: SmallCity, addresses: dict[str, str], open_page: Open
) -> None:
    page = text(open_page(addresses["lesson"], small_city.cast["driver"]))
    assert ('preload="none"' in page, "视频 1:30" in page) == (True, True)
    answer = open_page(addresses["lesson"].replace("/1/", "/0/film"), small_city.cast["driver"])
    assert (answer["Content-Type"], answer["Accept-Ranges"]) == ("video/mp4", "bytes")
    assert answer.content == film()


def _notice(city: SmallCity, n: int) -> None:
    words = Words(PublicationKind.NOTICE, f"通知{n}", "看路", (Rule(AudienceKind.EVERYBODY),))
    row = activities.draft_publication(words, city.root, by=city.cast["committee"])
    activities.publish_publication(row.pk, by=city.cast["committee"], notify=False)


def _slot(city: SmallCity, n: int) -> None:
    scenes.a_slot(city, consultant=f"医生{n}")


def _answer(city: SmallCity, n: int) -> None:
    row = scenes.an_offered_answer(city)
    care.release_answer(row.pk, by=city.cast["committee"], release=True)
    assert Consultation.objects.filter(published_at__isnull=False).count() == n + 1


def _help(city: SmallCity, n: int) -> None:
    scenes.a_help(city, receipt="phone", proof={})
    assert Help.objects.count() == n + 1


LISTS: dict[str, Callable[[SmallCity, int], None]] = {
    "/publications/": _notice, "/care/slots/": _slot, "/care/answers/": _answer, "/care/": _help,
}  # fmt: skip


@pytest.mark.parametrize("path", sorted(LISTS))
def test_fifty_cost_what_one_costs(path: str, small_city: SmallCity, open_page: Open) -> None:
    costs, made = [], 0
    for rows in (1, 3, 50):
        while made < rows:
            LISTS[path](small_city, made)
            made += 1
        with CaptureQueriesContext(connection) as asked:
            open_page(path, small_city.cast["driver"])
        costs.append(len(asked))
    assert costs == [costs[0]] * 3
