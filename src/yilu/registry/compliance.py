"""Compliance as a function of (company | vehicle | driver, day), with reasons that name their article.

One and many are the same: facts of all asked for are read in a few queries, then judged in plain
Python. The background conditions of drivers (no such offence) are not in the registers and are
not judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yilu.core.periods import add_months
from yilu.registry.enums import PermitKind, Standing
from yilu.registry.models import Company, Driver, Permit, Vehicle
from yilu.rulebook.models import Article
from yilu.rulebook.queries import articles

Message = Any  # a lazily translated sentence
DISTANCES = ((30, Standing.EXPIRING_30), (60, Standing.EXPIRING_60), (90, Standing.EXPIRING_90))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something stands as it does; `article` is None where the rulebook holds none."""

    code: str
    standing: Standing
    message: Message
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How something stands on a day; `until` is the first day that ends it, None for open-ended."""

    standing: Standing
    reasons: tuple[Reason, ...] = ()
    until: date | None = None
    days_left: int | None = None

    @property
    def may_operate(self) -> bool:
        return self.standing.may_operate


@dataclass(frozen=True, slots=True)
class Term:
    """One permit's time."""

    first: date | None
    last: date | None  # None: open-ended
    revoked_on: date | None = None

    def holds(self, day: date) -> bool:
        return self.started(day) and not self.over(day) and not self.revoked(day)

    def started(self, day: date) -> bool:
        return self.first is None or self.first <= day

    def over(self, day: date) -> bool:
        return self.last is not None and self.last < day

    def revoked(self, day: date) -> bool:
        return self.revoked_on is not None and self.revoked_on <= day


@dataclass(slots=True)
class _Case:
    """What is being judged: the day, the articles in force on it, and the reasons found so far."""

    day: date
    articles: Mapping[str, Article]
    reasons: list[Reason] = field(default_factory=list)
    ends: list[date] = field(default_factory=list)

    def find(self, code: str, standing: Standing, message: Message) -> None:
        self.reasons.append(Reason(code, standing, message, self.articles.get(code)))

    def limit(self, code: str) -> int | None:
        """The number the article in force sets, if the city keeps one."""
        article = self.articles.get(code)
        return None if article is None or article.value is None else int(article.value)

    def runs_to(self, code: str, last: date, soon: Message) -> None:
        """A last day that lies ahead: warned of within 90, 60 and 30 days."""
        self.ends.append(last)
        standing = distance(last, self.day)
        if standing is not Standing.COMPLIANT:
            self.find(code, standing, soon % {"n": (last - self.day).days})

    def verdict(self) -> Verdict:
        worst = max((reason.standing for reason in self.reasons), key=_severity, default=None)
        until = min(self.ends, default=None)
        left = None if until is None else (until - self.day).days
        reasons = tuple(sorted(self.reasons, key=lambda reason: -reason.standing.severity))
        return Verdict(worst or Standing.COMPLIANT, reasons, until, left)


def _severity(standing: Standing) -> int:
    return standing.severity


def distance(last: date, day: date) -> Standing:
    """How near the last day is, the day itself included."""
    left = (last - day).days
    if left < 0:
        return Standing.EXPIRED
    return next((near for days, near in DISTANCES if left <= days), Standing.COMPLIANT)


PERMIT_SOON = {
    PermitKind.PLATFORM: _("经营许可证还有 %(n)d 天到期，请尽早申请延续。"),
    PermitKind.VEHICLE: _("运输证还有 %(n)d 天到期，请尽早换证。"),
    PermitKind.DRIVER: _("驾驶员证还有 %(n)d 天到期，请尽早换证。"),
}


def _judge_permit(case: _Case, kind: PermitKind, terms: list[Term]) -> None:
    """The longest term that holds today speaks; without one, the last that began."""
    code = f"permit.{kind}"
    holding = [term for term in terms if term.holds(case.day)]
    if holding:
        lasts = [term.last for term in holding if term.last is not None]
        if len(lasts) == len(holding):
            case.runs_to(code, max(lasts), PERMIT_SOON[kind])
        return
    begun = [term for term in terms if term.started(case.day)]
    label = {"permit": kind.label}
    if not begun:
        case.find(code, Standing.MISSING, _("没有登记有效的%(permit)s。") % label)
        return
    last = max(begun, key=lambda term: (term.first or date.min, term.last or date.max))
    if last.revoked(case.day):
        case.find(code, Standing.REVOKED, _("%(permit)s已经注销。") % label)
        return
    case.find(
        code, Standing.EXPIRED, _("%(permit)s已于 %(day)s 到期。") % {**label, "day": last.last}
    )


