"""The first page of the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yilu.console.views.desk import desk


@desk()
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "console/search.html", {"nav": "home", "text": "", "found": []})
