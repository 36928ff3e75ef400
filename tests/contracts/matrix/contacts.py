"""The matrix's contact duties, whom branches serve, and messages."""

from __future__ import annotations

from tests import cast
from tests import factories as make
from tests.contracts.matrix.lines import (
    COMMITTEE,
    OF_FIRST_BRANCH,
    SIGNED_IN,
    STAFF,
    Things,
    form,
    page,
)
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.membership import actions as membership
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.notices.models import Message

SYSTEM = Actor.for_system(cast.CITY)


def _served(city: cast.SmallCity) -> dict[str, object]:
    rule = membership.serve(city.first_branch, by=SYSTEM, company_unit=city.wanshun_unit)
    return {"pk": rule.pk}


def _message(city: cast.SmallCity, who: str) -> dict[str, object]:
    person = city.cast[who].person_id
    assert person is not None
    tell([person], Telling("看一下", Kind.GENERAL, Ref("test", "1"), "test"))
    return {"pk": Message.objects.get(person=person).pk}


def _with_contact(city: cast.SmallCity) -> dict[str, object]:
    make.contact(city.luo_member, city.wang)
    return {"pk": city.first_branch.pk}


MINE = [
    page("mobile:messages", SIGNED_IN),
    page("mobile:message", frozenset({"driver"}), "message to the driver"),
    form("mobile:messages_read", SIGNED_IN),
    form("mobile:quiet", SIGNED_IN),
    form("mobile:show_membership", frozenset({"member", "outsider_driver"})),
    page("console:messages", STAFF),
    page("console:message", frozenset({"keeper"}), "message to the keeper"),
    form("console:messages_read", STAFF),
]
BRANCH = [
    page("console:branch_serve", COMMITTEE, "first branch"),
    form("console:branch_serve", COMMITTEE, "first branch"),
    page("console:serve_stop", COMMITTEE, "what the first branch serves"),
    form("console:serve_stop", COMMITTEE, "what the first branch serves"),
    page("console:contacts", OF_FIRST_BRANCH, "first branch with a contact"),
    page("console:contacts_free", OF_FIRST_BRANCH, "first branch"),
    page("console:contacts_assign", OF_FIRST_BRANCH, "first branch"),
    form("console:contacts_assign", OF_FIRST_BRANCH, "first branch"),
    page("console:contacts_offers", OF_FIRST_BRANCH, "first branch"),
    form("console:contacts_offers", OF_FIRST_BRANCH, "first branch"),
    page("console:contacts_end", OF_FIRST_BRANCH, "first branch"),
    form("console:contacts_end", OF_FIRST_BRANCH, "first branch"),
    page("console:contacts", COMMITTEE | {"district", "floating_secretary"}, "floating branch"),
    page("console:contacts_offers", COMMITTEE | {"floating_secretary"}, "floating branch"),
]
LINES = [*MINE, *BRANCH]
THINGS: Things = {
    "what the first branch serves": _served,
    "first branch with a contact": _with_contact,
    "message to the driver": lambda city: _message(city, "driver"),
    "message to the keeper": lambda city: _message(city, "keeper"),
}
