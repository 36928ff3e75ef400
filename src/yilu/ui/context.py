"""What every page knows without asking a database: how it should look and where it runs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from yilu.core.errors import NotFound
from yilu.ui.preferences import look_of


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `look` (theme, size), `demo_mode`, `city_name`, `actor`."""
    return {
        "look": look_of(request),
        "demo_mode": settings.YILU_MODE == "demo",
        "city_name": city_name(),
        "actor": getattr(request, "actor", None),
    }


_names: dict[str, str] = {}  # asked once per process; a city not set up yet is asked for again


def city_name() -> str:
    """The name of the city served here; the rulebook stands above this app, so settings name its door."""
    code: str = settings.YILU_CITY
    if code not in _names:
        try:
            _names[code] = str(import_string(settings.YILU_CITY_DOOR)(code).name)
        except NotFound:
            return ""
    return _names[code]
