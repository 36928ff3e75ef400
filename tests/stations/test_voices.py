"""Needs heard and faults reported: answered, told, and carried on when nobody settles them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import CITY, SmallCity
from tests.stations.conftest import Places
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.uuid7 import uuid7
from yilu.notices.models import Message
from yilu.stations import actions, queries
from yilu.stations.enums import FaultKind, FaultState, NeedKind, NeedState

SYSTEM = Actor.for_system(CITY)


def test_a_need_is_answered_and_the_driver_told(small_city: SmallCity, places: Places) -> None:
    keeper, luo = small_city.cast["keeper"], small_city.luo.person_id
    need = actions.hear_need(
        places.jinsha, NeedKind.SHOWER, "跑完夜班想洗个澡", by=keeper, person=luo
    )
    assert need.number == "XQ-2026-000001"
    answered = actions.answer_need(need, "隔壁浴室和我们说好了，半价", by=keeper)
    assert answered.state == NeedState.ANSWERED
    assert Message.objects.get().person_id == luo
    with pytest.raises(Refused):
        actions.answer_need(need, "再答一次", by=keeper)


def test_a_need_becomes_an_appeal_only_with_a_name(small_city: SmallCity, places: Places) -> None:
    keeper = small_city.cast["keeper"]
    with pytest.raises(Invalid) as said:
        actions.hear_need(
            places.jinsha, NeedKind.LABOUR, "平台乱扣钱", by=keeper, wants_appeal=True
        )
    assert list(said.value.errors) == ["person"]
    need = actions.hear_need(
        places.jinsha, NeedKind.LABOUR, "平台乱扣钱", by=keeper, wants_appeal=True,
        person=small_city.luo.person_id,
    )  # fmt: skip
    assert list(queries.needs_to_raise(CITY)) == [need]
    appeal = uuid7()
    for _time in range(2):
        raised = actions.need_became_appeal(need, appeal, by=SYSTEM)
    assert (raised.state, raised.appeal) == (NeedState.APPEALED, appeal)
    assert list(queries.needs_to_raise(CITY)) == []
    with pytest.raises(NotAllowed):
        actions.need_became_appeal(need, appeal, by=keeper)


def test_an_empty_need_is_none(small_city: SmallCity, places: Places) -> None:
    with pytest.raises(Invalid):
        actions.hear_need(places.jinsha, NeedKind.OTHER, "  ", by=small_city.cast["keeper"])


def test_one_fault_is_reported_once_until_settled(small_city: SmallCity, places: Places) -> None:
    luo, wang, keeper = (small_city.cast[who] for who in ("member", "driver", "keeper"))
    first = actions.report_fault(places.jinsha, FaultKind.TOILET, "门锁坏了", by=luo)
    assert actions.report_fault(places.jinsha, FaultKind.TOILET, by=wang).pk == first.pk
    told = Message.objects.get()
    assert (told.person_id, told.title) == (
        keeper.person_id, "花城货车司机驿站·金沙：司机反映厕所用不了",
    )  # fmt: skip
    settled = actions.settle_fault(first, "换了锁", by=keeper)
    assert settled.state == FaultState.SETTLED
    assert actions.report_fault(places.jinsha, FaultKind.TOILET, by=wang).pk != first.pk
    with pytest.raises(Invalid):
        actions.report_fault(places.jinsha, FaultKind.OTHER, by=luo)


@pytest.mark.parametrize(
    ("reported", "waits_too_long"),
    [
        (date(2026, 6, 9), True),  # Tuesday
        (
            date(2026, 6, 10),
            False,
        ),  # Wed: Wed 10, Thu 11, Fri 12 are three working days before Mon 15
        (date(2026, 6, 15), False),
    ],
)
def test_a_fault_that_waits_too_long_is_to_be_raised(
    small_city: SmallCity, places: Places, reported: date, waits_too_long: bool
) -> None:
    fault = actions.report_fault(
        places.jinsha, FaultKind.WATER, by=small_city.cast["member"], on=reported
    )
    assert (fault in queries.faults_to_raise(CITY)) is waits_too_long
    if waits_too_long:
        actions.raise_fault(fault, uuid7(), by=SYSTEM)
        assert list(queries.faults_to_raise(CITY)) == []
