"""What looks counted twice, at the desk: names masked, consultations for those who run care."""

from __future__ import annotations

from tests.cast import SmallCity
from tests.console.conftest import At
from tests.insight.test_doubles import held, talk


def test_the_desk_shows_it_masked(small_city: SmallCity, at: At) -> None:
    assert "没有看着像重复的" in at("committee").read("/console/doubles/")
    held(small_city, "宣讲")
    talk(small_city)
    page = at("committee").read("/console/doubles/")
    assert ("王*" in page, "王芳" in page, "ZX-2026-0001" in page) == (True, False, True)
    assert "ZX-2026-0001" not in at("secretary").read("/console/doubles/")
