"""Hardship: sealed, opened on record, and a visit only with consent."""

from __future__ import annotations

import pytest

from tests.care import scenes
from tests.cast import DAY, SmallCity
from yilu.audit.models import Entry
from yilu.care import actions
from yilu.care.models import HardshipNote, HomeVisit
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.people.actions import give_consent
from yilu.people.enums import ConsentPurpose


def test_the_words_are_sealed_and_every_opening_is_on_record(small_city: SmallCity) -> None:
    note = scenes.a_note(small_city)
    assert "母亲".encode() not in bytes(HardshipNote.objects.get().text)
    assert actions.open_note(note.pk, by=small_city.cast["committee"]) == "母亲住院"
    reads = Entry.objects.filter(verb="hardship.read", key=str(note.pk))
    assert [entry.actor for entry in reads] == [small_city.cast["committee"].account_id]
    assert "母亲" not in str(list(Entry.objects.values_list("detail", flat=True)))


@pytest.mark.parametrize("who", ["keeper", "secretary", "district", "consultant", "company"])
def test_others_neither_note_nor_open(small_city: SmallCity, who: str) -> None:
    note = scenes.a_note(small_city)
    with pytest.raises(NotFound):
        actions.open_note(note.pk, by=small_city.cast[who])
    with pytest.raises(NotAllowed):
        actions.note_hardship(small_city.amu.person_id, "…", by=small_city.cast[who])


def test_one_open_note_a_person(small_city: SmallCity) -> None:
    note = scenes.a_note(small_city)
    with pytest.raises(Refused):
        scenes.a_note(small_city)
    actions.end_hardship(note.pk, by=small_city.cast["committee"])
    assert scenes.a_note(small_city).pk != note.pk


def test_a_visit_needs_the_familys_consent(small_city: SmallCity) -> None:
    asked = {
        "by": small_city.cast["committee"],
        "visited_on": DAY,
        "visitors": "何宇宁",
        "note": "送去米和油",
    }
    with pytest.raises(Invalid) as refused:
        actions.record_visit(small_city.wang.person_id, **asked)  # type: ignore[arg-type]
    assert set(refused.value.errors) == {"paper_consent"}
    give_consent(
        small_city.wang.person,
        ConsentPurpose.HOME_VISIT,
        by=small_city.cast["driver"],
        text_version="1",
    )
    row = actions.record_visit(small_city.wang.person_id, **asked)  # type: ignore[arg-type]
    assert row.consent is not None
    assert HomeVisit.objects.count() == 1


def test_the_family_reads_what_was_written_about_it(small_city: SmallCity) -> None:
    visit = scenes.a_visit(small_city)
    assert actions.open_visit(visit.pk, by=small_city.cast["driver"]) == "送去米和油"
    assert not Entry.objects.filter(verb="home_visit.read").exists()
    with pytest.raises(NotFound):
        actions.open_visit(visit.pk, by=small_city.cast["member"])
