"""Every address, asked for by everybody, through the whole middleware with real sessions and tokens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests import cast
from tests.contracts.matrix import EVERYONE, MATRIX, THINGS, Line
from yilu.core.actor import Actor
from yilu.people.actions import issue_token
from yilu.people.models import Account

TURNED_AWAY = {401, 403, 404}
SIGN_IN = ("/accounts/login/", "/accounts/2fa/")


def addresses(
    resolver: URLResolver | None = None, namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every named address of the site as ("console:company", pattern)."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield f"{namespace}{found.name}", found
        else:
            below = f"{namespace}{found.namespace}:" if found.namespace else namespace
            yield from addresses(found, below)


def test_every_address_is_in_the_matrix() -> None:
    listed = {line.name for line in MATRIX}
    assert {name for name, _pattern in addresses()} - listed == set()


def test_the_matrix_lists_no_address_twice() -> None:
    keys = [(line.name, line.method, line.thing) for line in MATRIX]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


Thing = Callable[[str], dict[str, Any]]
Visitors = dict[tuple[str, bool], Client]


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[cast.SmallCity, Visitors]]:
    """One small city and everybody signed in, for a thousand lines: making them anew each time is
    most of what this module would cost. Nothing of it is ever committed."""
    with django_db_blocker.unblock(), override_settings(YILU_DATE=cast.DAY), transaction.atomic():
        city = cast.build()
        visitors = {
            (persona, token): _visitor(city.cast[persona], token=token)
            for persona in EVERYONE
            for token in (False, True)
        }
        yield city, visitors
        transaction.set_rollback(True)


@pytest.fixture
def db(world: tuple[cast.SmallCity, Visitors]) -> Iterator[None]:
    """In place of pytest-django's own, which would close the connection: what a line makes is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def small_city(db: None, world: tuple[cast.SmallCity, Visitors]) -> cast.SmallCity:
    return world[0]


@pytest.fixture
def thing(small_city: cast.SmallCity) -> Thing:
    """`thing("wanshun")`: what the lines of the matrix ask for, by the words they use."""
    return lambda word: THINGS[word](small_city)


@pytest.fixture
def ask(world: tuple[cast.SmallCity, Visitors]) -> Callable[[str, str, str], int]:
    """`ask("committee", "GET", path)`: the status for that persona, nothing kept of what it did."""
    visitors = world[1]
    signed_in = {key: deepcopy(visitor.cookies) for key, visitor in visitors.items()}

    def go(persona: str, method: str, path: str) -> int:
        key = (persona, path.startswith("/api/"))
        visitor = visitors[key]
        with transaction.atomic():
            answer = getattr(visitor, method.lower())(path)
            transaction.set_rollback(True)
        visitor.cookies = deepcopy(signed_in[key])  # a sign-out is taken back with the rest
        away = answer.status_code == 302 and answer.url.startswith(SIGN_IN)
        return 401 if away else int(answer.status_code)

    return go


def _visitor(actor: Actor, *, token: bool) -> Client:
    """A client that is signed in as the actor: with both factors, or with his bearer token."""
    client = Client(raise_request_exception=False)
    if actor.account_id is None:
        return client
    account = Account.objects.get(pk=actor.account_id)
    if token:
        bearer = issue_token(account, "test", by=actor)
        client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {bearer}"
        return client
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(account.pk)
    session["yilu.seen"] = timezone.now().timestamp()
    session.save()
    return client


@pytest.mark.parametrize(
    "line", MATRIX, ids=lambda line: f"{line.method} {line.name} {line.thing}".strip()
)
def test_answers_whom_it_should(
    line: Line, thing: Thing, ask: Callable[[str, str, str], int]
) -> None:
    path = reverse(line.name, kwargs=thing(line.thing))
    statuses = {persona: ask(persona, line.method, path) for persona in sorted(EVERYONE)}
    answered = {persona for persona, status in statuses.items() if status not in TURNED_AWAY}
    broken = {persona: status for persona, status in statuses.items() if status >= 500}
    assert (answered, broken if line.name != "readyz" else {}) == (set(line.opens), {})


# Sign-in's class views and the API schema's are the libraries' own: a method more does nothing more there.
OURS = sorted({line.name for line in MATRIX if ":" in line.name} - {"api:openapi-json"})


@pytest.mark.parametrize("name", OURS)
def test_other_methods_are_refused(
    name: str, thing: Thing, ask: Callable[[str, str, str], int]
) -> None:
    lines = [line for line in MATRIX if line.name == name]
    path = reverse(name, kwargs=thing(lines[0].thing))
    unlisted = {"GET", "POST", "PUT", "DELETE"} - {line.method for line in lines}
    insiders = sorted(lines[0].opens)[:2]
    accepted = {
        (persona, method): status
        for persona in insiders
        for method in sorted(unlisted)
        if (status := ask(persona, method, path)) < 400 or status >= 500
    }
    assert accepted == {}
