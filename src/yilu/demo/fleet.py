"""Makes the demo's vehicles and says which driver drives which: some share one, some drive two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from yilu.core.periods import add_months
from yilu.demo import numbers
from yilu.demo.city import Driver, Vehicle
from yilu.demo.drivers import Roll, shares
from yilu.demo.panzhihua import COMPANIES, FIGURES, NOISE, CompanyPlan

ONE_DAY = timedelta(days=1)
TERM_MONTHS = 96  # a vehicle leaves ride-hailing after eight years
ELECTRIC = (
    ("比亚迪", "e5"),
    ("北汽新能源", "EU5"),
    ("吉利", "帝豪EV"),
    ("荣威", "Ei5"),
    ("江淮", "iEV"),
)
PLUG_IN = (("比亚迪", "秦"), ("荣威", "e550"))
PETROL = (
    ("大众", "朗逸"),
    ("日产", "轩逸"),
    ("丰田", "卡罗拉"),
    ("现代", "领动"),
    ("大众", "途安"),
)
STAR_PLATE = "川DD52816"  # the vehicle of the persona `driver`

Pairs = dict[str, list[tuple[Driver, Vehicle]]]


class Fleet:
    """All vehicles, and by company the pairs (driver, vehicle) that report orders on the day."""

    def __init__(self, day: date, rng: Random) -> None:
        self._day, self._rng = day, rng
        self._plates: set[str] = set()
        self._ends = self._operating_ends()
        self._serial = 0
        self.vehicles: list[Vehicle] = []
        self.pairs: Pairs = {plan.key: [] for plan in COMPANIES}
        self.idle: dict[str, list[Vehicle]] = {plan.key: [] for plan in COMPANIES}

    def fill(self, roll: Roll) -> None:
        """Vehicles for everybody who operates, then those that stand still."""
        double = NOISE.shared_vehicles + _operating_vehicles() - FIGURES.drivers_operating
        sharing, doubling = shares(NOISE.shared_vehicles, COMPANIES), shares(double, COMPANIES)
        for plan, shared, two in zip(COMPANIES, sharing, doubling, strict=True):
            self._pair(plan, roll.operating[plan.key], shared, two)
        standing = [*[False] * NOISE.vehicles_idle, *[True] * NOISE.vehicles_lapsed_idle]
        weights = [plan.contracts for plan in COMPANIES]
        for lapsed in standing:
            plan = self._rng.choices(COMPANIES, weights)[0]
            end = self._rng.randint(*((-400, -3) if lapsed else (91, 2700)))
            self.idle[plan.key].append(
                self._vehicle(plan, plan.district, self._day + end * ONE_DAY)
            )

    def _pair(self, plan: CompanyPlan, drivers: list[Driver], shared: int, double: int) -> None:
        """The last 2 × `shared` drivers share a vehicle by twos; the `double` before them drive two."""
        pairs = self.pairs[plan.key]
        sharing = len(drivers) - 2 * shared
        for place, driver in enumerate(drivers[:sharing]):
            for _ in range(2 if place >= sharing - double else 1):
                pairs.append((driver, self._operating_vehicle(plan, driver)))
        for place in range(sharing, len(drivers), 2):
            vehicle = self._operating_vehicle(plan, drivers[place])
            pairs += [(drivers[place], vehicle), (drivers[place + 1], vehicle)]

    def _operating_vehicle(self, plan: CompanyPlan, driver: Driver) -> Vehicle:
        return self._vehicle(plan, driver.district, next(self._ends), driver)

    def _vehicle(
        self, plan: CompanyPlan, district: str, end: date, driver: Driver | None = None
    ) -> Vehicle:
        rng = self._rng
        registered = add_months(end + ONE_DAY, -TERM_MONTHS)
        self._serial += 1
        fuel, colour, (brand, model), plate = self._build()
        own = driver is not None and rng.random() < 0.72
        vehicle = Vehicle(
            plate=plate,
            colour=colour,
            fuel=fuel,
            seats=7 if model == "途安" else 5,
            brand=brand,
            model=model,
            paint=rng.choice(("白", "白", "银灰", "黑", "蓝")),
            vin=numbers.vin(registered.year, rng),
            owner=driver.person.name if driver and own else plan.name,
            company=plan.key,
            district=district,
            registered_on=registered,
            mileage_km=min(560_000, rng.randint(40, 260) * max(1, (self._day - registered).days)),
            permit_number=f"510400{self._serial:06d}",
            valid_from=registered + rng.randint(3, 25) * ONE_DAY,
            valid_to=end,
        )
        self.vehicles.append(vehicle)
        return vehicle

    def _build(self) -> tuple[str, str, tuple[str, str], str]:
        """Fuel, plate colour, brand and model, plate: they must fit one another."""
        rng = self._rng
        if not self._plates:
            return "纯电动", "渐变绿", ELECTRIC[0], self._new(STAR_PLATE)
        kind = rng.choices(("纯电动", "插电式混合动力", "汽油", "双燃料"), (56, 8, 22, 14))[0]
        if kind == "纯电动":
            return kind, "渐变绿", rng.choice(ELECTRIC), self._plate(electric=True)
        if kind == "插电式混合动力":
            return kind, "渐变绿", rng.choice(PLUG_IN), self._plate(electric=False)
        return kind, "蓝", rng.choice(PETROL), self._plate(electric=None)

    def _plate(self, *, electric: bool | None) -> str:
        while True:
            plate = (
                numbers.ordinary_plate(self._rng)
                if electric is None
                else numbers.new_energy_plate(self._rng, electric=electric)
            )
            if plate not in self._plates:
                return self._new(plate)

    def _new(self, plate: str) -> str:
        self._plates.add(plate)
        return plate

    def _operating_ends(self) -> Iterator[date]:
        """The last days of the permits of all operating vehicles; the first is due in 31–60 days."""
        near = [
            self._day + self._rng.randint(low, low + 29) * ONE_DAY
            for low, count in zip((1, 31, 61), NOISE.vehicles_expiring, strict=True)
            for _ in range(count)
        ]
        lapsed = [
            self._day - self._rng.randint(3, 90) * ONE_DAY
            for _ in range(NOISE.vehicles_lapsed_operating)
        ]
        later = FIGURES.vehicles_compliant - len(near)
        star = near.pop(NOISE.vehicles_expiring[0])
        rest = [self._day + self._rng.randint(91, 2700) * ONE_DAY for _ in range(later)]
        ends = [*near, *lapsed, *rest]
        self._rng.shuffle(ends)
        return iter([star, *ends])


def _operating_vehicles() -> int:
    return FIGURES.vehicles_compliant + NOISE.vehicles_lapsed_operating
