"""Requests from somebody at the desk or on the phone, without a database behind them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from yilu.core.actor import Actor, Grant, Right, Role

COMMITTEE = Grant(Role.COMMITTEE_STAFF, frozenset(Right), UUID(int=3), "/1/")
VIEWER = Grant(Role.DISTRICT_STAFF, frozenset({Right.VIEW_REGISTERS}), UUID(int=4), "/1/2/")
Ask = Callable[..., HttpRequest]


@pytest.fixture(autouse=True)
def _example_addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.ui.urls"


@pytest.fixture
def ask() -> Ask:
    """`ask("?q=…", grant)`: a GET of the example list by a holder of that grant."""

    def make(query: str = "", grant: Grant = COMMITTEE) -> HttpRequest:
        request = RequestFactory().get(f"/example/{query}")
        request.actor = Actor(  # type: ignore[attr-defined]
            UUID(int=1), UUID(int=2), "510400", grants=(grant,), second_factor=True
        )
        return request

    return make
