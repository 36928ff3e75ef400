"""A brief of the small city in each of its states."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests import cast
from yilu.core.actor import Actor
from yilu.core.periods import Period
from yilu.insight import actions, queries
from yilu.insight.measures import Scope
from yilu.insight.models import Brief

YEAR = Period.twelve_months_to(cast.DAY)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who drafts, who checks and signs, and what they work on."""

    city: cast.SmallCity
    staff: Actor
    leader: Actor
    scope: Scope

    def draft(self) -> Brief:
        return actions.draft(by=self.staff, scope=self.scope, period=YEAR)

    def checked(self) -> Brief:
        brief = self.draft()
        return actions.check(brief.pk, by=self.leader, version=brief.version)

    def issued(self) -> Brief:
        brief = self.checked()
        return actions.issue(brief.pk, by=self.leader, version=brief.version)

    def published(self) -> Brief:
        return actions.publish(self.issued().pk, by=self.staff)

    def words(self, brief: Brief, **changed: str) -> actions.Words:
        kept = {name: getattr(brief, name) for name in actions.Words.__slots__}
        return actions.Words(**{**kept, **changed})


@pytest.fixture
def desk(small_city: cast.SmallCity) -> Desk:
    staff = small_city.cast["committee"]
    return Desk(small_city, staff, small_city.cast["committee_leader"], queries.scope(staff))
