"""The list of cars: points with reasons, a person's decision, appeals, training, stickers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rides import AppealAnswerForm, DecideForm, EquipForm, ScorecardForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, uuids
from yilu.console.views.rides.seasons import CARS, trail_of
from yilu.console.views.rides.seasons import NAV as SEASONS
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.rides import actions, queries
from yilu.rides.enums import EntryState, Factor, Need

NAV = "ride_cars"
TONES = {"chosen": "done", "backup": "wait", "dropped": "now", "declined": "calm"}
FACTORS = {**dict(Factor.choices), "appeal": gettext_lazy("申诉补分")}


def _seasons(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.title) for row in queries.seasons(actor)[:20]]


def chosen_season(asked: Asked) -> UUID | None:
    return UUID(asked.get("season")) if asked.get("season") else None


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.entries(actor, chosen_season(asked), state=asked.get("state"), text=asked.search)


def _state(row: Any) -> Cell:
    small = _("有申诉待答复") if row.open_appeals else row.note
    return Cell(row.get_state_display(), small=small, tone=TONES.get(row.state, ""))


def _score(row: Any) -> Cell:
    return Cell(row.score, small="" if row.fit else _("证照无效"))


PAGE = ListPage(
    kind="rides.entry",
    title=gettext_lazy("送考车辆"),
    rows=_rows,
    detail=lambda row: reverse("console:ride_car", args=[row.pk]),
    filters=(
        Filter("season", gettext_lazy("哪一季"), _seasons),
        Filter("state", gettext_lazy("状态"), EntryState.choices),
    ),
    search=gettext_lazy("搜司机、车牌"),
    sort="-score",
    empty_title=gettext_lazy("名单还是空的"),
    empty_text=gettext_lazy("开始选车以后点“评分”，在营的车和司机按公布的评分表排出来。"),
    columns=(
        Column(
            "driver", gettext_lazy("司机"), lambda row: masking.name(row.driver.person.name), lead=True
        ),
        Column("plate", gettext_lazy("车牌"), lambda row: row.vehicle.plate, "vehicle__plate"),
        Column(
            "sticker", gettext_lazy("车号"),
            lambda row: f"{row.sticker:03d}" if row.sticker else "", "sticker",
        ),
        Column("score", gettext_lazy("评分"), _score, "score", number=True),
        Column("state", gettext_lazy("状态"), _state),
        Column("trained", gettext_lazy("培训"), lambda row: row.trained_on),
    ),
    pick="entry",
)  # fmt: skip


@desk(*CARS)
def cars(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    asked = request.GET.get("season", "")
    season = next((s for s in queries.seasons(actor)[:20] if str(s.pk) == asked), None)
    organises = season is not None and queries.may_organise(actor, season)
    context = {
        "season": season,
        "organises": organises,
        "selecting": organises and season is not None and season.state == "selecting",
        "strength": queries.strength(season) if season is not None else None,
        "today": clock.today(),
    }
    return respond(request, PAGE, nav=NAV, template="console/rides/cars.html", **context)


@desk(*CARS)
def car(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_entry(actor, pk)
    organises = queries.may_organise(actor, row.season)
    context = {
        "nav": NAV,
        "row": row,
        "tone": TONES.get(row.state, ""),
        "parts": [(FACTORS.get(word, word), got, of, why) for word, got, of, why in row.parts],
        "appeals": queries.appeals_of(row),
        "organises": organises,
        "dispatches": queries.may_dispatch(actor),
        "selecting": organises and row.season.state == "selecting",
        "has": [Need(word).label for word in row.has],
        "trips": queries.completed_trips(row),
    }
    return render(request, "console/rides/car.html", context)


def _trail(row: Any) -> tuple[tuple[Any, str], ...]:
    here = (row.vehicle.plate, reverse("console:ride_car", args=[row.pk]))
    return (*trail_of(row.season), here)


@desk(Right.ORGANISE_RIDES, post=True)
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = _organised(actor, pk)
    form = DecideForm(posted(request), initial={"state": row.state})
    lead = _("%(score)d 分") % {"score": row.score}
    question = Question(_("定这辆车"), _("定下"), NAV, _trail(row), lead=lead)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.decide(pk, given["state"], by=actor, note=given["note"])
        return done(request, _("定下了。"), "console:ride_car", pk)

    return ask(request, form, question, act)


def _organised(actor: Actor, pk: UUID) -> Any:
    row = queries.get_entry(actor, pk)
    if not queries.may_organise(actor, row.season):
        raise NotFound("entry")
    return row


@desk(Right.ORGANISE_RIDES, Right.DISPATCH_RIDES, post=True)
def equip(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_entry(actor, pk)
    if not (queries.may_organise(actor, row.season) or queries.may_dispatch(actor)):
        raise NotFound("entry")
    initial = {"has": row.has, "lon": row.lon, "lat": row.lat}
    form = EquipForm(posted(request), initial=initial)
    note = _("不写出车点的，从考点附近出车算。")
    question = Question(_("设备和出车点"), _("保存"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        actions.equip(pk, form.cleaned_data["has"], by=actor, start=form.start())
        return done(request, _("已保存。"), "console:ride_car", pk)

    return ask(request, form, question, act)


@desk(Right.ORGANISE_RIDES, post=True)
def appeal(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.get_appeal(actor, pk)
    form = AppealAnswerForm(posted(request), initial={"points": 0})
    question = Question(
        _("答复申诉"), _("答复"), NAV, _trail(found.entry), lead=found.text,
        note=_("采纳的可以补分；重新评分时补的分留着。"),
    )  # fmt: skip

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.answer_appeal(
            pk, given["upheld"] == "yes", given["answer"], by=actor, points=given["points"] or 0
        )
        return done(request, _("答复了。"), "console:ride_car", found.entry_id)

    return ask(request, form, question, act)


@desk(Right.ORGANISE_RIDES, post=True)
def scorecard(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.organised(actor, pk)
    card = queries.scorecard(row)
    form = ScorecardForm(posted(request), weights=card.weights if card is not None else {})
    note = _("公布以后司机在手机上看得到每一项怎么评。七项合起来 100 分。")
    question = Question(_("评分表"), _("公布"), SEASONS, trail_of(row), note=note)

    def act() -> HttpResponse:
        made = actions.publish_scorecard(pk, form.weights(), by=actor)
        words = _("公布了第 %(n)d 版。") % {"n": made.version}
        return done(request, words, "console:season", pk)

    return ask(request, form, question, act)


@desk(Right.ORGANISE_RIDES, post=True, get=False)
def score(request: HttpRequest, pk: UUID) -> HttpResponse:
    count = actions.score_cars(pk, by=actor_of(request))
    return _to_list(request, pk, _("评了 %(n)d 辆车。") % {"n": count})


@desk(Right.ORGANISE_RIDES, post=True, get=False)
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    chosen, backup = actions.propose(pk, by=actor_of(request))
    words = _("按分数先圈了 %(n)d 辆、备用 %(b)d 辆，请逐辆看过再定。")
    return _to_list(request, pk, words % {"n": chosen, "b": backup})


@desk(Right.ORGANISE_RIDES, post=True, get=False)
def trained(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ticked in the list: they came to the briefing today."""
    picked = uuids(request.POST.getlist("entry"))
    count = actions.trained(pk, picked, clock.today(), by=actor_of(request))
    return _to_list(request, pk, _("记了 %(n)d 位司机参加培训。") % {"n": count})


def _to_list(request: HttpRequest, pk: UUID, words: str) -> HttpResponse:
    answer = done(request, words, "console:ride_cars")
    answer["Location"] = f"{reverse('console:ride_cars')}?season={pk}"
    return answer


@desk(*CARS)
def sticker(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is printed and put behind the windscreen."""
    row = queries.get_entry(actor_of(request), pk)
    if not row.sticker:
        raise NotFound("sticker")
    address = request.build_absolute_uri(reverse("mobile:exam_car", args=[queries.sticker_of(row)]))
    context = {"nav": NAV, "row": row, "drawn": _square(address)}
    return render(request, "console/rides/sticker.html", context)


def _square(address: str) -> SafeString:
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=8, border=2, light="#fff", omitsize=True, svgclass="qr"
    )
    return mark_safe(drawn)  # noqa: S308 — drawn here from an address of ours
