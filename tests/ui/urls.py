"""The addresses of the example list, inside the real frame."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tests.ui.example import SHOPS
from yilu.console.listing import respond


def shops(request: HttpRequest) -> HttpResponse:
    return respond(request, SHOPS)


console = ([path("", shops, name="home"), path("shops/<int:pk>/", shops, name="shop")], "console")
urlpatterns = [
    path("", include("yilu.mobile.urls")),
    path("", include("yilu.ui.urls")),
    path("accounts/", include("allauth.urls")),
    path("console/", include(console)),
]
