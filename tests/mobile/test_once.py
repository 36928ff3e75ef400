"""A form sent twice leads to the same place and makes one thing."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from tests.cast import CITY
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.mobile.once import once


@pytest.mark.django_db
def test_sent_twice() -> None:
    made: list[int] = []

    def make() -> str:
        made.append(1)
        if len(made) == 1:
            raise Refused("先改一下")
        return f"/things/{len(made)}/"

    def send(key: str) -> str:
        request = RequestFactory().post("/things/", {"once": key})
        request.actor = Actor.for_system(CITY)  # type: ignore[attr-defined]
        return once(request, make)["Location"]

    with pytest.raises(Refused):
        send("k")
    assert [send("k"), send("k"), send("other")] == ["/things/2/", "/things/2/", "/things/3/"]
