"""What makes the phone pages an app: nobody's secrets, so everybody is answered."""

from __future__ import annotations

from tests.contracts.matrix.lines import EVERYONE, Things, page

LINES = [
    page("mobile:worker", EVERYONE),
    page("mobile:manifest", EVERYONE),
    page("mobile:offline", EVERYONE),
    page("mobile:outbox_who", EVERYONE),
]
THINGS: Things = {}
