"""The consultation desk: today's bookings, what waits for an answer, one consultation, times offered."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.care import actions, queries
from yilu.care.enums import ConsultationState, Mode, Privacy, SlotState, Subject
from yilu.console.forms.care import AnswerForm, CompleteForm, ReasonForm, SeatsForm, SlotForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE, today
from yilu.core.errors import Invalid, NotFound

NAV, NAV_ALL, NAV_SLOTS = "consult_desk", "consultations", "slots"
TONES = {
    ConsultationState.BOOKED: ("wait", "clock"),
    ConsultationState.ASKED: ("soon", "clock"),
    ConsultationState.ANSWERED: ("wait", "send"),
    ConsultationState.COMPLETED: ("done", "check"),
    ConsultationState.NO_SHOW: ("calm", ""),
    ConsultationState.CANCELLED: ("calm", ""),
}
SHOWN = 50


@desk(Right.CONSULT)
def consult_desk(request: HttpRequest) -> HttpResponse:
    """What is to be done today."""
    actor = actor_of(request)
    context = {
        "nav": NAV,
        "today": today(),
        "bookings": queries.todays_bookings(actor),
        "questions": queries.waiting_questions(actor)[:SHOWN],
        "follow_ups": queries.due_follow_ups(actor)[:SHOWN],
        "reviews": queries.answers_to_review(actor)[:SHOWN],
    }
    return render(request, "console/care/desk.html", context)


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.handled(
        actor,
        subject=asked.get("subject"),
        state=asked.get("state"),
        mode=asked.get("mode"),
        text=asked.search,
    )


def _state(row: Any) -> Cell:
    tone, icon = TONES[ConsultationState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


def _when(row: Any) -> str:
    return f"{(row.starts_at or row.made_at).astimezone(CITY_ZONE):%Y-%m-%d %H:%M}"


PAGE = ListPage(
    kind="care.consultation",
    title=gettext_lazy("咨询记录"),
    rows=_rows,
    detail=lambda row: reverse("console:consultation", args=[row.pk]),
    filters=(
        Filter("subject", gettext_lazy("哪方面"), Subject.choices),
        Filter("mode", gettext_lazy("怎样谈"), Mode.choices),
        Filter("state", gettext_lazy("到哪一步"), ConsultationState.choices),
    ),
    search=gettext_lazy("搜编号、姓名"),
    sort="-number",
    empty_title=gettext_lazy("还没有咨询"),
    empty_text=gettext_lazy("放出时间之后，司机在手机上就能约；也可以写下来问。"),
    columns=(
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number", lead=True),
        Column("who", gettext_lazy("司机"), lambda row: masking.name(row.person.name)),
        Column("subject", gettext_lazy("哪方面"), lambda row: row.get_subject_display(), "subject"),
        Column("mode", gettext_lazy("怎样谈"), lambda row: row.get_mode_display(), "mode"),
        Column("when", gettext_lazy("时间"), _when),
        Column("state", gettext_lazy("到哪一步"), _state),
    ),
)


@desk(Right.CONSULT)
def consultations(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV_ALL)


@desk(Right.CONSULT)
def consultation(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, _handled(actor_of(request), pk))


def _handled(actor: Actor, pk: UUID) -> Any:
    """One of the desk's; one's own is answered on the phone, by somebody else."""
    row = queries.get_consultation(actor, pk)
    if not queries.may_handle(actor, row):
        raise NotFound(str(pk))
    return row


def _page(request: HttpRequest, row: Any, forms: dict[str, Form] | None = None) -> HttpResponse:
    actor = actor_of(request)
    tone, icon = TONES[ConsultationState(row.state)]
    open_forms = {name: _form_of(name, row, None) for name in queries.moves(actor, row)}
    open_forms |= forms or {}
    follows = row.follow_up_on is not None and row.followed_up_at is None
    context = {
        "nav": NAV,
        "row": row,
        "words": queries.words_of(actor, row),
        "name": row.person.name,
        "tone": "" if tone == "calm" else tone,
        "icon": icon,
        "forms": open_forms,
        "follows": follows,
        "public": row.privacy == Privacy.PUBLIC,
    }
    status = 422 if forms else 200
    return render(request, "console/care/consultation.html", context, status=status)


def _form_of(move: str, row: Any, data: Any) -> Form:
    if move == "complete":
        return CompleteForm(data)
    if move == "answer":
        return AnswerForm(data, public=row.privacy == Privacy.PUBLIC)
    return Form(data)


@desk(Right.CONSULT, post=True, get=False)
def consultation_move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Complete, no-show, cancel, answer, or note that the call was made."""
    actor = actor_of(request)
    row = _handled(actor, pk)
    if move not in MOVES:
        raise Http404
    form = _form_of(move, row, request.POST)
    if form.is_valid():
        try:
            MOVES[move](pk, by=actor, **form.cleaned_data)
            return done(request, _("记下了。"), "console:consultation", pk)
        except Invalid as error:
            put(form, error)
    return _page(request, row, {move: form})


def _answer(pk: UUID, *, by: Actor, **given: str) -> object:
    return actions.answer(pk, by=by, **given)


MOVES: dict[str, Any] = {
    "complete": actions.complete,
    "no_show": actions.no_show,
    "cancel": actions.cancel,
    "answer": _answer,
    "followed_up": actions.followed_up,
}


