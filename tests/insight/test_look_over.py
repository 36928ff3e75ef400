"""送签前看一眼: what a careful eye finds in a draft before it is passed on."""

from __future__ import annotations

import pytest

from tests.insight.conftest import Desk
from yilu.insight import actions, queries


def looked_over(desk: Desk, **changed: str) -> dict[str, str]:
    brief = desk.draft()
    brief = actions.revise(brief.pk, by=desk.staff, version=1, words=desk.words(brief, **changed))
    return {str(check.text): check.level.value for check in queries.checks(brief)}


def test_a_sound_draft_passes_with_a_word_about_gaps(desk: Desk) -> None:
    found = looked_over(desk, report_to="市委社会工作部")
    assert found == {
        "8 个数都有出处，点开能看到行": "ok",
        "1 名在营司机党员还没有党支部，见空白点清单": "warn",
    }


@pytest.mark.parametrize(
    ("body", "level", "words"),
    [
        ("持证{drivers_licensed}，另有外地车 35 辆。", "warn", "有手写的数：35，点不开出处"),
        ("持证{没有的数}。", "stop", "正文里的“{没有的数}”没有这个数，请从右边的清单里选"),
        ("一个数也没有。", "stop", "正文里一个数也没有，请至少写进一个"),
        ("感谢𪚥师傅，持证{drivers_licensed}。", "stop", "PDF 里印不出这些字：𪚥"),
    ],
)
def test_what_a_careful_eye_finds(desk: Desk, body: str, level: str, words: str) -> None:
    assert looked_over(desk, body=body)[words] == level


def test_dates_typed_by_hand_are_no_figures(desk: Desk) -> None:
    found = looked_over(desk, body="截至2026年6月15日，持证{drivers_licensed}。6月起。")
    assert not any("手写" in text for text in found)
