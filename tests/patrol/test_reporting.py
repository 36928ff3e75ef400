"""What comes in: every kind of bad input of the field is decided, and told clearly."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import pytest
from PIL import Image

from tests.cast import CITY, DAY
from tests.files.make import PLACE, exif, picture
from tests.patrol.conftest import HERE, NEXT_DOOR, Ground, at, jpeg, photo, scene
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.files.models import Photo
from yilu.files.queries import photo_bytes, photos_of
from yilu.patrol import actions, queries
from yilu.patrol.actions import Words
from yilu.patrol.enums import Flag, State
from yilu.patrol.likeness import looks_like_a_screen
from yilu.patrol.models import Entry, Merit, Seen, Snapshot
from yilu.rulebook.actions import set_parameter


def test_a_capture_while_driving_is_completed_when_parked(ground: Ground) -> None:
    driver, desk = ground.who("driver"), ground.who("committee")
    made = actions.submit(Words(point=HERE, accuracy=8), [photo(driver)], by=driver)
    assert (made.state, made.cell != "", made.source) == (State.DRAFT, True, "shutter")
    assert not queries.snapshots(desk).exists()
    with pytest.raises(NotFound):
        queries.get_snapshot(desk, made.pk)
    with pytest.raises(Invalid):
        actions.complete(made.pk, Words(), by=driver)
    elsewhere = Point(101.75, 26.60)  # where he parked is not where it was
    done = actions.complete(made.pk, Words("pothole", "坑", point=elsewhere), by=driver)
    assert (done.state, (done.lon, done.lat)) == (State.WAITING, HERE)
    assert queries.snapshots(desk).get() == made


def test_a_capture_given_up_or_forgotten_leaves_no_photo(ground: Ground) -> None:
    driver = ground.who("driver")
    first = actions.submit(Words(), [photo(driver)], by=driver)
    actions.submit(Words(), [photo(driver)], by=driver)
    actions.drop(first.pk, by=driver)
    with at(9, day=DAY + timedelta(days=15)):
        assert actions.sweep(CITY)["dropped"] == 1
    assert (Snapshot.objects.count(), Photo.objects.filter(erased_at=None).count()) == (0, 0)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (Words("pothole", point=Point(160.0, 10.0)), "place"),  # in the sea
        (Words("pothole"), "place"),  # nowhere at all
        (Words("unicorn", point=HERE), "category"),
        (Words("manhole", point=HERE), "called"),  # danger: whom to call comes first
        (Words("pothole", "坑" * 401, point=HERE), "note"),
    ],
)
def test_what_is_missing_is_said_on_its_field(ground: Ground, words: Words, field: str) -> None:
    driver = ground.who("driver")
    taken = photo(driver)
    with pytest.raises(Invalid) as told:
        actions.submit(words, [taken], by=driver)
    assert list(told.value.errors) == [field]
    assert (Snapshot.objects.count(), Entry.objects.count()) == (0, 0)
    assert Photo.objects.get().attached_kind == ""  # the photo waits for the next try


def test_a_photo_is_needed_and_only_ones_own(ground: Ground) -> None:
    driver, other = ground.who("driver"), ground.who("member")
    with pytest.raises(Invalid, match="先拍一张"):
        actions.submit(Words("pothole", point=HERE), [], by=driver)
    with pytest.raises(Invalid):
        actions.submit(Words("pothole", point=HERE), [photo(other)], by=driver)
    assert Snapshot.objects.count() == 0


def test_a_place_in_words_will_do(ground: Ground) -> None:
    sea = Words("pothole", place="阳光大道中段灯杆 0137 旁", point=Point(160.0, 10.0))
    made = actions.submit(sea, [photo(ground.who("driver"))], by=ground.who("driver"))
    assert (made.lon, made.source, made.flags) == (None, "words", [Flag.FAR, Flag.NO_PLACE])


@pytest.mark.parametrize("off", [timedelta(days=365), timedelta(days=-365)])
def test_a_clock_wrong_by_a_year_is_not_believed(ground: Ground, off: timedelta) -> None:
    now = datetime(2026, 6, 15, 10, tzinfo=CITY_ZONE)
    made = ground.shoot(shot_at=now + off)
    assert (made.shot_at, made.flags) == (now, [Flag.CLOCK])
    kept = ground.shoot(shot_at=now - timedelta(hours=20), category="lamp")
    assert (kept.shot_at, kept.flags) == (now - timedelta(hours=20), [])


def test_gps_in_the_picture_goes_nowhere(ground: Ground) -> None:
    driver = ground.who("driver")
    data = picture(exif=exif(gps=PLACE))
    made = actions.submit(Words("pothole", point=HERE), [photo(driver, data=data)], by=driver)
    (kept,) = photos_of(CITY, Ref.to(made))
    with photo_bytes(driver, kept) as file:
        shown = Image.open(io.BytesIO(file.read()))
    assert (dict(shown.getexif()), "exif" in shown.info) == ({}, False)


def test_the_same_picture_from_two_accounts_is_flagged_and_holds_the_merit(ground: Ground) -> None:
    first, second = ground.who("driver"), ground.who("member")
    picture_of_it = scene(77)
    actions.submit(Words("pothole", point=HERE), [photo(first, data=jpeg(picture_of_it))], by=first)
    smaller = jpeg(picture_of_it.resize((500, 375)))
    made = actions.submit(Words("garbage", point=HERE), [photo(second, data=smaller)], by=second)
    assert made.flags == [Flag.ALIKE]
    actions.accept(made.pk, by=ground.who("committee"))
    assert Merit.objects.get(snapshot=made).suspicious
    again = actions.submit(Words("lamp", point=HERE), [photo(second, data=smaller)], by=second)
    assert again.flags == [Flag.ALIKE, Flag.REPEAT]


def test_an_older_picture_is_flagged(ground: Ground) -> None:
    driver = ground.who("driver")
    old = jpeg(scene(5), exif=exif(taken="2026:05:01 08:00:00"))
    made = actions.submit(Words("pothole", point=HERE), [photo(driver, data=old)], by=driver)
    assert made.flags == [Flag.OLD]


def test_a_photographed_screen_is_noticed_and_scenes_are_not() -> None:
    plain = scene(9, (800, 600))
    weave = Image.new("L", plain.size)
    weave.putdata([60 * (x % 4 < 2) + 60 * (y % 4 < 2) for y in range(600) for x in range(800)])
    woven = Image.composite(
        Image.new("RGB", plain.size, "white"), plain, weave.point(lambda v: v // 2)
    )
    assert looks_like_a_screen(woven)
    assert [looks_like_a_screen(scene(seed, (800, 600))) for seed in range(1, 9)] == [False] * 8
    noise = Image.effect_noise((800, 600), 60)
    assert not looks_like_a_screen(noise)


def test_one_pothole_in_ten_reports(ground: Ground) -> None:
    """The first is filed; of the others each is told it is known, and says 我也看到了 or is merged."""
    desk, first = ground.who("committee"), ground.filed()
    near = queries.nearby(CITY, NEXT_DOOR, "pothole")
    assert [(one.snapshot, 25 <= one.metres <= 35) for one in near] == [(first, True)]
    assert queries.nearby(CITY, NEXT_DOOR, "lamp") == []  # another class altogether
    for name in ("member", "outsider_driver", "truck_driver"):
        actions.cowitness(first.pk, by=ground.who(name), photos=[photo(ground.who(name))])
    again = actions.cowitness(first.pk, by=ground.who("member"), photos=[])
    assert (Seen.objects.count(), again.person_id) == (3, ground.who("member").person_id)
    with pytest.raises(Refused, match="就是您报的"):
        actions.cowitness(first.pk, by=ground.who("driver"), photos=[])
    for name in ("company", "keeper"):
        other = ground.shoot(name, point=NEXT_DOOR)
        assert Flag.NEAR in other.flags
        actions.merge(other.pk, first.pk, by=desk)
    ground.shoot("driver", point=NEXT_DOOR)
    last = Snapshot.objects.latest("pk")
    actions.refuse(last.pk, by=desk, reason="split")
    assert Snapshot.objects.filter(filed_at__isnull=False).count() == 1
    people = set(Merit.objects.filter(deed="filed").values_list("person", flat=True))
    assert people == {ground.who("driver").person_id}
    assert Merit.objects.filter(deed="cowitness").count() == 3
    assert Seen.objects.filter(snapshot=first).count() == 5


def test_a_merge_is_taken_back(ground: Ground) -> None:
    desk = ground.who("committee")
    one, two = ground.filed(), ground.filed("member", point=NEXT_DOOR)
    actions.merge(two.pk, one.pk, by=desk)
    assert queries.get_snapshot(ground.who("member"), one.pk) == one
    with pytest.raises(Invalid):
        actions.merge(one.pk, two.pk, by=desk)
    back = actions.unmerge(two.pk, by=desk)
    assert (back.state, back.merged_into, Seen.objects.count()) == (State.ASSIGNED, None, 0)


def test_a_machine_is_not_a_person(ground: Ground) -> None:
    set_parameter("patrol.a_day", 2, by=Actor.for_system(CITY))
    ground.shoot()
    ground.shoot(category="lamp")
    with pytest.raises(Refused, match="明天再报"):
        ground.shoot(category="garbage")
    with at(10, day=DAY + timedelta(days=2)):
        assert clock.today() == DAY + timedelta(days=2)
        assert ground.shoot(category="garbage").state == State.WAITING


def test_strangers_do_not_report(ground: Ground) -> None:
    with pytest.raises(NotAllowed):
        actions.submit(Words("pothole", point=HERE), [], by=ground.who("anonymous"))


def test_words_suggest_a_category(ground: Ground) -> None:
    said = queries.suggest(CITY, "桥头的红绿灯坏了，一直不亮")
    assert [row.code for row in said] == ["signal"]
    assert [row.code for row in queries.suggest(CITY, "路灯杆边上有个坑洞")] == ["lamp", "pothole"]
    assert queries.suggest(CITY, "你好") == []