@desk(Right.RUN_CARE, post=True, get=False)
def answer_release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a reworded answer out, or keep it back; never by who wrote it."""
    release = request.POST.get("release") == "yes"
    actions.release_answer(pk, by=actor_of(request), release=release)
    return done(request, _("公开了。") if release else _("没有公开。"), "console:consult_desk")


# ── times offered ───────────────────────────────────────────────────────────────────────────────


def _slot_rows(actor: Actor, asked: Asked) -> Any:
    return queries.slots(
        actor,
        subject=asked.get("subject"),
        on=asked.day("on"),
        ahead=asked.day("on") is None and not asked.get("past"),
    )


def _seats(row: Any) -> Cell:
    full = row.taken >= row.seats
    words = _("%(taken)d / %(seats)d") % {"taken": row.taken, "seats": row.seats}
    return Cell(words, tone="done" if full else "calm")


SLOTS = ListPage(
    kind="care.slot",
    title=gettext_lazy("放出的时间"),
    rows=_slot_rows,
    detail=lambda row: reverse("console:slot", args=[row.pk]),
    filters=(
        Filter("subject", gettext_lazy("哪方面"), Subject.choices),
        Filter("on", gettext_lazy("哪一天"), kind="date"),
        Filter("past", gettext_lazy("范围"), [("1", gettext_lazy("过去的也看"))]),
    ),
    sort="when",
    empty_title=gettext_lazy("往后没有放出的时间"),
    empty_text=gettext_lazy("放一段时间出来，司机在手机上就能约。"),
    export=None,
    columns=(
        Column(
            "when",
            gettext_lazy("时间"),
            lambda row: f"{row.starts_at.astimezone(CITY_ZONE):%Y-%m-%d %H:%M}",
            "starts_at",
            lead=True,
        ),
        Column("subject", gettext_lazy("哪方面"), lambda row: row.get_subject_display(), "subject"),
        Column("consultant", gettext_lazy("谁接待"), lambda row: row.consultant, "consultant"),
        Column("mode", gettext_lazy("怎样谈"), lambda row: row.get_mode_display()),
        Column("place", gettext_lazy("地点"), lambda row: row.place),
        Column("seats", gettext_lazy("已约 / 名额"), _seats),
        Column("state", gettext_lazy("状态"), lambda row: row.get_state_display(), "state"),
    ),
)


@desk(Right.CONSULT)
def slots(request: HttpRequest) -> HttpResponse:
    return respond(request, SLOTS, nav=NAV_SLOTS, template="console/care/slots.html")


@desk(Right.CONSULT, post=True)
def slot_new(request: HttpRequest) -> HttpResponse:
    """Offer a time."""
    actor = actor_of(request)
    form = SlotForm(posted(request), initial={"on": today(), "mode": Mode.ONSITE, "seats": 1})
    trail = ((_("放出的时间"), reverse("console:slots")),)
    question = Question(_("放一段时间"), _("放出去"), NAV_SLOTS, trail)

    def act() -> HttpResponse:
        given = form.cleaned_data
        offer = actions.Offer(
            subject=given["subject"],
            mode=given["mode"],
            consultant=given["consultant"],
            starts_at=datetime.combine(given["on"], given["starts"], CITY_ZONE),
            ends_at=datetime.combine(given["on"], given["ends"], CITY_ZONE),
            seats=given["seats"],
            place=given["place"],
        )
        try:
            made = actions.open_slot(offer, actions.desk_unit(actor), by=actor)
        except Invalid as error:
            named = {"starts_at": "starts", "ends_at": "ends"}
            raise Invalid({named.get(k, k): v for k, v in error.errors.items()}) from error
        return done(request, _("放出去了，司机可以约了。"), "console:slot", made.pk)

    return ask(request, form, question, act)


@desk(Right.CONSULT, post=True)
def slot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One time: who booked it, and how many seats it has."""
    actor = actor_of(request)
    row = queries.get_slot(actor, pk)
    form = SeatsForm(posted(request), initial={"seats": row.seats})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_seats(pk, form.cleaned_data["seats"], by=actor)
            return done(request, _("改好了。"), "console:slot", pk)
        except Invalid as error:
            put(form, error)
    context = {
        "nav": NAV_SLOTS,
        "row": row,
        "form": form,
        "is_open": row.state == SlotState.OPEN,
        "bookings": queries.handled(actor, slot=pk),
    }
    status = 422 if form.errors else 200
    return render(request, "console/care/slot.html", context, status=status)


@desk(Right.CONSULT, post=True)
def slot_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an offered time back."""
    actor = actor_of(request)
    row = queries.get_slot(actor, pk)
    form = ReasonForm(posted(request))
    trail = (
        (_("放出的时间"), reverse("console:slots")),
        (row.consultant, reverse("console:slot", args=[pk])),
    )
    note = _("约了的司机会收到短信，写明原因，可以另约。")
    question = Question(_("取消这段时间"), _("取消这段时间"), NAV_SLOTS, trail, note=note)

    def act() -> HttpResponse:
        actions.cancel_slot(pk, by=actor, reason=form.cleaned_data["reason"])
        return done(request, _("取消了，约了的人都告诉了。"), "console:slots")

    return ask(request, form, question, act)