def companies(city: str, ids: Iterable[UUID], day: date) -> dict[UUID, Verdict]:
    """Verdicts on companies, in three queries however many."""
    found = Company.objects.filter(city=city, pk__in=list(ids)).select_related("group")
    terms = _terms(city, PermitKind.PLATFORM, [row.pk for row in found])
    rules = articles(city, day)
    verdicts = {}
    for row in found:
        case = _Case(day, rules)
        if row.group.permit_needed:
            _judge_permit(case, PermitKind.PLATFORM, terms.get(row.pk, []))
        if row.ended_on is not None and row.ended_on < day:
            case.find("company.ended", Standing.REVOKED, _("企业已经停止经营。"))
        verdicts[row.pk] = case.verdict()
    return verdicts


def vehicles(city: str, ids: Iterable[UUID], day: date) -> dict[UUID, Verdict]:
    """Verdicts on vehicles: permit, seats, age, mileage."""
    found = Vehicle.objects.filter(city=city, pk__in=list(ids)).select_related("group")
    terms = _terms(city, PermitKind.VEHICLE, [row.pk for row in found])
    rules = articles(city, day)
    verdicts = {}
    for row in found:
        case = _Case(day, rules)
        if row.group.permit_needed:
            _judge_permit(case, PermitKind.VEHICLE, terms.get(row.pk, []))
            _judge_vehicle(case, row)
        verdicts[row.pk] = case.verdict()
    return verdicts


def _judge_vehicle(case: _Case, vehicle: Vehicle) -> None:
    seats, km = case.limit("vehicle.max_seats"), case.limit("vehicle.max_km")
    if seats is not None and vehicle.seats is not None and vehicle.seats > seats:
        message = _("核定 %(seats)d 座，超过 %(limit)d 座。")
        params = {"seats": vehicle.seats, "limit": seats}
        case.find("vehicle.max_seats", Standing.UNFIT, message % params)
    if km is not None and vehicle.mileage_km is not None and vehicle.mileage_km >= km:
        message = _("行驶里程已到 %(limit)d 公里，应当报废。")
        case.find("vehicle.max_km", Standing.UNFIT, message % {"limit": km})
    years = case.limit("vehicle.max_years")
    if years is not None and vehicle.registered_on is not None:
        leaves = add_months(vehicle.registered_on, 12 * years)
        if leaves <= case.day:
            message = _("使用年限已满 %(years)d 年，应当退出网约车经营。")
            case.find("vehicle.max_years", Standing.UNFIT, message % {"years": years})
        else:
            case.runs_to("vehicle.max_years", leaves, _("还有 %(n)d 天满使用年限，应当退出经营。"))


def drivers(city: str, ids: Iterable[UUID], day: date) -> dict[UUID, Verdict]:
    """Verdicts on drivers: permit, driving licence, years of driving."""
    found = Driver.objects.filter(city=city, pk__in=list(ids)).select_related("group")
    terms = _terms(city, PermitKind.DRIVER, [row.pk for row in found])
    rules = articles(city, day)
    verdicts = {}
    for row in found:
        case = _Case(day, rules)
        if row.group.permit_needed:
            _judge_permit(case, PermitKind.DRIVER, terms.get(row.pk, []))
        _judge_licence(case, row)
        verdicts[row.pk] = case.verdict()
    return verdicts


def _judge_licence(case: _Case, driver: Driver) -> None:
    if driver.licence_valid_to is not None:
        if driver.licence_valid_to < case.day:
            message = _("机动车驾驶证已于 %(day)s 到期。") % {"day": driver.licence_valid_to}
            case.find("driver.licence", Standing.EXPIRED, message)
        else:
            soon = _("机动车驾驶证还有 %(n)d 天到期，请尽早换证。")
            case.runs_to("driver.licence", driver.licence_valid_to, soon)
    years = case.limit("driver.min_years") if driver.group.permit_needed else None
    since = driver.licence_first_on
    if years is not None and since is not None and add_months(since, 12 * years) > case.day:
        message = _("驾龄不满 %(years)d 年。") % {"years": years}
        case.find("driver.min_years", Standing.UNFIT, message)


def _terms(city: str, kind: PermitKind, holders: list[UUID]) -> dict[UUID, list[Term]]:
    """The terms of each holder's permits of this kind."""
    holder = HOLDER[kind]
    rows = Permit.objects.filter(city=city, kind=kind, **{f"{holder}__in": holders})
    terms: dict[UUID, list[Term]] = {}
    for pk, *dates in rows.values_list(holder, "valid_from", "valid_to", "revoked_on"):
        terms.setdefault(pk, []).append(Term(*dates))
    return terms


HOLDER = {
    PermitKind.PLATFORM: "company",
    PermitKind.VEHICLE: "vehicle",
    PermitKind.DRIVER: "driver",
}


@dataclass(frozen=True, slots=True)
class Together:
    """双合规: driver and vehicle of the same city both in order; 三合规: with a permitted platform."""

    double: bool
    triple: bool


def together(driver: Verdict, vehicle: Verdict, company: Verdict | None = None) -> Together:
    double = driver.may_operate and vehicle.may_operate
    return Together(double, double and company is not None and company.may_operate)


UNKNOWN = Verdict(Standing.MISSING)  # where nothing is known to judge
