"""Acting on an activity from the phone: what happened or why not, told on the activity's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yilu.core.errors import Invalid, Refused


def told(request: HttpRequest, pk: UUID, act: Callable[[], Any]) -> HttpResponse:
    """`act` returns the words to say; where the rules refuse, they say why."""
    try:
        messages.success(request, str(act()))
    except Refused as error:
        messages.error(request, str(error.message))
    except Invalid as error:
        messages.error(request, " ".join(str(text) for text in error.errors.values()))
    return redirect("mobile:activity", pk)
