"""Helps: the list, one of them, recording, correcting, voiding."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.care import actions, queries
from yilu.care.enums import HelpKind, Receipt
from yilu.console.forms.care import CorrectForm, HelpForm, ReasonForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.care.persons import one_driver
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.clock import today
from yilu.core.errors import Invalid, NotFound

NAV = "helps"
WORDS = {
    "proved": (gettext_lazy("已签收"), "done", "check"),
    "waiting": (gettext_lazy("等本人确认"), "soon", "clock"),
    "objected": (gettext_lazy("本人说不对"), "now", "alert"),
    "voided": (gettext_lazy("已作废"), "calm", ""),
}
READS = (Right.RECORD_HELPS, Right.VIEW_CARE)


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.helps(actor, kind=asked.get("kind"), state=asked.get("state"), text=asked.search)


def _state(row: Any) -> Cell:
    word, tone, icon = WORDS[row.state]
    return Cell(word, tone=tone, icon=icon)


PAGE = ListPage(
    kind="care.help",
    title=gettext_lazy("帮助登记"),
    rows=_rows,
    detail=lambda row: reverse("console:help", args=[row.pk]),
    filters=(
        Filter("kind", gettext_lazy("哪种"), HelpKind.choices),
        Filter("state", gettext_lazy("签收"), [(key, words[0]) for key, words in WORDS.items()]),
    ),
    search=gettext_lazy("搜编号、姓名、谁帮的"),
    sort="-on",
    empty_title=gettext_lazy("还没有登记过帮助"),
    empty_text=gettext_lazy("帮过哪位司机，就在这里登一条：谁、帮了什么、谁帮的、怎样签收。"),
    columns=(
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number", lead=True),
        Column("on", gettext_lazy("日期"), lambda row: row.given_on.isoformat(), "given_on"),
        Column("who", gettext_lazy("司机"), lambda row: masking.name(row.person.name)),
        Column("kind", gettext_lazy("哪种"), lambda row: row.get_kind_display(), "kind"),
        Column("what", gettext_lazy("帮了什么"), lambda row: row.what),
        Column("giver", gettext_lazy("谁帮的"), lambda row: row.giver),
        Column("state", gettext_lazy("签收"), _state),
    ),
)


def _require_reader(actor: Actor) -> None:
    if not any(actor.may_anywhere(right) for right in READS):
        raise NotFound


@desk()
def helps(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    _require_reader(actor)
    may_record = actor.may_anywhere(Right.RECORD_HELPS)
    return respond(
        request, PAGE, nav=NAV, template="console/care/helps.html", may_record=may_record
    )


@desk()
def help_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    _require_reader(actor)
    row = queries.get_help(actor, pk)
    word, tone, icon = WORDS[row.state]
    context = {
        "nav": NAV,
        "row": row,
        "name": masking.name(row.person.name),
        "word": word,
        "tone": "" if tone == "calm" else tone,
        "icon": icon,
        "may_correct": queries.may_correct(actor, row),
    }
    return render(request, "console/care/help.html", context)


@desk(Right.RECORD_HELPS, post=True)
def help_new(request: HttpRequest) -> HttpResponse:
    """One act for one driver, with a receipt."""
    actor = actor_of(request)
    initial = {"given_on": today(), "receipt": Receipt.PHONE, "who": request.GET.get("who", "")}
    form = HelpForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            person = one_driver(actor, given["who"], given["name"])
            made = actions.record_help(
                _given(given, person.person_id), actions.recording_unit(actor), by=actor
            )
            return done(request, _("已登记。"), "console:help", made.pk)
        except Invalid as error:
            put(form, error)
    return _drawn(request, form, _("登记一次帮助"), _("登记"))


@desk(Right.RECORD_HELPS, post=True)
def help_correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The right row in place of a wrong one, which stays, voided."""
    actor = actor_of(request)
    row = _correctable(actor, pk)
    fields = ("kind", "what", "giver", "given_on", "receipt", "receipt_note")
    form = CorrectForm(posted(request), initial={name: getattr(row, name) for name in fields})
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            made = actions.correct_help(
                pk, _given(given, row.person_id), by=actor, reason=given["reason"]
            )
            return done(request, _("已更正，原来那条留着，不再算数。"), "console:help", made.pk)
        except Invalid as error:
            put(form, error)
    return _drawn(request, form, _("更正 %(number)s") % {"number": row.number}, _("更正"))


@desk(Right.RECORD_HELPS, post=True)
def help_void(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It did not happen, or not to him."""
    actor = actor_of(request)
    row = _correctable(actor, pk)
    form = ReasonForm(posted(request))
    trail = (
        (_("帮助登记"), reverse("console:helps")),
        (row.number, reverse("console:help", args=[pk])),
    )
    note = _("这一条留着，写明原因，不再算数。")
    question = Question(_("作废这一条"), _("作废"), NAV, trail, lead=row.what, note=note)

    def act() -> HttpResponse:
        actions.void_help(pk, by=actor, reason=form.cleaned_data["reason"])
        return done(request, _("已作废。"), "console:help", pk)

    return ask(request, form, question, act)


def _correctable(actor: Actor, pk: UUID) -> Any:
    row = queries.get_help(actor, pk)
    if not queries.may_correct(actor, row):
        raise NotFound(str(pk))
    return row


def _given(form: dict[str, Any], person_id: UUID) -> actions.Given:
    """A code that found the driver is his receipt as well."""
    receipt, code = form["receipt"], form["code"]
    typed = "".join(form.get("who", "").split())
    if receipt == Receipt.CODE and not code and len(typed) == 6:
        code = typed
    proof = {
        "code": code,
        "signature": form["signature"],
        "receipt_note": form["receipt_note"],
    }
    return actions.Given(
        person_id=person_id,
        kind=form["kind"],
        what=form["what"],
        giver=form["giver"],
        given_on=form["given_on"],
        receipt=receipt,
        proof=proof,
    )


def _drawn(request: HttpRequest, form: Any, heading: str, button: str) -> HttpResponse:
    context = {"nav": NAV, "form": form, "heading": heading, "button": button}
    status = 422 if form.errors else 200
    return render(request, "console/care/record.html", context, status=status)
