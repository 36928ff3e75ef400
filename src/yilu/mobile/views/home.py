"""The first page: what concerns me now, or, signed out, what this is and where to sign in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from yilu.activities import queries as activities
from yilu.activities.queries import Step
from yilu.appeals import queries as appeals
from yilu.branch_life.enums.development import ApplicationState
from yilu.branch_life.queries import development
from yilu.care import queries as care
from yilu.care.enums import ConsultationState
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.fleets import queries as fleets
from yilu.fleets.enums import AskState, MissionState, TripState
from yilu.membership import queries as membership
from yilu.mobile import activity_words, answers
from yilu.mobile.page import actor_of
from yilu.patrol import queries as patrol
from yilu.people import queries as people
from yilu.registry import queries as registry


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do or to know, as a row that leads to its page."""

    url_name: str
    icon: str
    tone: str  # soon, done, wait or nothing
    title: Any
    small: Any = ""


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not actor.is_authenticated:
        return render(request, "mobile/welcome.html")
    if actor.person_id is None:
        continue_url = resolve_url(settings.LOGIN_REDIRECT_URL)
        return render(request, "mobile/unbound.html", {"continue_url": continue_url})
    return render(request, "mobile/home.html", {"tab": "home", **_today(actor)})


def _today(actor: Actor) -> dict[str, Any]:
    """The sentence at the top, what is due, and what stands beside it."""
    bundles = registry.papers_of(actor)
    mine = membership.my_membership(actor)
    coming = activities.next_things(actor)
    standing = development.at_home(actor)
    todo = [
        *_appeals(actor),
        *_due_papers(bundles),
        *_due_membership(mine),
        *_due_activities(coming),
        *_due_care(actor),
        *_due_development(actor, standing),
        *_due_fleets(actor),
        *_due_snapshots(actor),
    ]
    return {
        "title": _title(people.own(actor).name, driver=bool(bundles), things=len(todo)),
        "answers": [answers.may_go_out(bundle) for bundle in bundles],
        "todo": todo,
        "also": [
            *_branch(mine),
            *_activities(actor, coming),
            *_care(actor),
            *_development(actor, standing, member=mine is not None),
            *_fleets(actor),
            *_looked(actor),
        ],
        "unknown": not bundles and mine is None and not actor.grants,
        "is_staff": bool(actor.grants),
    }


def _title(name: str, *, driver: bool, things: int) -> str:
    who = answers.greeting(name) if driver else name
    if not things:
        return _("%(who)s，今天没有要办的事") % {"who": who}
    words = ngettext("%(who)s，今天有 %(n)s 件事", "%(who)s，今天有 %(n)s 件事", things)
    return words % {"who": who, "n": things}


def _appeals(actor: Actor) -> list[Thing]:
    """The driver's own word, and what a contact member is to sign for."""
    waiting, things = appeals.waiting(actor), []
    if waiting.to_confirm:
        words = ngettext(
            "有 %(n)s 件诉求等您说一声", "有 %(n)s 件诉求等您说一声", waiting.to_confirm
        )
        things.append(Thing("mobile:appeals", "voice", "now", words % {"n": waiting.to_confirm}))
    if waiting.to_sign:
        words = ngettext("有 %(n)s 件诉求等您签收", "有 %(n)s 件诉求等您签收", waiting.to_sign)
        things.append(
            Thing("mobile:contact_appeals", "voice", "soon", words % {"n": waiting.to_sign})
        )
    return things


def _due_papers(bundles: list[registry.Papers]) -> list[Thing]:
    return [
        Thing("mobile:papers", line.icon, "soon", answers.said(line), line.small)
        for line in answers.due(bundles)
    ]


def _due_membership(mine: membership.MyMembership | None) -> list[Thing]:
    """A member without a place in any branch of the city is what the committee looks for (空白点)."""
    if mine is None or mine.places:
        return []
    small = _("组织关系可以留在原地，编入这里的支部一起过组织生活。")
    return [Thing("mobile:branch", "tree", "soon", _("您还没有编入本市的支部"), small)]


def _due_care(actor: Actor) -> list[Thing]:
    """A pack that waits, an answer not read yet, a help to say yes or no to."""
    packs = [
        Thing(
            "mobile:care",
            "gift",
            "soon",
            _("您有一份%(title)s礼包") % {"title": pack.campaign.title},
            _("去%(place)s领") % {"place": pack.places[0]} if pack.places else "",
        )
        for pack in care.my_packs(actor)
    ]
    answered = care.consultations_in(actor, ConsultationState.ANSWERED)
    if answered:
        packs.append(Thing("mobile:care", "text", "soon", _("您的咨询有答复了"), _("看过才算完")))
    return packs


