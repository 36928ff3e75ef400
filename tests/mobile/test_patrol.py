"""随手拍 in the hand: shoot, told that it is known, follow, check, put right; without scripts everywhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from tests.cast import CITY, SmallCity
from tests.mobile.conftest import Open, text
from tests.patrol.conftest import HERE, NEXT_DOOR, Ground, at, elsewhere, jpeg, lay, photo, scene
from tests.ui.browser import PHONE, Look, faults
from yilu.core.uuid7 import uuid7
from yilu.files.models import Photo
from yilu.notices import queries as notices
from yilu.patrol import actions, queries
from yilu.patrol.actions import Words
from yilu.patrol.enums import State
from yilu.patrol.models import Check, Seen, Snapshot

__all__ = ["elsewhere"]
WEIGHT = 40_000


@pytest.fixture
def ground(small_city: SmallCity) -> Any:
    with at(10):
        yield lay(small_city)


def file(seed: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("IMG.jpg", jpeg(scene(seed, (320, 240))), "image/jpeg")


def given(seed: int, **more: Any) -> dict[str, Any]:
    lon, lat = HERE
    shot = {"near": [file(seed)], "category": "pothole", "lat": lat, "lon": lon, "accuracy": "8.5"}
    return {**shot, "idempotency_key": f"k{seed}", **more}


def test_shoot_and_send(ground: Ground, open_page: Open) -> None:
    driver = ground.who("driver")
    page = text(open_page("/snap/", driver))
    assert ("data-outbox" in page, "停车再报也算您先发现的" in page) == (True, True)
    assert len(page.encode()) < WEIGHT
    for _double_tap in range(2):
        answer = open_page("/snap/", driver, given(1, around=[file(2)], note="左轮道"))
        made = Snapshot.objects.get()
        assert (answer.status_code, answer["Location"]) == (302, f"/snapshots/{made.pk}/")
    assert (made.state, made.note, made.accuracy, made.source) == (
        "waiting",
        "左轮道",
        8,
        "shutter",
    )
    assert Photo.objects.filter(attached_key=str(made.pk)).count() == 2


def test_what_is_wrong_stands_on_its_field_and_photos_stay(ground: Ground, open_page: Open) -> None:
    driver = ground.who("driver")
    bad = open_page("/snap/", driver, given(3, lat="", lon=""))
    page = text(bad)
    assert (bad.status_code, "请写清楚在哪条路" in page) == (422, True)
    (kept,) = re.findall(r'name="photo_ids" value="([^"]+)"', page)
    again = {
        "photo_ids": [kept],
        "category": "pothole",
        "place": "阳光大道",
        "idempotency_key": "k3",
    }
    assert open_page("/snap/", driver, again).status_code == 302
    danger = open_page("/snap/", driver, given(4, category="wire"))
    assert (danger.status_code, "95598" in text(danger), 'name="called"' in text(danger)) == (
        422, True, True,
    )  # fmt: skip
    assert open_page("/snap/", driver, given(5, category="wire", called="on")).status_code == 302
    none = open_page("/snap/", driver, {"category": "pothole", "place": "阳光大道"})
    assert (none.status_code, "先拍一张照片" in text(none)) == (422, True)
    no_what = open_page("/snap/", driver, given(6, category=""))
    assert no_what.status_code == 302  # a capture to be completed


def test_known_already(ground: Ground, open_page: Open) -> None:
    first, member = ground.filed(), ground.who("member")
    page = text(open_page("/snap/", member, given(7)))
    assert ("附近有 1 件同类的" in page, "我也看到了" in page) == (True, True)
    (kept,) = re.findall(r'name="photo_ids" value="([^"]+)"', page)
    joined = {"photo_ids": [kept], "category": "pothole", "join": str(first.pk)}
    answer = open_page("/snap/", member, joined)
    assert answer["Location"] == f"/snapshots/{first.pk}/"
    assert (Seen.objects.get().person_id, Snapshot.objects.count()) == (member.person_id, 1)
    told = text(open_page(f"/snapshots/{first.pk}/", member))
    assert "立案" in told
    assert open_page("/snap/", member, given(8, sure="1")).status_code == 302
    assert Snapshot.objects.latest("pk").flags == ["near"]
    part = {"lat": HERE.lat, "lon": HERE.lon, "category": "pothole"}
    assert "米外" in text(open_page("/snap/known/", member, part))
    assert "像是" in text(open_page("/snap/known/", member, {"note": "井盖没了"}))
    assert "95598" in text(open_page("/snap/known/", member, {"category": "wire", "lat": "x"}))


def test_capture_now_complete_when_parked(ground: Ground, open_page: Open) -> None:
    driver = ground.who("driver")
    open_page("/snap/", driver, given(9, later="1"))
    made = Snapshot.objects.get()
    assert (made.state, made.category) == (State.DRAFT, None)
    assert f"/snapshots/{made.pk}/complete/" in text(open_page("/snap/", driver))
    assert "补上是什么问题" in text(open_page(f"/snapshots/{made.pk}/", driver))
    path = f"/snapshots/{made.pk}/complete/"
    assert (
        open_page(path, driver, {"category": "lamp", "q0": "灯杆编号", "a0": "0137"}).status_code
        == 302
    )
    made.refresh_from_db()
    assert (made.state, made.answers) == (State.WAITING, {"灯杆编号": "0137"})
    open_page("/snap/", driver, given(10, later="1"))
    draft = Snapshot.objects.get(state=State.DRAFT)
    open_page(f"/snapshots/{draft.pk}/", driver, {"do": "drop"})
    assert not Snapshot.objects.filter(state=State.DRAFT).exists()


def test_put_right_checked_closed_answered(ground: Ground, open_page: Open) -> None:
    people = [ground.who(name) for name in ("member", "truck_driver")]
    for by in people:
        answer = open_page("/snapshots/areas/", by, {"areas": [str(ground.east.pk)]})
        assert answer.status_code == 302
    made, worker = ground.filed(), ground.who("field_worker")
    assert "有 1 处要处置" in text(open_page("/dispose/", worker))
    page = text(open_page(f"/dispose/{made.pk}/", worker))
    assert ("data-ghost=" in page, "uri.amap.com" in page) == (True, True)
    open_page(f"/dispose/{made.pk}/", worker, {"do": "take"})
    short = open_page(f"/dispose/{made.pk}/", worker, {"text": "补了"})
    assert (short.status_code, "处置后的照片" in text(short)) == (422, True)
    done = {"text": "补平压实", "photos": [file(20)], "idempotency_key": "d"}
    assert open_page(f"/dispose/{made.pk}/", worker, done).status_code == 302
    for number, by in enumerate(people):
        check = Check.objects.get(person=by.person_id)
        assert "看一眼" in text(open_page("/checks/", by))
        page = text(open_page(f"/checks/{check.pk}/", by))
        assert f"/snapshots/{made.pk}/photos/" in page  # the reviewed photo, as a ghost
        said = {"fixed": "yes", "photos": [file(30 + number)], "idempotency_key": "c"}
        assert open_page(f"/checks/{check.pk}/", by, said).status_code == 302
    made.refresh_from_db()
    assert made.state == State.CLOSED
    driver = ground.who("driver")
    page = text(open_page(f"/snapshots/{made.pk}/", driver))
    assert ("解决没有" in page, "处置后" in page) == (True, True)
    assert open_page(f"/snapshots/{made.pk}/", driver, {"word": "no"}).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.answer) == (State.ASSIGNED, "no")


def test_a_case_that_went_to_12345_says_so_to_whoever_was_told_of_it(
    ground: Ground, open_page: Open
) -> None:
    made, worker = ground.filed(), ground.who("field_worker")
    actions.refer(made.pk, by=ground.who("committee"), wanted="请协调", facts="国道边坡松动")
    told = notices.messages(worker)[0]
    assert told.link == f"/dispose/{made.pk}/"
    for path in (told.link, f"{told.link}ask/return/"):
        answer = open_page(path, worker)
        page = text(answer)
        assert (answer.status_code, made.number in page, "转给 12345" in page) == (404, True, True)
        assert ("有个坑" in page, "国道边坡松动" in page) == (False, False)
    late = {"text": "补平压实", "photos": [file(20)], "idempotency_key": "d"}
    answer = open_page(told.link, worker, late)  # what he did there without a line
    assert (answer.status_code, "data-answer" in text(answer)) == (404, True)
    with pytest.raises(Http404):
        open_page(told.link, ground.who("police"))


def test_asking_for_time(ground: Ground, open_page: Open) -> None:
    made, worker = ground.filed(), ground.who("field_worker")
    path = f"/dispose/{made.pk}/ask/extend/"
    assert open_page(path, worker, {"amount": "7"}).status_code == 422
    assert open_page(path, worker, {"amount": "7", "reason": "等沥青"}).status_code == 302
    assert "等批准" in text(open_page(f"/dispose/{made.pk}/", worker))


def test_settled_ones_are_shown_to_everybody_without_names(ground: Ground, open_page: Open) -> None:
    nobody, desk = ground.who("anonymous"), ground.who("committee")
    assert "还没有公开的" in text(open_page("/snapshots/settled/", nobody))
    made = ground.disposed()
    actions.close(made.pk, by=desk, outcome="solved", text="看过")
    (after,) = queries.album(made).after
    actions.review_photo(made.pk, after.pk, by=desk, publish=True)
    actions.show(made.pk, by=desk)
    page = text(open_page("/snapshots/settled/", nobody))
    assert ("路面破损" in page, "王芳" in page) == (True, False)
    shown = open_page(f"/snapshots/settled/{made.pk}/{after.pk}/", nobody)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert b"Exif" not in shown.content


@pytest.mark.parametrize(
    "path", ["/snapshots/", "/snap/", "/checks/", "/dispose/", "/snapshots/settled/"]
)
def test_more_rows_ask_no_more_questions(ground: Ground, open_page: Open, path: str) -> None:
    who = ground.who("field_worker" if path == "/dispose/" else "driver")
    counts = []
    for more in (1, 2, 47):
        _copies(ground, who, more, path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert open_page(path, who).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2], counts


def _copies(ground: Ground, who: Any, count: int, path: str) -> None:
    """Rows made at once, each with its own key; the first one through the actions."""
    first = Snapshot.objects.order_by("pk").first()
    if first is None:
        first = (
            ground.filed()
            if path != "/snap/"
            else actions.submit(
                Words(point=NEXT_DOOR), [photo(ground.who("driver"))], by=ground.who("driver")
            )
        )
        count -= 1
        if path == "/checks/":
            Snapshot.objects.update(state=State.VERIFYING)
        if path == "/snapshots/settled/":
            Snapshot.objects.update(
                state=State.CLOSED, outcome="solved", basis="desk", closed_at=first.made_at,
                shown_at=first.made_at,
            )  # fmt: skip
        first.refresh_from_db()
        _check(first, who, path)
    rows = []
    for _number in range(count):
        row = Snapshot.objects.get(pk=first.pk)
        row.pk, row.number = uuid7(), f"SP-{uuid7().hex[-12:]}"
        rows.append(row)
    for row in Snapshot.objects.bulk_create(rows):
        _check(row, who, path)


def _check(row: Snapshot, who: Any, path: str) -> None:
    if path == "/checks/":
        Check.objects.create(
            city=CITY, snapshot=row, round=0, person_id=who.person_id, asked_at=row.made_at,
            until=row.made_at,
        )  # fmt: skip


def test_the_pages_fit_the_hand_by_day_and_by_night(ground: Ground, open_page: Open) -> None:
    actions.choose_areas([ground.east.pk], by=ground.who("member"))
    made = ground.disposed()
    open_ = ground.filed("truck_driver", point=NEXT_DOOR)
    check, worker, driver = Check.objects.get(), ground.who("field_worker"), ground.who("driver")
    near = text(open_page("/snap/", ground.who("outsider_driver"), given(40)))
    pages = {
        "snap": text(open_page("/snap/", driver)),
        "known": near,
        "list": text(open_page("/snapshots/", driver)),
        "detail": text(open_page(f"/snapshots/{made.pk}/", driver)),
        "checks": text(open_page("/checks/", ground.who("member"))),
        "check": text(open_page(f"/checks/{check.pk}/", ground.who("member"))),
        "areas": text(open_page("/snapshots/areas/", ground.who("member"))),
        "todo": text(open_page("/dispose/", worker)),
        "dispose": text(open_page(f"/dispose/{open_.pk}/", worker)),
        "ask": text(open_page(f"/dispose/{open_.pk}/ask/return/", worker)),
        "settled": text(open_page("/snapshots/settled/", ground.who("anonymous"))),
    }
    assert {
        name: len(html.encode()) for name, html in pages.items() if len(html.encode()) > WEIGHT
    } == {}
    looks = [
        Look(f"snap-{name}-{theme}", html, PHONE, theme)  # type: ignore[arg-type]
        for name, html in pages.items()
        for theme in ("light", "dark")
    ]
    assert faults(looks) == {}
