"""Campaigns: two persons decide, a rule finds the list, persons decide on it, nobody sees why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests import factories as make
from tests.care import scenes
from tests.cast import CITY, DAY, EAST, SmallCity
from yilu.audit.models import Entry
from yilu.care import actions, queries
from yilu.care.models import Campaign, Eligible
from yilu.care.states import CAMPAIGNS
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.machine import IllegalMove
from yilu.notices.models import Message
from yilu.stock.actions import add_item
from yilu.stock.enums import ItemKind


def listed(campaign: Campaign) -> set[str]:
    rows = Eligible.objects.filter(campaign=campaign, removed=False)
    return set(rows.values_list("person__name", flat=True))


def test_no_state_strands() -> None:
    assert CAMPAIGNS.stranded() == set()


def test_nobody_approves_his_own_plan(small_city: SmallCity) -> None:
    draft = scenes.a_draft(small_city)
    with pytest.raises(Refused):
        actions.approve_campaign(draft.pk, by=small_city.cast["committee"])
    approved = actions.approve_campaign(draft.pk, by=small_city.cast["committee_leader"])
    assert approved.state == "approved"
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.update(approved_by=small_city.cast["committee"].account_id)


def test_an_approved_plan_is_changed_only_through_a_draft(small_city: SmallCity) -> None:
    draft = scenes.a_draft(small_city)
    actions.approve_campaign(draft.pk, by=small_city.cast["committee_leader"])
    plan = scenes.a_plan(small_city, draft.pack, unit_cost_fen=10000)
    with pytest.raises(Refused):
        actions.change_campaign(draft.pk, plan, by=small_city.cast["committee"])
    actions.return_campaign(draft.pk, by=small_city.cast["committee"])
    changed = actions.change_campaign(draft.pk, plan, by=small_city.cast["committee_leader"])
    assert (changed.unit_cost_fen, changed.state) == (10000, "draft")
    with pytest.raises(Refused):  # he is its author now
        actions.approve_campaign(draft.pk, by=small_city.cast["committee_leader"])


def test_a_draft_is_not_opened(small_city: SmallCity) -> None:
    draft = scenes.a_draft(small_city)
    with pytest.raises(IllegalMove):
        actions.open_campaign(draft.pk, by=small_city.cast["committee"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"season": "spring"}, "season"),
        ({"to_on": DAY - timedelta(days=1)}, "to_on"),
        ({"contents": ""}, "contents"),
        ({"unit_cost_fen": 0}, "unit_cost"),
        ({"budget_fen": 10}, "budget"),
        ({"operating_months": 13}, "operating_months"),
    ],
)
def test_what_is_missing_is_said_on_its_field(
    small_city: SmallCity, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        scenes.a_draft(small_city, **change)
    assert set(refused.value.errors) == {field}


def test_only_packs_are_given(small_city: SmallCity) -> None:
    water = add_item("饮用水", "箱", ItemKind.CONSUMABLE, by=small_city.cast["committee"])
    with pytest.raises(Invalid):
        actions.plan_campaign(scenes.a_plan(small_city, water), by=small_city.cast["committee"])


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ({}, {"罗小平", "王芳", "阿木·子各", "赵磊"}),
        ({"groups": (), "districts": (EAST,)}, {"罗小平", "王芳"}),
        ({"groups": ("truck",), "operating_months": 0}, {"陈大山"}),
        ({"groups": (), "operating_months": 0}, set()),  # no rule finds nobody, not everybody
    ],
)
def test_the_rule_finds_its_drivers(
    small_city: SmallCity, rule: dict[str, object], names: set[str]
) -> None:
    assert listed(scenes.a_draft(small_city, **rule)) == names


def test_the_rule_may_ask_for_a_company(small_city: SmallCity) -> None:
    draft = scenes.a_draft(small_city, companies=(small_city.wanshun.pk,))
    assert listed(draft) == {"罗小平", "王芳"}
    reasons = Eligible.objects.filter(campaign=draft).values_list("reasons", flat=True)
    assert {tuple(row) for row in reasons} == {("group", "operating", "company")}


def test_a_refresh_follows_the_rule_and_keeps_what_persons_decided(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    draft = scenes.a_draft(small_city, districts=(EAST,))
    actions.put_on_list(
        draft.pk, small_city.chen.person_id, by=committee, note="货车司机，独自抚养"
    )
    actions.take_off_list(draft.pk, small_city.luo.person_id, by=committee, note="本人不要")
    newcomer = make.driver("新司机", small_city.wanshun, district=EAST)
    make.operation(newcomer, small_city.wanshun, DAY)
    small_city.wang.district = "510403"
    small_city.wang.save()
    actions.refresh_list(draft.pk, by=committee)
    assert listed(draft) == {"陈大山", "新司机"}


def test_hardship_puts_a_name_on_the_list_and_says_no_why(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    draft = scenes.a_draft(small_city, groups=("truck",), operating_months=0)
    note = scenes.a_note(small_city)
    assert actions.list_hardship(draft.pk, by=committee) == 1
    row = Eligible.objects.get(campaign=draft, person=small_city.wang.person_id)
    assert (row.reasons, row.note) == (["listed"], "")
    told = str(list(Entry.objects.filter(verb__startswith="campaign.").values()))
    assert str(note.pk) not in told
    assert actions.list_hardship(draft.pk, by=committee) == 0


@pytest.mark.parametrize("who", ["keeper", "secretary", "district", "driver", "consultant"])
def test_only_those_who_run_care_decide(small_city: SmallCity, who: str) -> None:
    draft, actor = scenes.a_draft(small_city), small_city.cast[who]
    for act in (actions.refresh_list, actions.approve_campaign, actions.list_hardship):
        with pytest.raises(NotAllowed):
            act(draft.pk, by=actor)
    with pytest.raises(NotAllowed):
        actions.put_on_list(draft.pk, small_city.chen.person_id, by=actor, note="补")


def test_opening_needs_a_budget_for_the_whole_list(small_city: SmallCity) -> None:
    draft = scenes.a_draft(small_city, budget_fen=60000)  # three packs for four drivers
    actions.approve_campaign(draft.pk, by=small_city.cast["committee_leader"])
    with pytest.raises(Refused, match="4 人，预算只够 3 份"):
        actions.open_campaign(draft.pk, by=small_city.cast["committee"])
    actions.take_off_list(
        draft.pk, small_city.zhao.person_id, by=small_city.cast["committee"], note="证已过期"
    )
    assert actions.open_campaign(draft.pk, by=small_city.cast["committee"]).state == "open"


def test_opening_tells_everybody_on_the_list(small_city: SmallCity) -> None:
    scenes.an_open_campaign(small_city)
    told = Message.objects.filter(reason="campaign.due").values_list("person__name", flat=True)
    assert set(told) == {"罗小平", "王芳", "阿木·子各"}  # 赵磊 has no account


def test_a_closed_list_does_not_change(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    campaign = scenes.an_open_campaign(small_city)
    actions.close_campaign(campaign.pk, by=committee)
    with pytest.raises(Refused):
        actions.refresh_list(campaign.pk, by=committee)
    with pytest.raises(Refused):
        actions.put_on_list(campaign.pk, small_city.chen.person_id, by=committee, note="补")


def test_the_list_itself_is_for_those_who_decide(small_city: SmallCity) -> None:
    campaign = scenes.an_open_campaign(small_city)
    sees = {
        who
        for who, actor in small_city.cast.items()
        if queries.review_list(actor, campaign).exists()
    }
    assert sees == {"committee", "committee_leader"}
    assert queries.standing_of(campaign, small_city.wang.person_id).listed
    assert campaign.city == CITY
