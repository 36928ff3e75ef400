"""The phone pages as something to install: worker, manifest, the page without a line, whose phone it is."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yilu.mobile.outbox import KEEP, UNTIL, owner_of
from yilu.mobile.page import actor_of

WORKER = Path(__file__).resolve().parents[1] / "worker.js"
SHELL = [
    "tokens.css",
    "ui.css",
    "icons.svg",
    "img/mark.svg",
    "queue.js",
    "outbox.js",
    "voice.js",
    "near.js",
    "stamp.js",
    "signpad.js",
    "place.js",
    "vendor/htmx/htmx.min.js",
]
ICONS = {"192x192": "any", "512x512": "any", "maskable": "maskable"}
# Left to the browser: nothing of the desk, of signing in or of the interface is ever kept on a phone.
LEFT_ALONE = ["/console/", "/accounts/", "/api/", "/demo/"]
PAPER = "#faf7f2"  # as in tokens.css: the colour behind everything


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, from the root so that every phone page is in its scope."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@cache
def _worker() -> str:
    source = WORKER.read_text(encoding="utf-8")
    known = {
        "shell": [static(name) for name in SHELL],
        "static": settings.STATIC_URL,
        "queue": static("queue.js"),
        "offline": reverse("mobile:offline"),
        "leave": LEFT_ALONE,
        "keep": KEEP,
        "until": UNTIL,
    }
    text = json.dumps(known)
    version = sha256(f"{text}{source}".encode()).hexdigest()[:12]
    return f"const YILU = {text};\nconst VERSION = {json.dumps(version)};\n{source}"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the phone needs to put Yilu among its apps."""
    told: dict[str, Any] = {
        "name": _("驿路"),
        "short_name": _("驿路"),
        "description": _("司机的诉求、驿站、证照和随手拍"),
        "lang": "zh-CN",
        "start_url": reverse("mobile:home"),
        "scope": "/",
        "id": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "shortcuts": [
            {"name": _("拍一件"), "url": reverse("mobile:snap")},
            {"name": _("驿站"), "url": reverse("mobile:stations")},
        ],
        "icons": [
            {
                "src": static(f"img/app-{size}.png"),
                "sizes": "512x512" if size == "maskable" else size,
                "type": "image/png",
                "purpose": purpose,
            }
            for size, purpose in ICONS.items()
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What shows where there is no line: nobody's page, so that it may lie on any phone."""
    return render(request, "mobile/offline.html", {"actor": None, "any_owner": True})


@never_cache
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Asked before anything waiting is sent: whose session this is now, and the form's token."""
    return JsonResponse({"owner": owner_of(actor_of(request)), "token": get_token(request)})
