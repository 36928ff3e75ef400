"""Campaigns: the list, one with its books, planning, the moves, and who is on the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.care import actions, queries
from yilu.care.enums import CampaignState, Season, Why
from yilu.console.forms.care import CampaignForm, PutOnForm, ReasonForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.care.persons import one_driver
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.clock import today
from yilu.core.errors import NotFound
from yilu.registry import queries as registry
from yilu.rulebook.queries import district_names
from yilu.stock.actions import add_item
from yilu.stock.enums import ItemKind
from yilu.stock.queries import get_item, items

NAV = "campaigns"
READS = (Right.HAND_OUT, Right.VIEW_CARE, Right.RUN_CARE)
TONES = {
    CampaignState.DRAFT: ("calm", ""),
    CampaignState.APPROVED: ("wait", "check"),
    CampaignState.OPEN: ("done", "gift"),
    CampaignState.CLOSED: ("calm", ""),
}


def yuan(fen: int) -> str:
    """2,000 元 or 199.50 元, without the unit."""
    return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen / 100:,.2f}"


def require_reader(actor: Actor) -> None:
    if not any(actor.may_anywhere(right) for right in READS):
        raise NotFound


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.campaigns(
        actor, season=asked.get("season"), state=asked.get("state"), text=asked.search
    )


def _state(row: Any) -> Cell:
    tone, icon = TONES[CampaignState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


PAGE = ListPage(
    kind="care.campaign",
    title=gettext_lazy("慰问活动"),
    rows=_rows,
    detail=lambda row: reverse("console:campaign", args=[row.pk]),
    filters=(
        Filter("season", gettext_lazy("哪一种"), Season.choices),
        Filter("state", gettext_lazy("到哪一步"), CampaignState.choices),
    ),
    search=gettext_lazy("搜编号、名称"),
    sort="-from",
    empty_title=gettext_lazy("还没有慰问活动"),
    empty_text=gettext_lazy("夏送清凉、冬送温暖：拟一个草案，另一个人批准，再开始发放。"),
    columns=(
        Column("title", gettext_lazy("名称"), lambda row: row.title, "title", lead=True),
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number"),
        Column("from", gettext_lazy("从"), lambda row: row.from_on.isoformat(), "from_on"),
        Column("to", gettext_lazy("到"), lambda row: row.to_on.isoformat(), "to_on"),
        Column("handed", gettext_lazy("已发（份）"), lambda row: row.handed, "handed", number=True),
        Column(
            "budget",
            gettext_lazy("预算（元）"),
            lambda row: yuan(row.budget_fen),
            "budget_fen",
            number=True,
        ),
        Column("state", gettext_lazy("到哪一步"), _state, "state"),
    ),
)


@desk()
def campaigns(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_reader(actor)
    runs = queries.may_run(actor)
    return respond(request, PAGE, nav=NAV, template="console/care/campaigns.html", runs=runs)


@desk()
def campaign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One campaign: its books, its rule, and what may be done."""
    actor = actor_of(request)
    require_reader(actor)
    row = queries.get_campaign(actor, pk)
    book = queries.ledger(row)
    tone, icon = TONES[CampaignState(row.state)]
    context = {
        "nav": NAV,
        "row": row,
        "book": book,
        "money": {
            "cost": yuan(row.unit_cost_fen),
            "budget": yuan(book.budget_fen),
            "spent": yuan(book.spent_fen),
            "left": yuan(book.left_fen),
            "committed": yuan(book.committed_fen),
        },
        "rule": _rule_words(actor, row),
        "stores": queries.with_some(row.city, row.pack),
        "moves": [(move, MOVES[move][1]) for move in queries.campaign_moves(actor, row)],
        "runs": queries.may_run(actor),
        "gives": row.state == CampaignState.OPEN and actor.may_anywhere(Right.HAND_OUT),
        "tone": "" if tone == "calm" else tone,
        "icon": icon,
    }
    return render(request, "console/care/campaign.html", context)


