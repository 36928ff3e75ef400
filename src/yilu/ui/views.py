"""The kit: every component once, in either face, so that pages are built from what is there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yilu.ui import kit


@require_GET
def kit_page(request: HttpRequest) -> HttpResponse:
    face = "phone" if request.GET.get("face") == "phone" else "desk"
    return render(request, "ui/kit.html", {"face": face, **kit.sample()})
