"""The demo's front door: be any of its people with one button. Absent outside demo mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from itertools import groupby
from pathlib import Path
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yilu.core.actor import Actor
from yilu.demo.personas import BY_KEY, PERSONAS, Group, Pages, Persona
from yilu.demo.registers import BROKEN, REGISTERS, Register
from yilu.demo.standing import built_for, folder
from yilu.notices.queries import loopback_letters
from yilu.people.actions import issue_token, sign_in_as
from yilu.people.models import Account
from yilu.people.queries import accounts_of, by_phones, demo_totp

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
COLUMNS = ((Group.DRIVERS, Group.ADMINISTRATORS), (Group.PARTY,), (Group.DEPARTMENTS,))
LANDING = {Pages.PHONE: "/", Pages.CONSOLE: "/console/"}


@dataclass(frozen=True, slots=True)
class Card:
    """A persona as the page shows it."""

    persona: Persona
    code: str  # the current second-factor code, of staff

    @property
    def signs_in(self) -> bool:
        return self.persona.pages is not Pages.NONE


@dataclass(frozen=True, slots=True)
class File:
    register: Register
    kilobytes: int


def demo_only(view: View[P]) -> View[P]:
    """Outside demo mode these addresses do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if settings.YILU_MODE != "demo":
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@csrf_exempt
@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
def personas(request: HttpRequest) -> HttpResponse:
    """The list of personas; a POST with `persona` signs in as that one."""
    if request.method != "POST":
        return _page(request)
    persona = _asked(request)
    if persona is None:
        return _page(request, _("没有这个角色，请从下面选一个。"), status=400)
    if persona.pages is Pages.NONE:
        return redirect("mobile:exam")  # a family has no account to sign in to
    sign_in_as(request, _account(persona))
    return redirect(LANDING[persona.pages])


@csrf_exempt
@demo_only
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """A bearer token for /api/v1 with the persona's rights."""
    persona = _asked(request)
    if persona is None or persona.pages is Pages.NONE:
        return JsonResponse({"detail": _("没有这个角色，或这个角色不用账号。")}, status=400)
    account = _account(persona)
    by = Actor(account.pk, account.person_id, account.city)
    return JsonResponse({"token": issue_token(account, _("演示页面发放"), by=by)})


@demo_only
@require_safe
def register(request: HttpRequest, name: str) -> FileResponse:
    """One of the demo's register files, to look at or to upload again."""
    path = folder() / name
    if name not in {entry.name for entry in (*REGISTERS, *BROKEN)} or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def _asked(request: HttpRequest) -> Persona | None:
    return BY_KEY.get(request.POST.get("persona", ""))


def _account(persona: Persona) -> Account:
    account = _accounts().get(persona.key)
    if account is None:
        raise Http404  # the city is still being built
    return account


def _accounts() -> dict[str, Account]:
    """Key of the persona → account, in two questions."""
    phones = {f"+86{persona.phone}": persona.key for persona in PERSONAS}
    people = {
        person: phones[phone]
        for phone, found in by_phones(settings.YILU_CITY, list(phones)).items()
        for person in found
    }
    return {people[person]: account for person, account in accounts_of(people).items()}


def _page(request: HttpRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    groups = [(group, list(cards)) for group, cards in groupby(_cards(), _group)]
    context = {
        "day": built_for(settings.YILU_CITY),
        "groups": groups,
        "columns": [
            [(group, cards) for group, cards in groups if group in names] for names in COLUMNS
        ],
        "letters": loopback_letters(settings.YILU_CITY, 8),
        "files": [_file(entry) for entry in REGISTERS if (folder() / entry.name).is_file()],
        "broken": [_file(entry) for entry in BROKEN if (folder() / entry.name).is_file()],
        "refusal": refusal,
    }
    return render(request, "demo/personas.html", context, status=status)


def _cards() -> list[Card]:
    order, accounts = list(Group), _accounts()
    known = sorted(PERSONAS, key=lambda persona: order.index(persona.group))
    return [Card(p, demo_totp(accounts[p.key]) if p.key in accounts else "") for p in known]


def _group(card: Card) -> Group:
    return card.persona.group


def _file(entry: Register) -> File:
    path: Path = folder() / entry.name
    return File(entry, max(1, path.stat().st_size // 1024))
