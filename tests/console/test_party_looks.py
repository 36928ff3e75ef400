"""The pages of branch life in a real browser: accessible at the desk, thumb-sized in the hand."""

from __future__ import annotations

from tests.branch_life import scenes, ways
from tests.cast import DAY, SmallCity
from tests.console.conftest import At
from tests.ui.browser import DESK, PHONE, Look, faults
from yilu.branch_life.actions import registers as ledgers
from yilu.rulebook import queries as rulebook


def test_the_desks_pages(small_city: SmallCity, at: At) -> None:
    """A meeting before, during and after its vote; the rules; the workbook; files and ledgers."""
    secretary, committee = at("secretary"), at("committee")
    made = scenes.a_resolution(small_city)
    branch = small_city.first_branch
    ballot = another_vote(small_city)
    file = ways.opened_file(small_city)
    scenes.a_correction(small_city)
    article = rulebook.article(small_city.root.city, "development.target", DAY)
    registers(small_city)
    pages = {
        "meeting": f"meetings/{made.meeting_id}/",
        "live": f"meetings/{ballot.meeting_id}/live/",
        "tally": f"ballots/{ballot.pk}/tally/one/",
        "resolution": f"resolutions/{made.pk}/",
        "party": f"branches/{branch.pk}/party/",
        "national": f"branches/{branch.pk}/party/national/",
        "rules": "rules/",
        "article": f"rules/{article.pk}/",
        "file": f"development/{file.pk}/",
        "archive": f"development/{file.pk}/archive/",
        "step": f"development/{file.pk}/step/talk/",
        "backbone": "backbone/",
    }
    looks = [
        Look(f"desk-{name}", secretary.read(f"/console/{path}"), DESK, least_target=0)
        for name, path in pages.items()
    ]
    replace = committee.read(f"/console/rules/{article.pk}/replace/")
    looks.append(Look("desk-replace", replace, DESK, least_target=0))
    hand = (
        "meetings/",
        "resolutions/",
        "transfers/",
        "floating/",
        "dues/",
        "rules/",
        "development/",
    )
    looks += [Look(f"hand-{path[:-1]}", secretary.read(f"/console/{path}"), PHONE) for path in hand]
    looks.append(Look("hand-live", secretary.read(f"/console/{pages['live']}"), PHONE))
    assert faults(looks) == {}


def another_vote(city: SmallCity) -> scenes.Ballot:
    """A second meeting of the branch, with papers out."""
    by = city.cast["secretary"]
    plan = scenes.plan(scenes.make.person("郑发展"), title="第二次支部党员大会")
    meeting = scenes.meetings.plan_meeting(plan, city.first_branch, by=by)
    scenes.seated(meeting, 5, by)
    return scenes.handed_out(meeting, by)


def registers(city: SmallCity) -> None:
    scenes.a_floating(city)
    by, today = city.cast["secretary"], DAY
    member = scenes.PartyMember.objects.filter(person__name="李一")[0]
    ledgers.record_dues(city.first_branch, member.pk, today, 500, today, by=by)
    wish = scenes.Wish(scenes.Direction.OUT, city.first_branch, elsewhere="外地党委")
    scenes.transfers.apply(member.pk, wish, by=by)
