"""What is corrected by hand: by whom, what stays behind, and what is on record."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError

from tests import factories as make
from tests.cast import CITY, DAY, SmallCity
from yilu.audit.models import Entry
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.registry import actions
from yilu.registry.models import Driver, WorkerGroup


def test_a_city_starts_with_its_groups_once(db: None) -> None:
    assert actions.seed_groups(CITY) == 4
    assert actions.seed_groups(CITY) == 0
    assert list(WorkerGroup.objects.order_by("order").values_list("code", flat=True)) == [
        "ride_hailing",
        "truck",
        "taxi",
        "courier",
    ]


def test_a_group_of_its_own(small_city: SmallCity) -> None:
    security = small_city.cast["security_admin"]
    actions.add_group("tricycle", "三轮车", by=security)
    with pytest.raises(Invalid):
        actions.add_group("tricycle", "三轮车", by=security)
    with pytest.raises(NotAllowed):
        actions.add_group("boat", "船员", by=small_city.cast["committee"])


def test_a_truck_driver_enters_himself_once(small_city: SmallCity) -> None:
    newcomer = small_city.cast["newcomer"]
    driver = actions.register_self(by=newcomer, group="truck")
    assert driver.person_id == newcomer.person_id
    with pytest.raises(Refused):
        actions.register_self(by=newcomer, group="truck")
    with pytest.raises(Invalid):
        actions.register_self(by=newcomer, group="pilot")
    with pytest.raises(NotAllowed):
        actions.register_self(by=small_city.cast["anonymous"], group="truck")


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("committee", True),
        ("committee_leader", True),
        ("company", False),
        ("district", False),
        ("secretary", False),
        ("system_admin", False),
        ("member", False),
        ("elsewhere", False),
        ("anonymous", False),
    ],
)
def test_who_corrects_a_driver(small_city: SmallCity, who: str, allowed: bool) -> None:
    actor = small_city.cast[who]
    if allowed:
        assert actions.correct_driver(small_city.luo, by=actor, district="510403").district
    else:
        with pytest.raises(NotAllowed):
            actions.correct_driver(small_city.luo, by=actor, district="510403")


def test_a_correction_keeps_what_was_and_names_no_value(small_city: SmallCity) -> None:
    actions.correct_driver(small_city.luo, by=small_city.cast["committee"], district="510403")
    event = apps.get_model("registry", "DriverEvent")
    (was,) = event.objects.filter(pgh_obj_id=small_city.luo.pk)
    assert (was.pgh_label, was.district) == ("update", "510402")
    entry = Entry.objects.get(verb="driver.corrected")
    assert entry.detail == {"columns": "district"}


def test_history_sees_a_change_that_passed_by_every_action(small_city: SmallCity) -> None:
    Driver.objects.filter(pk=small_city.luo.pk).update(licence_class="B2")
    event = apps.get_model("registry", "DriverEvent")
    assert event.objects.filter(pgh_obj_id=small_city.luo.pk).count() == 1


def test_what_is_not_for_correcting(small_city: SmallCity) -> None:
    with pytest.raises(Invalid):
        actions.correct_driver(small_city.luo, by=small_city.cast["committee"], number="SJ-1")
    with pytest.raises(Invalid):
        actions.correct_vehicle(small_city.blue, by=small_city.cast["committee"], plate="川D1")
    with pytest.raises(Invalid):
        actions.correct_company(small_city.wanshun, by=small_city.cast["committee"], uscc="1")


def test_ending_a_contract(small_city: SmallCity) -> None:
    contract = small_city.luo.contracts.get()
    with pytest.raises(NotAllowed):
        actions.end_contract(contract, by=small_city.cast["company"])
    with pytest.raises(Invalid):
        actions.end_contract(contract, by=small_city.cast["committee"], on=date(2020, 1, 1))
    assert actions.end_contract(contract, by=small_city.cast["committee"]).to_on == DAY


def test_renewing_and_revoking(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    old = small_city.luo.permits.get()
    new = actions.renew_permit(
        old, by=committee, valid_from=date(2026, 7, 2), valid_to=date(2029, 7, 1)
    )
    assert (new.number, small_city.luo.permits.count()) == (old.number, 2)
    with pytest.raises(Invalid):
        actions.renew_permit(old, by=committee, valid_from=old.valid_from, valid_to=None)
    assert actions.revoke_permit(new, by=committee).revoked_on == DAY
    with pytest.raises(Refused):
        actions.revoke_permit(new, by=committee)


def test_a_permit_has_one_holder_of_its_kind(small_city: SmallCity) -> None:
    permit = small_city.luo.permits.get()
    with pytest.raises(IntegrityError, match="permit_has_one_holder_of_its_kind"):
        type(permit).objects.filter(pk=permit.pk).update(vehicle=small_city.blue)


def test_a_permit_stands_once_per_holder_and_start(small_city: SmallCity) -> None:
    permit = small_city.luo.permits.get()
    with pytest.raises(IntegrityError, match="permit_of_driver_once"):
        make.permit(small_city.luo, number=permit.number, valid_from=permit.valid_from)


def test_two_open_contracts_with_one_company_cannot_be(small_city: SmallCity) -> None:
    with pytest.raises(IntegrityError, match="contract_open_once"):
        make.contract(small_city.luo, small_city.wanshun)
