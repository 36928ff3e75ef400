"""Who sees and moves stock where, persona by persona; the set agrees with the object."""

from __future__ import annotations

import pytest

from tests.cast import SmallCity
from tests.stock.conftest import Shelves
from yilu.stock import access, queries
from yilu.stock.models import Place


def test_the_set_agrees_with_the_object_for_everybody(
    small_city: SmallCity, shelves: Shelves
) -> None:
    for who, actor in small_city.cast.items():
        assert set(access.visible(actor)) == {
            place for place in Place.objects.all() if access.can_view(actor, place)
        }, who


def test_the_places_one_keeps_agree_with_the_object(
    small_city: SmallCity, shelves: Shelves
) -> None:
    for who, actor in small_city.cast.items():
        assert set(access.kept(actor)) == {
            place for place in Place.objects.all() if access.may_keep(actor, place)
        }, who


@pytest.mark.parametrize(
    ("who", "sees", "keeps_room", "takes_room", "keeps_store"),
    [
        ("committee", {"room", "store"}, True, True, True),
        ("committee_leader", {"room", "store"}, True, True, True),
        ("keeper", {"room"}, True, True, False),
        ("secretary", set(), False, False, False),
        ("district", set(), False, False, False),
        ("company", set(), False, False, False),
        ("driver", set(), False, False, False),
        ("system_admin", set(), False, False, False),
        ("anonymous", set(), False, False, False),
        ("elsewhere", set(), False, False, False),
    ],
)
def test_who_does_what(
    small_city: SmallCity,
    shelves: Shelves,
    who: str,
    sees: set[str],
    keeps_room: bool,
    takes_room: bool,
    keeps_store: bool,
) -> None:
    actor = small_city.cast[who]
    seen = {name for name in ("room", "store") if getattr(shelves, name) in queries.places(actor)}
    assert seen == sees
    assert access.may_keep(actor, shelves.room) is keeps_room
    assert access.may_take(actor, shelves.room) is takes_room
    assert access.may_keep(actor, shelves.store) is keeps_store
