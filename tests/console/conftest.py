"""Desk pages asked for by the cast of the small city, through the real addresses and templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests import cast
from yilu.core.actor import Actor

ACTOR = "yilu.config.middleware.ActorMiddleware"
FILES = "whitenoise.middleware.WhiteNoiseMiddleware"  # warns where nothing was collected


class ActAs:
    """Stands where the session would say who acts: sign-in has tests of its own."""

    actor = Actor.anonymous(cast.CITY)

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = ActAs.actor  # type: ignore[attr-defined]
        return self.get_response(request)


class Desk:
    """Somebody at the desk: `desk.get("/console/")`, `desk.post(…)`."""

    def __init__(self, actor: Actor) -> None:
        self.client, self.actor = Client(), actor

    def get(self, path: str, **asked: Any) -> Any:
        ActAs.actor = self.actor
        return self.client.get(path, asked)

    def post(self, path: str, **given: Any) -> Any:
        ActAs.actor = self.actor
        return self.client.post(path, given)

    def read(self, path: str, **asked: Any) -> str:
        """The page's text; anything but a page fails the test."""
        answer = self.get(path, **asked)
        assert answer.status_code == 200, (path, answer.status_code)
        return str(answer.content.decode())


At = Callable[[str], Desk]


@pytest.fixture(autouse=True)
def _acting(settings: Settings) -> None:
    settings.MIDDLEWARE = [
        "tests.console.conftest.ActAs" if name == ACTOR else name
        for name in settings.MIDDLEWARE
        if name != FILES
    ]


@pytest.fixture
def at(small_city: cast.SmallCity) -> At:
    """`at("committee")`: that persona, freshly proven, at the desk."""

    def sit(persona: str) -> Desk:
        actor = small_city.cast[persona]
        return Desk(replace(actor, reauthenticated_at=timezone.now()))

    return sit
