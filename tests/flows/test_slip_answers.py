"""A reply to an appeal's letter answers its task, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import DAY, SmallCity
from yilu.appeals import actions
from yilu.appeals.models import Task
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid
from yilu.flows.slip_answers import answer_slip
from yilu.referrals.models import Slip


@pytest.fixture
def slip(small_city: SmallCity) -> Slip:
    """The letter the committee sent to the police for 王芳's appeal."""
    who = small_city.cast
    words = actions.Words("accident", "help", "追尾后保险迟迟不定损。")
    appeal = actions.submit(words, by=who["driver"]).appeal
    actions.accept(appeal.pk, by=who["committee"])
    given = {"wanted": "出认定书", "facts": "阳光大道"}
    task = actions.invite(appeal.pk, by=who["committee"], unit=small_city.police, **given)
    return Slip.objects.get(pk=task.slip)


def test_a_reply_on_the_letter_answers_the_task(small_city: SmallCity, slip: Slip) -> None:
    on = slip.issued_at.astimezone(CITY_ZONE).date()
    by = small_city.cast["committee"]
    answer_slip(slip, "对方全责", on, by=by, code=slip.code, answered_by="李警官")
    task = Task.objects.get(slip=slip.pk)
    assert (task.state, task.answer, task.on_paper) == ("answered", "对方全责", True)
    assert [(a.text, a.answered_by) for a in slip.answers.all()] == [("对方全责", "李警官")]


def test_a_wrong_day_is_told_on_the_letters_field(small_city: SmallCity, slip: Slip) -> None:
    by, late = small_city.cast["committee"], DAY + timedelta(days=4000)
    with pytest.raises(Invalid) as wrong:
        answer_slip(slip, "对方全责", late, by=by, code=slip.code, answered_by="李警官")
    assert list(wrong.value.errors) == ["answered_on"]
    assert slip.answers.count() == 0
