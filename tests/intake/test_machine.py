"""Whatever order people do things in: counts add up, and what was written is what was shown."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.intake.conftest import CITY, HEADING, csv, number, person
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.intake import actions, queries
from yilu.intake.enums import State
from yilu.intake.models import Batch, Chunk
from yilu.intake.states import MACHINE
from yilu.runtime.models import ShortNumber

SYSTEM = Actor.for_system(CITY)
serials = st.integers(1, 5)
people = st.lists(st.tuples(serials, st.integers(0, 3), st.booleans()), min_size=1, max_size=5)


def stored() -> dict[str, int]:
    rows = ShortNumber.objects.exclude(series__startswith="DR")
    return dict(rows.values_list("series", "last"))


class Clerks(RuleBasedStateMachine):
    """Clerks hand in, write, mend, drop, undo and give up in any order."""

    batches = Bundle("batches")

    def __init__(self) -> None:
        super().__init__()
        self._all = transaction.atomic()
        self._all.__enter__()
        self.before: dict[UUID, dict[str, int]] = {}  # what stood when a batch was first written
        self.last: list[UUID] = []  # written batches, the newest at the end

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._all.__exit__(None, None, None)

    @rule(target=batches, rows=people)
    def hand_in(self, rows: list[tuple[int, int, bool]]) -> UUID:
        lines = [person(s, 单量=n, **({} if good else {"姓名": ""})) for s, n, good in rows]
        with tempfile.TemporaryFile() as file:
            file.write(csv(HEADING, *lines).getvalue())
            file.seek(0)
            batch = actions.open_local("people", "a.csv", file, by=SYSTEM)
            return actions.stage(batch, by=SYSTEM, file=file).pk

    @rule(key=batches)
    def write(self, key: UUID) -> None:
        before = stored()
        good = Batch.objects.get(pk=key).good
        batch = self._try(key, actions.apply)
        if batch is not None:
            assert good > 0
            assert batch.good == 0
            self.before.setdefault(key, before)
            self.last = [*(other for other in self.last if other != key), key]

    @rule(key=batches)
    def take_back(self, key: UUID) -> None:
        now = stored()
        batch = self._try(key, actions.undo)
        if batch is None:
            assert stored() == now
        elif self.last == [key]:
            assert stored() == self.before[key]
        if batch is not None:
            self.last.remove(key)

    @rule(key=batches, place=st.integers(0, 4), serial=serials)
    def mend(self, key: UUID, place: int, serial: int) -> None:
        if place < Batch.objects.get(pk=key).total:
            self._try(key, actions.fix, f"1.{place}", "name", "李四")
            self._try(key, actions.fix, f"1.{place}", "id_number", number(serial))

    @rule(key=batches, place=st.integers(0, 4))
    def drop(self, key: UUID, place: int) -> None:
        if place < Batch.objects.get(pk=key).total:
            self._try(key, actions.drop_row, f"1.{place}")

    @rule(key=batches)
    def give_up(self, key: UUID) -> None:
        self._try(key, actions.discard)

    @invariant()
    def counts_add_up(self) -> None:
        for batch in Batch.objects.all():
            assert batch.total == batch.good + batch.failing + batch.dropped + batch.written
            assert batch.written == 0 or batch.state in (State.APPLIED, State.UNDONE)
            states = "".join(Chunk.objects.filter(batch=batch).values_list("states", flat=True))
            assert len(states) in (0, batch.total)
            assert states.count("e") in (0, batch.failing)

    def _try(self, key: UUID, act: Callable[..., Batch], *arguments: Any) -> Batch | None:
        """Do it, or be refused without a trace; a page only offers what is then done."""
        batch = Batch.objects.get(pk=key)
        offered = act.__name__ in queries.moves(SYSTEM, batch)
        try:
            with transaction.atomic():
                return act(batch, *arguments, by=SYSTEM)
        except Refused:
            assert not offered or act in (actions.undo, actions.apply)
            return None


def test_nothing_is_stranded() -> None:
    assert MACHINE.stranded() == set()


@pytest.mark.django_db
def test_any_order() -> None:
    plan = settings(
        max_examples=12,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Clerks, settings=plan)
