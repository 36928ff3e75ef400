"""Points at a glance: the budget's gauge, what waits, the tariff, and the switch that is off."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.rewards import BudgetForm, RateForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import masking
from yilu.core.actor import Right
from yilu.core.clock import today
from yilu.core.periods import month_end, month_of
from yilu.rewards import actions, queries
from yilu.rewards.enums import Outcome
from yilu.rewards.tariff import RATES, Rate

NAV = "rewards"
MANAGE = Right.MANAGE_REWARDS


@desk(MANAGE)
def overview(request: HttpRequest) -> HttpResponse:
    actor, day = actor_of(request), today()
    waiting = queries.awards(actor, state="decide")
    context = {
        "nav": NAV,
        "gauge": queries.gauge(actor.city, day),
        "budgets": queries.budgets(actor)[:6],
        "month": queries.movements(actor, month_of(day), month_end(day)),
        "year": queries.movements(actor, day.replace(month=1, day=1), day),
        "waiting": waiting[:8],
        "waiting_count": waiting.count(),
        "rates": [_shown(rate, row) for rate, row in queries.rates(actor.city, day)],
        "coming": queries.coming_rates(actor.city, day),
        "cap": queries.monthly_cap(actor.city),
        "ranked": queries.ranking_is_on(actor.city),
    }
    return render(request, "console/rewards/overview.html", context)


def _shown(rate: Rate, row: Any) -> dict[str, Any]:
    return {
        "outcome": rate.outcome,
        "points": rate.points,
        "cap": rate.monthly_cap,
        "repeats": " · ".join(f"{share}%" for share in rate.repeats) if rate.repeats[1:] else "",
        "since": row.since if row else None,
    }


def _trail() -> tuple[tuple[str, str], ...]:
    return ((_("积分总览"), reverse("console:rewards")),)


@desk(MANAGE, post=True)
def rate(request: HttpRequest, outcome: str) -> HttpResponse:
    """The next version of one line of the tariff."""
    if outcome not in {rate.value for rate in RATES}:
        raise Http404
    actor, which = actor_of(request), Outcome(outcome)
    now = queries.rate(actor.city, which, today())
    initial = {
        "points": now.points,
        "monthly_cap": now.monthly_cap,
        "repeats": " ".join(str(share) for share in now.repeats),
        "since": today(),
    }
    form = RateForm(posted(request), initial=initial)
    note = _("新标准从那一天起算，以前给的不变。")
    question = Question(
        _("%(what)s给几分") % {"what": which.label}, _("就这样定"), NAV, _trail(), note=note
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        wanted = Rate(which, given["points"], given["monthly_cap"], given["repeats"])
        actions.set_rate(wanted, given["since"], by=actor, note=given["note"])
        return done(request, _("标准定好了。"), "console:rewards")

    return ask(request, form, question, act)


@desk(MANAGE, post=True)
def budget(request: HttpRequest) -> HttpResponse:
    """A period's budget; the same first day changes the one there is."""
    actor, now = actor_of(request), queries.gauge(actor_of(request).city, today())
    initial = (
        {"first": now.budget.first, "last": now.budget.last, "points": now.budget.points}
        if now
        else {"first": month_of(today()), "last": month_end(today())}
    )
    form = BudgetForm(posted(request), initial=initial)
    note = _("预算用完不会少记司机一分：多出来的先挂着，由您决定。")
    question = Question(_("定积分预算"), _("就这样定"), NAV, _trail(), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.set_budget(
            given["first"], given["last"], given["points"], by=actor, note=given["note"]
        )
        return done(request, _("预算定好了。"), "console:rewards")

    return ask(request, form, question, act)


@desk(MANAGE)
def ranking(request: HttpRequest) -> HttpResponse:
    """A list of people: it exists only where the city switched it on, and masks every name."""
    actor = actor_of(request)
    rows = queries.ranking(actor, today())
    shown = [(at, masking.name(row.name), row.points) for at, row in enumerate(rows, start=1)]
    context = {"nav": NAV, "rows": shown, "month": month_of(today())}
    return render(request, "console/rewards/ranking.html", context)
