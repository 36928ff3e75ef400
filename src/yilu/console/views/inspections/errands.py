"""What drivers brought back: the list, one with its pictures, and a person's word on it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.inspections import DeclineForm, MendForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotAllowed, NotFound
from yilu.files.queries import photo_bytes
from yilu.patrol import actions, queries
from yilu.patrol.enums import ErrandState, Finding
from yilu.ui.serving import hand_out

NAV = "errands"
RUN = Right.RUN_INSPECTIONS
TONES = {
    ErrandState.TAKEN: ("wait", "clock"),
    ErrandState.REPORTED: ("soon", "eye"),
    ErrandState.ACCEPTED: ("done", "check"),
    ErrandState.DECLINED: ("calm", ""),
    ErrandState.DROPPED: ("calm", ""),
}


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.errands(actor, state=asked.get("state"), finding=asked.get("finding"))


def _state(row: Any) -> Cell:
    tone, icon = TONES[ErrandState(row.state)]
    small = _("照片要核对") if row.doubtful and row.state == ErrandState.REPORTED else ""
    return Cell(row.get_state_display(), tone=tone, icon=icon, small=small)


PAGE = ListPage(
    kind="patrol.errand",
    title=gettext_lazy("迎查任务"),
    rows=_rows,
    detail=lambda row: reverse("console:errand", args=[row.pk]),
    filters=(
        Filter("state", gettext_lazy("到哪一步"), ErrandState.choices),
        Filter("finding", gettext_lazy("看到了什么"), Finding.choices),
    ),
    sort="-number",
    empty_title=gettext_lazy("还没有交上来的"),
    empty_text=gettext_lazy("司机领了任务、拍了照片，就在这里等核对。"),
    columns=(
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number", lead=True),
        Column("place", gettext_lazy("地点"), lambda row: row.stop.place, "stop__place"),
        Column("what", gettext_lazy("看什么"), lambda row: row.stop.what),
        Column("who", gettext_lazy("司机"), lambda row: masking.name(row.person.name)),
        Column("finding", gettext_lazy("看到了什么"), lambda row: row.get_finding_display()),
        Column("state", gettext_lazy("到哪一步"), _state, "state"),
    ),
)


@desk(RUN)
def errands(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(RUN)
def errand(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = _run(actor, pk)
    tone, icon = TONES[ErrandState(row.state)]
    context = {
        "nav": NAV,
        "row": row,
        "name": masking.name(row.person.name),
        "pictures": queries.errand_pictures(row),
        "moves": queries.errand_moves(actor, row),
        "tone": "" if tone == "calm" else tone,
        "icon": icon,
    }
    return render(request, "console/inspections/errand.html", context)


def _run(actor: Actor, pk: UUID) -> Any:
    """For those who run the list; one's own is on the phone."""
    row = queries.get_errand(actor, pk)
    if not queries.may_run(actor, row.stop.inspection):
        raise NotFound(str(pk))
    return row


@desk(RUN, post=True, get=False)
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.accept_errand(pk, by=actor_of(request))
    return done(request, _("算数了，积分已记上。"), "console:errand", pk)


def _trail(row: Any) -> tuple[tuple[str, str], ...]:
    return (
        (_("迎查任务"), reverse("console:errands")),
        (row.number, reverse("console:errand", args=[row.pk])),
    )


@desk(RUN, post=True)
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = _run(actor, pk)
    if "decline" not in queries.errand_moves(actor, row):
        raise NotAllowed("decline")
    form = DeclineForm(posted(request))
    question = Question(_("没有通过"), _("告诉司机"), NAV, _trail(row), row.stop.place)

    def act() -> HttpResponse:
        actions.decline_errand(pk, form.cleaned_data["reason"], by=actor)
        return done(request, _("告诉他了，这一处又可以去看。"), "console:errands")

    return ask(request, form, question, act)


@desk(RUN, post=True)
def mend(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = _run(actor, pk)
    if "mend" not in queries.errand_moves(actor, row):
        raise NotAllowed("mend")
    form = MendForm(posted(request))
    question = Question(_("记整改"), _("整改好了"), NAV, _trail(row), row.stop.place)

    def act() -> HttpResponse:
        actions.mend_gap(pk, form.cleaned_data["text"], by=actor)
        return done(request, _("记下了。"), "console:errand", pk)

    return ask(request, form, question, act)


@desk(RUN)
def photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    _run(actor, pk)
    try:
        data = photo_bytes(actor, queries.errand_picture(actor, pk, key))
    except NotFound as error:
        raise Http404 from error
    return hand_out(request, data, "image/jpeg", f"{key}.jpg", keep_seconds=3600)
