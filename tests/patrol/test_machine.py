"""Whatever is done in whatever order: a case has a unit and a clock, and its merits stand once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.cast import SmallCity
from tests.patrol.conftest import Ground, lay, photo
from yilu.core.errors import DomainError
from yilu.patrol import actions
from yilu.patrol.enums import DOING, FILED, State
from yilu.patrol.models import Check, Merit, Snapshot

people = st.sampled_from(["driver", "member", "outsider_driver", "truck_driver", "committee",
                          "committee_leader", "urban", "field_worker"])  # fmt: skip
words = st.sampled_from(["yes", "partly", "no"])
FINAL = {State.REFUSED, State.MERGED, State.CLOSED}


def loop(ground: Ground) -> type[RuleBasedStateMachine]:
    class Loop(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.case = ground.shoot()
            self.other = ground.filed("truck_driver")
            self.merits = 0

        def attempt(self, act: Callable[[], Any]) -> None:
            """What the rules refuse leaves everything as it was."""
            before = self._row()
            try:
                act()
            except DomainError:
                assert self._row() == before

        def _row(self) -> tuple[object, ...]:
            row = Snapshot.objects.filter(pk=self.case.pk).values_list().get()
            return (*row, Merit.objects.count(), Check.objects.count())

        @rule(who=people, category=st.sampled_from(["pothole", "lamp", ""]))
        def accept(self, who: str, category: str) -> None:
            by = ground.who(who)
            self.attempt(
                lambda: actions.accept(self.case.pk, by=by, category=category, photos_ok=True)
            )

        @rule(
            who=people,
            move=st.sampled_from([actions.take, actions.resume, actions.approve, actions.unmerge]),
        )
        def plain(self, who: str, move: Callable[..., Any]) -> None:
            self.attempt(lambda: move(self.case.pk, by=ground.who(who)))

        @rule(who=people, ask=st.sampled_from(["return", "extend", "suspend"]))
        def ask(self, who: str, ask: str) -> None:
            by, key = ground.who(who), self.case.pk
            self.attempt(
                lambda: (
                    actions.ask_return(key, by=by, reason="不归我们")
                    if ask == "return"
                    else actions.ask_extension(key, by=by, reason="等料", hours=7)
                    if ask == "extend"
                    else actions.ask_suspension(key, by=by, reason="雨季", days=5)
                )
            )

        @rule(who=people)
        def dispose(self, who: str) -> None:
            by = ground.who(who)
            taken = [photo(by)]
            self.attempt(lambda: actions.dispose(self.case.pk, by=by, text="好了", photos=taken))

        @rule(who=people, fixed=st.booleans())
        def verify(self, who: str, fixed: bool) -> None:
            by = ground.who(who)
            taken = [photo(by)]
            self.attempt(lambda: actions.verify(self.case.pk, by=by, fixed=fixed, photos=taken))

        @rule(who=people, outcome=st.sampled_from(["solved", "not"]))
        def close(self, who: str, outcome: str) -> None:
            by = ground.who(who)
            self.attempt(lambda: actions.close(self.case.pk, by=by, outcome=outcome, text="看过"))
            row = Snapshot.objects.get(pk=self.case.pk)
            if row.basis == "desk" and row.state == State.CLOSED:
                assert row.disposer_id is not None

        @rule(who=people, word=words)
        def answer(self, who: str, word: str) -> None:
            self.attempt(lambda: actions.answer(self.case.pk, by=ground.who(who), word=word))

        @rule(who=people)
        def reopen(self, who: str) -> None:
            self.attempt(lambda: actions.reopen(self.case.pk, by=ground.who(who), text="又坏了"))

        @rule(who=people)
        def cowitness(self, who: str) -> None:
            by = ground.who(who)
            taken = [photo(by)]
            self.attempt(lambda: actions.cowitness(self.case.pk, by=by, photos=taken))

        @rule(who=people)
        def merge(self, who: str) -> None:
            by = ground.who(who)
            self.attempt(lambda: actions.merge(self.case.pk, self.other.pk, by=by))

        @rule(who=people)
        def refuse(self, who: str) -> None:
            self.attempt(lambda: actions.refuse(self.case.pk, by=ground.who(who), reason="slight"))

        @invariant()
        def holds(self) -> None:
            row = Snapshot.objects.get(pk=self.case.pk)
            if row.state in FILED:
                assert row.due is not None
                assert row.filed_at is not None
            if row.state in DOING | {State.VERIFYING}:
                assert row.unit_id is not None
            if row.state == State.VERIFYING:
                assert row.disposed_at is not None
            else:
                assert not row.checks.filter(state="asked").exists()
            assert row.disposer_id != row.reporter_id
            closed_by_two = row.checks.filter(round=row.round, state="fixed").count() >= 2
            if closed_by_two and row.state not in FINAL:
                assert row.reopened > 0

        @invariant()
        def merits_stand_once(self) -> None:
            """They never go, and nobody earns twice for the same."""
            count = Merit.objects.count()
            assert count >= self.merits
            self.merits = count
            deeds = Merit.objects.filter(snapshot=self.case.pk).values_list("deed", flat=True)
            assert sum(deed in {"filed", "settled"} for deed in deeds) <= 2

        def teardown(self) -> None:
            self.merits = 0

    return Loop


@pytest.mark.django_db
def test_the_loop_keeps_its_promises(small_city: SmallCity) -> None:
    ground = lay(small_city)
    for name in ("member", "outsider_driver", "truck_driver"):
        actions.choose_areas([ground.east.pk], by=ground.who(name))
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        loop(ground),
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
