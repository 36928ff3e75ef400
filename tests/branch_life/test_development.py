"""The way from the application to the archive through the actions, and everything that goes wrong on it."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import connection, connections

from tests.branch_life import ways as scenes
from tests.branch_life.files import Outcome, Votes
from tests.branch_life.scenes import a_resolution
from tests.cast import DAY, SmallCity, build, person_actor
from yilu.audit.models import Entry as Audit
from yilu.branch_life.actions import development as actions
from yilu.branch_life.actions.development import Entry
from yilu.branch_life.enums.development import ApplicationState, LookAt, Stage
from yilu.branch_life.models import (
    Application,
    Candidate,
    CandidatePaper,
    Look,
    Resolution,
    StepRecord,
)
from yilu.branch_life.queries import development as queries
from yilu.branch_life.rules.cards import Blocked, Unread
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.membership.enums import Standing
from yilu.membership.models import Membership, PartyMember
from yilu.notices.models import Message
from yilu.people.models import Person
from yilu.rulebook.actions import put_article, set_parameter


def _codes(error: pytest.ExceptionInfo[Blocked] | pytest.ExceptionInfo[Unread]) -> list[str]:
    return [card.code for card in error.value.cards]


# ── the whole road ──────────────────────────────────────────────────────────────────────────────


def test_from_the_application_to_the_archive(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "approve_conversion")
    assert row.stage == Stage.FULL
    assert (row.probation_from, row.probation_to) == (date(2025, 3, 31), date(2026, 3, 31))
    member = PartyMember.objects.get(person=row.person_id)
    assert (member.standing, member.joined_on) == (Standing.FULL, date(2025, 3, 31))
    place = Membership.objects.get(member=member)
    assert (place.branch_id, place.bond, place.from_on) == (
        small_city.first_branch.pk, "formal", date(2025, 4, 21),
    )  # fmt: skip
    _fill_the_archive(small_city, row)
    actions.record_step(row.pk, "archive", scenes.entry("archive"), by=small_city.cast["secretary"])
    row.refresh_from_db()
    assert (row.archived_on, row.next_step, row.next_due) == (date(2026, 5, 20), None, None)
    assert queries.moves(small_city.cast["committee"], row) == []


def _fill_the_archive(city: SmallCity, row: Candidate) -> None:
    secretary = city.cast["secretary"]
    for line in queries.archive_of(row).lines:
        paper = scenes.a_paper(secretary, f"{line.key}.pdf")
        actions.add_paper(row.pk, line.key, paper, row.person.name, by=secretary)
    assert queries.archive_of(row).complete


def test_the_archive_list_says_what_is_missing_and_prints(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "talk")
    assert queries.archive_of(row).missing == ["入党申请书", "谈话记录"]
    name, content = actions.hand_out_archive(row.pk, by=small_city.cast["secretary"])
    assert (name, content[:5]) == (f"{row.number}.pdf", b"%PDF-")
    set_parameter("development.materials", ["无犯罪记录证明"], by=small_city.cast["security_admin"])
    assert queries.archive_of(row).missing[-1] == "无犯罪记录证明"


def test_each_step_keeps_the_version_of_the_rule_that_applied_to_it(small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city, day=date(2026, 5, 10))
    made = actions.record_step(
        row.pk, "talk", scenes.entry("talk", done_on=date(2026, 5, 17)),
        by=small_city.cast["secretary"],
    )  # fmt: skip
    assert (made.rule["article"], made.rule["since"]) == ("第七条", "2014-05-28")
    put_article(
        "development.activist", by=small_city.cast["security_admin"], source="新细则",
        article="第九条", text="…", in_force_from=date(2026, 6, 1), verified=True,
    )  # fmt: skip
    later = actions.record_step(
        row.pk, "activist", scenes.entry("activist", done_on=DAY), by=small_city.cast["secretary"]
    )
    assert (later.rule["article"], later.rule["verified"]) == ("第九条", True)
    made.refresh_from_db()
    assert made.rule["article"] == "第七条"


def test_extended_once_then_converted(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "ask_conversion")
    secretary, committee = small_city.cast["secretary"], small_city.cast["committee"]
    extend = scenes.entry("convert", outcome=Outcome.EXTEND, extend_months=6)
    actions.record_step(row.pk, "convert", extend, by=secretary)
    actions.record_step(
        row.pk, "approve_conversion", scenes.entry("approve_conversion"), by=committee
    )
    row.refresh_from_db()
    assert (row.stage, row.round, row.probation_to) == ("probationary", 1, date(2026, 9, 30))
    assert "convert" not in queries.moves(secretary, row)
    with standing_at(_noon(2026, 10, 20)):
        for key in ("probation", "ask_conversion"):
            actions.record_step(row.pk, key, Entry(date(2026, 9, 30)), by=secretary)
        again = Entry(date(2026, 10, 9), Outcome.EXTEND, votes=scenes.VOTES, extend_months=6)
        with pytest.raises(Blocked) as error:
            actions.record_step(row.pk, "convert", again, by=secretary)
        assert _codes(error) == ["extended_twice"]
        actions.record_step(
            row.pk, "convert", replace(again, outcome=Outcome.CONVERT), by=secretary
        )
        actions.record_step(row.pk, "approve_conversion", Entry(date(2026, 10, 15)), by=committee)
    row.refresh_from_db()
    assert row.stage == Stage.FULL
    assert StepRecord.objects.filter(candidate=row, step=23, stands=True).count() == 2


def test_probation_cancelled_ends_the_file_and_the_membership(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "ask_conversion")
    cancel = scenes.entry("convert", outcome=Outcome.CANCEL)
    actions.record_step(row.pk, "convert", cancel, by=small_city.cast["secretary"])
    approve = scenes.entry("approve_conversion")
    actions.record_step(row.pk, "approve_conversion", approve, by=small_city.cast["committee"])
    row.refresh_from_db()
    member = PartyMember.objects.get(person=row.person_id)
    assert (row.stage, row.ended_on, member.ended_on) == ("ended", DAYS_END, DAYS_END)
    assert Membership.objects.get(member=member).to_on == DAYS_END


DAYS_END = scenes.DAYS["approve_conversion"]


def test_what_the_branch_refused_may_be_discussed_again(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "form")
    secretary = small_city.cast["secretary"]
    refused = scenes.entry("admit", outcome=Outcome.NO, votes=Votes(5, 4, 2, 2))
    actions.record_step(row.pk, "admit", refused, by=secretary)
    row.refresh_from_db()
    assert (row.stage, row.probation_from) == ("target", None)
    assert "admit" in queries.moves(secretary, row)
    actions.record_step(row.pk, "admit", scenes.entry("admit"), by=secretary)
    assert row.steps.filter(step=15).count() == 2


def test_not_approved_the_meetings_decision_stands_no_longer(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "superior_talk")
    denied = scenes.entry("approve", outcome=Outcome.NO)
    actions.record_step(row.pk, "approve", denied, by=small_city.cast["committee"])
    row.refresh_from_db()
    assert row.stage == Stage.TARGET
    assert "admit" in queries.moves(small_city.cast["secretary"], row)


def test_a_branch_meetings_resolution_is_taken_over_whole(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "form")
    secretary = small_city.cast["secretary"]
    made = a_resolution(small_city)
    assert queries.resolutions(row, 15) == []  # another person's
    Resolution.objects.filter(pk=made.pk).update(candidate=row.person)
    (offered,) = queries.resolutions(row, 15)
    wrong = Entry(DAY, resolution_id=row.pk, confirmed=True)
    with pytest.raises(NotFound):
        actions.record_step(row.pk, "admit", wrong, by=secretary)
    entry = Entry(DAY, resolution_id=offered.pk, confirmed=True)
    record = actions.record_step(row.pk, "admit", entry, by=secretary)
    row.refresh_from_db()
    assert (record.done_on, record.resolution_id) == (made.on, made.pk)
    assert record.votes is not None
    assert (record.votes["eligible"], record.votes["yes"]) == (made.eligible, made.yes)
    assert queries.resolutions(row, 15) == []


# ── bad input, through the doors ────────────────────────────────────────────────────────────────


def test_seventeen_is_refused_at_both_doors(small_city: SmallCity) -> None:
    young = scenes.applicant("小年轻", "20080616", 322)
    with pytest.raises(Blocked) as error:
        scenes.opened_file(small_city, young, DAY)
    assert _codes(error) == ["age"]
    with pytest.raises(Blocked):
        actions.hand_in(small_city.first_branch.pk, scenes.handed(), by=person_actor(young))
    assert not Application.objects.exists()


def test_the_same_person_in_two_branches(small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    floating = small_city.cast["floating_secretary"]
    with pytest.raises(Blocked) as error:
        actions.record_application(
            row.person_id, small_city.floating_branch.pk, scenes.handed(DAY), by=floating
        )
    (card,) = error.value.cards
    assert card.code == "twice"
    assert small_city.first_branch.name not in card.message  # where he applied is not for them
    assert "第五条" in card.message
    assert Candidate.objects.count() == 1


def test_a_member_does_not_apply(small_city: SmallCity) -> None:
    with pytest.raises(Refused):
        scenes.waiting(small_city, "member")


def test_a_probationary_introducer_and_a_single_one(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "file_target")
    small_city.zhao_member.standing = Standing.PROBATIONARY
    small_city.zhao_member.save()
    secretary = small_city.cast["secretary"]
    both = (small_city.luo_member.pk, small_city.zhao_member.pk)
    with pytest.raises(Blocked) as error:
        actions.record_step(row.pk, "introducers", scenes.entry("introducers", both), by=secretary)
    assert _codes(error) == ["not_full"]
    with pytest.raises(Blocked) as error:
        actions.record_step(
            row.pk, "introducers", scenes.entry("introducers", both[:1]), by=secretary
        )
    assert _codes(error) == ["introducers"]
    assert not row.helpers.filter(kind="introducer").exists()


def test_twenty_three_class_hours(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "political_review")
    secretary = small_city.cast["secretary"]
    actions.add_training(
        row.pk, "培训班", "市委党校", date(2025, 2, 1), date(2025, 2, 2), 23, by=secretary
    )
    with pytest.raises(Blocked) as error:
        actions.record_step(row.pk, "training", scenes.entry("training"), by=secretary)
    assert _codes(error) == ["training"]
    actions.add_training(
        row.pk, "补课", "行业党委", date(2025, 2, 2), date(2025, 2, 2), 1, by=secretary
    )
    assert actions.record_step(row.pk, "training", scenes.entry("training"), by=secretary).stands


def test_a_warning_is_recorded_as_read_or_nothing_is_written(small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    late = Entry(date(2023, 12, 2), words="支委谈话")
    with pytest.raises(Unread) as error:
        actions.record_step(row.pk, "talk", late, by=small_city.cast["secretary"])
    assert _codes(error) == ["talk_late"]
    assert list(error.value.errors) == ["confirmed"]
    assert row.steps.count() == 1
    made = actions.record_step(
        row.pk, "talk", replace(late, confirmed=True), by=small_city.cast["secretary"]
    )
    assert made.warned == ["talk_late"]


def test_approval_after_four_months_takes_one_extension_and_no_second(
    small_city: SmallCity,
) -> None:
    row = scenes.brought_to(small_city, "superior_talk")
    committee = small_city.cast["committee"]
    late = scenes.entry("approve", done_on=date(2025, 7, 31))
    with pytest.raises(Blocked) as error:
        actions.record_step(row.pk, "approve", late, by=committee)
    assert _codes(error) == ["approval_late"]
    with pytest.raises(NotAllowed):
        actions.extend_approval(row.pk, "档案没有寄到", by=small_city.cast["secretary"])
    extended = actions.extend_approval(row.pk, "档案没有寄到", by=committee)
    assert extended.approval_until == date(2025, 9, 30)
    with pytest.raises(Blocked) as error:
        actions.extend_approval(row.pk, "还没有寄到", by=committee)
    assert _codes(error) == ["extended"]
    assert actions.record_step(row.pk, "approve", late, by=committee).stands


def test_papers_put_in_the_wrong_file(small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    other = scenes.opened_file(small_city, scenes.applicant("吉克·阿呷", "19910203", 323))
    secretary = small_city.cast["secretary"]
    with pytest.raises(Blocked) as error:
        actions.add_paper(row.pk, "talk", scenes.a_paper(secretary), "吉克阿呷", by=secretary)
    assert _codes(error) == ["wrong_person"]
    assert not CandidatePaper.objects.exists()
    put = actions.add_paper(other.pk, "talk", scenes.a_paper(secretary), "吉克阿呷", by=secretary)
    with pytest.raises(Invalid):
        actions.move_paper(put.pk, row.pk, " ", by=secretary)
    actions.move_paper(put.pk, row.pk, "传到了同事的档案里", by=secretary)
    assert queries.archive_of(other).missing == ["入党申请书"]
    assert [p.pk for line in queries.archive_of(row).lines for p in line.papers] == []
    assert [p.pk for p in queries.archive_of(row).others] == [put.pk]
    put.refresh_from_db()
    assert put.moved_from_id == other.pk


def test_a_branch_dissolved_midway_and_the_move_that_keeps_the_time(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "contacts")
    small_city.first_branch.closed_on = date(2024, 6, 1)
    small_city.first_branch.save()
    committee, floating = small_city.cast["committee"], small_city.cast["floating_secretary"]
    with pytest.raises(Blocked) as error:
        actions.record_step(row.pk, "cultivate", scenes.entry("cultivate"), by=committee)
    assert "closed" in _codes(error)
    assert queries.counts(committee)["stranded"] == 1
    with pytest.raises(NotFound):
        actions.ask_move(row.pk, small_city.floating_branch.pk, "撤销", by=floating)
    move = actions.ask_move(row.pk, small_city.floating_branch.pk, "支部撤销", by=committee)
    with pytest.raises(NotFound):
        queries.get_candidate(floating, row.pk)  # not his before he takes it
    actions.take_move(move.pk, by=floating)
    row.refresh_from_db()
    assert (row.branch_id, row.activist_on) == (
        small_city.floating_branch.pk, scenes.DAYS["activist"],
    )  # fmt: skip
    assert not row.helpers.filter(kind="contact", to_on=None).exists()
    with pytest.raises(NotFound):
        queries.get_candidate(small_city.cast["secretary"], row.pk)
    file = queries.file_of(floating, queries.get_candidate(floating, row.pk))
    assert len(file.notes) == 1  # contacts are named anew
    for day in (date(2024, 6, 1), date(2024, 12, 1)):
        actions.add_review(row.pk, day, "转来前后的考察", by=floating)
    made = actions.record_step(row.pk, "cultivate", scenes.entry("cultivate"), by=floating)
    assert made.done_on == date(2024, 12, 10)  # a year from the decision, moves or not


def test_while_a_file_moves_no_step_is_recorded(small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    secretary = small_city.cast["secretary"]
    move = actions.ask_move(row.pk, small_city.floating_branch.pk, "换了公司", by=secretary)
    with pytest.raises(Refused):
        actions.record_step(row.pk, "talk", scenes.entry("talk"), by=secretary)
    with pytest.raises(NotAllowed):
        actions.take_move(move.pk, by=secretary)
    actions.recall_move(move.pk, "不转了", by=secretary)
    assert actions.record_step(row.pk, "talk", scenes.entry("talk"), by=secretary).stands


# ── who decides ─────────────────────────────────────────────────────────────────────────────────


def test_the_branch_does_not_decide_for_the_committee_above(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "activist")
    with pytest.raises(NotAllowed):
        actions.record_step(
            row.pk, "file_activist", scenes.entry("file_activist"), by=small_city.cast["secretary"]
        )


def test_what_a_body_outside_approved_the_branch_enters_with_its_number(
    small_city: SmallCity,
) -> None:
    small_city.first_branch.approved_by = "仁和街道党工委"
    small_city.first_branch.save()
    row = scenes.opened_file(small_city)
    for key in ("talk", "activist"):
        actions.record_step(row.pk, key, scenes.entry(key), by=small_city.cast["secretary"])
    secretary = small_city.cast["secretary"]
    with pytest.raises(Blocked) as error:
        actions.record_step(row.pk, "file_activist", scenes.entry("file_activist"), by=secretary)
    assert _codes(error) == ["reference"]
    with_number = scenes.entry("file_activist", reference="仁街工委〔2023〕12号")
    assert actions.record_step(row.pk, "file_activist", with_number, by=secretary).stands


def test_nobody_works_his_own_file(small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    himself = replace(small_city.cast["secretary"], person_id=row.person_id)
    with pytest.raises(NotFound):
        actions.record_step(row.pk, "talk", scenes.entry("talk"), by=himself)
    with pytest.raises(NotFound):
        queries.get_candidate(himself, row.pk)


def test_a_wrong_record_is_voided_from_the_end_only(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "activist")
    secretary = small_city.cast["secretary"]
    talk = row.steps.get(step=2)
    with pytest.raises(Refused):
        actions.void_step(talk.pk, "日期错了", by=secretary)
    actions.void_step(row.steps.get(step=3).pk, "会议还没有开", by=secretary)
    row.refresh_from_db()
    assert (row.stage, row.activist_on) == ("applicant", None)
    again = scenes.entry("activist", done_on=date(2023, 12, 5))
    assert actions.record_step(row.pk, "activist", again, by=secretary).stands
    assert row.steps.filter(step=3).count() == 2


# ── applications ────────────────────────────────────────────────────────────────────────────────


def test_handed_in_on_the_phone_taken_by_the_branch(small_city: SmallCity) -> None:
    driver, secretary = small_city.cast["driver"], small_city.cast["secretary"]
    paper = scenes.a_paper(driver)
    pages = scenes.handed(DAY, words="", born_on=date(1988, 3, 15))
    row = actions.hand_in(small_city.first_branch.pk, pages, [paper], by=driver)
    assert not queries.may_apply(driver)
    assert queries.counts(secretary)["applications"] == 1
    made = actions.accept_application(row.pk, by=secretary)
    assert (made.stage, made.applied_on, made.next_due) == ("applicant", DAY, date(2026, 7, 15))
    assert [p.own for p in made.papers.all()] == [True]
    assert Message.objects.filter(person=driver.person_id).count() == 1
    mine = queries.progress(driver)
    assert mine is not None
    assert (queries.steps_done(mine), mine.coming and mine.coming.step.key) == (1, "talk")


def test_sent_back_with_a_word_and_handed_in_again(small_city: SmallCity) -> None:
    driver, secretary = small_city.cast["driver"], small_city.cast["secretary"]
    row = scenes.waiting(small_city)
    with pytest.raises(Invalid):
        actions.return_application(row.pk, "", by=secretary)
    actions.return_application(row.pk, "请手写签名再交", by=secretary)
    told = queries.own_application(driver)
    assert told is not None
    assert (told.state, told.answer) == (ApplicationState.RETURNED, "请手写签名再交")
    assert queries.may_apply(driver)
    assert scenes.waiting(small_city).pk != row.pk


def test_an_application_withdrawn_is_gone_for_the_branch(small_city: SmallCity) -> None:
    row = scenes.waiting(small_city)
    with pytest.raises(NotFound):
        actions.withdraw_application(row.pk, by=small_city.cast["outsider_driver"])
    actions.withdraw_application(row.pk, by=small_city.cast["driver"])
    with pytest.raises(Refused):
        actions.accept_application(row.pk, by=small_city.cast["secretary"])


def test_too_short_says_what_to_do(small_city: SmallCity) -> None:
    with pytest.raises(Invalid) as error:
        actions.hand_in(
            small_city.first_branch.pk, scenes.handed(words="入党"), by=small_city.cast["driver"]
        )
    assert list(error.value.errors) == ["words"]


# ── reviews, letters, training ──────────────────────────────────────────────────────────────────


def test_the_contact_reviews_from_his_phone_and_reads_nothing_else(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "contacts")
    member = small_city.cast["member"]  # 罗小平, one of the two contacts
    (his,) = queries.cultivated(member)
    assert (his.name, his.review_due) == ("苏瑞龙", date(2024, 6, 1))
    made = actions.add_review(row.pk, date(2024, 6, 1), "谈过三次，表现好", by=member)
    assert (made.by_member_id, made.probation) == (small_city.luo_member.pk, False)
    with pytest.raises(NotFound):
        queries.get_candidate(member, row.pk)
    with pytest.raises(NotFound):
        actions.add_review(row.pk, DAY, "不认识", by=small_city.cast["driver"])
    with pytest.raises(Refused):
        actions.add_review(row.pk, date(2024, 6, 1), "又一次", by=member)


def test_letters_to_both_residences_of_a_floating_person(small_city: SmallCity) -> None:
    row = scenes.brought_to(
        small_city, "introducers", scenes.opened_file(small_city, floating=True)
    )
    secretary = small_city.cast["secretary"]
    review = scenes.entry("political_review")
    with pytest.raises(Blocked) as error:
        actions.record_step(row.pk, "political_review", review, by=secretary)
    assert _codes(error) == ["residences"]
    for kind in ("registered", "actual"):
        letter = actions.send_letter(
            row.pk, kind, "昭觉县某村党支部", date(2025, 1, 5), by=secretary
        )
        assert letter.number.startswith("ZS-2025-")
        _name, content = actions.hand_out_letter(letter.pk, by=secretary)
        assert content[:5] == b"%PDF-"
        with pytest.raises(Invalid):
            actions.answer_letter(letter.pk, date(2025, 1, 4), "无问题", by=secretary)
        actions.answer_letter(letter.pk, date(2025, 1, 20), "无问题", by=secretary)
    assert actions.record_step(row.pk, "political_review", review, by=secretary).stands


def test_secretary_and_contact_are_told_once_of_what_is_due(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "contacts")
    assert actions.remind_of_development("510400") == 1
    assert actions.remind_of_development("510400") == 1
    told = Message.objects.exclude(person=row.person_id).values_list("person", "title")
    secretaries = {small_city.cast[who].person_id for who in ("secretary", "secretary_alone")}
    review = "您培养联系的人该考察了"
    assert {who for who, title in told if title != review} == secretaries
    assert [who for who, title in told if title == review] == [small_city.luo.person_id]
    assert not any(row.person.name in title for _who, title in told)


# ── confidentiality ─────────────────────────────────────────────────────────────────────────────


def test_words_lie_sealed_and_the_record_names_nobody(small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "talk")
    actions.add_review(row.pk, DAY, "某某的秘密考察意见", by=small_city.cast["secretary"])
    with connection.cursor() as cursor:
        for table in ("steprecord", "review", "application", "candidate"):
            cursor.execute(f"SELECT * FROM branch_life_{table}")
            for values in cursor.fetchall():
                for value in values:
                    raw = bytes(value) if isinstance(value, memoryview) else str(value).encode()
                    assert "秘密考察".encode() not in raw
                    assert "志愿加入".encode() not in raw
    told = json.dumps(list(Audit.objects.values("verb", "kind", "detail")), default=str)
    assert row.person.name not in told


def test_every_look_is_written_down_and_told_without_a_name(small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    candidate = person_actor(row.person)
    actions.look(row.pk, LookAt.FILE, by=small_city.cast["committee"])
    actions.look(row.pk, LookAt.FILE, by=small_city.cast["secretary"])
    with pytest.raises(NotFound):
        actions.look(row.pk, LookAt.FILE, by=small_city.cast["floating_secretary"])
    assert Look.objects.count() == 2
    assert [look.role for look in queries.who_looked(candidate)] == ["secretary", "committee_staff"]
    assert queries.who_looked(small_city.cast["driver"]) == []


def test_training_is_taken_from_attendance_once(small_city: SmallCity) -> None:
    row = scenes.brought_to(
        small_city, "file_target", scenes.opened_file(small_city, _wang(small_city))
    )
    secretary = small_city.cast["secretary"]
    came = scenes.attended(small_city, row.person_id, minutes=180)
    assert list(queries.countable(row)) == [came]
    assert actions.take_attendance(row.pk, [came.pk], by=secretary) == 1
    assert list(queries.countable(row)) == []
    with pytest.raises(Invalid):
        actions.take_attendance(row.pk, [came.pk], by=secretary)
    (held,) = row.trainings.all()
    assert (held.minutes, held.title) == (180, came.activity.title)
    file = queries.file_of(secretary, row)
    assert (file.training_days, file.training_hours) == (1, 4.0)


def _wang(city: SmallCity) -> Person:
    city.wang.person.born_on = date(1988, 3, 15)
    city.wang.person.save()
    return city.wang.person


@pytest.mark.django_db(transaction=True)
def test_two_branches_at_the_same_moment_open_one_file() -> None:
    city = build()
    person = scenes.applicant()

    def take(who: str) -> str:
        branch = city.first_branch if who == "secretary" else city.floating_branch
        try:
            actions.record_application(person.pk, branch.pk, scenes.handed(DAY), by=city.cast[who])
        except Blocked:
            return "refused"
        finally:
            connections.close_all()
        return "opened"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(take, ["secretary", "floating_secretary"]))
    assert answers == ["opened", "refused"]
    assert Candidate.objects.count() == 1


def _noon(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=CITY_ZONE)
