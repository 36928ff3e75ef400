"""Photographs of a place: looked at first, six at most, taken down for good."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

import pytest

from tests.cast import SmallCity
from tests.files.make import picture
from tests.stations.conftest import Places
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.files.actions import take_photo
from yilu.files.models import Photo
from yilu.files.queries import photos_of
from yilu.stations import actions


def taken(by: Actor) -> Photo:
    return take_photo(BytesIO(picture(320, 240)), "门口.jpg", by=by)


def shown(city: SmallCity, places: Places) -> int:
    return photos_of(city.cast["keeper"].city, Ref.to(places.jinsha)).count()


def test_the_keeper_shows_what_he_looked_at(small_city: SmallCity, places: Places) -> None:
    keeper = small_city.cast["keeper"]
    photo = taken(keeper)
    with pytest.raises(Invalid) as said:
        actions.show_photos(places.jinsha, [photo], by=keeper, looked=False)
    assert (list(said.value.errors), shown(small_city, places)) == (["looked"], 0)
    actions.show_photos(places.jinsha, [photo], by=keeper, looked=True)
    photo.refresh_from_db()
    assert (photo.published, shown(small_city, places)) == (True, 1)


def test_six_and_no_more(small_city: SmallCity, places: Places) -> None:
    keeper = small_city.cast["keeper"]
    photos = [taken(keeper) for _each in range(4)]
    actions.show_photos(places.jinsha, photos, by=keeper, looked=True)
    with pytest.raises(Invalid) as said:
        actions.show_photos(
            places.jinsha, [taken(keeper) for _each in range(3)], by=keeper, looked=True
        )
    assert (list(said.value.errors), shown(small_city, places)) == (["photos"], 4)


def test_taken_down_is_gone(small_city: SmallCity, places: Places) -> None:
    keeper = small_city.cast["keeper"]
    photo = taken(keeper)
    actions.show_photos(places.jinsha, [photo], by=keeper, looked=True)
    with pytest.raises(NotFound):
        actions.drop_photo(places.jinsha, uuid4(), by=keeper)
    actions.drop_photo(places.jinsha, photo.pk, by=keeper)
    photo.refresh_from_db()
    assert (photo.erased_at is not None, shown(small_city, places)) == (True, 0)


@pytest.mark.parametrize("who", ["driver", "secretary", "company", "district", "police"])
def test_others_show_nothing(small_city: SmallCity, places: Places, who: str) -> None:
    by = small_city.cast[who]
    with pytest.raises(NotAllowed):
        actions.show_photos(places.jinsha, [taken(by)], by=by, looked=True)
