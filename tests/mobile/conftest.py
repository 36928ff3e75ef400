"""Phone pages asked for by the cast of the small city."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from yilu.core.actor import Actor

Open = Callable[..., HttpResponse]


@pytest.fixture
def open_page() -> Open:
    """`open_page("/me/papers/", actor)`: the answer of that address to that person."""

    def go(
        path: str,
        actor: Actor,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> HttpResponse:
        factory = RequestFactory(headers=headers)
        request = factory.get(path) if data is None else factory.post(path, data)
        request.actor = actor  # type: ignore[attr-defined]
        request._messages = Said()  # type: ignore[attr-defined]
        found = resolve(path.partition("?")[0])
        try:
            answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
        finally:
            request.close()  # uploads past 2 MB lie in files
        return answer

    return go


class Said(list[str]):
    """Where a view's messages go when no middleware stands around it."""

    def add(self, level: int, message: object, extra_tags: str = "") -> None:
        self.append(str(message))


def text(response: HttpResponse) -> str:
    return response.content.decode()
