"""What is issued stays: frozen with its rows, guarded by the database, proved by the hash."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.utils import ProgrammingError
from django.utils import translation

from tests import cast
from tests import factories as make
from tests.insight.conftest import Desk
from yilu.audit.models import Entry
from yilu.core.errors import NotFound
from yilu.insight import actions, queries
from yilu.insight.catalogue import INDICATORS
from yilu.insight.models import Brief, BriefFigure

READERS = (
    "committee",
    "committee_leader",
    "district",
    "secretary",
    "secretary_alone",
    "floating_secretary",
)


def test_issuing_freezes_figures_definitions_and_rows(desk: Desk) -> None:
    brief = desk.issued()
    assert (brief.year, brief.issue, queries.issue_line(brief)) == (2026, 1, "2026年第1期")
    frozen = {row.key: row for row in brief.figures.all()}
    assert set(frozen) == {indicator.key for indicator in INDICATORS}
    operating = frozen["drivers_operating"]
    city = desk.city
    assert set(operating.row_keys) == {city.luo.pk, city.wang.pk, city.amu.pk, city.zhao.pk}
    assert (operating.value, operating.people, operating.text) == (4, 4, "4人")


def test_an_issued_brief_survives_later_changes(desk: Desk) -> None:
    brief = desk.issued()
    before = queries.paper(brief)
    new = make.driver("新司机", desk.city.jinsha)
    make.permit(new)
    make.operation(new, desk.city.jinsha, cast.DAY)
    desk.city.luo.operations.all().delete()
    desk.city.luo.permits.all().delete()
    desk.city.root.name = "改了名的委员会"
    desk.city.root.save()
    after = queries.paper(queries.get_brief(desk.staff, brief.pk))
    assert after == before
    assert queries.verify_brief(brief).holds
    opened = queries.brief_rows(desk.staff, brief, "drivers_operating")
    assert opened.total == 4
    assert opened.rows[0].key == desk.city.luo.pk
    drift = {d.label: d for d in queries.drift(desk.staff, brief)}
    operating = drift["实际从事营运的司机"]
    assert (operating.then, operating.now, operating.added, operating.dropped) == (
        "4人",
        "4人",
        1,
        1,
    )
    assert drift["持证司机"].dropped == 1
    assert "已编入党支部的在营司机党员" in drift


def test_rows_taken_back_from_the_registers_are_told(desk: Desk) -> None:
    brief = desk.issued()
    desk.city.wang.operations.all().delete()
    desk.city.wang.permits.all().delete()
    desk.city.wang.contracts.all().delete()
    desk.city.wang.delete()
    opened = queries.brief_rows(desk.staff, brief, "drivers_operating")
    assert (opened.total, opened.visible, opened.gone, opened.hidden) == (4, 3, 1, 0)


def test_opening_a_published_figure_shows_only_what_the_viewer_may_see(desk: Desk) -> None:
    brief = desk.published()
    seen = {
        who: queries.brief_rows(desk.city.cast[who], brief, "members_operating") for who in READERS
    }
    assert {who: (o.visible, o.hidden) for who, o in seen.items()} == {
        "committee": (3, 0),
        "committee_leader": (3, 0),
        "district": (1, 2),
        "secretary": (1, 2),
        "secretary_alone": (1, 2),
        "floating_secretary": (1, 2),
    }
    assert {o.figure.value for o in seen.values()} == {3}


def test_drift_is_told_only_to_who_has_the_figures_of_that_scope(desk: Desk) -> None:
    brief = desk.published()
    desk.city.luo.permits.all().delete()
    assert queries.drift(desk.staff, brief)
    assert queries.drift(desk.city.cast["district"], brief) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda brief: Brief.objects.filter(pk=brief.pk).update(title="换了题目"),
        lambda brief: Brief.objects.filter(pk=brief.pk).update(state="draft", issued_at=None),
        lambda brief: BriefFigure.objects.filter(brief=brief, key="drivers_licensed").update(
            value=9
        ),
        lambda brief: BriefFigure.objects.filter(brief=brief).delete(),
        lambda brief: Brief.objects.filter(pk=brief.pk)._raw_delete("default"),
    ],
    ids=["words", "state", "figure", "figures deleted", "brief deleted"],
)
def test_the_database_refuses_to_change_what_is_issued(desk: Desk, change: Any) -> None:
    brief = desk.issued()
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        change(brief)


@contextmanager
def unguarded(table: str) -> Iterator[CursorWrapper]:
    """The table's triggers switched off, as its owner could."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"alter table {table} disable trigger user")
        yield cursor
        cursor.execute(f"alter table {table} enable trigger user")


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("update insight_brief set title = '换了题目'", "insight_brief"),
        ("update insight_brief set digest = repeat('a', 64)", "insight_brief"),
        ("update insight_brieffigure set value = value + 1 where key = 'drivers_licensed'",
         "insight_brieffigure"),
        ("update insight_brieffigure set row_keys = row_keys[2:] where key = 'drivers_licensed'",
         "insight_brieffigure"),
        ("update insight_brieffigure set definition = '另一种算法' where key = 'drivers_licensed'",
         "insight_brieffigure"),
        ("delete from insight_brieffigure where key = 'drivers_licensed'", "insight_brieffigure"),
    ],
)  # fmt: skip
def test_the_hash_finds_what_gets_past_the_database(desk: Desk, sql: str, table: str) -> None:
    """Somebody with the owner's password switches the triggers off: the proof still fails."""
    brief = desk.issued()
    assert queries.verify_brief(brief).holds
    with unguarded(table) as cursor:
        cursor.execute(sql)
    brief.refresh_from_db()
    assert not queries.verify_brief(brief).holds


def test_a_forged_digest_is_betrayed_by_the_audit(desk: Desk) -> None:
    """Words and digest changed together: the sealed audit entry still holds the one that was signed."""
    brief = desk.issued()
    with unguarded("insight_brief"):
        Brief.objects.filter(pk=brief.pk).update(title="换了题目")
        brief.refresh_from_db()
        forged = queries.verify_brief(brief).computed
        Brief.objects.filter(pk=brief.pk).update(digest=forged)
    brief.refresh_from_db()
    proof = queries.verify_brief(brief)
    assert proof.computed == proof.stored != proof.witnessed
    assert not proof.holds


def test_the_digest_does_not_depend_on_the_readers_language(desk: Desk) -> None:
    with translation.override("en"):
        brief = desk.issued()
    assert brief.figures.get(key="drivers_licensed").label == "持证司机"
    assert "三强" in brief.title


def test_issues_are_numbered_without_a_gap(desk: Desk) -> None:
    actions.discard(desk.draft().pk, by=desk.staff)
    first, second = desk.issued(), desk.issued()
    assert [first.issue, second.issue] == [1, 2]
    assert first.number == "JB-2026-002"


def test_every_step_is_on_record_without_words(desk: Desk) -> None:
    brief = desk.published()
    entries = Entry.objects.filter(key=str(brief.pk)).order_by("at")
    assert [entry.verb for entry in entries] == [
        "brief.drafted",
        "brief.checked",
        "brief.issued",
        "brief.published",
    ]
    assert brief.title not in str([entry.detail for entry in entries])


def test_an_unissued_brief_has_nothing_to_prove(desk: Desk) -> None:
    with pytest.raises(NotFound):
        queries.verify_brief(desk.draft())
