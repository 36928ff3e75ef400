"""My snapshots and one of them: how far it is, the photo after, solved or not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.mobile.appeal_words import moment
from yilu.mobile.forms.patrol import AnswerForm, ReopenForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.patrol import handing, words
from yilu.patrol import actions, queries
from yilu.patrol.enums import State

PAGE = 30
HANDS_ON = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
@mine
def mine_all(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = list(queries.own_snapshots(actor)[:PAGE])
    photos = queries.first_photos([row for row in rows if queries.is_mine(actor, row)])
    context = {
        "tab": "snap",
        "rows": [
            (row, words.title_of(row), words.TONES.get(State(row.state), ""), photos.get(row.pk),
             moment(row.shot_at))
            for row in rows
        ],
        "checks": len(queries.my_checks(actor)),
        "areas": len(queries.my_areas(actor)),
    }  # fmt: skip
    return render(request, "mobile/patrol/list.html", context)


@HANDS_ON
@mine
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_snapshot(actor, pk)
    moves = queries.moves(actor, row)
    form = _form(request, moves)
    if request.method == "POST":
        if request.POST.get("do") == "drop":
            actions.drop(pk, by=actor)
            messages.success(request, _("删掉了，照片也删了。"))
            return redirect("mobile:snapshots")
        if form is None:
            raise NotFound(str(pk))
        if form.is_valid():
            answer = handing.put(form, lambda: _said(request, form, actor, pk))
            if answer is not None:
                return answer
    context = {"form": form, "do": _do(request, moves), **_context(actor, row, moves)}
    code = 422 if form is not None and form.errors else 200
    return render(request, "mobile/patrol/detail.html", context, status=code)


def _do(request: HttpRequest, moves: list[str]) -> str:
    """What stands at the bottom: the word after closing, or (asked for) opening it again."""
    asked = request.POST.get("do") or request.GET.get("do") or ""
    if asked == "reopen" and "reopen" in moves:
        return "reopen"
    return "answer" if "answer" in moves else ""


def _form(request: HttpRequest, moves: list[str]) -> Any:
    match _do(request, moves):
        case "reopen":
            return ReopenForm(*handing.posted(request))
        case "answer":
            return AnswerForm(request.POST if request.method == "POST" else None)
    return None


def _said(request: HttpRequest, form: Any, actor: Actor, pk: UUID) -> HttpResponse:
    def make() -> str:
        given = form.cleaned_data
        if isinstance(form, ReopenForm):
            photos = handing.gathered(request, form, actor, "photos")
            actions.reopen(pk, by=actor, text=given["text"], photos=photos)
            messages.success(request, _("重新处置了，时间从头算。"))
        else:
            actions.answer(pk, by=actor, word=given["word"], text=given["text"])
            messages.success(request, _("记下了，谢谢您。"))
        return str(pk)

    return handing.once_to(request, form, "mobile:snapshot", make)


def _context(actor: Actor, row: Any, moves: list[str]) -> dict[str, Any]:
    minutes = queries.left_minutes(actor.city, [row]).get(row.pk)
    asked = "answer" in moves and not row.answer and queries.is_mine(actor, row)
    return {
        "tab": "snap",
        "row": row,
        "title": words.title_of(row),
        "steps": words.STEPS,
        "at": words.AT[State(row.state)],
        "tone": words.TONES.get(State(row.state), ""),
        "next": words.next_of(row),
        "due": moment(row.due) if minutes is not None else "",
        "left": words.left_words(minutes),
        "late": minutes is not None and minutes < 0,
        "pictures": queries.pictures_for(actor, row),
        "lines": [words.told(line) for line in queries.timeline(actor, row)],
        "moves": moves,
        "asked": asked,
        "own": queries.is_mine(actor, row),
        "shot": moment(row.shot_at),
        "target": row.merged_into,
    }
