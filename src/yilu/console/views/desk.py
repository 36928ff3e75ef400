"""What every console view shares: who may come in, and how the domain's answers become pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    QueryDict,
)
from django.shortcuts import redirect, render

from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.ui.ways import go_back

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def actor_of(request: HttpRequest) -> Actor:
    """Who is asking, as the middleware found him."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def desk(*rights: Right, post: bool = False, get: bool = True) -> Callable[[View[P]], View[P]]:
    """A console page for holders of any of these rights, or of any post; for others it does not exist."""
    methods = [name for name, wanted in (("GET", get), ("HEAD", get), ("POST", post)) if wanted]

    def decorate(view: View[P]) -> View[P]:
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            turned_away = _turn_away(request, rights)
            if turned_away:
                return turned_away
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return _answer(lambda: view(request, *args, **kwargs), request)

        update_wrapper(guarded, view)
        return guarded

    return decorate


def _turn_away(request: HttpRequest, rights: tuple[Right, ...]) -> HttpResponse | None:
    actor = actor_of(request)
    if not actor.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not actor.grants or (rights and not any(actor.may_anywhere(right) for right in rights)):
        raise Http404
    return None


def _answer(view: Callable[[], HttpResponse], request: HttpRequest) -> HttpResponse:
    """Run the view; what is not there and what is not for you answer alike, a refusal is told."""
    try:
        return view()
    except (NotFound, NotAllowed) as error:
        raise Http404 from error
    except Refused as error:
        return refused(request, error)


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Back to the page he came from with the reason; a reading page that refuses says so itself."""
    if request.method == "POST":
        messages.error(request, str(error.message))
        return back(request)
    return render(request, "console/refused.html", {"message": error.message}, status=409)


def back(request: HttpRequest, default: str = "/console/") -> HttpResponse:
    """To `next` of the form or to the page the form stood on; only ever to our own pages."""
    targets = (request.POST.get("next", ""), request.headers.get("Referer", ""))
    return go_back(request, targets, default)


@dataclass(frozen=True, slots=True)
class Question:
    """A page that asks for one thing: where it stands, what it says, and the word on its button."""

    heading: Any
    button: Any
    nav: str
    trail: tuple[tuple[Any, str], ...] = ()  # (label, address) of the pages above
    lead: Any = ""
    note: Any = ""  # what will happen, told before it does


def ask(
    request: HttpRequest, form: Form, question: Question, act: Callable[[], HttpResponse]
) -> HttpResponse:
    """Show the form; act on a valid one; what the domain finds wrong stands on its field."""
    if request.method == "POST" and form.is_valid():
        try:
            return act()
        except Invalid as error:
            put(form, error)
    status = 422 if form.errors else 200
    context = {"form": form, "question": question, "nav": question.nav}
    return render(request, "console/question.html", context, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if nothing was filled in; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def put(form: Form, error: Invalid) -> None:
    """The domain's objections, each on the field it names."""
    for name, message in error.errors.items():
        form.add_error(name if name in form.fields else None, str(message))


def done(request: HttpRequest, message: Any, to: str, *args: Any) -> HttpResponse:
    """Say what happened and show the page where it can be seen (POST, redirect, GET)."""
    messages.success(request, str(message))
    return redirect(to, *args)


def uuids(values: list[str]) -> list[UUID]:
    """The identifiers among ticked boxes; anything else was not one of ours."""
    try:
        return [UUID(value) for value in values]
    except ValueError as error:
        raise Http404 from error
