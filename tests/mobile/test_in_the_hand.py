"""The phone pages in a real browser: accessible, thumb-sized, never wider than the hand."""

from __future__ import annotations

import pytest

from tests.cast import SmallCity
from tests.mobile.conftest import Open, text
from tests.ui.browser import PHONE, Look, faults
from yilu.core.actor import Actor
from yilu.mobile.views import errors

pytestmark = pytest.mark.django_db
PATHS = ["/", "/me/papers/", "/me/branch/", "/me/looked/", "/me/settings/", "/me/messages/"]
NARROW = (360, 780)


def test_a_driver_member_s_pages_by_day_and_by_night(
    small_city: SmallCity, open_page: Open
) -> None:
    pages = {path: text(open_page(path, small_city.cast["member"])) for path in PATHS}
    looks = [
        Look(f"member{path.replace('/', '-')}{theme}", html, PHONE, theme)  # type: ignore[arg-type]
        for path, html in pages.items()
        for theme in ("light", "dark")
    ]
    assert faults(looks) == {}


def test_everybody_else_s_pages_on_a_narrow_phone(small_city: SmallCity, open_page: Open) -> None:
    looks = [
        Look(f"{who}{path.replace('/', '-')}", text(open_page(path, small_city.cast[who])), NARROW)
        for who in ("driver", "truck_driver", "newcomer", "committee")
        for path in PATHS
    ]
    assert faults(looks) == {}


def test_large_type_still_fits(small_city: SmallCity, open_page: Open) -> None:
    pages = {path: text(open_page(path, small_city.cast["member"])) for path in PATHS}
    large = 'data-face="phone" data-size="large"'
    looks = [
        Look(f"large{path.replace('/', '-')}", html.replace('data-face="phone"', large, 1), NARROW)
        for path, html in pages.items()
    ]
    assert faults(looks) == {}


def test_signed_out_and_error_pages(open_page: Open) -> None:
    pages = {
        "welcome": text(open_page("/", Actor.anonymous("510400"))),
        "404": errors._page("404", 404).content.decode(),
        "500": errors._page("500", 500).content.decode(),
    }
    assert faults(Look(name, html) for name, html in pages.items()) == {}
