"""Photos, voice and papers of a case: who opens them, what is left of it, and what is not taken."""

from __future__ import annotations

import io
from uuid import UUID

import pytest

from tests.cast import SmallCity
from tests.files.make import picture, wav
from yilu.appeals import actions, queries
from yilu.appeals.actions import Words, submit
from yilu.appeals.models import Appeal, Entry
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.files import actions as files
from yilu.files.models import FileAccess, Paper

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
WORDS = Words("accident", "help", "追尾后保险迟迟不定损，车停了四天。")
SEALED = Words("labour", "complaint", "站长让我们先交押金。", about_own_chain=True)


def handed_in(by: Actor, words: Words = WORDS) -> Appeal:
    photos = files.take_photos([named(picture())], by=by)
    sounds = files.take_recordings([named(wav(2))], by=by)
    return submit(words, by=by, photos=photos, recordings=sounds).appeal


class Named(io.BytesIO):
    name: str | None = "单据.pdf"


def named(data: bytes) -> Named:
    return Named(data)


def paper(by: Actor) -> Paper:
    return files.take_papers([named(PDF)], by=by)[0]


def photo_of(appeal: Appeal, by: Actor) -> UUID:
    return queries.enclosed(by, appeal).photos[0].pk


def opens(actor: Actor, appeal: Appeal, photo: UUID, opening: str = "") -> bool:
    try:
        queries.picture(actor, appeal.pk, photo, small=False, opening=opening).close()
    except NotFound:
        return False
    return True


def test_whoever_may_read_the_case_opens_its_photo_and_leaves_a_row(town: SmallCity) -> None:
    cast = town.cast
    appeal = handed_in(cast["driver"])
    photo = photo_of(appeal, cast["driver"])
    found = {name for name, actor in cast.items() if opens(actor, appeal, photo)}
    readers = {"driver", "member", "secretary", "secretary_alone", "committee", "committee_leader"}
    assert found == readers
    rows = FileAccess.objects.filter(purpose="appeal").values_list("account", flat=True)
    assert set(rows) == {cast[name].account_id for name in readers - {"driver"}}


def test_a_voice_heard_by_another_leaves_a_row(town: SmallCity) -> None:
    appeal = handed_in(town.cast["driver"])
    voice = queries.enclosed(town.cast["member"], appeal).recordings[0]
    for name in ("driver", "member"):
        queries.sound(town.cast[name], appeal.pk, voice.pk)[1].close()
    rows = FileAccess.objects.filter(file=voice.file_id).values_list("account", flat=True)
    assert list(rows) == [town.cast["member"].account_id]


def test_a_sealed_photo_opens_only_with_the_purpose_given(town: SmallCity) -> None:
    cast = town.cast
    appeal = handed_in(cast["driver"], SEALED)
    photo = photo_of(appeal, cast["driver"])
    word = queries.opening(cast["committee"], appeal)
    assert not queries.enclosed(cast["committee"], appeal)
    assert [
        opens(cast["driver"], appeal, photo),
        opens(cast["committee"], appeal, photo),
        opens(cast["committee"], appeal, photo, word),
        opens(cast["committee_leader"], appeal, photo, word),  # given to another account
        opens(cast["secretary"], appeal, photo, word),
    ] == [True, False, True, False, False]


def test_a_photo_of_another_case_is_not_this_ones(town: SmallCity) -> None:
    driver = town.cast["driver"]
    one, other = handed_in(driver), handed_in(driver)
    assert not opens(driver, one, photo_of(other, driver))


def test_a_paper_is_the_staffs_and_the_driver_reads_nothing_of_it(town: SmallCity) -> None:
    driver, member = town.cast["driver"], town.cast["member"]
    appeal = handed_in(driver)
    actions.enclose(appeal.pk, by=member, papers=[paper(member)], text="定损单")
    assert [row.file.name for row in queries.enclosed(member, appeal).papers] == ["单据.pdf"]
    assert queries.enclosed(driver, appeal).papers == []
    entry = Entry.objects.get(act="attached")
    assert (entry.voice, entry.text) == ("inner", "定损单")
    assert "attached" not in [line.entry.act for line in queries.timeline(driver, appeal)]


@pytest.mark.parametrize("persona", ["driver", "secretary", "district"])
def test_who_does_not_work_it_attaches_nothing(town: SmallCity, persona: str) -> None:
    by = town.cast[persona]
    appeal = handed_in(town.cast["driver"])
    mine = paper(by)
    with pytest.raises((NotAllowed, NotFound)):
        actions.enclose(appeal.pk, by=by, papers=[mine])
    mine.refresh_from_db()
    assert mine.attached_kind == ""


def test_a_closed_case_takes_no_more(town: SmallCity) -> None:
    committee, driver = town.cast["committee"], town.cast["driver"]
    appeal = handed_in(driver)
    actions.withdraw(appeal.pk, by=driver)
    with pytest.raises(Refused):
        actions.enclose(appeal.pk, by=committee, papers=[paper(committee)])
    with pytest.raises(Invalid):
        actions.enclose(handed_in(driver).pk, by=committee, papers=[])


def test_a_tasks_paper_is_both_sides(town: SmallCity) -> None:
    cast = town.cast
    appeal = handed_in(cast["driver"])
    actions.accept(appeal.pk, by=cast["committee"])
    task = actions.invite(
        appeal.pk, by=cast["committee"], unit=town.police, wanted="出认定书", facts="阳光大道"
    )
    actions.enclose_in_task(task.pk, by=cast["police"], papers=[paper(cast["police"])])
    given = queries.papers_of_task(task)[0]
    seen = {}
    for name in ("police", "committee", "labour", "driver", "member"):
        try:
            found, content = queries.task_paper(cast[name], task.pk, given.pk)
            content.close()
            seen[name] = found.pk == given.pk
        except NotFound:
            seen[name] = False
    assert seen == {
        "police": True,
        "committee": True,
        "labour": False,
        "driver": False,
        "member": True,  # he worked the case
    }


def test_who_only_speaks_need_not_write(town: SmallCity) -> None:
    driver = town.cast["driver"]
    sound = files.take_recordings([named(wav(3))], by=driver)
    appeal = submit(Words("health", "help", ""), by=driver, recordings=sound).appeal
    assert (appeal.text, appeal.title) == ("见语音。", "见语音")
    with pytest.raises(Invalid) as wrong:
        submit(Words("health", "help", " "), by=driver)
    assert list(wrong.value.errors) == ["text"]


def test_a_title_says_neither_his_name_nor_a_number(town: SmallCity) -> None:
    text = "我是王芳，车牌川D10001，电话13800000002，追尾后没人定损。还有别的"
    appeal = submit(Words("accident", "help", text), by=town.cast["driver"]).appeal
    assert appeal.title == "我是司机，车牌＊，电话＊，追尾后没人定损"
    assert appeal.text == text


def test_a_contact_member_records_for_his_own_drivers_alone(town: SmallCity) -> None:
    member, outsider = town.cast["member"], town.cast["outsider_driver"]
    wang, chen = town.wang.person_id, town.chen.person_id
    appeal = submit(WORDS, by=member, on_behalf=wang).appeal
    assert (appeal.reporter_id, appeal.recorded_by) == (wang, member.account_id)
    for by, whom in ((member, chen), (outsider, wang), (member, member.person_id)):
        with pytest.raises(NotAllowed):
            submit(WORDS, by=by, on_behalf=whom)
