"""My branch's meetings in the hand: a counter reports his sums once, and nothing of them stays beside."""

from __future__ import annotations

from tests.cast import SmallCity
from tests.contracts.matrix.meetings import a_vote_of_the_member
from tests.mobile.conftest import Open, text
from tests.ui.browser import PHONE, Look, faults
from yilu.branch_life.models import Tally
from yilu.runtime.models import IdempotencyKey

SUMS = {"papers_back": "4", "yes": "3", "no": "1", "abstain": "0", "invalid": "0", "once": "k1"}


def test_a_counter_who_taps_twice_reports_once(open_page: Open, small_city: SmallCity) -> None:
    """What is kept of the tap is where it led, never a sum."""
    ballot, member = a_vote_of_the_member(small_city), small_city.cast["member"]
    page = f"/me/ballots/{ballot.pk}/"
    for _tap in range(2):
        assert open_page(page, member, dict(SUMS)).status_code == 302
    assert Tally.objects.filter(ballot=ballot).count() == 1
    kept = IdempotencyKey.objects.get()
    assert (kept.status, kept.answer) == (302, f"/me/meetings/{ballot.meeting_id}/")


def test_he_sees_nothing_of_the_other_counter(open_page: Open, small_city: SmallCity) -> None:
    ballot, member = a_vote_of_the_member(small_city), small_city.cast["member"]
    open_page(f"/me/ballots/{ballot.pk}/", member, dict(SUMS))
    assert "赞成 3" not in text(open_page(f"/me/meetings/{ballot.meeting_id}/", member))


def test_his_pages_of_branch_life_by_day_and_by_night(
    open_page: Open, small_city: SmallCity
) -> None:
    """Accessible, thumb-sized, under 40 KB."""
    ballot, member = a_vote_of_the_member(small_city), small_city.cast["member"]
    paths = (
        "/me/meetings/", f"/me/meetings/{ballot.meeting_id}/", f"/me/ballots/{ballot.pk}/",
        "/me/record/", "/me/record/meetings/", "/me/progress/",
    )  # fmt: skip
    pages = {path: text(open_page(path, member)) for path in paths}
    assert {path for path, html in pages.items() if len(html.encode()) > 40_000} == set()
    looks = [
        Look(f"branch{n}{theme}", html, PHONE, theme)  # type: ignore[arg-type]
        for n, html in enumerate(pages.values())
        for theme in ("light", "dark")
    ]
    assert faults(looks) == {}
