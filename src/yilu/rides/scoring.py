"""The scorecard as arithmetic: facts of a driver and his car → points with reasons, out of a hundred.

Membership is counted as it is published (党员或退役军人 together), so that the list with its reasons
does not tell which of the two a driver is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yilu.rides.enums import Factor

WEIGHTS: dict[str, int] = {
    Factor.PAPERS: 20,
    Factor.CONDITION: 20,
    Factor.RATING: 15,
    Factor.COMPLAINTS: 15,
    Factor.VIOLATIONS: 15,
    Factor.BACKBONE: 5,
    Factor.EARLIER: 10,
}
WHOLE = 100
NEW_YEARS, OLD_YEARS = 2, 8  # a car's age: full points until the first, none from the second
FULL_KM = 600_000
ENOUGH_TRIPS = 6  # earlier service: as many trips as earn full points
EACH_COMPLAINT, EACH_VIOLATION = 0.5, 0.34  # the share of the points one of them costs


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one driver and his car in the twelve months before."""

    papers_valid: bool
    papers_words: str = ""  # why not
    registered_on: date | None = None
    mileage_km: int | None = None
    rating: float | None = None  # one to five, from earlier seasons
    complaints: int = 0
    violations: int = 0
    backbone: bool = False
    trips: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the list: points of how many, and why."""

    factor: str
    points: int
    weight: int
    words: str

    def stored(self) -> list[Any]:
        return [self.factor, self.points, self.weight, self.words]


def full(weights: Mapping[str, int]) -> bool:
    """Whether these weights are a scorecard: every factor, none negative, a hundred together."""
    return (
        set(weights) == set(Factor.values)
        and all(isinstance(value, int) and value >= 0 for value in weights.values())
        and sum(weights.values()) == WHOLE
    )


def score(facts: Facts, weights: Mapping[str, int], day: date) -> tuple[int, list[Part]]:
    """The points of one car and the reasons, in the order of the scorecard."""
    parts = [_part(factor, facts, int(weights[factor]), day) for factor in Factor.values]
    return sum(part.points for part in parts), parts


def _part(factor: str, facts: Facts, weight: int, day: date) -> Part:
    share, words = _JUDGES[factor](facts, day)
    return Part(factor, round(weight * max(0.0, min(1.0, share))), weight, words)


def _papers(facts: Facts, day: date) -> tuple[float, str]:
    if facts.papers_valid:
        return 1.0, _("送考期间人、车证照都有效")
    return 0.0, facts.papers_words or _("送考期间有证照无效")


def _condition(facts: Facts, day: date) -> tuple[float, str]:
    if facts.registered_on is None:
        return 0.5, _("没有初次登记日期，按一半算")
    years = (day - facts.registered_on).days / 365.25
    age = 1 - max(0.0, years - NEW_YEARS) / (OLD_YEARS - NEW_YEARS)
    worn = 1 - (facts.mileage_km or 0) / FULL_KM
    words = _("车龄 %(years).1f 年") % {"years": years}
    if facts.mileage_km is not None:
        words = _("%(words)s，行驶 %(km).1f 万公里") % {
            "words": words,
            "km": facts.mileage_km / 10_000,
        }
    return (age + worn) / 2, words


def _rating(facts: Facts, day: date) -> tuple[float, str]:
    if facts.rating is None:
        return 0.8, _("还没有送考评价，按八成算")
    return facts.rating / 5, _("往年家长评价 %(points).1f 分") % {"points": facts.rating}


def _complaints(facts: Facts, day: date) -> tuple[float, str]:
    if not facts.complaints:
        return 1.0, _("近一年没有投诉")
    return 1 - EACH_COMPLAINT * facts.complaints, _("近一年投诉 %(n)d 次") % {"n": facts.complaints}


def _violations(facts: Facts, day: date) -> tuple[float, str]:
    if not facts.violations:
        return 1.0, _("近一年没有违章")
    return 1 - EACH_VIOLATION * facts.violations, _("近一年违章 %(n)d 次") % {"n": facts.violations}


def _backbone(facts: Facts, day: date) -> tuple[float, str]:
    return (1.0, _("是")) if facts.backbone else (0.0, _("不是"))


def _earlier(facts: Facts, day: date) -> tuple[float, str]:
    words = _("往年送考 %(n)d 台次") % {"n": facts.trips} if facts.trips else _("第一次报名")
    return facts.trips / ENOUGH_TRIPS, words


_JUDGES: dict[str, Any] = {
    Factor.PAPERS: _papers,
    Factor.CONDITION: _condition,
    Factor.RATING: _rating,
    Factor.COMPLAINTS: _complaints,
    Factor.VIOLATIONS: _violations,
    Factor.BACKBONE: _backbone,
    Factor.EARLIER: _earlier,
}
