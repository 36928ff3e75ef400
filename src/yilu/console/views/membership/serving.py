"""Whom a branch serves, said by the committee: where proposals of places and of contacts come from."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.membership import ServeForm, StopForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Right
from yilu.membership import actions, queries
from yilu.organisations.queries import get_unit
from yilu.rulebook.queries import district_names

NAV = "branches"


@desk(Right.MANAGE_MEMBERS, post=True)
def serve(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    branch = get_unit(actor, pk)
    form = ServeForm(posted(request), choices=_choices(queries.servable(actor, branch)))
    note = _(
        "支部服务哪家企业、哪个区县，编入建议和联系党员就从那里来；支部书记能看到那里司机的名字（打星号）。"
    )
    question = Question(_("添一个服务对象"), _("添上"), NAV, _trail(branch), note=note)

    def act() -> HttpResponse:
        kind, _colon, key = form.cleaned_data["what"].partition(":")
        actions.serve(
            branch,
            by=actor,
            company_unit=get_unit(actor, UUID(key)) if kind == "company" else None,
            district=key if kind == "district" else "",
            from_on=form.cleaned_data["from_on"],
        )
        return done(request, _("已添上。"), "console:branch", branch.pk)

    return ask(request, form, question, act)


def _choices(found: queries.Servable) -> list[tuple[str, str]]:
    companies = [
        (f"company:{unit.pk}", _("企业：%(name)s") % {"name": unit.name})
        for unit in found.companies
    ]
    districts = [
        (f"district:{code}", _("区县：%(name)s") % {"name": name})
        for code, name in found.districts.items()
    ]
    return companies + districts


@desk(Right.MANAGE_MEMBERS, post=True)
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    rule = queries.get_rule(actor, pk)
    names = district_names(actor.city)
    served = (
        rule.company_unit.name if rule.company_unit else names.get(rule.district, rule.district)
    )
    form = StopForm(posted(request))
    question = Question(
        _("不再服务"),
        _("不再服务"),
        NAV,
        _trail(rule.branch),
        lead=served,
        note=_("以后的编入建议和联系党员不再从这里来；已经编入的、已经联系的都不变。"),
    )

    def act() -> HttpResponse:
        actions.stop_serving(rule, by=actor, on=form.cleaned_data["on"])
        return done(request, _("已停止。"), "console:branch", rule.branch_id)

    return ask(request, form, question, act)


def _trail(branch: Any) -> tuple[tuple[str, str], ...]:
    return (
        (_("支部"), reverse("console:branches")),
        (branch.name, reverse("console:branch", args=[branch.pk])),
    )
