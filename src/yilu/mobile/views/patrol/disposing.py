"""The field worker's phone: what is to be put right, the earlier photo as a ghost, the photo after."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.geo import Point, to_gcj02
from yilu.mobile import outbox
from yilu.mobile.appeal_words import moment
from yilu.mobile.forms.patrol import AskForm, DisposeForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.patrol import handing, words
from yilu.patrol import actions, queries

PAGE = 50
ASKS: dict[
    str, tuple[Any, Any, Any]
] = {  # what is asked for: heading, the number's label, what follows
    "return": (gettext_lazy("退回"), "", gettext_lazy("写明哪条职责、该归谁。最多退两次。")),
    "extend": (
        gettext_lazy("延期"),
        gettext_lazy("再要几个工作小时"),
        gettext_lazy("由别人批准，报的人看得到。"),
    ),
    "suspend": (
        gettext_lazy("挂账"),
        gettext_lazy("最多几天"),
        gettext_lazy("现在办不了的才挂账；批准以后停表，到日子自己恢复。"),
    ),
}
HANDS_ON = require_http_methods(["GET", "HEAD", "POST"])


def _worker(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.may_anywhere(Right.DISPOSE_SNAPSHOTS):
        raise NotFound("dispose")
    return actor


@require_GET
@mine
def todo(request: HttpRequest) -> HttpResponse:
    actor = _worker(request)
    rows = list(queries.to_dispose(actor)[:PAGE])
    left, photos = queries.left_minutes(actor.city, rows), queries.first_photos(rows)
    context = {
        "rows": [
            (row, words.title_of(row), words.left_words(left.get(row.pk)), left.get(row.pk, 1) < 0,
             photos.get(row.pk))
            for row in rows
        ]
    }  # fmt: skip
    return render(request, "mobile/patrol/todo.html", context)


@HANDS_ON
@outbox.kept
@mine
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _worker(request)
    try:
        row = queries.get_held(actor, pk)
    except NotFound:
        return _passed_on(request, actor, pk)
    moves = queries.moves(actor, row)
    if request.method == "POST" and request.POST.get("do") == "take":
        actions.take(pk, by=actor)
        messages.success(request, _("接单了。"))
        return redirect("mobile:dispose", pk)
    form = DisposeForm(*handing.posted(request))
    if request.method == "POST" and form.is_valid():
        answer = handing.put(form, lambda: _dispose(request, form, actor, pk))
        if answer is not None:
            return answer
    context = {"form": form, **_context(request, actor, row, moves, form)}
    return render(request, "mobile/patrol/dispose.html", context, status=handing.status(form))


def _passed_on(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """What he was told of, or put right without a line, is with others now: say with whom."""
    passed = queries.passed_on(actor, pk)
    context = {"passed": passed, "at": moment(passed.at)}
    return render(request, "mobile/patrol/passed.html", context, status=404)


def _dispose(request: HttpRequest, form: Any, actor: Actor, pk: UUID) -> HttpResponse:
    def make() -> str:
        photos = handing.gathered(request, form, actor, "photos")
        actions.dispose(pk, by=actor, text=form.cleaned_data["text"], photos=photos)
        messages.success(request, _("处置完了，正请别人复核，您不用再做什么。"))
        return ""

    return handing.once_to(request, form, "mobile:to_dispose", make)


def _context(
    request: HttpRequest, actor: Actor, row: Any, moves: list[str], form: Any
) -> dict[str, Any]:
    minutes = queries.left_minutes(actor.city, [row]).get(row.pk)
    pictures = queries.pictures_for(actor, row)
    return {
        "row": row,
        "title": words.title_of(row),
        "tone": words.TONES.get(row.state, ""),
        "moves": moves,
        "left": words.left_words(minutes),
        "late": minutes is not None and minutes < 0,
        "due": moment(row.due) if row.due else "",
        "pictures": pictures,
        "before": pictures.before[:1],
        "kept": handing.kept(request, form, actor, "photos"),
        "asked": [one for one in queries.requests_of(row) if one.state == "asked"],
        "asks": [(kind, ASKS[kind][0]) for kind in ASKS if kind in moves],
        "route": _route(row),
    }


def _route(row: Any) -> str:
    """AMap's own link; its map is in GCJ-02."""
    if row.lon is None:
        return ""
    at = to_gcj02(Point(row.lon, row.lat))
    return f"https://uri.amap.com/navigation?to={at.lon:.6f},{at.lat:.6f},{row.number}&callnative=1"


@HANDS_ON
@mine
def ask(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Not ours, more time, or not now: asked for with its grounds, decided by the desk."""
    actor = _worker(request)
    try:
        row = queries.get_held(actor, pk)
    except NotFound:
        return _passed_on(request, actor, pk)
    if kind not in ASKS or kind not in queries.moves(actor, row):
        raise NotFound(kind)
    heading, label, note = ASKS[kind]
    form = AskForm(request.POST if request.method == "POST" else None)
    if label:
        form.fields["amount"].label = label
    else:
        del form.fields["amount"]
    if request.method == "POST" and form.is_valid():
        answer = handing.put(form, lambda: _asked(request, form, actor, pk, kind))
        if answer is not None:
            return answer
    context = {
        "row": row,
        "title": words.title_of(row),
        "form": form,
        "heading": heading,
        "note": note,
    }
    return render(request, "mobile/patrol/ask.html", context, status=handing.status(form))


def _asked(request: HttpRequest, form: Any, actor: Actor, pk: UUID, kind: str) -> HttpResponse:
    reason, amount = form.cleaned_data["reason"], form.cleaned_data.get("amount") or 0

    def make() -> str:
        match kind:
            case "return":
                actions.ask_return(pk, by=actor, reason=reason)
            case "extend":
                actions.ask_extension(pk, by=actor, reason=reason, hours=amount)
            case _:
                actions.ask_suspension(pk, by=actor, reason=reason, days=amount)
        messages.success(request, _("申请了，等批准。"))
        return str(pk)

    return handing.once_to(request, form, "mobile:dispose", make)
