"""Whatever is tapped, tallied, struck and entered in whatever order: one visit a person, place and hour."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.cast import CITY, DAY, SmallCity
from tests.stations.conftest import Places, screen_code
from yilu.core import clock
from yilu.core.periods import Period
from yilu.stations import actions, queries
from yilu.stations.actions import BookLine
from yilu.stations.enums import Group
from yilu.stations.models import Visit

who_comes = st.sampled_from(["member", "driver", "truck_driver"])
where = st.sampled_from(["jinsha", "mumian"])
times = st.tuples(st.integers(8, 11), st.sampled_from([0, 20, 50]))
services = st.lists(st.sampled_from(["water", "rest", "toilet"]), max_size=2)


def counter(city: SmallCity, places: Places, stand: Any) -> type[RuleBasedStateMachine]:
    """The counters of two stations beside a plain set that says who was where in which hour."""
    keeper, today = city.cast["keeper"], Period(DAY, DAY)

    class Counter(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            Visit.objects.all().delete()
            self.came: dict[tuple[str, str, int], set[str]] = {}
            self.tallied: dict[str, int] = {"ride_hailing": 0, "truck": 0}

        @rule(who=who_comes, place=where, time=times, what=services)
        def check_in(self, who: str, place: str, time: tuple[int, int], what: list[str]) -> None:
            stand(*time)
            station = getattr(places, place)
            visit = actions.check_in(station, screen_code(station), what, by=city.cast[who])
            kept = self.came.setdefault((who, place, time[0]), set())
            kept |= set(what)
            assert set(visit.services) == kept

        @rule(who=who_comes, place=where, hour=st.integers(6, 11))
        def enter(self, who: str, place: str, hour: int) -> None:
            stand(12)
            group = Group.TRUCK if who == "truck_driver" else Group.RIDE_HAILING
            line = BookLine(DAY, hour, group, person=city.cast[who].person_id)
            actions.enter_book(getattr(places, place), [line], by=keeper)
            self.came.setdefault((who, place, hour), set())

        @rule(place=where, group=st.sampled_from(["ride_hailing", "truck"]), n=st.integers(1, 5))
        def tally(self, place: str, group: str, n: int) -> None:
            stand(10)
            actions.tally(getattr(places, place), Group(group), by=keeper, count=n)
            self.tallied[group] += n

        @rule(data=st.data())
        def strike(self, data: st.DataObject) -> None:
            rows = list(Visit.objects.filter(struck_at=None).select_related("person"))
            if not rows:
                return
            row = data.draw(st.sampled_from(rows))
            actions.strike(row, by=keeper)
            if row.person_id is None:
                self.tallied[row.group] -= row.count
                return
            who = next(w for w in self._people() if city.cast[w].person_id == row.person_id)
            place = "jinsha" if row.station_id == places.jinsha.pk else "mumian"
            del self.came[who, place, row.hour]

        @staticmethod
        def _people() -> tuple[str, ...]:
            return ("member", "driver", "truck_driver")

        @invariant()
        def adds_up(self) -> None:
            trucks = sum(who == "truck_driver" for who, _place, _hour in self.came)
            rides = queries.station_services(CITY, today)
            assert queries.person_times(queries.named(rows=rides)) == len(self.came) - trucks
            assert queries.person_times(queries.tallies(rides)) == self.tallied["ride_hailing"]
            assert (
                queries.person_times(queries.truck_services(CITY, today))
                == trucks + self.tallied["truck"]
            )
            live = Visit.objects.filter(struck_at=None).aggregate(n=Sum("count"))["n"] or 0
            assert live == len(self.came) + sum(self.tallied.values())

    return Counter


@pytest.mark.django_db
def test_the_counters_add_up(
    small_city: SmallCity, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stand(hour: int, minute: int = 0) -> None:
        now = datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=clock.CITY_ZONE)
        monkeypatch.setattr(clock, "business_now", lambda: now)

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        counter(small_city, places, stand),
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
