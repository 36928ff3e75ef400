"""What lies with me as a contact member: sign, call, answer, pass on, settle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yilu.appeals import actions, queries
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.mobile import appeal_words
from yilu.mobile.forms.appeals import SettleForm, WordsForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.appeals.told import told
from yilu.runtime.actions import once

PAGE = 50
# What a contact writes: (the page's sentence, the field's label, the button, whether the driver reads it).
WRITTEN: dict[str, tuple[Any, Any, Any, bool]] = {
    "call": (_("记一次电话"), _("说了什么，或者没打通"), _("记下来"), False),
    "note": (_("内部记录"), _("司机看不到"), _("记下来"), False),
    "reply": (_("答复司机"), _("写给司机的话"), _("发给司机"), True),
    "ask": (_("请司机补充"), _("还要他说什么"), _("发给司机"), True),
    "escalate": (_("请上级看"), _("为什么要请上级看"), _("交给上一级"), False),
    "settle": (_("办结"), _("写给司机：办成了什么，怎么办的"), _("办结，请司机确认"), True),
}


@require_GET
@mine
def listing(request: HttpRequest) -> HttpResponse:
    rows = list(queries.contact_appeals(actor_of(request))[:PAGE])
    due = queries.when_due(rows)
    context = {
        "tab": "appeals",
        "rows": [
            (row, appeal_words.TONES.get(row.state, ""), appeal_words.moment(row.settle_due))
            for row in rows
        ],
        "due": due,
    }
    return render(request, "mobile/appeals/contact_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@mine
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    appeal = queries.get_contact(actor, pk)
    do = request.POST.get("do") or request.GET.get("do", "")
    if request.method == "POST" and do == "accept":
        return _accepted(request, actor, pk)
    if request.method == "POST" and do not in WRITTEN:
        messages.error(request, _("没有这一步，请刷新看看。"))
        return redirect("mobile:contact_appeal", pk)
    form = _form(request, do)
    preview = False
    if form is not None and request.method == "POST" and form.is_valid():
        preview = WRITTEN[do][3] and "sure" not in request.POST
        if not preview and told(form, lambda: _once(actor, pk, do, form.cleaned_data)):
            return _after(request, pk, do)
    return _page(request, appeal, do, form, preview=preview)


def _form(request: HttpRequest, do: str) -> WordsForm | None:
    if do not in WRITTEN:
        return None
    made = SettleForm if do == "settle" else WordsForm
    return made(request.POST or None, label=WRITTEN[do][1])


def _accepted(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    try:
        actions.accept(pk, by=actor)
    except Refused as error:
        messages.error(request, str(error.message))
    return redirect("mobile:contact_appeal", pk)


def _after(request: HttpRequest, pk: UUID, do: str) -> HttpResponse:
    if do == "escalate":
        messages.success(request, _("已经交给上一级。"))
        return redirect("mobile:contact_appeals")
    return redirect("mobile:contact_appeal", pk)


def _once(actor: Actor, pk: UUID, do: str, given: dict[str, Any]) -> None:
    text, who = given["text"], f"{actor.account_id}|{do}|{pk}"
    moves: dict[str, Callable[[], Any]] = {
        "call": lambda: actions.call(pk, by=actor, text=text),
        "note": lambda: actions.note(pk, by=actor, text=text),
        "reply": lambda: actions.reply(pk, by=actor, text=text),
        "ask": lambda: actions.ask(pk, by=actor, text=text),
        "escalate": lambda: actions.escalate(pk, by=actor, reason=text),
        "settle": lambda: actions.settle(
            pk, by=actor, outcome=given["outcome"], text=text, why=given["why"]
        ),
    }
    once(actor.city, who, given["idempotency_key"], lambda: (200, moves[do]() and ""))


def _page(
    request: HttpRequest, appeal: Any, do: str, form: WordsForm | None, *, preview: bool
) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "tab": "appeals",
        "appeal": appeal,
        "words": queries.own_words(actor, appeal),
        "beads": queries.strip(appeal),
        "due": appeal_words.moment(appeal.settle_due),
        "sign_due": appeal_words.moment(appeal.sign_due),
        "moves": queries.moves(actor, appeal),
        "lines": [
            (line, appeal_words.icon_of(line.entry.act)) for line in queries.timeline(actor, appeal)
        ],
        "enclosed": queries.enclosed(actor, appeal),
        "form": form,
        "do": do,
        "ask": WRITTEN.get(do),
        "preview": preview,
        "leaks": actions.leaks(form.cleaned_data["text"]) if form and preview else [],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "mobile/appeals/contact.html", context, status=status)
