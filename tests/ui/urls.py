"""All real addresses, and those of the example list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.ui.example import SHOPS
from yilu.config.urls import urlpatterns as real
from yilu.console.listing import respond


def shops(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return respond(request, SHOPS)


urlpatterns = [
    *real,
    path("example/", shops, name="example"),
    path("example/<int:pk>/", shops, name="example_shop"),
]
