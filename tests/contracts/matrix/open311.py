"""The matrix of Open311: everybody reads what is filed; a key writes, no persona does."""

from __future__ import annotations

from tests.contracts.matrix.lines import EVERYONE, Things, form, page

LINES = [
    page("open311:discovery", EVERYONE, "as JSON"),
    page("open311:discovery_v2", EVERYONE, "as JSON"),
    page("open311:root", frozenset()),
    page("open311:services", EVERYONE, "as JSON"),
    page("open311:service", frozenset(), "a service that is not"),
    page("open311:requests", EVERYONE, "as JSON"),
    form("open311:requests", frozenset(), "as JSON"),
    page("open311:request", frozenset(), "a request that is not"),
    page("open311:token", frozenset(), "a token that is not"),
    page("open311:updates", EVERYONE, "as JSON"),
    form("open311:updates", frozenset(), "as JSON"),
    page("open311:media", frozenset(), "a picture that is not"),
]
NOWHERE = "00000000-0000-4000-8000-000000000000"
THINGS: Things = {
    "as JSON": lambda _city: {"form": "json"},
    "a service that is not": lambda _city: {"code": "none", "form": "json"},
    "a request that is not": lambda _city: {"number": "none", "form": "json"},
    "a token that is not": lambda _city: {"token": "none", "form": "json"},
    "a picture that is not": lambda _city: {"key": NOWHERE, "photo": NOWHERE},
}
