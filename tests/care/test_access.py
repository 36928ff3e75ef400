"""Who sees what of care, every persona named; the set agrees with the object."""

from __future__ import annotations

import pytest

from tests.care import scenes
from tests.cast import SmallCity
from yilu.care import access, queries
from yilu.care.models import Campaign, Consultation, Handout, HardshipNote, Help, HomeVisit
from yilu.core.errors import NotFound

COMMITTEE = {"committee", "committee_leader"}


@pytest.fixture
def lived(small_city: SmallCity) -> SmallCity:
    """A help of each kind of recorder, a booking, questions, a note, a visit."""
    scenes.a_help(small_city)
    scenes.a_help(small_city, "secretary", person_id=small_city.luo.person_id)
    scenes.a_help(small_city, "keeper", person_id=small_city.amu.person_id)
    scenes.a_booking(small_city)
    scenes.a_question(small_city, "member")
    scenes.an_offered_answer(small_city)
    scenes.a_note(small_city)
    scenes.a_visit(small_city)
    store = scenes.a_store(small_city)
    store.hand("driver")
    store.hand("outsider_driver", by="committee", place=store.committee)
    scenes.a_draft(small_city, title="2026年冬送温暖")
    return small_city


def _who(city: SmallCity, seen: object) -> set[str]:
    return {who for who, actor in city.cast.items() if seen(actor)}  # type: ignore[operator]


def test_a_help_is_seen_by_its_unit_the_committee_the_district_and_the_driver(
    lived: SmallCity,
) -> None:
    helps = {row.person_id: row for row in Help.objects.all()}
    of_wang = helps[lived.wang.person_id]
    of_luo = helps[lived.luo.person_id]
    of_amu = helps[lived.amu.person_id]
    assert _who(lived, lambda a: access.can_view_help(a, of_wang)) == COMMITTEE | {
        "keeper",
        "driver",
    }
    assert _who(lived, lambda a: access.can_view_help(a, of_luo)) == COMMITTEE | {
        "secretary",
        "secretary_alone",
        "member",
    }
    assert _who(lived, lambda a: access.can_view_help(a, of_amu)) == COMMITTEE | {
        "keeper",
        "district",
        "outsider_driver",
    }


def test_what_is_said_at_the_desk_stays_with_the_desk_and_the_asker(lived: SmallCity) -> None:
    booking = Consultation.objects.get(slot__isnull=False)
    waiting = Consultation.objects.get(state="asked")
    answered = Consultation.objects.get(state="answered")
    seen = {
        "booking": _who(lived, lambda a: access.can_view_consultation(a, booking)),
        "waiting": _who(lived, lambda a: access.can_view_consultation(a, waiting)),
        "answered": _who(lived, lambda a: access.can_view_consultation(a, answered)),
    }
    assert seen == {
        "booking": COMMITTEE | {"consultant", "driver"},
        "waiting": COMMITTEE | {"consultant", "member"},
        "answered": {"committee_leader", "driver"},
    }
    with pytest.raises(NotFound):
        queries.words_of(lived.cast["committee"], answered)


def test_hardship_is_seen_by_the_committee_alone(lived: SmallCity) -> None:
    note, visit = HardshipNote.objects.get(), HomeVisit.objects.get()
    assert _who(lived, lambda a: access.can_view_note(a, note)) == COMMITTEE
    assert _who(lived, lambda a: access.can_view_visit(a, visit)) == COMMITTEE | {"driver"}


def test_the_set_agrees_with_the_object_for_everybody(lived: SmallCity) -> None:
    pairs = [
        (access.visible_helps, access.can_view_help, Help),
        (access.visible_consultations, access.can_view_consultation, Consultation),
        (access.handled_consultations, access.may_handle, Consultation),
        (access.visible_campaigns, access.can_view_campaign, Campaign),
        (access.visible_handouts, access.can_view_handout, Handout),
        (access.visible_notes, access.can_view_note, HardshipNote),
        (access.visible_visits, access.can_view_visit, HomeVisit),
    ]
    for who, actor in lived.cast.items():
        for several, one, model in pairs:
            rows = {row for row in model.objects.all() if one(actor, row)}  # type: ignore[operator]
            assert set(several(actor)) == rows, (who, several.__name__)  # type: ignore[operator]


def test_plans_are_for_those_who_run_care_and_what_is_given_for_those_who_give(
    lived: SmallCity,
) -> None:
    draft = Campaign.objects.get(state="draft")
    going = Campaign.objects.get(state="open")
    readers = COMMITTEE | {"district"}
    givers = {"keeper", "secretary", "secretary_alone", "floating_secretary"}
    assert _who(lived, lambda a: access.can_view_campaign(a, draft)) == readers
    assert _who(lived, lambda a: access.can_view_campaign(a, going)) == readers | givers
    assert _who(lived, access.may_run) == COMMITTEE | {"elsewhere"}


def test_a_pack_is_seen_at_its_counter_by_the_district_and_by_him(lived: SmallCity) -> None:
    of_wang = Handout.objects.get(person=lived.wang.person_id)
    of_amu = Handout.objects.get(person=lived.amu.person_id)
    seen = {
        "wang": _who(lived, lambda a: access.can_view_handout(a, of_wang)),
        "amu": _who(lived, lambda a: access.can_view_handout(a, of_amu)),
    }
    assert seen == {
        "wang": COMMITTEE | {"keeper", "driver"},
        "amu": COMMITTEE | {"district", "outsider_driver"},
    }


def test_nobody_answers_his_own_question(lived: SmallCity) -> None:
    """A consultant who also drives asks; another answers."""
    row = Consultation.objects.get(state="asked")
    consultant = lived.cast["consultant"]
    Consultation.objects.filter(pk=row.pk).update(person=consultant.person_id)
    row.refresh_from_db()
    assert access.can_view_consultation(consultant, row)
    assert not access.may_handle(consultant, row)
    assert row not in queries.waiting_questions(consultant)
