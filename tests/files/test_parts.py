"""A sealed file opened where it is read: the same bytes as the whole, frame by frame."""

from __future__ import annotations

import io
import os

import pytest

from tests.cast import SmallCity
from yilu.core.crypto import Unreadable
from yilu.files.actions import store
from yilu.files.frames import FRAME, Sealing, Unsealing
from yilu.files.models import FileAccess
from yilu.files.queries import content_in_parts

pytestmark = pytest.mark.django_db


def test_a_part_is_the_part_of_the_whole(small_city: SmallCity) -> None:
    by, data = small_city.cast["committee"], os.urandom(FRAME * 2 + 1234)
    file = store("课.mp4", io.BytesIO(data), purpose="activity", by=by, media_type="video/mp4")
    with content_in_parts(by, file, purpose="activity") as opened:
        assert opened.seek(0, os.SEEK_END) == len(data)
        for first, count in ((0, 10), (FRAME - 5, 10), (FRAME * 2, 2000), (len(data), 5)):
            opened.seek(first)
            assert opened.read(count) == data[first : first + count]
        opened.seek(0)
        assert opened.read() == data
    assert FileAccess.objects.filter(file=file.pk).count() == 1


def test_what_was_cut_off_is_not_shorter_but_unreadable(small_city: SmallCity) -> None:
    row = small_city.root.pk
    sealed = Sealing(io.BytesIO(bytes(FRAME + 10)), "510400", row).read()
    opened = Unsealing(io.BytesIO(sealed[:-5]), FRAME + 10, "510400", row)
    opened.seek(FRAME)
    with pytest.raises(Unreadable):
        opened.read(10)