def _rule_words(actor: Actor, row: Any) -> list[str]:
    """The rule in words; names of companies only as far as the actor may see them."""
    groups = {group.code: group.name for group in registry.groups(actor.city)}
    districts = district_names(actor.city)
    words = []
    if row.groups:
        words.append("、".join(str(groups.get(code, code)) for code in row.groups))
    if row.operating_months:
        words.append(_("最近 %(n)d 个月里接过单") % {"n": row.operating_months})
    if row.districts:
        words.append("、".join(districts.get(code, code) for code in row.districts))
    if row.companies:
        words.append(_("%(n)d 家企业") % {"n": len(row.companies)})
    return words


MOVES: dict[str, tuple[Callable[..., Any], Any, Any]] = {
    "approve": (actions.approve_campaign, gettext_lazy("批准"), gettext_lazy("已批准。")),
    "return": (actions.return_campaign, gettext_lazy("退回草案"), gettext_lazy("已退回草案。")),
    "open": (
        actions.open_campaign,
        gettext_lazy("开始发放"),
        gettext_lazy("开始发放，名单上的人都告诉了。"),
    ),
    "close": (actions.close_campaign, gettext_lazy("结束发放"), gettext_lazy("已结束。")),
}


@desk(Right.RUN_CARE, post=True, get=False)
def campaign_move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    if move not in MOVES:
        raise Http404
    act, _label, said = MOVES[move]
    act(pk, by=actor_of(request))
    return done(request, said, "console:campaign", pk)


# ── planning ────────────────────────────────────────────────────────────────────────────────────


def _form(request: HttpRequest, actor: Actor, **initial: Any) -> CampaignForm:
    return CampaignForm(
        posted(request),
        initial=initial,
        packs=[(str(item.pk), item.name) for item in items(actor.city, kind=ItemKind.PACK)],
        groups=[(group.code, group.name) for group in registry.groups(actor.city)],
        districts=list(district_names(actor.city).items()),
        companies=[(str(row.pk), row.name) for row in registry.companies(actor)],
    )


def _plan(actor: Actor, given: dict[str, Any]) -> actions.Plan:
    if given["pack"]:
        pack = get_item(actor.city, UUID(given["pack"]))
    else:
        pack = add_item(given["new_pack"], "份", ItemKind.PACK, by=actor)
    return actions.Plan(
        title=given["title"],
        season=given["season"],
        from_on=given["from_on"],
        to_on=given["to_on"],
        pack=pack,
        contents=given["contents"],
        unit_cost_fen=int(given["unit_cost"] * 100),
        budget_fen=int(given["budget"] * 100),
        groups=tuple(given["groups"]),
        districts=tuple(given["districts"]),
        companies=tuple(UUID(key) for key in given["companies"]),
        operating_months=given["operating_months"],
    )


@desk(Right.RUN_CARE, post=True)
def campaign_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = _form(request, actor, season=Season.SUMMER, from_on=today(), operating_months=1)
    trail = ((_("慰问活动"), reverse("console:campaigns")),)
    note = _("存成草案，按条件算出名单。要另一个人批准才能发。党员、退役军人不作条件。")
    question = Question(_("拟一次慰问活动"), _("存成草案"), NAV, trail, note=note)

    def act() -> HttpResponse:
        made = actions.plan_campaign(_plan(actor, form.cleaned_data), by=actor)
        return done(request, _("草案存好了，看看名单。"), "console:campaign", made.pk)

    return ask(request, form, question, act)


