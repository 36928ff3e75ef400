"""创文迎查: the preparations, one with what is covered and what is not, and filling its list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.inspections import PlanForm, StopsForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Actor, Right
from yilu.core.clock import today
from yilu.organisations.queries import get_unit, units_visible
from yilu.patrol import actions, queries
from yilu.patrol.actions import Plan
from yilu.patrol.enums import InspectionState
from yilu.rulebook.queries import district_names

NAV = "inspections"
RUN = Right.RUN_INSPECTIONS
TONES = {
    InspectionState.DRAFT: ("calm", ""),
    InspectionState.OPEN: ("wait", "flag"),
    InspectionState.CLOSED: ("done", "check"),
}
STANDINGS = {
    "open": (gettext_lazy("还没人看"), "", ""),
    "taken": (gettext_lazy("有人去了"), "wait", "clock"),
    "reported": (gettext_lazy("等核对"), "soon", "eye"),
    "clean": (gettext_lazy("没有问题"), "done", "check"),
    "fixed": (gettext_lazy("当场改好"), "done", "check"),
    "gap": (gettext_lazy("等整改"), "now", "alert"),
    "mended": (gettext_lazy("已整改"), "done", "check"),
}

LEFT = {"open", "taken", "reported"}  # not covered, as the figure counts it


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.inspections(
        actor, state=asked.get("state"), division=asked.get("district"), text=asked.search
    )


def _state(row: Any) -> Cell:
    tone, icon = TONES[InspectionState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


def _districts(actor: Actor) -> list[tuple[str, str]]:
    return list(district_names(actor.city).items())


PAGE = ListPage(
    kind="patrol.inspection",
    title=gettext_lazy("创文迎查"),
    rows=_rows,
    detail=lambda row: reverse("console:inspection", args=[row.pk]),
    filters=(
        Filter("state", gettext_lazy("到哪一步"), InspectionState.choices),
        Filter("district", gettext_lazy("区县"), _districts),
    ),
    search=gettext_lazy("搜编号、名称"),
    sort="-first",
    empty_title=gettext_lazy("还没有迎查清单"),
    empty_text=gettext_lazy("拟一份清单，写上地点和看什么，选了那个片区的司机愿意就顺路去看。"),
    columns=(
        Column("title", gettext_lazy("名称"), lambda row: row.title, "title", lead=True),
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number"),
        Column("first", gettext_lazy("从"), lambda row: row.first.isoformat(), "first"),
        Column("last", gettext_lazy("到"), lambda row: row.last.isoformat(), "last"),
        Column("unit", gettext_lazy("牵头"), lambda row: row.unit.name, "unit__name"),
        Column("listed", gettext_lazy("清单（处）"), lambda row: row.listed, "listed", number=True),
        Column("covered", gettext_lazy("已覆盖"), lambda row: row.covered, "covered", number=True),
        Column("waiting", gettext_lazy("等核对"), lambda row: row.waiting, "waiting", number=True),
        Column("gaps", gettext_lazy("等整改"), lambda row: row.gaps, "gaps", number=True),
        Column("state", gettext_lazy("到哪一步"), _state, "state"),
    ),
)


@desk(RUN)
def inspections(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV, template="console/inspections/list.html")


def _trail(row: Any = None) -> tuple[tuple[str, str], ...]:
    trail = ((_("创文迎查"), reverse("console:inspections")),)
    if row is None:
        return trail
    return (*trail, (row.title, reverse("console:inspection", args=[row.pk])))


@desk(RUN)
def inspection(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is covered, what is not, and what waits."""
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    lines = [(one, *STANDINGS[one.standing]) for one in queries.coverage(row)]
    wanted = request.GET.get("standing", "")
    chosen = LEFT if wanted == "left" else {wanted}
    shown = [line for line in lines if not wanted or line[0].standing in chosen]
    counts = [
        (key, label, sum(one.standing == key for one, *_rest in lines))
        for key, (label, _tone, _icon) in STANDINGS.items()
    ]
    tone, icon = TONES[InspectionState(row.state)]
    context = {
        "nav": NAV,
        "row": row,
        "lines": shown,
        "counts": [count for count in counts if count[2]],
        "wanted": wanted,
        "moves": queries.inspection_moves(actor, row),
        "tone": "" if tone == "calm" else tone,
        "icon": icon,
        "left": row.listed - row.covered,  # type: ignore[attr-defined]
    }
    return render(request, "console/inspections/inspection.html", context)


@desk(RUN, post=True)
def inspection_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    units = [
        (str(unit.pk), unit.name) for unit in units_visible(actor) if actor.may(RUN, unit.path)
    ]
    form = PlanForm(
        posted(request), units=units, divisions=_districts(actor), initial={"first": today()}
    )
    note = _("先拟清单，开始以后司机才看得到。任务都是自愿的。")
    question = Question(_("拟一次迎查"), _("存下，去列清单"), NAV, _trail(), note=note)

    def act() -> HttpResponse:
        given = dict(form.cleaned_data)
        unit = get_unit(actor, UUID(given.pop("unit")))
        made = actions.plan_inspection(Plan(**given), unit, by=actor)
        return done(request, _("存下了，列一列要看的地方。"), "console:inspection_list", made.pk)

    return ask(request, form, question, act)


@desk(RUN, post=True)
def stops(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Several places at once."""
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    areas = [(str(area.pk), area.name) for area in queries.open_areas(actor.city)]
    form = StopsForm(posted(request), areas=areas)
    note = _("同一处写两遍只算一处。任务只给选了这个片区的司机看。")
    question = Question(_("加进清单"), _("加进去"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        made = actions.list_stops(pk, UUID(given["area"]), given["lines"], by=actor)
        return done(request, _("加了 %(n)d 处。") % {"n": len(made)}, "console:inspection", pk)

    return ask(request, form, question, act)


@desk(RUN, post=True, get=False)
def strike(request: HttpRequest, pk: UUID, stop: UUID) -> HttpResponse:
    actions.strike_stop(pk, stop, by=actor_of(request))
    return done(request, _("去掉了。"), "console:inspection", pk)


MOVES: dict[str, tuple[Callable[..., Any], Any]] = {
    "open": (actions.open_inspection, gettext_lazy("开始了，选了这些片区的司机都告诉了。")),
    "close": (actions.close_inspection, gettext_lazy("结束了，交上来的还可以核对。")),
}


@desk(RUN, post=True, get=False)
def move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    if move not in MOVES:
        raise Http404
    act, said = MOVES[move]
    act(pk, by=actor_of(request))
    return done(request, said, "console:inspection", pk)
