"""A file driven at random: whatever is tried, the stage follows from the steps and no rule is outrun."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.branch_life import ways as scenes
from tests.branch_life.files import Outcome, Votes
from tests.cast import SmallCity, build
from yilu.branch_life.actions import development as actions
from yilu.branch_life.actions.development import Entry
from yilu.branch_life.models import Candidate
from yilu.branch_life.queries.development.dossiers import dossier
from yilu.branch_life.rules.steps import ACTIVIST, ADMIT, CONVERT, STEPS, TARGET
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import add_months

KEYS = [step.key for step in STEPS[1:]]
EXPECTED = (Invalid, NotAllowed, NotFound, Refused)


class Way(RuleBasedStateMachine):
    """Steps in any order, on any day, with any count; reviews, voids and ends between them."""

    city: SmallCity
    pair: tuple[UUID, ...]

    serial = 600

    def __init__(self) -> None:
        super().__init__()
        Way.serial += 1
        self.row = scenes.opened_file(self.city, scenes.applicant(serial=Way.serial))
        self.day = scenes.DAYS["apply"]

    @rule(key=st.sampled_from(KEYS), later=st.integers(0, 250), yes=st.integers(0, 5))
    def record(self, key: str, later: int, yes: int) -> None:
        on = min(self.day + timedelta(days=later), scenes.DAY)
        entry = scenes.entry(key, self.pair, done_on=on)
        if key in {"admit", "convert"}:
            outcome = Outcome.CONVERT if key == "convert" else Outcome.YES
            entry = Entry(on, outcome, votes=Votes(5, 4, min(yes, 4)), confirmed=True)
        with suppress(*EXPECTED):
            actions.record_step(self.row.pk, key, entry, by=self.city.cast["committee"])
            self.day = on

    @rule(later=st.integers(0, 400))
    def forward(self, later: int) -> None:
        """Whatever is open, on some day: so that the machine gets far."""
        file = dossier(Candidate.objects.select_related("branch", "person").get(pk=self.row.pk))
        if numbers := file.open_steps():
            self.record(STEPS[numbers[0] - 1].key, later, 5)

    @rule(later=st.integers(0, 200))
    def review(self, later: int) -> None:
        on = min(self.day + timedelta(days=later), scenes.DAY)
        with suppress(*EXPECTED):
            actions.add_review(self.row.pk, on, "好", by=self.city.cast["secretary"])

    @rule(at=st.integers(2, 24))
    def void(self, at: int) -> None:
        record = self.row.steps.filter(step=at, stands=True).first()
        if record is not None:
            with suppress(*EXPECTED):
                actions.void_step(record.pk, "记错", by=self.city.cast["committee"])

    @invariant()
    def the_rules_hold(self) -> None:
        row = Candidate.objects.select_related("branch", "person").get(pk=self.row.pk)
        file = dossier(row)
        for step in STEPS:
            if step.number in file.done:
                assert step.after <= file.done.keys()
        decided, target = file.on(ACTIVIST), file.on(TARGET)
        if decided and target:
            assert target >= add_months(decided, 12)
        met, converted = file.on(ADMIT), file.on(CONVERT)
        if met and converted:
            assert converted >= add_months(met, 12)
        if row.probation_from is not None:
            assert row.probation_from == met
        assert row.activist_on == decided


@pytest.mark.django_db
def test_no_order_of_steps_outruns_the_rules() -> None:
    city = build()
    Way.city, Way.pair = city, tuple(member.pk for member in scenes.helpers(city))
    run_state_machine_as_test(
        Way,
        settings=settings(
            max_examples=4,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
