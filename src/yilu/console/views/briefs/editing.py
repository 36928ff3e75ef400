"""Writing a brief: a new draft, its words, and the moves from draft to publication."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.briefs import PeriodForm, RemarkForm, WordsForm
from yilu.console.views.briefs.words import MOVES
from yilu.console.views.desk import Question, actor_of, ask, desk, done, put
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, Refused
from yilu.insight import actions, queries

NAV = "briefs"
LIST = (_("简报"), "/console/briefs/")


def scope_choices(actor: Actor, right: Right) -> list[tuple[str, str]]:
    """Number and name of each unit, the whole city first."""
    return [(unit.number, unit.name) for unit in queries.scopes(actor, right)]


@desk(Right.DRAFT_BRIEF, post=True)
def new(request: HttpRequest) -> HttpResponse:
    """Period and scope; the first text writes itself."""
    actor, usual = actor_of(request), queries.default_period()
    form = PeriodForm(
        request.POST or None,
        initial={"first": usual.first, "last": usual.last},
        scopes=scope_choices(actor, Right.DRAFT_BRIEF),
    )

    def act() -> HttpResponse:
        scope = queries.scope(actor, form.cleaned_data["scope"], Right.DRAFT_BRIEF)
        brief = actions.draft(by=actor, scope=scope, period=form.period)
        return done(request, _("第一稿写好了，数都是刚从名册里数的。"), "console:brief", brief.pk)

    question = Question(
        heading=_("拟一份简报"),
        button=_("写第一稿"),
        nav=NAV,
        trail=(LIST,),
        note=_("先按名册和党员关系把数数出来，写成第一稿；文字您再改，数改不了。"),
    )
    return ask(request, form, question, act)


@desk(Right.DRAFT_BRIEF, post=True)
def words(request: HttpRequest, key: UUID) -> HttpResponse:
    """The words of a draft; whoever saves second sees both versions and loses nothing."""
    actor = actor_of(request)
    brief = queries.get_brief(actor, key)
    if request.method == "POST":
        form = WordsForm(request.POST)
        if form.is_valid():
            try:
                return _save(request, key, form)
            except Invalid as error:
                put(form, error)
            except actions.Overwritten as conflict:
                merged = _merged(request, conflict.current)
                return _page(request, conflict.current, merged, 409, both=True)
            except Refused:  # checked meanwhile: the page says so above what was typed
                return _page(request, queries.get_brief(actor, key), form, 409)
        return _page(request, brief, form, 422)
    if not queries.may_revise(actor, brief):
        return redirect("console:brief", key)
    return _page(request, brief, WordsForm(initial=queries.editable(brief)), 200)


def _save(request: HttpRequest, key: UUID, form: WordsForm) -> HttpResponse:
    given = dict(form.cleaned_data)
    version = given.pop("version")
    actions.revise(key, by=actor_of(request), version=version, words=actions.worded(given))
    return done(request, _("存好了。"), "console:brief", key)


def _merged(request: HttpRequest, current: Any) -> WordsForm:
    """What was typed stays in the form; its version moves on, so that the next save is a choice."""
    typed = request.POST.copy()
    typed["version"] = str(current.version)
    return WordsForm(typed)


def _page(
    request: HttpRequest, brief: Any, form: WordsForm, status: int, *, both: bool = False
) -> HttpResponse:
    context = {
        "nav": NAV,
        "brief": brief,
        "form": form,
        "figures": queries.brief_figures(brief),
        "theirs": queries.editable(brief) if both else None,
    }
    return render(request, "console/briefs/words.html", context, status=status)


@desk(Right.VIEW_FIGURES, post=True, get=False)
def move(request: HttpRequest, key: UUID, move: str) -> HttpResponse:
    """One step of the workflow; the version on the button is the one that was read."""
    if move not in MOVES:
        raise Http404
    actor, version = actor_of(request), request.POST.get("version", "")
    read = int(version) if version.isascii() and version.isdigit() else 0
    remark = RemarkForm(request.POST)
    steps = {
        "check": lambda: actions.check(key, by=actor, version=read),
        "return": lambda: actions.send_back(key, by=actor, remark=_said(remark)),
        "issue": lambda: actions.issue(key, by=actor, version=read),
        "publish": lambda: actions.publish(key, by=actor),
        "discard": lambda: actions.discard(key, by=actor),
    }
    steps[move]()
    return done(request, MOVES[move].done, "console:brief", key)


def _said(form: RemarkForm) -> str:
    return str(form.cleaned_data["remark"]) if form.is_valid() else ""
