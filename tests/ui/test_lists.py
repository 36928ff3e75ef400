"""The list pattern: what the address means, what the page shows, what a file holds."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from django.http import Http404

from tests.ui.conftest import VIEWER, Ask
from tests.ui.example import ROWS, SHOPS
from yilu.audit.models import Entry
from yilu.console import exports
from yilu.console.listing import Listing, read, respond
from yilu.core.errors import Refused

pytestmark = pytest.mark.django_db


def names(listing: Listing) -> list[str]:
    return [line["cells"][0]["cell"].text for line in listing.lines]


def page(request: Any) -> str:
    return respond(request, SHOPS).content.decode()


def test_the_first_page_says_what_of_how_many(ask: Ask) -> None:
    listing = read(ask(), SHOPS)
    assert (listing.first, listing.last, listing.total) == (1, 25, 60)
    assert listing.previous_url == ""
    assert listing.next_url == "?page=2"


def test_the_last_page_ends_where_the_rows_end(ask: Ask) -> None:
    listing = read(ask("?page=3"), SHOPS)
    assert (listing.first, listing.last, listing.next_url) == (51, 60, "")
    assert listing.previous_url == "?page=2"


@pytest.mark.parametrize("wrong", ["99", "0", "-1", "x", "１", "9" * 5000])
def test_a_page_that_is_not_there_is_never_an_error(ask: Ask, wrong: str) -> None:
    assert read(ask(f"?page={wrong}"), SHOPS).total == 60


def test_filters_stand_in_the_address_and_survive_paging(ask: Ask) -> None:
    listing = read(ask("?district=510402&page=1"), SHOPS)
    assert listing.total == 30
    assert "district=510402" in listing.next_url


@pytest.mark.parametrize("wrong", ["?district=1'--", "?since=2026-02-30", "?unknown=1"])
def test_what_is_not_offered_is_not_asked_of_the_database(ask: Ask, wrong: str) -> None:
    listing = read(ask(wrong), SHOPS)
    assert listing.total == 60
    assert not listing.is_narrowed


def test_a_day_is_a_filter_too(ask: Ask) -> None:
    assert names(read(ask("?since=2026-03-01"), SHOPS)) == ["=1+1"]


def test_search_finds_characters_outside_the_common_plane(ask: Ask) -> None:
    assert names(read(ask("?q=𠮷"), SHOPS)) == ["门店007"]


def test_search_takes_full_width_typing_and_drops_what_a_database_refuses(ask: Ask) -> None:
    assert names(read(ask("?q=０１２%00"), SHOPS)) == ["门店012"]


def test_sorting_turns_round_and_nothing_goes_last(ask: Ask) -> None:
    down = read(ask("?sort=-visits"), SHOPS)
    assert names(down)[0] == "门店060"
    heading = next(h for h in down.headings if h["label"] == "人次")
    assert heading["current"] == "descending"
    assert "sort=visits" in heading["href"]
    assert names(read(ask("?sort=opened"), SHOPS))[0] == "=1+1"


def test_a_column_that_cannot_sort_is_left_alone(ask: Ask) -> None:
    assert read(ask("?sort=district"), SHOPS).sort == "name"


def test_only_the_rows_of_the_page_are_dressed(ask: Ask) -> None:
    seen: list[int] = []

    def dress(actor: Any, rows: list[Any]) -> list[Any]:
        seen.append(len(rows))
        return rows

    read(ask("?size=50"), _with(dress=dress))
    assert seen == [50]


def test_the_page_shows_chips_words_and_links(ask: Ask) -> None:
    html = page(ask("?q=门店002"))
    assert 'href="/example/2/"' in html
    assert "chip--soon" in html
    assert "style=" not in html
    assert "<script>" not in html


def test_nothing_found_says_what_to_do_next(ask: Ask) -> None:
    assert "没有符合的" in page(ask("?q=没有这家"))
    assert "导入名册之后" in respond(ask(), _with(rows=lambda a, q: [])).content.decode()


def test_what_is_shown_can_be_taken_away_and_is_recorded(ask: Ask) -> None:
    response = respond(ask("?district=510411&format=xlsx"), SHOPS)
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    rows = list(book["门店"].iter_rows(values_only=True))
    assert rows[0] == ("门店", "区县", "开业", "状态", "人次")
    assert len(rows) == 31
    assert "区县：仁和区" in str(list(book["说明"].values))
    entry = Entry.objects.get(verb="list.exported")
    assert (entry.kind, entry.detail["rows"]) == ("example.shop", 30)
    assert entry.detail["filters"] == "district"


def test_a_name_that_looks_like_a_formula_stays_text(ask: Ask) -> None:
    book = openpyxl.load_workbook(io.BytesIO(respond(ask("?format=xlsx"), SHOPS).content))
    cell = next(c for c in book["门店"]["A"] if c.value == "=1+1")
    assert cell.data_type == "s"
    text = respond(ask("?format=csv"), SHOPS).content.decode("utf-8-sig")
    assert "'=1+1" in text.splitlines()[1]


def test_without_the_right_there_is_no_file_and_no_button(ask: Ask) -> None:
    assert "format=xlsx" not in page(ask("", VIEWER))
    with pytest.raises(Http404):
        respond(ask("?format=xlsx", VIEWER), SHOPS)
    assert not Entry.objects.filter(verb="list.exported").exists()


def test_too_much_for_one_file_is_refused_with_the_way_out(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 10)
    with pytest.raises(Refused, match="先用筛选"):
        respond(ask("?format=csv"), SHOPS)


def test_the_number_of_queries_does_not_grow(ask: Ask, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        read(ask("?size=25"), SHOPS)
        read(ask("?size=100"), SHOPS)
    assert len(ROWS) == 60


def _with(**changes: Any) -> Any:
    return replace(SHOPS, **changes)
