"""我的积分 on the phone: what I have and why, my code for the counter, gifts, a word on what is doubted."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import CITY, SmallCity
from tests.mobile.conftest import Open, text
from tests.rewards import scenes
from yilu.flows import redeeming
from yilu.rewards import actions, queries
from yilu.rewards.models import Donation

pytestmark = pytest.mark.django_db
BASE = "/me/points/"
PAGES = [BASE, f"{BASE}redeem/", f"{BASE}give/", f"{BASE}code/"]


def test_what_i_have_and_how_it_came(small_city: SmallCity, open_page: Open) -> None:
    driver = small_city.cast["driver"]
    assert "停好车随手拍一张" in text(open_page(BASE, driver))
    scenes.an_award(small_city, number="SJ-000009")
    page = text(open_page(BASE, driver))
    assert ("随手拍立案 SJ-000009" in page, "本月得到 5 分，最多 150 分" in page) == (True, True)
    assert "SJ-000009" not in text(open_page(BASE, small_city.cast["member"]))


def test_why_fewer_points_came_is_said(small_city: SmallCity, open_page: Open) -> None:
    for _again in range(2):
        scenes.an_award(small_city, place="8a3ca1")
    page = text(open_page(BASE, small_city.cast["driver"]))
    assert "5 分里给了 2 分（同一地点多次）" in page


def test_a_doubt_is_explained_once_however_often_it_is_sent(
    small_city: SmallCity, open_page: Open
) -> None:
    row, driver = scenes.a_doubt(small_city), small_city.cast["driver"]
    here = f"{BASE}{row.pk}/"
    assert "照片和别的账号一样" in text(open_page(here, driver))
    for _again in range(2):
        open_page(here, driver, {"text": "是我和同事一起拍的", "once": "w"})
    assert [one.move for one in queries.decisions(row)] == ["hold", "explain"]
    assert open_page(here, driver, {"text": ""}).status_code == 422


def test_a_refusal_is_appealed(small_city: SmallCity, open_page: Open) -> None:
    row, driver = scenes.a_declined(small_city), small_city.cast["driver"]
    assert "不同意可以申诉" in text(open_page(BASE, driver))
    here = f"{BASE}{row.pk}/"
    assert "和别人的照片是同一张" in text(open_page(here, driver))
    open_page(here, driver, {"text": "那张是我先发的", "once": "a"})
    row.refresh_from_db()
    assert row.state == "appealed"


def test_the_code_stands_on_my_screen_until_it_is_taken(
    small_city: SmallCity, open_page: Open
) -> None:
    scenes.rich(small_city)
    good, driver = scenes.a_good(small_city), small_city.cast["driver"]
    answer = open_page(f"{BASE}redeem/{good.pk}/", driver, {})
    assert answer["Location"] == f"{BASE}code/"
    shown = open_page(f"{BASE}code/", driver)
    found = re.search(r"figure--big num\">(\d{4}) (\d{4})<", text(shown))
    assert found is not None
    assert ("<svg" in text(shown), shown["Cache-Control"]) == (True, "no-store")
    code = "".join(found.groups())
    redeeming.hand_over(code, scenes.a_room(small_city).pk, by=small_city.cast["keeper"])
    assert "换好了：洗车一次" in text(open_page(f"{BASE}code/", driver))


def test_i_may_leave_it(small_city: SmallCity, open_page: Open) -> None:
    scenes.rich(small_city)
    driver = small_city.cast["driver"]
    open_page(f"{BASE}redeem/{scenes.a_good(small_city).pk}/", driver, {})
    open_page(f"{BASE}code/drop/", driver, {})
    assert (queries.my_voucher(driver), queries.points_of(CITY, small_city.wang.person_id)) == (
        None,
        100,
    )


def test_a_gift_happens_once_and_shows_what_became_of_it(
    small_city: SmallCity, open_page: Open
) -> None:
    scenes.rich(small_city)
    pool, driver = scenes.a_pool(small_city), small_city.cast["driver"]
    for _again in range(2):
        open_page(f"{BASE}give/{pool.pk}/", driver, {"points": "30", "once": "g"})
    assert Donation.objects.get().points == 30
    actions.close_pool(pool.pk, by=small_city.cast["committee"])
    actions.report_pool(pool.pk, "药箱 2 个，放到金沙驿站", by=small_city.cast["committee"])
    assert "药箱 2 个，放到金沙驿站" in text(open_page(f"{BASE}give/", driver))


def test_too_many_points_are_refused_in_words(small_city: SmallCity, open_page: Open) -> None:
    pool, driver = scenes.a_pool(small_city), small_city.cast["driver"]
    assert open_page(f"{BASE}give/{pool.pk}/", driver, {"points": "0"}).status_code == 422
    assert open_page(f"{BASE}give/{pool.pk}/", driver, {"points": "9"}).status_code == 302
    assert Donation.objects.count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_first_load_is_light_and_obeys_the_policy(
    path: str, small_city: SmallCity, open_page: Open
) -> None:
    scenes.rich(small_city)
    scenes.a_pool(small_city)
    driver = small_city.cast["driver"]
    open_page(f"{BASE}redeem/{scenes.a_good(small_city).pk}/", driver, {})
    page = text(open_page(path, driver))
    linked = re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"#]+\.(?:css|js|svg))', page)
    parts = [page.encode(), *(Path(str(finders.find(n))).read_bytes() for n in set(linked))]
    assert sum(len(gzip.compress(part, 9)) for part in parts) < 40 * 1024
    assert (" style=" in page, re.search(r"<script(?![^>]*\ssrc=)", page)) == (False, None)


def test_my_page_costs_the_same_with_many_rows(small_city: SmallCity, open_page: Open) -> None:
    costs = []
    for upto in ((0, 1), (1, 3), (3, 50)):
        for _number in range(*upto):
            scenes.an_award(small_city)
        with CaptureQueriesContext(connection) as asked:
            open_page(BASE, small_city.cast["driver"])
        costs.append(len(asked))
    assert costs == [costs[0]] * 3
