"""The printed resolution, as PDF and DOCX, and what a secret ballot needs on paper."""

from __future__ import annotations

from io import BytesIO

from django.utils import translation
from docx import Document
from pypdf import PdfReader

from tests import factories as make
from tests.branch_life import scenes
from tests.cast import SmallCity
from tests.papers import RARE, boxes, read
from yilu.branch_life.actions import ballots, roll
from yilu.branch_life.counting import Counts
from yilu.branch_life.enums.meeting import Exclusion, Format
from yilu.branch_life.queries import meetings as queries

TELLS = (
    "应到会有表决权的正式党员7名，实到6名，另有1名因故不能到会的正式党员在会前提出了书面意见。",
    "经无记名投票表决，赞成6票，不赞成1票，弃权0票，无效0票。",
    "赞成票超过应到会有表决权的正式党员的半数。",
)


def _resolution(city: SmallCity, name: str = "苏发展") -> scenes.Resolution:
    by = city.cast["secretary"]
    meeting = scenes.a_meeting(city, 7, candidate=make.person(name))
    roll.take_letter(meeting.pk, scenes.item_of(meeting).pk, scenes.voters(meeting)[6].pk, by=by)
    scenes.seated(meeting, 6, by)
    ballot = scenes.count(scenes.handed_out(meeting, by), Counts(6, 6, 1), by)
    return ballots.decide(
        ballot.pk, True, by=by, words="出车守规矩，常帮别人。\n送考三年没有缺席。"
    )


def test_pdf_and_word_say_the_same_and_everything_an_office_looks_for(
    small_city: SmallCity,
) -> None:
    by, made = small_city.cast["secretary"], _resolution(small_city)
    row = queries.get_resolution(by, made.pk)
    pdf = "".join(read(queries.resolution_file(by, row, Format.PDF)).split())
    document = Document(BytesIO(queries.resolution_file(by, row, Format.DOCX)))
    word = "".join("".join(p.text for p in document.paragraphs).split())
    for text in (pdf, word):
        assert all(line in text for line in TELLS)
        assert "会议决议：同意接收苏发展同志为中共预备党员" in text
        assert "送考三年没有缺席。" in text
        assert "《中国共产党发展党员工作细则》第十九条至第二十二条（2026-05-18起施行）" in text
        assert "万顺叫车党支部（盖章）" in text
    cells = [cell.text for cell in document.tables[0].rows[1].cells]
    assert cells == ["7", "6", "1", "6", "1", "0", "0", "4"]


def test_a_rare_name_is_drawn(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    made = _resolution(small_city, f"沙马{RARE[:2]}")
    content = queries.resolution_file(by, queries.get_resolution(by, made.pk), Format.PDF)
    assert (boxes(content), f"沙马{RARE[:2]}" in read(content)) == (0, True)


def test_ballot_papers_are_all_alike_and_hold_no_name_but_the_candidates(
    small_city: SmallCity,
) -> None:
    meeting = scenes.a_meeting(small_city, 8)
    content = queries.ballot_papers(meeting, queries.agenda(meeting)[0])
    pages = PdfReader(BytesIO(content)).pages
    text = read(content)
    assert (len(pages), text.count("接收苏发展同志为中共预备党员")) == (2, 8)
    assert pages[0].extract_text() == pages[1].extract_text()
    assert not any(name in text for name in scenes.NAMES)


def test_the_counting_sheet_states_the_line(small_city: SmallCity) -> None:
    meeting = scenes.a_meeting(small_city, 8)
    text = "".join(read(queries.counting_sheet(meeting, queries.agenda(meeting)[0])).split())
    assert (text.count("计票单（第"), "通过须赞成5票" in text) == (2, True)


def test_who_is_not_counted_stands_on_the_paper_and_an_english_desk_prints_chinese(
    small_city: SmallCity,
) -> None:
    by = small_city.cast["secretary"]
    meeting = scenes.a_meeting(small_city, 7)
    away = scenes.voters(meeting)[6]
    roll.exclude(
        meeting.pk,
        away.pk,
        Exclusion.AWAY,
        by=by,
        consent="攀交党〔2026〕8号",
        consent_on=scenes.DAY,
    )
    scenes.seated(meeting, 6, by)
    ballot = scenes.count(scenes.handed_out(meeting, by), Counts(6, 6, 0), by)
    made = ballots.decide(ballot.pk, True, by=by, words="守规矩")
    with translation.override("en"):
        row = queries.get_resolution(by, made.pk)
        text = "".join(read(queries.resolution_file(by, row, Format.PDF)).split())
    assert "正式党员6名（另有1名按规定并经上级党组织同意不计入应到），实到6名" in text
    assert "召开支部党员大会，讨论接收苏发展同志为中共预备党员的问题" in text
    assert "预备期从支部大会通过之日算起" in text
