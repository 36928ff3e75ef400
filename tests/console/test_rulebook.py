"""条文: what is cited, how far it was checked, another version without code."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.branch_life import ways
from tests.branch_life.files import Outcome
from tests.cast import CITY, DAY, SmallCity
from tests.console.conftest import At
from yilu.branch_life.actions import development
from yilu.branch_life.rules.cards import Blocked
from yilu.rulebook import queries
from yilu.rulebook.models import Article

BASE = "/console/rules/"
PROBATION = "development.probation"


def _now(key: str) -> Article:
    return queries.article(CITY, key, DAY)


def test_the_list_says_what_was_checked_and_where_it_comes_from(at: At) -> None:
    page = at("secretary").read(BASE, part="development", size=100)
    assert "没有取得全文" in page
    assert "待核对" in page
    assert "已核对" not in page


def test_the_committee_puts_a_version_and_the_next_step_is_checked_by_it(
    at: At, small_city: SmallCity
) -> None:
    """Eighteen months of probation from 2026-06-01, said on a page: the old year is refused from then."""
    row = _now(PROBATION)
    given = {
        "source": row.source,
        "article": "第三十一条",
        "text": "预备期十八个月，从支部大会通过之日算起。",
        "in_force_from": "2026-06-01",
        "n_months": "18",
        "note": "试验用的条文",
        "verified": "on",
    }
    assert at("committee").post(f"{BASE}{row.pk}/replace/", **given).status_code == 302
    assert (_now(PROBATION).value, _now(PROBATION).verified) == ({"months": 18}, True)
    file = ways.brought_to(small_city, "oath")
    with pytest.raises(Blocked) as refused:
        development.record_step(
            file.pk,
            "probation",
            ways.entry("probation", done_on=date(2026, 6, 1), outcome=Outcome.YES),
            by=small_city.cast["secretary"],
        )
    assert "2026-09-30" in str(refused.value.errors["done_on"])


def test_what_was_typed_stays_where_a_number_is_wrong(at: At) -> None:
    row = _now("meeting.extension")
    given = {
        "source": row.source,
        "article": "第三十二条",
        "text": "可以延长一次。",
        "in_force_from": "2026-07-01",
        "n_least": "",
        "n_most": "12",
        "note": "原文",
    }
    answer = at("committee").post(f"{BASE}{row.pk}/replace/", **given)
    assert answer.status_code == 422
    assert "可以延长一次。" in answer.content.decode()
    assert Article.objects.filter(key="meeting.extension").count() == 2


def test_a_number_left_empty_is_not_asked_for(at: At) -> None:
    """As the text of 2014 asked for no days of notice."""
    row = _now("development.target")
    given = {
        "source": row.source,
        "article": row.article,
        "text": row.text,
        "in_force_from": "2026-05-18",
        "n_months": "12",
        "n_notice_days": "",
        "note": "原文",
    }
    at("committee").post(f"{BASE}{row.pk}/replace/", **given)
    assert _now("development.target").value == {"months": 12}


def test_a_secretary_reads_and_changes_nothing(at: At) -> None:
    row, desk = _now(PROBATION), at("secretary")
    assert "/replace/" not in desk.read(f"{BASE}{row.pk}/")
    assert desk.get(f"{BASE}{row.pk}/replace/").status_code == 404
    assert desk.post(f"{BASE}{row.pk}/check/", note="看过").status_code == 404


def test_checked_against_the_text_is_said_on_the_page(at: At) -> None:
    row, desk = _now("meeting.secret"), at("committee")
    desk.post(f"{BASE}{row.pk}/check/", note="单行本，组织科核对")
    assert "单行本，组织科核对" in desk.read(f"{BASE}{row.pk}/")


def test_the_list_asks_as_often_for_50_rows_as_for_one(at: At) -> None:
    desk, counts = at("committee"), []
    Article.objects.all().delete()
    for wanted in (1, 3, 50):
        have = Article.objects.count()
        Article.objects.bulk_create(
            Article(city=CITY, key=f"meeting.n{n}", source="s", article="a", text="t", in_force_from=DAY)
            for n in range(have, wanted)
        )  # fmt: skip
        desk.read(BASE)
        with CaptureQueriesContext(connection) as asked:
            desk.read(BASE, size=100)
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