@desk(Right.RUN_CARE, post=True)
def campaign_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_campaign(actor, pk)
    columns = ("title", "season", "from_on", "to_on", "contents", "operating_months")
    initial = {column: getattr(row, column) for column in columns}
    initial |= {
        "pack": str(row.pack_id),
        "unit_cost": row.unit_cost_fen / 100,
        "budget": row.budget_fen / 100,
        "groups": row.groups,
        "districts": row.districts,
        "companies": [str(key) for key in row.companies],
    }
    form = _form(request, actor, **initial)
    note = _("改的人就是拟稿人，要由别人批准。")
    question = Question(_("改草案"), _("存下"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        actions.change_campaign(pk, _plan(actor, form.cleaned_data), by=actor)
        return done(request, _("改好了，名单也重新算过。"), "console:campaign", pk)

    return ask(request, form, question, act)


def _trail(row: Any) -> tuple[tuple[str, str], ...]:
    return (
        (_("慰问活动"), reverse("console:campaigns")),
        (row.title, reverse("console:campaign", args=[row.pk])),
    )


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def _review_page(campaign_row: Any) -> ListPage:
    """The review list of one campaign; never with a reason that tells of hardship."""

    def rows(actor: Actor, asked: Asked) -> Any:
        return queries.review_list(actor, campaign_row, text=asked.search, which=asked.get("which"))

    def standing(row: Any) -> Cell:
        if row.removed:
            return Cell(_("去掉了"), tone="calm", small=row.note)
        if row.has_pack:
            return Cell(_("已领"), tone="done", icon="check")
        return Cell(_("没领"), tone="wait")

    return ListPage(
        kind="care.eligible",
        title=gettext_lazy("名单"),
        rows=rows,
        detail=lambda row: reverse("console:campaign_listed", args=[campaign_row.pk, row.pk]),
        filters=(
            Filter(
                "which",
                gettext_lazy("看哪些"),
                [
                    ("waiting", gettext_lazy("没领的")),
                    ("received", gettext_lazy("领了的")),
                    ("by_hand", gettext_lazy("行业党委列入的")),
                    ("removed", gettext_lazy("去掉的")),
                ],
            ),
        ),
        search=gettext_lazy("搜姓名"),
        sort="name",
        empty_title=gettext_lazy("名单是空的"),
        empty_text=gettext_lazy("看看条件是不是太紧，或者把人加进来。"),
        columns=(
            Column(
                "name",
                gettext_lazy("司机"),
                lambda row: masking.name(row.person.name),
                "person__name",
                lead=True,
            ),
            Column(
                "tail", gettext_lazy("手机"), lambda row: masking.last_four(row.person.phone_last4)
            ),
            Column(
                "reasons",
                gettext_lazy("依据"),
                lambda row: "、".join(str(Why(code).label) for code in row.reasons),
            ),
            Column("standing", gettext_lazy("领取"), standing),
        ),
    )


@desk(Right.RUN_CARE)
def campaign_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = queries.get_campaign(actor_of(request), pk)
    is_over = row.state == CampaignState.CLOSED
    return respond(
        request,
        _review_page(row),
        nav=NAV,
        template="console/care/review.html",
        row=row,
        is_over=is_over,
        sees_hardship=actor_of(request).may_anywhere(Right.SEE_HARDSHIP),
    )


@desk(Right.RUN_CARE, post=True, get=False)
def campaign_refresh(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.refresh_list(pk, by=actor_of(request))
    return done(request, _("名单重新算过了，人定过的没有动。"), "console:campaign_list", pk)


@desk(Right.SEE_HARDSHIP, post=True, get=False)
def campaign_hardship(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Those in hardship onto the list; the list does not say why."""
    actions.list_hardship(pk, by=actor_of(request))
    return done(request, _("困难司机都在名单里了，名单上不写原因。"), "console:campaign_list", pk)


@desk(Right.RUN_CARE, post=True)
def campaign_put(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_campaign(actor, pk)
    form = PutOnForm(posted(request))
    question = Question(_("加进名单"), _("加进去"), NAV, _trail(row))

    def act() -> HttpResponse:
        given = form.cleaned_data
        person = one_driver(actor, given["who"], given["name"])
        actions.put_on_list(pk, person.person_id, by=actor, note=given["note"])
        return done(request, _("加进去了。"), "console:campaign_list", pk)

    return ask(request, form, question, act)


@desk(Right.RUN_CARE, post=True)
def campaign_listed(request: HttpRequest, pk: UUID, listed: UUID) -> HttpResponse:
    """One of the list: taken off with a reason, or put on again."""
    actor = actor_of(request)
    row = queries.get_campaign(actor, pk)
    who = queries.get_listed(actor, row, listed)
    form = ReasonForm(posted(request))
    name = masking.name(who.person.name)
    heading = _("把%(name)s加回名单") if who.removed else _("把%(name)s从名单去掉")
    button = _("加回来") if who.removed else _("去掉")
    lead = "、".join(str(Why(code).label) for code in who.reasons)
    question = Question(heading % {"name": name}, button, NAV, _trail(row), lead, who.note)

    def act() -> HttpResponse:
        decide = actions.put_on_list if who.removed else actions.take_off_list
        decide(pk, who.person_id, by=actor, note=form.cleaned_data["reason"])
        return done(request, _("改好了。"), "console:campaign_list", pk)

    return ask(request, form, question, act)
