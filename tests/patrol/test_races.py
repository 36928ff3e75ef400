"""Two hands at the same second on one snapshot: one is first, the other is told, nothing happens twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time
from threading import Barrier

import pytest
from django.db import connection

from tests.cast import DAY, SmallCity
from tests.patrol.conftest import NEXT_DOOR, Ground, lay, photo
from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.patrol import actions
from yilu.patrol.enums import Act, Deed, State
from yilu.patrol.models import Check, Entry, Merit, Snapshot
from yilu.rewards.models import Award

TOLD = "told"
TEN = datetime.combine(DAY, time(10), CITY_ZONE)


@pytest.fixture
def ground(request: pytest.FixtureRequest) -> Ground:
    """Committed, so that every thread sees it: the marker of the test comes before its city."""
    request.getfixturevalue("transactional_db")
    city: SmallCity = request.getfixturevalue("small_city")
    return lay(city)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each in a thread of its own, all through the same gate: what became of them, sorted."""
    gate = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        gate.wait()
        try:
            with clock.standing_at(TEN):
                act()
        except (Invalid, NotAllowed, NotFound, Refused):
            return TOLD
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def asked(ground: Ground, *names: str) -> Snapshot:
    for name in names:
        actions.choose_areas([ground.east.pk], by=ground.who(name))
    return ground.disposed()


def says(ground: Ground, made: Snapshot, name: str, fixed: bool) -> Callable[[], object]:
    by = ground.who(name)
    taken = photo(by)
    return lambda: actions.verify(made.pk, by=by, fixed=fixed, photos=[taken])


def count(made: Snapshot, act: Act) -> int:
    return Entry.objects.filter(snapshot=made, act=act).count()


@pytest.mark.django_db(transaction=True)
def test_three_say_fixed_at_once_and_it_closes_once(ground: Ground) -> None:
    names = ("member", "truck_driver", "outsider_driver")
    made = asked(ground, *names)
    ends = at_once(*(says(ground, made, name, True) for name in names))
    made.refresh_from_db()
    assert (ends, made.state, count(made, Act.CLOSED)) == (["done", "done", TOLD], State.CLOSED, 1)
    assert Merit.objects.filter(deed=Deed.SETTLED).count() == 1
    assert Award.objects.filter(outcome="settled").count() == 1


@pytest.mark.django_db(transaction=True)
def test_fixed_and_not_fixed_at_once_never_close_it(ground: Ground) -> None:
    made = asked(ground, "member", "truck_driver")
    at_once(says(ground, made, "member", True), says(ground, made, "truck_driver", False))
    made.refresh_from_db()
    assert (made.state, count(made, Act.SENT_BACK), count(made, Act.CLOSED)) == ("assigned", 1, 0)
    assert Check.objects.filter(state="not_fixed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_taps_five_times_and_said_it_once(ground: Ground) -> None:
    made = asked(ground, "member")
    ends = at_once(*(says(ground, made, "member", True) for _tap in range(5)))
    assert ends == ["done", TOLD, TOLD, TOLD, TOLD]
    assert (count(made, Act.CHECKED), Merit.objects.filter(deed=Deed.VERIFIED).count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_ten_also_saw_it_at_once_and_the_desk_files_it_once(ground: Ground) -> None:
    made = ground.filed()
    names = ("member", "truck_driver", "outsider_driver", "keeper", "company")
    shots = {name: photo(ground.who(name)) for name in names}

    def sees(name: str) -> Callable[[], object]:
        by = ground.who(name)
        return lambda: actions.cowitness(made.pk, by=by, photos=[shots[name]])

    assert at_once(*(sees(name) for name in names)) == ["done"] * 5
    assert Merit.objects.filter(deed=Deed.COWITNESS).count() == 5
    other = ground.shoot("outsider_driver", point=NEXT_DOOR)
    hands = [ground.who("committee"), ground.who("committee_leader")] * 2
    ends = at_once(*(lambda by=by: actions.accept(other.pk, by=by) for by in hands))  # type: ignore[misc]
    assert (ends, count(other, Act.FILED)) == (["done", TOLD, TOLD, TOLD], 1)
    assert Award.objects.filter(source_number=other.number, outcome="filed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_closed_by_the_desk_and_sent_back_by_a_driver_at_once_is_one_of_them(
    ground: Ground,
) -> None:
    made, desk = asked(ground, "member"), ground.who("committee")
    ends = at_once(
        says(ground, made, "member", False),
        lambda: actions.close(made.pk, by=desk, outcome="solved", text="去看过"),
    )
    made.refresh_from_db()
    assert ends == ["done", TOLD]
    assert (made.state == State.CLOSED) == (count(made, Act.CLOSED) == 1)
    assert count(made, Act.CLOSED) + count(made, Act.SENT_BACK) == 1
