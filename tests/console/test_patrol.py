"""随手拍 at the desk: the list, a case and its acts, photos reviewed, areas painted, rates."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import CITY, DAY, SmallCity
from tests.console.conftest import At
from tests.patrol.conftest import HERE, NEXT_DOOR, Ground, elsewhere, lay
from tests.patrol.conftest import at as standing
from tests.ui.browser import DESK, PHONE, Look, faults
from yilu.core.cells import cell_of, coarse, within
from yilu.core.periods import Period
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.files.models import FileAccess
from yilu.files.queries import photos_of
from yilu.patrol import actions, queries
from yilu.patrol.enums import State
from yilu.patrol.models import AreaCell, Category, Snapshot
from yilu.referrals.models import Slip

__all__ = ["elsewhere"]


@pytest.fixture
def ground(small_city: SmallCity) -> Any:
    with standing(10):
        yield lay(small_city)


def test_filing_and_refusing(ground: Ground, at: At) -> None:
    made, desk = ground.shoot(), at("committee")
    page = desk.read("/console/snapshots/")
    assert ("路面破损" in page, made.number in page) == (True, True)
    case = desk.read(f"/console/snapshots/{made.pk}/")
    assert ("立案" in case, "王*" in case or "王＊" in case, "王芳" in case) == (True, True, False)
    path = f"/console/snapshots/{made.pk}/act/accept/"
    assert "自动派" in desk.read(path)
    assert desk.post(path, category="pothole", unit="", photos_ok="on").status_code == 302
    made.refresh_from_db()
    assert (made.state, made.unit) == (State.ASSIGNED, ground.city.field)
    other = ground.shoot(category="garbage")
    path = f"/console/snapshots/{other.pk}/act/refuse/"
    assert desk.post(path, text="x").status_code == 422
    assert desk.post(path, reason="slight", text="很浅").status_code == 302
    other.refresh_from_db()
    assert (other.state, other.refusal) == (State.REFUSED, "slight")


def test_time_asked_for_is_decided_beside_the_case(ground: Ground, at: At) -> None:
    made, urban, desk = ground.filed(), at("urban"), at("committee")
    path = f"/console/snapshots/{made.pk}/act/"
    assert urban.post(f"{path}extend/", hours="7", reason="等沥青").status_code == 302
    assert urban.post(f"{path}extend/", hours="7", reason="等沥青").status_code == 409
    page = desk.read(f"/console/snapshots/{made.pk}/")
    assert ("等沥青" in page, "不批准" in page) == (True, True)
    assert desk.post(f"{path}approve/").status_code == 302
    assert "延期" in desk.read(f"/console/snapshots/{made.pk}/")


def test_closing_reopening_referring(ground: Ground, at: At) -> None:
    made, desk = ground.disposed(), at("committee")
    path = f"/console/snapshots/{made.pk}/act/"
    assert desk.post(f"{path}close/", outcome="solved").status_code == 422
    assert desk.post(f"{path}close/", outcome="solved", text="看过照片").status_code == 302
    assert "核查人员核查" in desk.read(f"/console/snapshots/{made.pk}/")
    assert desk.post(f"{path}reopen/", text="没压实").status_code == 302
    assert desk.post(f"{path}refer/", wanted="请协调", facts="国道").status_code == 302
    slip = Slip.objects.get()
    assert slip.number in desk.read(f"/console/snapshots/{made.pk}/")
    answered = desk.post(
        f"/console/slips/{slip.pk}/moves/answer/", text="公路局已补", answered_on="2026-06-15",
        answered_by="王科", code=slip.code,
    )  # fmt: skip
    assert answered.status_code == 302
    made.refresh_from_db()
    assert (made.state, made.disposal) == (State.VERIFYING, "公路局已补")


def test_a_case_that_left_the_unit_says_where_it_went(ground: Ground, at: At) -> None:
    made, urban = ground.filed(), at("urban")
    actions.refer(made.pk, by=ground.who("committee"), wanted="请协调", facts="国道边坡松动")
    answer = urban.get(f"/console/snapshots/{made.pk}/")
    page = answer.content.decode()
    assert (answer.status_code, made.number in page, "转给 12345" in page) == (404, True, True)
    assert ("有个坑" in page, "国道边坡松动" in page) == (False, False)
    assert at("police").get(f"/console/snapshots/{made.pk}/").status_code == 404


def test_merging_by_number(ground: Ground, at: At) -> None:
    one, two = ground.filed(), ground.shoot("member", point=NEXT_DOOR)
    desk = at("committee")
    path = f"/console/snapshots/{two.pk}/act/merge/"
    assert "没有这个编号" in desk.post(path, into="SP-1").content.decode()
    assert desk.post(path, into=one.number).status_code == 302
    assert two.number in desk.read(f"/console/snapshots/{one.pk}/")
    assert desk.post(f"/console/snapshots/{two.pk}/act/unmerge/").status_code == 302
    two.refresh_from_db()
    assert two.state == State.WAITING


def test_a_photo_is_blurred_and_let_out(ground: Ground, at: At) -> None:
    made = actions.accept(ground.shoot().pk, by=ground.who("committee"))
    (before,) = photos_of(CITY, Ref.to(made))
    desk = at("committee")
    path = f"/console/snapshots/{made.pk}/photos/{before.pk}/"
    assert "要您看过才算" in desk.read(f"{path}review/")
    wrong = desk.post(f"{path}review/", publish="yes", box=["900,10,100,20"])
    assert (wrong.status_code, "有一个框不对" in wrong.content.decode()) == (422, True)
    sharp = desk.get(path).content
    assert (
        desk.post(f"{path}review/", publish="yes", box=["100,100,600,600", ""]).status_code == 302
    )
    before.refresh_from_db()
    assert (before.published, desk.get(path).content == sharp) == (True, False)


def test_the_original_is_opened_with_a_purpose_on_record(ground: Ground, at: At) -> None:
    made = ground.filed()
    (before,) = photos_of(CITY, Ref.to(made))
    desk, path = at("committee"), f"/console/snapshots/{made.pk}/photos/{before.pk}/original/"
    assert desk.post(path, purpose="").status_code == 302  # told why on the page he came from
    assert FileAccess.objects.count() == 0
    answer = desk.post(path, purpose="辨认井盖编号")
    assert (answer.status_code, answer["Content-Disposition"].startswith("attachment")) == (
        200,
        True,
    )
    assert FileAccess.objects.get().purpose == "snapshot: 辨认井盖编号"
    assert at("urban").post(path, purpose="看看").status_code == 404


def test_painting_areas_and_setting_duties(ground: Ground, at: At) -> None:
    desk = at("committee")
    assert desk.post("/console/areas/open/", name="").status_code == 422
    assert desk.post("/console/areas/open/", name="炳草岗", division="510402").status_code == 302
    big = coarse(cell_of(HERE))
    area = next(row for row in queries.open_areas(CITY) if row.name == "炳草岗")
    page = desk.read("/console/areas/paint/")
    assert (page.count("<polygon") > 300, "炳草岗" in page) == (True, True)
    inside = f"/console/areas/paint/{big}/"
    assert desk.post(inside, cell=within(big)[:2]).status_code == 422
    assert (
        desk.post(inside, cell=[cell_of(HERE), "8928308280fffff"], area=str(area.pk)).status_code
        == 302
    )
    assert AreaCell.objects.get(cell=cell_of(HERE)).area == area
    assert ground.shoot().area == area
    path = f"/console/areas/{area.pk}/"
    assert desk.post(path, category="", unit=ground.city.police.number).status_code == 302
    assert ground.filed(category="lamp").unit == ground.city.police
    assert "市交警支队" in desk.read("/console/areas/")
    assert desk.post(inside, cell=[cell_of(HERE)], area="none").status_code == 302
    assert ground.shoot(category="sign").area == ground.east
    assert desk.post(f"{path}close/").status_code == 302
    assert "炳草岗" not in desk.read("/console/areas/")


def test_categories_are_the_citys(ground: Ground, at: At) -> None:
    desk = at("committee")
    given = {
        "name": "雨水篦子堵塞", "kind": "fixture", "family": "public", "filing": "堵住不下水",
        "closing": "通畅", "hours": "8", "radius": "40", "words": "篦子\n雨篦", "questions": "",
    }  # fmt: skip
    assert desk.post("/console/snapshots/categories/add/", code="drain", **given).status_code == 302
    row = Category.objects.get(code="drain")
    assert (row.words, row.hours) == (["篦子", "雨篦"], 8)
    given["hours"] = "0"
    assert desk.post("/console/snapshots/categories/drain/", **given).status_code == 422
    desk.post("/console/snapshots/categories/drain/retire/")
    assert "drain" not in {c.code for c in queries.categories(CITY)}
    assert "停用" in desk.read("/console/snapshots/categories/")


def test_rates_and_hot_spots(ground: Ground, at: At) -> None:
    done = ground.disposed()
    actions.close(done.pk, by=ground.who("committee"), outcome="solved", text="看过")
    ground.filed(category="lamp")
    actions.refuse(ground.shoot(category="sign").pk, by=ground.who("committee"), reason="slight")
    whole = queries.rates(ground.who("committee"), _year())
    assert (whole.reported, whole.filing, whole.closing, whole.punctual) == (3, 67, 50, 50)
    page = at("committee").read("/console/snapshots/rates/")
    assert ("67%" in page, "现场处置队" in page, "3 件" in page) == (True, True, True)
    for by in ("area", "category"):
        at("committee").read("/console/snapshots/rates/", by=by)
    assert at("committee").read("/console/snapshots/rates/", **{"from": "x", "to": "y"})
    district = queries.rates(ground.who("district"), _year())
    assert district.reported == 0


def _year() -> Period:
    return Period.twelve_months_to(DAY)


@pytest.mark.parametrize("who", ["committee", "field_worker"])
def test_more_rows_ask_no_more_questions(ground: Ground, at: At, who: str) -> None:
    first, counts = ground.filed(), []
    path = "/console/snapshots/box/doing/"
    for more in (0, 2, 47):
        rows = []
        for _number in range(more):
            row = Snapshot.objects.get(pk=first.pk)
            row.pk, row.number = uuid7(), f"SP-{uuid7().hex[-12:]}"
            rows.append(row)
        Snapshot.objects.bulk_create(rows)
        desk = at(who)
        with CaptureQueriesContext(connection) as asked:
            desk.read(path, size="50")
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2], counts


def test_the_pages_are_accessible(ground: Ground, at: At) -> None:
    actions.choose_areas([ground.east.pk], by=ground.who("member"))
    made = ground.disposed()
    waiting = ground.shoot("member", point=NEXT_DOOR)
    desk = at("committee")
    (before,) = photos_of(CITY, Ref.to(made))
    paths = {
        "list": "/console/snapshots/box/all/",
        "case": f"/console/snapshots/{made.pk}/",
        "waiting": f"/console/snapshots/{waiting.pk}/",
        "accept": f"/console/snapshots/{waiting.pk}/act/accept/",
        "review": f"/console/snapshots/{made.pk}/photos/{before.pk}/review/",
        "areas": "/console/areas/",
        "area": f"/console/areas/{ground.east.pk}/",
        "paint": "/console/areas/paint/",
        "cell": f"/console/areas/paint/{coarse(cell_of(HERE))}/",
        "categories": "/console/snapshots/categories/",
        "rates": "/console/snapshots/rates/",
    }
    pages = {name: desk.read(path) for name, path in paths.items()}
    looks = [Look(f"desk-snap-{name}", html, DESK, least_target=0) for name, html in pages.items()]
    looks += [
        Look(f"hand-snap-{name}", pages[name], PHONE, "dark", least_target=0)
        for name in ("list", "case", "rates")
    ]
    assert faults(looks) == {}
