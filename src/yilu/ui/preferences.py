"""How one person wants pages to look: night, 大字, language; cookies, so that it holds signed out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

YEAR = 365 * 24 * 3600
THEME_COOKIE, SIZE_COOKIE = "yilu_theme", "yilu_size"


class Theme(StrEnum):
    AUTO = "auto"  # follow the phone
    LIGHT = "light"
    DARK = "dark"


class Size(StrEnum):
    NORMAL = "normal"
    LARGE = "large"  # 大字


@dataclass(frozen=True, slots=True)
class Look:
    theme: Theme = Theme.AUTO
    size: Size = Size.NORMAL


def look_of(request: HttpRequest) -> Look:
    """What the cookies say; anything unknown counts as not chosen."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    size = request.COOKIES.get(SIZE_COOKIE, "")
    return Look(
        Theme(theme) if theme in set(Theme) else Theme.AUTO,
        Size(size) if size in set(Size) else Size.NORMAL,
    )


def remember(
    response: HttpResponseBase,
    *,
    theme: str | None = None,
    size: str | None = None,
    language: str | None = None,
) -> None:
    """Set the cookies for the choices given; unknown values are left out rather than stored."""
    chosen = {
        THEME_COOKIE: theme if theme in set(Theme) else None,
        SIZE_COOKIE: size if size in set(Size) else None,
        settings.LANGUAGE_COOKIE_NAME: language if language in dict(settings.LANGUAGES) else None,
    }
    for name, value in chosen.items():
        if value is not None:
            response.set_cookie(
                name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=_secure()
            )


def _secure() -> bool:
    return bool(settings.SESSION_COOKIE_SECURE)
