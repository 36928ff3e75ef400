"""Shoot: photo first, place at the shutter, what it is now or when parked; known already? say so."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yilu.core.actor import Actor
from yilu.core.cells import sound
from yilu.core.errors import NotFound
from yilu.mobile import outbox
from yilu.mobile.forms.patrol import SnapForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.patrol import handing
from yilu.mobile.views.patrol.words import label_of
from yilu.patrol import actions, queries
from yilu.patrol.actions import Words

PHOTOS = ("near", "around")
MOST_QUESTIONS = 6


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@outbox.kept
@mine
def snap(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = _form(request, actor)
    if request.method == "POST" and form.is_valid():
        try:
            answer = handing.put(form, lambda: _hand_in(request, form, actor), "near")
        except _Known as known:
            return _page(request, form, near=known.near)
        if answer is not None:
            return answer
    return _page(request, form)


class _Known(Exception):
    """It may be known already: he is asked before anything is written."""

    def __init__(self, near: list[queries.Near]) -> None:
        super().__init__()
        self.near = near


def _form(request: HttpRequest, actor: Actor) -> SnapForm:
    rows = queries.categories(actor.city)
    choices = [(row.code, label_of(row)) for row in rows]
    return SnapForm(*handing.posted(request), categories=choices)


def _near(request: HttpRequest, form: SnapForm, actor: Actor) -> list[queries.Near]:
    """Known ones, unless he has said that it is another, joins one, or completes it later."""
    said = {"sure", "join", "later"} & set(request.POST)
    point, category = form.point(), form.cleaned_data["category"]
    return (
        [] if said or point is None or not category else queries.nearby(actor.city, point, category)
    )


def _hand_in(request: HttpRequest, form: SnapForm, actor: Actor) -> HttpResponse:
    def make() -> str:
        if near := _near(request, form, actor):
            raise _Known(near)  # not before: a repeated key only leads to what came of the first
        photos = handing.gathered(request, form, actor, *PHOTOS)
        if join := _uuid(request.POST.get("join", "")):
            actions.cowitness(join, by=actor, photos=photos)
            messages.success(request, _("记下了，办到哪一步也告诉您。"))
            return str(join)
        later = "later" in request.POST
        made = actions.submit(words_of(request, form, later=later), photos, by=actor)
        done = _("先存着了，停好车再补。") if later else _("报上去了，立不立案都告诉您。")
        messages.success(request, done)
        return str(made.pk)

    return handing.once_to(request, form, "mobile:snapshot", make)


def words_of(request: HttpRequest, form: SnapForm, *, later: bool = False) -> Words:
    given = form.cleaned_data
    return Words(
        category="" if later else given["category"],
        note=given["note"],
        place=given["place"],
        point=form.point(),
        accuracy=form.metres(),
        moved=bool(given["moved"]),
        shot_at=form.shutter(),
        answers=_answers(request),
        called=given["called"],
    )


def _answers(request: HttpRequest) -> dict[str, str]:
    asked = [request.POST.get(f"q{at}", "")[:120] for at in range(MOST_QUESTIONS)]
    said = [request.POST.get(f"a{at}", "")[:100] for at in range(MOST_QUESTIONS)]
    return {question: word for question, word in zip(asked, said, strict=True) if question}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _page(
    request: HttpRequest, form: SnapForm, *, near: list[queries.Near] | None = None, row: Any = None
) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "tab": "snap",
        "form": form,
        "row": row,
        "kinds": _kinds(form, actor),
        "kept": handing.kept(request, form, actor, *PHOTOS),
        "drafts": [] if row else queries.drafts(actor),
        **_told(actor, form.data.get("category", ""), form.data.get("note", ""), near or []),
    }
    return render(request, "mobile/patrol/snap.html", context, status=handing.status(form))


def _kinds(form: SnapForm, actor: Actor) -> list[tuple[Any, str]]:
    """Each radio with its category's icon, the usual ones first."""
    icons = {row.code: row.icon or "flag" for row in queries.categories(actor.city)}
    return [(radio, icons[radio.data["value"]]) for radio in form["category"]]


def _told(actor: Actor, code: str, note: str, near: list[queries.Near]) -> dict[str, Any]:
    """What is told under the form: known ones, the category's danger and questions, a suggestion."""
    try:
        chosen = queries.get_category(actor.city, code) if code else None
    except NotFound:
        chosen = None
    return {
        "near": [(one, label_of(one.snapshot.category)) for one in near],
        "chosen": chosen,
        "questions": list(enumerate(chosen.questions[:MOST_QUESTIONS])) if chosen else [],
        "suggested": []
        if chosen
        else [(c, label_of(c)) for c in queries.suggest(actor.city, note)],
    }


@require_POST
@mine
def known(request: HttpRequest) -> HttpResponse:
    """As it is filled in: is it known already, whom to call first, what else is asked."""
    actor, given = actor_of(request), request.POST
    try:
        point = sound(float(given.get("lon", "")), float(given.get("lat", "")))
    except ValueError:
        point = None
    code = given.get("category", "")
    near = queries.nearby(actor.city, point, code) if point and code else []
    context = _told(actor, code, given.get("note", "")[:400], near)
    return render(request, "mobile/patrol/_known.html", {**context, "live": True})


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def complete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """停车后补报: the photos and the shutter's place are there; now what it is."""
    actor = actor_of(request)
    row = queries.get_snapshot(actor, pk)
    if "complete" not in queries.moves(actor, row):
        raise NotFound(str(pk))
    form = _form(request, actor)
    if row.lon is not None:
        form.fields["place"].required = False
    if request.method == "POST" and form.is_valid():
        answer = handing.put(form, lambda: _complete(request, form, actor, pk), "near")
        if answer is not None:
            return answer
    return _page(request, form, row=row)


def _complete(request: HttpRequest, form: SnapForm, actor: Actor, pk: UUID) -> HttpResponse:
    def make() -> str:
        photos = handing.gathered(request, form, actor, *PHOTOS)
        actions.complete(pk, words_of(request, form), by=actor, photos=photos)
        messages.success(request, _("报上去了，立不立案都告诉您。"))
        return str(pk)

    return handing.once_to(request, form, "mobile:snapshot", make)
