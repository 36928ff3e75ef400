"""The exam calendar: exams, exam points, gates and their closures."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yilu.console.forms.rides import GateForm, PointForm, ShutForm, WaveForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.rides.seasons import NAV, trail_of
from yilu.core.actor import Right
from yilu.rides import actions, queries
from yilu.rulebook.queries import district_names

ORGANISE, DISPATCH = Right.ORGANISE_RIDES, Right.DISPATCH_RIDES


@desk(ORGANISE, post=True)
def wave(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.organised(actor, pk)
    form = WaveForm(posted(request))
    note = _("一场考试不能跨过零点。往返各排一次班，接回从考完算起。")
    question = Question(_("加一场考试"), _("加上"), NAV, trail_of(row), note=note)

    def act() -> HttpResponse:
        given = dict(form.cleaned_data)
        actions.add_wave(
            pk, given["title"], given["on"], given["starts_at"], given["ends_at"], by=actor,
            places=given["places"], earliest=given["earliest"], latest=given["latest"],
        )  # fmt: skip
        return done(request, _("加上了。"), "console:season", pk)

    return ask(request, form, question, act)


@desk(ORGANISE, post=True, get=False)
def drop_wave(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    season = queries.get_wave(actor, pk).season_id
    actions.drop_wave(pk, by=actor)
    return done(request, _("删了。"), "console:season", season)


@desk(ORGANISE, post=True)
def point(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.organised(actor, pk)
    form = PointForm(posted(request), districts=district_names(actor.city).items())
    question = Question(_("加一个考点"), _("加上"), NAV, trail_of(row))

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.add_point(
            pk, given["name"], form.at(), by=actor, address=given["address"],
            division=given["division"],
        )  # fmt: skip
        return done(request, _("加上了。"), "console:season", pk)

    return ask(request, form, question, act)


@desk(ORGANISE, post=True)
def gate(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_point(actor, pk)
    form = GateForm(posted(request))
    note = _("车停在排在最前面、没有封的门。")
    question = Question(
        _("加一个门"), _("加上"), NAV, trail_of(row.season), lead=row.name, note=note
    )

    def act() -> HttpResponse:
        actions.add_gate(pk, form.cleaned_data["name"], form.at(), by=actor)
        return done(request, _("加上了。"), "console:season", row.season_id)

    return ask(request, form, question, act)


@desk(ORGANISE, DISPATCH, post=True)
def shut(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_gate(actor, pk)
    season = row.point.season
    waves = queries.waves(season)
    form = ShutForm(posted(request), waves=[(str(w.pk), w.title) for w in waves])
    note = _("以后排的班到下一个门；已经发布的不变，要改请重排。")
    lead = f"{row.point.name} {row.name}"
    question = Question(_("封门"), _("封"), NAV, trail_of(season), lead=lead, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        wave = next((w for w in waves if str(w.pk) == given["wave"]), None)
        actions.shut_gate(pk, given["words"], by=actor, wave=wave)
        return done(request, _("封上了。"), "console:season", season.pk)

    return ask(request, form, question, act)


@desk(ORGANISE, DISPATCH, post=True, get=False)
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    season = queries.get_closure(actor, pk).gate.point.season_id
    actions.open_gate(pk, by=actor)
    return done(request, _("开了。"), "console:season", season)
