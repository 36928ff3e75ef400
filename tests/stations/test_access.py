"""Who sees and keeps which stations, persona by persona; the set agrees with the object."""

from __future__ import annotations

import pytest

from tests.cast import SmallCity
from tests.stations.conftest import Places, screen_code
from yilu.core.errors import NotFound
from yilu.stations import access, actions, queries
from yilu.stations.enums import FaultKind, Group, NeedKind
from yilu.stations.models import Fault, Need, Station, Visit

EVERY = {"jinsha", "mumian", "renhe", "shop", "planned", "closed"}
OPERATED = EVERY - {"shop"}


@pytest.mark.parametrize(
    ("personas", "sees", "keeps"),
    [
        ({"committee", "committee_leader"}, EVERY, EVERY),
        ({"keeper"}, OPERATED, OPERATED),
        ({"district"}, {"renhe"}, set()),
        (
            {"secretary", "company", "police", "consultant", "system_admin", "auditor"},
            set(),
            set(),
        ),
        ({"driver", "member", "truck_driver", "newcomer", "anonymous", "elsewhere"}, set(), set()),
    ],
)
def test_stations(
    small_city: SmallCity, places: Places, personas: set[str], sees: set[str], keeps: set[str]
) -> None:
    for who in personas:
        actor = small_city.cast[who]
        seen = {name for name in EVERY if getattr(places, name) in access.visible(actor)}
        kept = {name for name in EVERY if getattr(places, name) in access.kept(actor)}
        assert (who, seen, kept) == (who, sees, keeps)


def test_the_set_agrees_with_the_object_for_everybody(
    small_city: SmallCity, places: Places
) -> None:
    luo, wang, keeper = (small_city.cast[who] for who in ("member", "driver", "keeper"))
    actions.check_in(places.jinsha, screen_code(places.jinsha), by=luo)
    actions.check_in(places.shop, screen_code(places.shop), by=wang)
    actions.tally(places.renhe, Group.TRUCK, by=keeper)
    actions.report_fault(places.renhe, FaultKind.TOILET, by=luo)
    actions.hear_need(
        places.jinsha, NeedKind.PARKING, "晚上没地方停", by=wang, person=wang.person_id
    )
    for who, actor in small_city.cast.items():
        for rows, one, model in (
            (access.visible(actor), access.can_view, Station),
            (access.kept(actor), access.may_keep, Station),
            (access.visible_visits(actor), access.can_view_visit, Visit),
            (access.visible_needs(actor), access.can_view_need, Need),
            (access.visible_faults(actor), access.can_view_fault, Fault),
        ):
            every = model.objects.all()  # type: ignore[attr-defined]
            assert set(rows) == {row for row in every if one(actor, row)}, (who, model)  # type: ignore[operator]


def test_what_one_may_not_see_does_not_exist(small_city: SmallCity, places: Places) -> None:
    visit = actions.check_in(
        places.jinsha, screen_code(places.jinsha), by=small_city.cast["member"]
    )
    for who in ("driver", "secretary", "district"):
        with pytest.raises(NotFound):
            queries.get_visit(small_city.cast[who], visit.pk)
    with pytest.raises(NotFound):
        queries.get_station(small_city.cast["driver"], places.jinsha.pk)
    with pytest.raises(NotFound):
        queries.keeps(small_city.cast["district"], places.renhe.pk)
    with pytest.raises(NotFound):
        queries.code_for(small_city.cast["driver"], places.jinsha)
