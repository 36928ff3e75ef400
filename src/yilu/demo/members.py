"""Makes the driver-members: where their formal relation is, and where they take part."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from yilu.core.periods import add_months
from yilu.demo.city import Driver, Member
from yilu.demo.drivers import Roll
from yilu.demo.panzhihua import COMPANIES, EAST, FIGURES, FIRST_BRANCH, FLOATING_BRANCH, NOISE
from yilu.demo.people import Person
from yilu.demo.personas import PERSONAS

LISTED = 23  # of the first branch: their branch stands on the list; a proposal places the others
FORMAL_HERE = 6  # of the first branch's drivers; the others keep their formal relation elsewhere
YOUNG = FORMAL_HERE - 1  # the place of the one who is on probation here
ELSEWHERE = (
    "会理市六华镇{}村党支部",
    "华坪县石龙坝镇{}村党支部",
    "盐源县平川镇{}村党支部",
    "永仁县永兴乡{}村党支部",
    "昭觉县新城镇{}社区党支部",
    "宜宾市叙州区柏溪街道{}社区党支部",
)
YOUNG_DAYS = 310  # since the meeting that admitted him
PLACES = ("金河", "新田", "大桥", "红星", "柏林", "龙潭", "东山", "青杠")


def make(roll: Roll, cast: dict[str, Person], day: date, rng: Random) -> list[Member]:
    """The operating driver-members, then members with a driver's permit who do not drive this month."""
    first, floating = _operating(roll, cast, day, rng)
    idle = [d for plan in COMPANIES for d in roll.idle[plan.key][60:]]
    return [
        *(
            _member(
                d,
                FIRST_BRANCH,
                place >= FORMAL_HERE,
                day,
                rng,
                listed=place < LISTED,
                young=place == YOUNG,
            )
            for place, d in enumerate(first)
        ),
        *(_member(d, FLOATING_BRANCH, True, day, rng, listed=False) for d in floating),
        *(_member(d, "", True, day, rng) for d in rng.sample(idle, NOISE.members_idle)),
    ]


def _operating(
    roll: Roll, cast: dict[str, Person], day: date, rng: Random
) -> tuple[list[Driver], list[Driver]]:
    """Who belongs to the first branch (driving in 东区) and who to the floating one."""
    stars = {cast[p.key].index for p in PERSONAS if p.member}
    names = {p.name for p in PERSONAS}  # namesakes of the cast would only confuse
    operating = [d for plan in COMPANIES for d in roll.operating[plan.key]]
    chosen = [d for d in operating if d.person.index in stars]
    first = [d for d in chosen if d.district == EAST]
    others = [
        d
        for d in operating
        if d.district == EAST and d.valid_on(day) and d.person.name not in names
    ]
    first += rng.sample(others, FIGURES.members_first_branch - len(first))
    return first, [d for d in chosen if d.district != EAST]


def _member(
    driver: Driver,
    branch: str,
    elsewhere: bool,
    day: date,
    rng: Random,
    *,
    listed: bool = True,
    young: bool = False,
) -> Member:
    home = rng.choice(ELSEWHERE).format(rng.choice(PLACES)) if elsewhere else ""
    probationary = rng.random() < 0.08
    years = 0 if probationary else rng.randint(2, 20)
    days = rng.randint(30, 300)
    if young:  # admitted by this branch's own meeting, and soon asking for conversion
        probationary, years, days = True, 0, YOUNG_DAYS
    joined = add_months(day, -12 * years) - timedelta(days=days)
    joined = max(joined, add_months(driver.person.birth, 12 * 19))
    return Member(
        person=driver.person,
        district=driver.district,
        probationary=probationary,
        joined_on=joined,
        formal_elsewhere=home,
        branch=branch,
        since=max(joined, add_months(day, -10) - timedelta(days=rng.randint(0, 200))),
        listed=listed,
    )
