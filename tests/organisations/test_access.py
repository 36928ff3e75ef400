"""Who sees and changes units and posts, persona by persona."""

from __future__ import annotations

import pytest

from tests.cast import SmallCity
from yilu.core.actor import Actor, Role
from yilu.organisations import access
from yilu.organisations.enums import ADMINISTRATORS
from yilu.organisations.models import Post, Unit

UNITS = {
    "root",
    "first_branch",
    "party_group",
    "district_body",
    "floating_branch",
    "wanshun_unit",
    "jinsha_unit",
    "police",
    "labour",
    "urban",
    "field",
    "dispatch_desk",
    "consulting",
    "stations",
}
EVERYTHING = {"committee", "committee_leader", "system_admin", "security_admin", "auditor"}


@pytest.mark.parametrize(
    ("personas", "expected"),
    [
        (EVERYTHING, UNITS),
        ({"district"}, {"district_body", "floating_branch"}),
        ({"secretary"}, {"first_branch", "party_group"}),
        ({"secretary_alone"}, {"first_branch"}),
        ({"floating_secretary"}, {"floating_branch"}),
        ({"police"}, {"police"}),
        ({"labour"}, {"labour"}),
        ({"urban"}, {"urban", "field"}),
        ({"field_worker"}, {"field"}),
        ({"dispatcher"}, {"dispatch_desk"}),
        ({"consultant"}, {"consulting"}),
        ({"keeper"}, {"stations"}),
        ({"company"}, {"wanshun_unit"}),
        ({"other_company"}, {"jinsha_unit"}),
        (
            {
                "driver",
                "member",
                "outsider_driver",
                "truck_driver",
                "newcomer",
                "anonymous",
                "elsewhere",
            },
            set(),
        ),
    ],
)
def test_units(small_city: SmallCity, personas: set[str], expected: set[str]) -> None:
    units = {getattr(small_city, name): name for name in UNITS}
    for who in personas:
        seen = {units[unit] for unit in access.visible(small_city.cast[who])}
        assert (who, seen) == (who, expected)


def test_the_set_agrees_with_the_object_for_everybody(small_city: SmallCity) -> None:
    for who, actor in small_city.cast.items():
        assert set(access.visible(actor)) == {
            unit for unit in Unit.objects.all() if access.can_view(actor, unit)
        }, who
        assert set(access.visible_posts(actor)) == {
            post for post in Post.objects.all() if access.can_view_post(actor, post)
        }, who


@pytest.mark.parametrize(
    ("who", "root", "branch"),
    [
        ("committee", True, True),
        ("committee_leader", True, True),
        ("system_admin", True, True),
        ("security_admin", False, False),
        ("auditor", False, False),
        ("district", False, False),
        ("secretary", False, False),
        ("secretary_alone", False, False),
        ("floating_secretary", False, False),
        ("company", False, False),
        ("other_company", False, False),
        ("police", False, False),
        ("keeper", False, False),
        ("driver", False, False),
        ("member", False, False),
        ("outsider_driver", False, False),
        ("truck_driver", False, False),
        ("newcomer", False, False),
        ("anonymous", False, False),
        ("elsewhere", False, False),
    ],
)
def test_who_may_change_units(small_city: SmallCity, who: str, root: bool, branch: bool) -> None:
    actor: Actor = small_city.cast[who]
    assert access.may_manage(actor, small_city.root) is root
    assert access.may_manage(actor, small_city.first_branch) is branch


@pytest.mark.parametrize(
    ("who", "may_give"),
    [
        ("committee", set(Role) - ADMINISTRATORS - {Role.COMMITTEE_LEADER}),
        ("committee_leader", set(Role) - ADMINISTRATORS),
        ("system_admin", set(Role)),
        ("security_admin", set()),
        ("secretary", set()),
        ("company", set()),
        ("anonymous", set()),
    ],
)
def test_nobody_gives_away_what_he_lacks(
    small_city: SmallCity, who: str, may_give: set[str]
) -> None:
    actor = small_city.cast[who]
    given = {role for role in Role if access.may_appoint(actor, small_city.first_branch, role)}
    assert given == may_give
