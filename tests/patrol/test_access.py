"""Who sees which snapshot, persona by persona; the set agrees with the object; photos have their own door."""

from __future__ import annotations

import pytest

from tests.patrol.conftest import IN_RENHE, Ground, photo
from yilu.core.blurs import Box
from yilu.core.errors import NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.files.queries import photos_of
from yilu.patrol import access, actions, queries
from yilu.patrol.actions import Words
from yilu.patrol.models import Check, Snapshot


def test_who_sees_which(ground: Ground) -> None:
    for name in ("driver", "member"):
        actions.choose_areas([ground.east.pk], by=ground.who(name))
    made = {
        "draft": actions.submit(Words(), [photo(ground.who("driver"))], by=ground.who("driver")),
        "waiting": ground.shoot("member"),
        "field": ground.disposed("driver"),  # the member is asked to check it
        "renhe": ground.filed("truck_driver", point=IN_RENHE),
    }
    actions.cowitness(
        made["renhe"].pk, by=ground.who("outsider_driver"),
        photos=[photo(ground.who("outsider_driver"))],
    )  # fmt: skip
    assert Check.objects.get().person_id == ground.who("member").person_id
    desk = {"waiting", "field", "renhe"}
    expected = {
        "committee": desk,
        "committee_leader": desk,
        "district": {"renhe"},
        "urban": {"field"},
        "field_worker": {"field"},
        "driver": {"draft", "field"},
        "member": {"waiting", "field"},
        "truck_driver": {"renhe"},
        "outsider_driver": {"renhe"},
    }
    for who, actor in ground.city.cast.items():
        seen = {name for name, row in made.items() if row in access.visible(actor)}
        assert (who, seen) == (who, expected.get(who, set()))
        one = {name for name, row in made.items() if access.can_view(actor, row)}
        assert (who, one) == (who, seen)
        by_office = {row for row in Snapshot.objects.all() if access.is_staff(actor, row)}
        assert set(Snapshot.objects.filter(access.staff_rows(actor), city=actor.city)) == by_office
        checks = {c for c in Check.objects.all() if access.can_view_check(actor, c)}
        assert set(access.visible_checks(actor)) == checks


def test_photos_wait_for_a_person(ground: Ground) -> None:
    made = actions.accept(ground.shoot().pk, by=ground.who("committee"))
    driver, worker, other = (ground.who(n) for n in ("driver", "field_worker", "member"))
    actions.cowitness(made.pk, by=other, photos=[photo(other)])
    (before,) = photos_of(made.city, Ref.to(made))
    assert queries.get_picture(driver, made.pk, before.pk) == before
    assert queries.get_picture(worker, made.pk, before.pk) == before
    with pytest.raises(NotFound):
        queries.get_picture(other, made.pk, before.pk)
    sharp = before.large.digest
    actions.review_photo(
        made.pk,
        before.pk,
        by=ground.who("committee"),
        publish=True,
        boxes=[Box(100, 100, 400, 400)],
    )
    seen = queries.get_picture(other, made.pk, before.pk)
    assert bytes(seen.large.digest) != bytes(sharp)
    with pytest.raises(NotAllowed):
        actions.review_photo(made.pk, before.pk, by=worker, publish=True)


def test_nothing_public_before_a_review(ground: Ground) -> None:
    made, desk = ground.disposed(), ground.who("committee")
    actions.close(made.pk, by=desk, outcome="solved", text="看过")
    with pytest.raises(Refused, match="先审核照片"):
        actions.show(made.pk, by=desk)
    (after,) = queries.album(made).after
    actions.review_photo(made.pk, after.pk, by=desk, publish=True)
    with pytest.raises(NotFound):
        queries.public_picture(made.city, made.pk, after.pk)
    actions.show(made.pk, by=desk)
    assert queries.public_picture(made.city, made.pk, after.pk) == after
    assert list(queries.shown(made.city)) == [made]
    actions.reopen(made.pk, by=ground.who("driver"), text="又坏了")
    assert not queries.shown(made.city).exists()
