"""Sub-classes at the desk: when each is filed, its hours and closing conditions; added, changed, retired."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.patrol import CategoryForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.patrol.words import GROUND, label_of
from yilu.core.actor import Right
from yilu.patrol import actions, queries

NAV = "categories"
PAINTS = Right.REVIEW_SNAPSHOTS
LINES = ("words", "questions")


@desk(*GROUND)
def categories(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = [(row, label_of(row)) for row in queries.categories(actor.city, retired=True)]
    context = {"nav": NAV, "rows": rows, "may_paint": queries.may_paint(actor)}
    return render(request, "console/patrol/categories.html", context)


@desk(PAINTS, post=True)
def add(request: HttpRequest) -> HttpResponse:
    return _asked(request, CategoryForm(posted(request)), _("添一类"))


@desk(PAINTS, post=True)
def category(request: HttpRequest, code: str) -> HttpResponse:
    row = queries.get_category(actor_of(request).city, code)
    plain = ("name", "name_en", "kind", "family", "filing", "closing", "hours", "radius", "stop")
    initial = {name: getattr(row, name) for name in plain}
    initial |= {name: "\n".join(getattr(row, name)) for name in LINES}
    form = CategoryForm(posted(request), initial=initial)
    del form.fields["code"]
    return _asked(request, form, label_of(row), code)


def _asked(request: HttpRequest, form: Any, heading: Any, code: str = "") -> HttpResponse:
    above = ((_("类别"), reverse("console:categories")),)
    note = _("立过案的按立案时的时限算，不跟着改。")
    question = Question(heading, _("存好"), NAV, above, note=note)

    def act() -> HttpResponse:
        given = {**form.cleaned_data, **{name: form.lines(name) for name in LINES}}
        actions.put_category(code or given["code"], given, by=actor_of(request))
        return done(request, _("存好了。"), "console:categories")

    return ask(request, form, question, act)


@desk(PAINTS, post=True, get=False)
def retire(request: HttpRequest, code: str) -> HttpResponse:
    row = actions.retire_category(code, by=actor_of(request))
    said = _("停用了，报的时候不再出现。") if row.retired_on else _("恢复了。")
    return done(request, said, "console:categories")
