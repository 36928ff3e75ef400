"""What every phone page shares: who is asking, and the door for those who are signed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, NotFound

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """Who is asking, as the middleware found him."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def mine(view: View[P]) -> View[P]:
    """A page about oneself: sign in first, and say who one is; what is not mine does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = actor_of(request)
        if not actor.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if actor.person_id is None:  # a proven phone that no person is bound to yet
            return redirect("mobile:home")
        try:
            return view(request, *args, **kwargs)
        except (NotFound, NotAllowed) as error:
            raise Http404 from error

    return guarded
