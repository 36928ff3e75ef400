"""Laws, policies and notices at the desk: written in plain words, published, counted as read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.activities import actions, queries
from yilu.activities.enums import PublicationKind, PublicationState
from yilu.console.forms.activities import PublicationForm, text_of
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.activities.words import audiences, organisers, said
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotAllowed
from yilu.organisations.queries import named_unit

NAV = "publications"
TONES = {
    PublicationState.DRAFT: "calm",
    PublicationState.PUBLISHED: "done",
    PublicationState.WITHDRAWN: "over",
}


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.desk_publications(
        actor, kind=asked.get("kind"), state=asked.get("state"), text=asked.search
    )


PAGE = ListPage(
    kind="activities.publication",
    title=gettext_lazy("政策通知"),
    rows=_rows,
    detail=lambda row: reverse("console:publication", args=[row.pk]),
    search=gettext_lazy("搜标题、编号"),
    sort="-made",
    filters=(
        Filter("kind", gettext_lazy("类别"), PublicationKind.choices),
        Filter("state", gettext_lazy("状态"), PublicationState.choices),
    ),
    empty_title=gettext_lazy("还没有发布过"),
    empty_text=gettext_lazy("把新的法规、政策、通知用大白话写给司机。"),
    columns=(
        Column(
            "title",
            gettext_lazy("标题"),
            lambda row: Cell(row.title, row.number),
            "title",
            lead=True,
        ),
        Column("kind", gettext_lazy("类别"), lambda row: row.get_kind_display(), "kind"),
        Column("publisher", gettext_lazy("发布单位"), lambda row: row.publisher.name),
        Column(
            "state",
            gettext_lazy("状态"),
            lambda row: Cell(row.get_state_display(), tone=TONES[PublicationState(row.state)]),
            "state",
        ),
        Column(
            "published",
            gettext_lazy("发布日期"),
            lambda row: row.published_on and row.published_on.isoformat(),
            "published_on",
        ),
        Column("made", gettext_lazy("起草"), lambda row: f"{row.made_at:%Y-%m-%d}", "made_at"),
        Column(
            "readers", gettext_lazy("看过的人"), lambda row: row.readers, "readers", number=True
        ),
    ),
)


@desk(Right.VIEW_ACTIVITIES)
def publications(request: HttpRequest) -> HttpResponse:
    may_plan = actor_of(request).may_anywhere(Right.PLAN_ACTIVITIES)
    return respond(
        request, PAGE, nav=NAV, template="console/activities/publications.html", may_plan=may_plan
    )


@desk(Right.VIEW_ACTIVITIES)
def publication(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.get_desk_publication(actor, pk)
    context = {
        "nav": NAV,
        "found": found,
        "row": found.row,
        "tone": TONES[PublicationState(found.row.state)],
        "audience": said(actor, found.audience),
        "moves": queries.publication_moves(actor, found.row),
        "may_edit": queries.may_edit(actor, found.row),
    }
    return render(request, "console/activities/publication.html", context)


def _form(request: HttpRequest, initial: dict[str, Any] | None = None) -> PublicationForm:
    actor = actor_of(request)
    return PublicationForm(
        posted(request),
        publishers=organisers(actor),
        audiences=audiences(actor),
        initial=initial,
    )


@desk(Right.PLAN_ACTIVITIES, post=True)
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = _form(request)
    trail = ((_("政策通知"), reverse("console:publications")),)
    note = _("先存为起草，看一遍再发布。发布以后不再改；页面只数有多少人看过，不列谁没看。")
    question = Question(_("起草发布"), _("存为起草"), NAV, trail, note=note)

    def act() -> HttpResponse:
        unit = named_unit(actor.city, UUID(form.cleaned_data["publisher"]))
        made = actions.draft_publication(form.words(), unit, by=actor)
        return done(request, _("存好了，还没有发布。"), "console:publication", made.pk)

    return ask(request, form, question, act)


@desk(Right.PLAN_ACTIVITIES, post=True)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.get_desk_publication(actor, pk)
    if not queries.may_edit(actor, found.row):
        raise NotAllowed("edit")
    form = _form(request, _initial(found))
    form.fields["publisher"].disabled = True
    trail = (
        (_("政策通知"), reverse("console:publications")),
        (found.row.number, reverse("console:publication", args=[pk])),
    )
    question = Question(_("改"), _("存"), NAV, trail)

    def act() -> HttpResponse:
        actions.revise_publication(pk, form.words(), by=actor)
        return done(request, _("改好了。"), "console:publication", pk)

    return ask(request, form, question, act)


def _initial(found: queries.PublicationPage) -> dict[str, Any]:
    row = found.row
    same = ("kind", "title", "summary", "body", "source", "effective_on")
    return {
        **{name: getattr(row, name) for name in same},
        "publisher": str(row.publisher_id),
        "audience": [text_of(rule) for rule in found.audience],
        "answers": "\n".join(f"# {pair.question}\n{pair.answer}" for pair in found.answers),
    }


@desk(Right.PLAN_ACTIVITIES, post=True, get=False)
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.publish_publication(pk, by=actor_of(request))
    return done(request, _("发布了，有账号的人会收到站内消息。"), "console:publication", pk)


@desk(Right.PLAN_ACTIVITIES, post=True, get=False)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.withdraw_publication(pk, by=actor_of(request))
    return done(request, _("撤下了，手机上不再显示。"), "console:publication", pk)
