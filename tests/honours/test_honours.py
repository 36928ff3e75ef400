"""What is given is written down once, certified when asked for, and told to others only with consent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import papers
from tests.cast import CITY, DAY, SmallCity
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.honours import access, actions, queries
from yilu.honours.actions import Proposal, Service
from yilu.honours.enums import HonourState, ServiceKind, Span
from yilu.honours.models import Honour, ServiceCertificate, ServiceRecord
from yilu.honours.states import HONOURS
from yilu.notices.models import Message

SYSTEM = Actor.for_system(CITY)
COMMITTEE = {"committee", "committee_leader"}


def served(city: SmallCity, key: str = "1", days: int = 0, **changes: object) -> Service:
    values: dict[str, object] = {
        "person": city.wang.person_id,
        "kind": ServiceKind.MISSION,
        "title": "森林防火巡护 CQ-2026-0001",
        "unit": city.root,
        "on": DAY - timedelta(days=days),
        "minutes": 150,
        "source": Ref("fleets.trip", key),
        "trips": 1,
        "metres": 42_000,
    }
    return Service(**{**values, **changes})  # type: ignore[arg-type]


def proposal(city: SmallCity, **changes: object) -> Proposal:
    values: dict[str, object] = {
        "person": city.wang.person_id,
        "title": "城市志愿服务之星",
        "span": Span.MONTH,
        "period": date(2026, 5, 20),
        "citation": "连续三个周末参加森林防火巡护",
        "from_on": date(2026, 6, 1),
        "to_on": date(2026, 6, 30),
    }
    return Proposal(**{**values, **changes})  # type: ignore[arg-type]


def test_an_act_is_recorded_once_however_often_it_is_told(small_city: SmallCity) -> None:
    first = actions.record_service(served(small_city), by=SYSTEM)
    again = actions.record_service(served(small_city, minutes=999), by=SYSTEM)
    assert (again.pk, again.minutes, ServiceRecord.objects.count()) == (first.pk, 150, 1)


def test_one_act_of_two_persons_is_two_records(small_city: SmallCity) -> None:
    both = [served(small_city), served(small_city, person=small_city.luo.person_id)]
    assert actions.record_services(both, by=SYSTEM) == 2
    assert actions.record_services(both, by=SYSTEM) == 0


def test_a_voided_record_counts_no_more_and_may_be_written_anew(small_city: SmallCity) -> None:
    wang = small_city.cast["driver"]
    actions.record_service(served(small_city), by=SYSTEM)
    source = Ref("fleets.trip", "1")
    assert actions.void_service(small_city.wang.person_id, source, "记错了人", by=SYSTEM) is True
    assert actions.void_service(small_city.wang.person_id, source, "再来", by=SYSTEM) is False
    assert queries.my_records(wang).count() == 0
    actions.record_service(served(small_city, minutes=60), by=SYSTEM)
    assert queries.totals(queries.my_records(wang)) == queries.Totals(1, 60, 1, 42_000, 0)


def test_a_certificate_is_frozen_and_the_same_while_nothing_is_added(small_city: SmallCity) -> None:
    wang = small_city.cast["driver"]
    actions.record_services([served(small_city, "1", 9), served(small_city, "2", 2)], by=SYSTEM)
    first, last = DAY - timedelta(days=30), DAY
    paper = actions.certify(first, last, by=wang)
    assert (paper.number, paper.services, paper.minutes, paper.trips, paper.metres) == (
        "FWZM-2026-000001", 2, 300, 2, 84_000,
    )  # fmt: skip
    assert actions.certify(first, last, by=wang).pk == paper.pk
    actions.record_service(served(small_city, "3"), by=SYSTEM)
    newer = actions.certify(first, last, by=wang)
    paper.refresh_from_db()
    assert (newer.services, paper.services, ServiceCertificate.objects.count()) == (3, 2, 2)


def test_the_paper_says_who_what_and_how_long(small_city: SmallCity) -> None:
    actions.record_service(served(small_city), by=SYSTEM)
    paper = actions.certify(DAY, DAY, by=small_city.cast["driver"])
    text = papers.read(queries.certificate_file(paper)).replace("\n", "")
    for said in ("王芳", paper.number, "2.5 小时", "1 台次", "42 公里", "森林防火巡护"):
        assert said in text


def test_no_records_no_certificate_and_not_of_somebody_else(small_city: SmallCity) -> None:
    with pytest.raises(Refused):
        actions.certify(DAY, DAY, by=small_city.cast["driver"])
    with pytest.raises(Invalid):
        actions.certify(DAY, DAY - timedelta(days=1), by=small_city.cast["driver"])
    actions.record_service(served(small_city), by=SYSTEM)
    with pytest.raises(NotAllowed):
        actions.certify(DAY, DAY, by=small_city.cast["member"], person=small_city.wang.person_id)
    given = actions.certify(
        DAY, DAY, by=small_city.cast["committee"], person=small_city.wang.person_id
    )
    assert given.person_id == small_city.wang.person_id


def test_an_honour_is_told_to_others_only_after_his_yes(small_city: SmallCity) -> None:
    staff, wang, other = (small_city.cast[key] for key in ("committee", "driver", "truck_driver"))
    row = actions.propose(proposal(small_city), small_city.root, by=staff)
    assert Message.objects.get(person=small_city.wang.person_id).reason == "asked"
    with pytest.raises(Refused):
        actions.announce(row.pk, by=staff)
    with pytest.raises(NotFound):
        queries.get_honour(other, row.pk)
    actions.agree(row.pk, by=wang)
    assert actions.agree(row.pk, by=wang).state == HonourState.AGREED
    actions.announce(row.pk, by=staff)
    assert [one.pk for one in queries.bearing_today(other)] == [row.pk]
    actions.withdraw(row.pk, by=wang)
    assert queries.bearing_today(other).count() == 0


def test_a_no_ends_it_and_another_may_be_proposed(small_city: SmallCity) -> None:
    staff, wang = small_city.cast["committee"], small_city.cast["driver"]
    row = actions.propose(proposal(small_city), small_city.root, by=staff)
    with pytest.raises(Refused):
        actions.propose(proposal(small_city), small_city.root, by=staff)
    actions.decline(row.pk, by=wang)
    assert list(queries.my_honours(wang)) == []
    again = actions.propose(proposal(small_city), small_city.root, by=staff)
    assert (row.number, again.number) == ("RY-2026-0001", "RY-2026-0002")


def test_a_title_stands_for_its_term(small_city: SmallCity) -> None:
    staff, wang = small_city.cast["committee"], small_city.cast["driver"]
    row = actions.propose(proposal(small_city), small_city.root, by=staff)
    actions.agree(row.pk, by=wang)
    actions.announce(row.pk, by=staff)
    days = (date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 1))
    assert [queries.bearing_today(staff, day).count() for day in days] == [0, 1, 1, 0]


def test_what_is_proposed_is_checked(small_city: SmallCity) -> None:
    staff = small_city.cast["committee"]
    wrong = proposal(
        small_city, title=" ", citation="", period=date(2026, 7, 1), to_on=date(2026, 5, 1)
    )
    with pytest.raises(Invalid) as caught:
        actions.propose(wrong, small_city.root, by=staff)
    assert set(caught.value.errors) == {"title", "citation", "period", "to_on"}
    with pytest.raises(NotAllowed):
        actions.propose(proposal(small_city), small_city.root, by=small_city.cast["secretary"])
    own = proposal(small_city, person=staff.person_id)
    with pytest.raises(Refused):
        actions.propose(own, small_city.root, by=staff)


def test_no_state_is_a_dead_end() -> None:
    assert HONOURS.stranded() == set()


def test_object_and_set_agree_for_every_persona(small_city: SmallCity) -> None:
    staff = small_city.cast["committee"]
    actions.record_services(
        [served(small_city), served(small_city, "2", person=small_city.luo.person_id)], by=SYSTEM
    )
    actions.certify(DAY, DAY, by=small_city.cast["driver"])
    shown = actions.propose(proposal(small_city), small_city.root, by=staff)
    actions.agree(shown.pk, by=small_city.cast["driver"])
    actions.announce(shown.pk, by=staff)
    actions.propose(
        proposal(small_city, person=small_city.luo.person_id), small_city.root, by=staff
    )
    pairs = (
        (ServiceRecord, access.can_view_record, access.visible_records),
        (ServiceCertificate, access.can_view_certificate, access.visible_certificates),
        (Honour, access.can_view_honour, access.visible_honours),
    )
    for model, one, many in pairs:
        for who, actor in small_city.cast.items():
            alone = {row.pk for row in model.objects.all() if one(actor, row)}  # type: ignore[operator,attr-defined]
            assert alone == set(many(actor).values_list("pk", flat=True)), (model, who)  # type: ignore[operator]
    record = ServiceRecord.objects.get(person=small_city.wang.person_id)
    seen = {who for who, actor in small_city.cast.items() if access.can_view_record(actor, record)}
    assert seen == COMMITTEE | {"driver"}
    assert {w for w, a in small_city.cast.items() if a.may_anywhere(Right.HONOUR)} == (
        COMMITTEE | {"elsewhere"}
    )
