"""Makes what the companies report each month: whose orders, in which vehicle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from yilu.core.periods import add_months, month_end, month_of
from yilu.demo.city import Driver, Operation, Vehicle
from yilu.demo.drivers import Roll
from yilu.demo.fleet import Fleet
from yilu.demo.panzhihua import COMPANIES, NOISE

MONTHS = 12  # the month of the day and the eleven before it
QUITTERS = 70  # drove in earlier months, not in this one
DRIVES_FOR_TWO = 6  # reported by both companies in the same month


class Activity:
    """A year of reports. In the last month exactly the planned drivers and vehicles have orders."""

    def __init__(self, roll: Roll, fleet: Fleet, day: date, rng: Random) -> None:
        self._roll, self._fleet, self._day, self._rng = roll, fleet, day, rng
        self._quit = self._quitters()

    def reports(self) -> list[Operation]:
        this_month = month_of(self._day)
        made = list(self._this_month(this_month))
        for back in range(1, MONTHS):
            made += self._earlier(add_months(this_month, -back), back)
        return sorted(made, key=lambda op: (op.month, op.company))

    def _this_month(self, month: date) -> Iterator[Operation]:
        share = self._day.day / month_end(self._day).day
        two = [0]
        for plan in COMPANIES:
            for driver, vehicle in self._fleet.pairs[plan.key]:
                yield self._report(driver, plan.key, vehicle, month, share)
                if len(driver.contracts) > 1 and two[0] < DRIVES_FOR_TWO:
                    two[0] += 1
                    yield self._report(
                        driver, driver.contracts[1].company, vehicle, month, share / 3
                    )
        yield from self._without_orders(month)

    def _without_orders(self, month: date) -> Iterator[Operation]:
        """Reported with nothing: on the company's list, not operating."""
        for place in range(NOISE.zero_reported):
            plan = COMPANIES[place % 3]
            driver = self._roll.idle[plan.key][20 + place]
            vehicle = self._standing(plan.key)[place]
            yield Operation(driver, plan.key, vehicle.plate, month, 0, 0, 0)

    def _earlier(self, month: date, back: int) -> Iterator[Operation]:
        last = month_end(month)
        for plan in COMPANIES:
            active = [pair for pair in self._fleet.pairs[plan.key] if self._rng.random() < 0.94]
            gone = [(d, v) for d, v, left in self._quit[plan.key] if left <= back]
            for driver, vehicle in [*active, *gone]:
                if driver.contracts[0].from_on <= last and vehicle.valid_from <= last:
                    yield self._report(driver, plan.key, vehicle, month, 1.0)

    def _report(
        self, driver: Driver, company: str, vehicle: Vehicle, month: date, share: float
    ) -> Operation:
        orders = max(1, round(self._rng.triangular(30, 460, 240) * share))
        return Operation(
            driver=driver,
            company=company,
            plate=vehicle.plate,
            month=month,
            orders=orders,
            violations=int(self._rng.random() < 0.05),
            complaints=int(self._rng.random() < 0.03),
        )

    def _quitters(self) -> dict[str, list[tuple[Driver, Vehicle, int]]]:
        """Idle drivers who drove until some month ago, with the vehicle they drove."""
        found: dict[str, list[tuple[Driver, Vehicle, int]]] = {}
        for plan in COMPANIES:
            count = QUITTERS * plan.contracts // sum(p.contracts for p in COMPANIES)
            standing = self._standing(plan.key) or [v for _, v in self._fleet.pairs[plan.key]]
            found[plan.key] = [
                (driver, self._rng.choice(standing), self._rng.randint(1, 7))
                for driver in self._roll.idle[plan.key][40 : 40 + count]
            ]
        return found

    def _standing(self, company: str) -> list[Vehicle]:
        return [v for v in self._fleet.idle[company] if v.valid_on(self._day)]
