"""Makes the demo's drivers: who holds a permit until when, and on whose list each one is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from yilu.core.periods import add_months
from yilu.demo.city import Contract, Driver
from yilu.demo.panzhihua import COMPANIES, DISTRICT_SHARES, FIGURES, MIYI, NOISE, CompanyPlan
from yilu.demo.people import Person, Population
from yilu.demo.personas import PERSONAS, Persona

ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class Roll:
    """The drivers while they are being made; `operating` and `idle` are by company."""

    operating: dict[str, list[Driver]]
    idle: dict[str, list[Driver]]
    unattached: list[Driver]
    trucks: list[Driver]

    def everyone(self) -> list[Driver]:
        listed = [*self.operating.values(), *self.idle.values()]
        return [driver for group in listed for driver in group] + self.unattached + self.trucks


def make(population: Population, cast: dict[str, Person], day: date, rng: Random) -> Roll:
    """All drivers; the figures of the licensed and of the operating come out as planned."""
    maker = _Maker(population, day, rng)
    roll = Roll({}, {}, [], [])
    lapsed = dict(zip((p.key for p in COMPANIES), _spread(NOISE.lapsed_operating), strict=True))
    for plan in COMPANIES:
        stars = [p for p in PERSONAS if p.drives_for == plan.key]
        count = plan.operating - lapsed[plan.key]
        roll.operating[plan.key] = [
            *(maker.cast(p, cast[p.key]) for p in stars if p.operating),
            *maker.valid(plan, count - sum(p.operating for p in stars)),
            *maker.lapsed(plan, lapsed[plan.key]),
        ]
        roll.idle[plan.key] = [
            *(maker.cast(p, cast[p.key]) for p in stars if not p.operating),
            *maker.valid(plan, plan.contracts - count - sum(not p.operating for p in stars)),
        ]
    for plan, extra in zip(COMPANIES, shares(NOISE.lapsed_idle, COMPANIES), strict=True):
        roll.idle[plan.key] += maker.lapsed(plan, extra)
    listed = sum(plan.contracts for plan in COMPANIES)
    roll.unattached = list(maker.valid(None, FIGURES.drivers_licensed - listed))
    roll.trucks = maker.trucks(cast["truck_driver"])
    _second_contracts(roll, day, rng)
    return roll


class _Maker:
    def __init__(self, population: Population, day: date, rng: Random) -> None:
        self._population, self._day, self._rng = population, day, rng
        self._ends = self._valid_ends()
        self._serial = 0

    def cast(self, persona: Persona, person: Person) -> Driver:
        plan = next(plan for plan in COMPANIES if plan.key == persona.drives_for)
        return self._driver(person, persona.district, next(self._ends), plan)

    def valid(self, plan: CompanyPlan | None, count: int) -> Iterator[Driver]:
        """Drivers whose permit holds on the day."""
        for _ in range(count):
            district = self._district(plan)
            person = self._population.person(district=district)
            yield self._driver(person, district, next(self._ends), plan)

    def lapsed(self, plan: CompanyPlan, count: int) -> list[Driver]:
        """Drivers still on the list although their permit ran out within the last 16 months."""
        made = []
        for _ in range(count):
            district = self._district(plan)
            person = self._population.person(district=district)
            end = self._day - self._rng.randint(3, 480) * ONE_DAY
            made.append(self._driver(person, district, end, plan))
        return made

    def trucks(self, star: Person) -> list[Driver]:
        """Truck drivers: another group, another certificate, no platform company."""
        others = range(NOISE.truck_drivers - 1)
        people = [star, *(self._population.person(district=MIYI, sex="男") for _ in others)]
        ends = [self._day + self._rng.randint(-60, 2100) * ONE_DAY for _ in people]
        return [
            replace(
                self._driver(person, self._district(None), end, None),
                group="truck",
                licence_class=self._rng.choice(("A2", "B2", "B2")),
            )
            for person, end in zip(people, ends, strict=True)
        ]

    def _driver(
        self, person: Person, district: str, end: date | None, plan: CompanyPlan | None
    ) -> Driver:
        rng = self._rng
        valid_from = self._permit_start(person, end)
        first = max(
            add_months(valid_from, -36 - rng.randint(0, 200)), add_months(person.birth, 223)
        )
        self._serial += 1
        contracts = (Contract(plan.key, self._contract_start(valid_from)),) if plan else ()
        return Driver(
            person=person,
            group="ride_hailing",
            district=district,
            licence_class=rng.choice(("C1", "C1", "C1", "C1", "B2", "A2")),
            licence_first_on=min(first, add_months(valid_from, -36)),
            licence_valid_to=None
            if rng.random() < 0.2
            else self._day + rng.randint(40, 3600) * ONE_DAY,
            permit_number=f"5104{valid_from:%y}{self._serial:06d}",
            valid_from=valid_from,
            valid_to=end,
            veteran=rng.random() < 0.07,
            contracts=contracts,
        )

    def _permit_start(self, person: Person, end: date | None) -> date:
        """Permits run six years, or less for those who were too young six years ago."""
        start = (
            add_months(end, -72) + ONE_DAY
            if end
            else self._day - self._rng.randint(200, 1800) * ONE_DAY
        )
        return max(start, add_months(person.birth, 22 * 12 + 6))

    def _contract_start(self, valid_from: date) -> date:
        """Most signed soon after they got the permit."""
        span = max(0, (self._day - valid_from).days - 35)
        return valid_from + int(span * self._rng.random() ** 3) * ONE_DAY

    def _district(self, plan: CompanyPlan | None) -> str:
        """Mostly by the city's shares; small companies work where they are."""
        if plan and plan.contracts < 200 and self._rng.random() < 0.7:
            return plan.district
        return self._rng.choices(list(DISTRICT_SHARES), list(DISTRICT_SHARES.values()))[0]

    def _valid_ends(self) -> Iterator[date | None]:
        """The last days of all valid permits, in the numbers the radar is to show; the first is soon."""
        near = [
            self._day + self._rng.randint(low, low + 29) * ONE_DAY
            for low, count in zip((1, 31, 61), NOISE.expiring, strict=True)
            for _ in range(count)
        ]
        later = FIGURES.drivers_licensed - len(near) - NOISE.open_ended
        rest = [self._day + self._rng.randint(91, 2100) * ONE_DAY for _ in range(later)]
        ends: list[date | None] = [*near[:-1], *rest, *[None] * NOISE.open_ended]
        self._rng.shuffle(ends)
        return iter([near[-1], *ends])


def _second_contracts(roll: Roll, day: date, rng: Random) -> None:
    """Some drive for two platforms: two contracts, one person."""
    keys = [plan.key for plan in COMPANIES]
    spots = [(key, place) for key in keys for place in range(3, len(roll.operating[key]))]
    for key, place in rng.sample(spots, NOISE.two_companies):
        driver = roll.operating[key][place]
        other = rng.choice([candidate for candidate in keys if candidate != key])
        start = (
            driver.valid_from
            + rng.randint(0, max(0, (day - driver.valid_from).days - 35)) * ONE_DAY
        )
        contracts = (*driver.contracts, Contract(other, start))
        roll.operating[key][place] = replace(driver, contracts=contracts)


def _spread(total: int) -> list[int]:
    """One each, from the first company on, until none is left."""
    return [int(place < total) for place in range(len(COMPANIES))]


def shares(total: int, plans: tuple[CompanyPlan, ...]) -> list[int]:
    """Whole numbers in proportion to the companies' lists; the first takes what rounding leaves."""
    size = sum(plan.contracts for plan in plans)
    parts = [total * plan.contracts // size for plan in plans]
    parts[0] += total - sum(parts)
    return parts
