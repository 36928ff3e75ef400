"""Puts the demo city together for one day: the same day gives the same city."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from yilu.core.periods import add_months
from yilu.demo import drivers, members, numbers
from yilu.demo.activity import Activity
from yilu.demo.city import Company, DemoCity
from yilu.demo.fleet import Fleet
from yilu.demo.panzhihua import COMPANIES, DISTRICTS, DORMANT, SEED, STREETS, CompanyPlan
from yilu.demo.people import Person, Population
from yilu.demo.personas import PERSONAS


def build(day: date) -> DemoCity:
    """The whole city as it stands on the day."""
    rng = Random(SEED)
    population = Population(rng, day)
    cast = {p.key: population.person(p.name, district=p.district, sex=p.sex) for p in PERSONAS}
    plans = enumerate((*COMPANIES, DORMANT))
    companies = tuple(_company(plan, place, population, day, rng) for place, plan in plans)
    roll = drivers.make(population, cast, day, rng)
    fleet = Fleet(day, rng)
    fleet.fill(roll)
    everyone = roll.everyone()
    return DemoCity(
        day=day,
        cast=cast,
        companies=companies,
        vehicles=tuple(fleet.vehicles),
        drivers=tuple(everyone),
        operations=tuple(Activity(roll, fleet, day, rng).reports()),
        members=tuple(members.make(roll, cast, day, rng)),
        driver_of={driver.person.index: driver for driver in everyone},
    )


def _company(
    plan: CompanyPlan, place: int, population: Population, day: date, rng: Random
) -> Company:
    starts = add_months(day.replace(day=1), -40 + 4 * place)
    boss: Person = population.person(district=plan.district, sex="男")
    return Company(
        plan=plan,
        uscc=numbers.uscc(plan.district, rng),
        exchange_id=f"PZH{place + 1:03d}",
        legal_person=boss.name,
        phone=boss.phone,
        address=f"攀枝花市{DISTRICTS[plan.district]}{STREETS[plan.district][0]}{rng.randint(1, 300)}号",
        permit_number=f"川攀网平{510400 + place:06d}",
        valid_from=starts,
        valid_to=add_months(starts, 96 if place else 60) - timedelta(days=1),
        started_on=add_months(starts, 2) if plan.contracts else None,
    )
