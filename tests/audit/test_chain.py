"""The record is linked in signed batches, cannot be changed by the application, and shows every tampering."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from yilu.audit import sealing, verifying
from yilu.audit.actions import digest, record
from yilu.audit.models import Entry, Seal, Sealed
from yilu.core.actor import Actor
from yilu.core.refs import Ref

pytestmark = pytest.mark.django_db
CITY, OTHER = "510400", "510100"


def act(city: str = CITY, times: int = 1) -> list[Entry]:
    by = Actor.for_system(city)
    return [record("thing.done", Ref("test.thing", str(n)), by=by, n=n) for n in range(times)]


@contextmanager
def a_database_administrator() -> Iterator[None]:
    """Somebody with the keys of the house: the tables' owner may switch their triggers off."""
    _triggers("DISABLE")
    try:
        yield
    finally:
        _triggers("ENABLE")


def _triggers(switch: str) -> None:
    with connection.cursor() as cursor:
        for model in (Entry, Seal, Sealed):
            cursor.execute(f"ALTER TABLE {model._meta.db_table} {switch} TRIGGER USER")


def run_sql(sql: str, *params: Any) -> None:
    with a_database_administrator(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def faults(city: str = CITY) -> list[str]:
    return [str(finding.fault) for finding in verifying.verify(city)]


def grow_old() -> None:
    run_sql("UPDATE audit_entry SET at = at - interval '10 minutes'")


def test_entries_are_written_unchained_and_sealed_in_order() -> None:
    written = act(times=3)
    assert Sealed.objects.count() == 0
    assert sealing.seal_all() == 3
    seal = Seal.objects.get()
    assert (seal.number, seal.count, bytes(seal.previous)) == (1, 3, bytes(32))
    placed = list(Sealed.objects.order_by("position").values_list("entry", flat=True))
    assert placed == [entry.pk for entry in written]
    assert faults() == []


def test_seals_follow_each_other_and_cities_have_chains_of_their_own() -> None:
    act()
    sealing.seal_all()
    act()
    act(OTHER)
    sealing.seal_all()
    assert list(
        Seal.objects.filter(city=CITY).order_by("number").values_list("number", flat=True)
    ) == [1, 2]
    assert Seal.objects.get(city=OTHER).number == 1
    assert faults() == faults(OTHER) == []


def test_many_entries_make_several_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 4)
    act(times=10)
    assert sealing.seal_all() == 10
    assert [seal.count for seal in Seal.objects.order_by("number")] == [4, 4, 2]
    assert faults() == []


def test_sealing_twice_changes_nothing() -> None:
    act()
    assert (sealing.seal_all(), sealing.seal_all()) == (1, 0)


def test_an_act_that_fails_leaves_no_entry() -> None:
    with transaction.atomic():
        act()
        transaction.set_rollback(True)
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("model", [Entry, Seal, Sealed])
def test_the_application_can_neither_change_nor_delete(model: type[Entry | Seal | Sealed]) -> None:
    act()
    sealing.seal_all()
    for change in (lambda: model.objects.update(city=OTHER), lambda: model.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET verb = 'thing.undone' WHERE key = '1'",
        "UPDATE audit_entry SET actor = gen_random_uuid() WHERE key = '1'",
        """UPDATE audit_entry SET detail = '{"n": 7}' WHERE key = '1'""",
        "UPDATE audit_entry SET at = at - interval '1 second' WHERE key = '1'",
        "UPDATE audit_entry SET kind = 'test.other' WHERE key = '1'",
    ],
)
def test_a_changed_entry_shows(sql: str) -> None:
    act(times=3)
    sealing.seal_all()
    run_sql(sql)
    assert faults() == ["changed"]


def test_a_deleted_entry_shows() -> None:
    act(times=3)
    sealing.seal_all()
    run_sql("DELETE FROM audit_entry WHERE key = '1'")
    assert faults() == ["missing"]


def test_an_entry_deleted_with_its_place_shows() -> None:
    gone = act(times=3)[1]
    sealing.seal_all()
    run_sql("DELETE FROM audit_entry WHERE key = '1'")
    run_sql("DELETE FROM audit_sealed WHERE entry = %s", gone.pk)
    assert faults() == ["missing"]


def test_an_entry_slipped_in_later_is_unsealed_at_first() -> None:
    act()
    sealing.seal_all()
    act()
    grow_old()
    assert "unsealed" in faults()


def test_an_entry_rewritten_together_with_its_digest_breaks_the_seal() -> None:
    entry = act(times=2)[0]
    sealing.seal_all()
    run_sql("UPDATE audit_sealed SET digest = sha256('x') WHERE entry = %s", entry.pk)
    assert set(faults()) == {"broken", "changed"}


def test_a_seal_made_anew_without_the_key_is_not_ours() -> None:
    act()
    sealing.seal_all()
    run_sql("UPDATE audit_seal SET at = at + interval '1 hour'")
    assert faults() == ["broken"]


def test_a_missing_seal_shows() -> None:
    for _ in range(3):
        act()
        sealing.seal_all()
    run_sql("DELETE FROM audit_seal WHERE number = 2")
    assert "missing" in faults()


def test_a_chain_cut_at_its_end_shows_against_a_link_kept_elsewhere() -> None:
    for _ in range(2):
        act()
        sealing.seal_all()
    kept = verifying.anchor(CITY)
    assert verifying.holds(kept)
    for table in ("audit_sealed WHERE seal = 2", "audit_seal WHERE number = 2"):
        run_sql(f"DELETE FROM {table}")
    run_sql("DELETE FROM audit_entry WHERE id NOT IN (SELECT entry FROM audit_sealed)")
    assert faults() == []  # inside the database nothing is left to see it by
    assert not verifying.holds(kept)


def test_an_entry_that_took_its_time_to_commit_is_still_found() -> None:
    act()
    sealing.seal_all()
    late = Entry(
        city=CITY,
        at=timezone.now() - timedelta(minutes=50),
        verb="import.applied",
        kind="t",
        key="1",
    )
    late.save(force_insert=True)
    assert sealing.seal_all() == 1


def test_the_command_says_what_is_wrong_and_exits_1() -> None:
    act(times=2)
    call_command("audit_seal", stdout=StringIO())
    said = StringIO()
    call_command("audit_verify", stdout=said)
    assert "510400: 0 faults; keep 510400:1:" in said.getvalue()
    kept = said.getvalue().rsplit("keep ", 1)[1].strip()
    call_command("audit_verify", anchor=[kept], stdout=StringIO())
    run_sql("UPDATE audit_entry SET verb = 'x' WHERE key = '1'")
    with pytest.raises(CommandError) as refused:
        call_command("audit_verify", stdout=said)
    assert refused.value.returncode == 1
    assert "changed: 510400 seal 1" in said.getvalue()


def test_a_digest_proves_without_telling() -> None:
    assert digest("罗小平", 1) == digest("罗小平", 1)
    assert digest("罗小平", 1) != digest("罗小平", 2)
    assert "罗" not in digest("罗小平")
