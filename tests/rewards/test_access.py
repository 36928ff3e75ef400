"""Who sees whose points, persona by persona: the set agrees with the object."""

from __future__ import annotations

from tests.cast import SmallCity
from tests.rewards.scenes import a_doubt, a_pool, a_redemption, an_award
from yilu.rewards import access
from yilu.rewards.models import Award, Entry, Pool, Redemption

COMMITTEE = {"committee", "committee_leader"}


def test_the_set_agrees_with_the_object_for_everybody(small_city: SmallCity) -> None:
    a_redemption(small_city)
    a_doubt(small_city, "member")
    an_award(small_city, "keeper")
    a_pool(small_city)
    pairs = (
        (Award, access.visible_awards, access.can_view_award),
        (Entry, access.visible_entries, access.can_view_entry),
        (Redemption, access.visible_redemptions, access.can_view_redemption),
        (Pool, access.visible_pools, access.can_view_pool),
    )
    for who, actor in small_city.cast.items():
        for model, visible, can_view in pairs:
            rows = model.objects.all()  # type: ignore[attr-defined]
            assert set(visible(actor)) == {row for row in rows if can_view(actor, row)}, who  # type: ignore[operator]


def test_points_are_their_drivers_and_the_managers_alone(small_city: SmallCity) -> None:
    row = a_doubt(small_city)
    seen = {who for who, actor in small_city.cast.items() if access.can_view_award(actor, row)}
    assert seen == COMMITTEE | {"driver"}
    managing = {who for who, actor in small_city.cast.items() if access.manages(actor)}
    assert managing == COMMITTEE | {"elsewhere"}  # the committee of another city, over its own