def _due_snapshots(actor: Actor) -> list[Thing]:
    """What one's unit is to put right, a place to look at when passing, a word after closing."""
    waiting, things = patrol.waiting(actor), []
    if waiting.to_dispose:
        words = ngettext("有 %(n)s 处要处置", "有 %(n)s 处要处置", waiting.to_dispose)
        things.append(Thing("mobile:to_dispose", "work", "soon", words % {"n": waiting.to_dispose}))
    if waiting.to_check:
        words = ngettext("%(n)s 处请您路过时看一眼", "%(n)s 处请您路过时看一眼", waiting.to_check)
        things.append(Thing("mobile:checks", "eye", "soon", words % {"n": waiting.to_check}))
    if waiting.to_answer:
        words = ngettext("%(n)s 件随手拍等您说一声", "%(n)s 件随手拍等您说一声", waiting.to_answer)
        things.append(Thing("mobile:snapshots", "camera", "now", words % {"n": waiting.to_answer}))
    return things


def _care(actor: Actor) -> list[Thing]:
    if not actor.driver_ids:
        return []
    return [Thing("mobile:care", "heart", "", _("关爱与咨询"), _("礼包、法律、健康、医保、心理"))]


def _due_development(actor: Actor, standing: development.AtHome) -> list[Thing]:
    """A review that is due from a contact; an application sent back."""
    today, things = clock.today(), []
    his = development.cultivated(actor) if standing.cultivates else []
    late = [one for one in his if one.review_due and one.review_due <= today]
    if late:
        words = ngettext("有 %(n)s 位积极分子该考察了", "有 %(n)s 位积极分子该考察了", len(late))
        things.append(Thing("mobile:progress", "text", "soon", words % {"n": len(late)}))
    waiting = standing.waiting
    if waiting is not None and waiting.state == ApplicationState.RETURNED and standing.may_begin:
        title = _("入党申请书退回来了，请补好再交")
        things.append(Thing("mobile:progress", "flag", "soon", title, waiting.answer))
    return things


def _development(actor: Actor, standing: development.AtHome, *, member: bool) -> list[Thing]:
    """我的进步: for whoever is on his way, and for a driver who might begin."""
    row = standing.row
    if row is not None and row.archived_on is None and row.ended_on is None:
        small = str(row.get_stage_display())
        return [Thing("mobile:progress", "road", "done", _("我的进步"), small)]
    if standing.waiting is not None or standing.cultivates:
        return [Thing("mobile:progress", "road", "", _("我的进步"))]
    if actor.driver_ids and not member and standing.may_begin:
        return [Thing("mobile:progress", "flag", "", _("入党申请"), _("想入党，从一份申请书开始"))]
    return []


def _due_fleets(actor: Actor) -> list[Thing]:
    """A call-out that waits for his word, and the sheet of a mission that runs."""
    waiting = fleets.my_calls(actor, open_only=True).filter(
        state=AskState.ASKED, mission__state=MissionState.CALLING
    )
    things = [
        Thing("mobile:fleets", "bell", "now", row.mission.title, _("召集您出车，去不去？"))
        for row in waiting[:3]
    ]
    going = fleets.my_trips(actor).filter(state__in=(TripState.PLANNED, TripState.UNDERWAY))
    things += [
        Thing("mobile:fleets", "road", "soon", row.mission.title, _("按出车单走"))
        for row in going[:3]
    ]
    return things


def _fleets(actor: Actor) -> list[Thing]:
    if not actor.driver_ids:
        return []
    return [Thing("mobile:fleets", "flag", "", _("志愿车队"), _("急事出车、值守、我的服务"))]


def _branch(mine: membership.MyMembership | None) -> list[Thing]:
    if mine is None or not mine.places:
        return []
    names = "、".join(place.branch.name for place in mine.places)
    return [Thing("mobile:branch", "tree", "done", _("我的支部"), names)]


def _due_activities(coming: list[activities.Card]) -> list[Thing]:
    """A seat that is kept for him, and a door that is open."""
    words = {Step.ACCEPT: _("有空位了，请确认"), Step.CHECK_IN: _("现在可以签到")}
    return [
        Thing("mobile:activities", "calendar", "soon", card.activity.title, words[card.step])
        for card in coming
        if card.step in words
    ]


def _activities(actor: Actor, coming: list[activities.Card]) -> list[Thing]:
    """The next thing he signed up for, else where to look for one; what was published."""
    booked = [card.activity for card in coming if not card.step]
    small = (
        f"{booked[0].title} · {activity_words.when(booked[0])}"
        if booked
        else _("宣讲、培训、讲座，报名和线上学")
    )
    rows = [Thing("mobile:activities", "calendar", "done" if booked else "", _("活动"), small)]
    if unread := activities.unread(actor):
        words = ngettext("%(n)s 条还没看", "%(n)s 条还没看", unread) % {"n": unread}
        rows.append(Thing("mobile:publications", "book", "soon", _("政策和通知"), words))
    return rows


def _looked(actor: Actor) -> list[Thing]:
    looks = people.who_looked(actor)
    if not looks:
        return []
    words = ngettext("看过 %(n)s 次，最近 %(day)s", "看过 %(n)s 次，最近 %(day)s", len(looks))
    small = words % {"n": len(looks), "day": answers.date_words(looks[0].at.date())}
    return [Thing("mobile:looked", "eye", "", _("谁看过我的资料"), small)]
