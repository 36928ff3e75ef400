"""Whatever drivers tap in whatever order: never too many, the counter right, the reserve never idle."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import integers

from tests.cast import SmallCity
from tests.fleets.scenes import a_fleet, called, volunteer
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.fleets import actions
from yilu.fleets.enums import AskState, MissionState
from yilu.fleets.models import Ask, Mission

pytestmark = pytest.mark.django_db
DRIVERS = integers(0, 4)


class Answers(RuleBasedStateMachine):
    """Five drivers, two places and one in reserve."""

    city: ClassVar[SmallCity]
    drivers: ClassVar[list[Actor]]

    @initialize()
    def begin(self) -> None:
        Ask.objects.all().delete()
        Mission.objects.all().delete()
        self.mission = called(self.city, needed=2, reserve=1)

    def _tap(self, act: Any, *args: Any, **named: Any) -> None:
        with suppress(Refused):
            act(self.mission.pk, *args, **named)

    @rule(who=DRIVERS)
    def accept(self, who: int) -> None:
        self._tap(actions.accept, by=self.drivers[who])

    @rule(who=DRIVERS)
    def decline(self, who: int) -> None:
        self._tap(actions.decline, by=self.drivers[who])

    @rule(who=DRIVERS)
    def drop(self, who: int) -> None:
        self._tap(actions.drop_out, "", by=self.drivers[who])

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "mission"):
            return
        mission = Mission.objects.get(pk=self.mission.pk)
        accepted = Ask.objects.filter(mission=mission, state=AskState.ACCEPTED)
        going, reserve = (
            accepted.filter(reserve=False).count(),
            accepted.filter(reserve=True).count(),
        )
        assert mission.accepted == going + reserve <= 3
        assert reserve == 0 or going == 2  # nobody waits in reserve while a place is free
        assert (mission.state == MissionState.FILLED) == (mission.accepted == 3)


def test_any_taps_in_any_order(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    Answers.city = small_city
    Answers.drivers = [volunteer(small_city, fleet, n) for n in range(1, 6)]
    case = Answers.TestCase
    case.settings = hypothesis_settings(max_examples=5, stateful_step_count=15, deadline=None)
    case("runTest").runTest()
