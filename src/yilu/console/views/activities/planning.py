"""Planning: new, change, the lesson and its quiz, material, cancelling, answering."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.activities import actions, queries
from yilu.console.forms.activities import (
    ActivityForm,
    AnswerForm,
    CancelForm,
    LessonForm,
    MaterialForm,
    QuizForm,
    text_of,
)
from yilu.console.views.activities.listing import NAV
from yilu.console.views.activities.words import audiences, hosts, organisers, unit_key
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotAllowed
from yilu.organisations.queries import named_unit

PLAN = Right.PLAN_ACTIVITIES


def _form(request: HttpRequest, initial: dict[str, Any] | None = None) -> ActivityForm:
    actor = actor_of(request)
    return ActivityForm(
        posted(request),
        organisers=organisers(actor),
        hosts=hosts(actor),
        audiences=audiences(actor),
        initial=initial,
    )


def trail_of(row: Any = None) -> tuple[tuple[Any, str], ...]:
    listed = (_("活动"), reverse("console:activities"))
    if row is None:
        return (listed,)
    return (listed, (row.number, reverse("console:activity", args=[row.pk])))


def _host(actor: Actor, text: str) -> Any:
    key = unit_key(text)
    return named_unit(actor.city, key) if key else None


@desk(PLAN, post=True)
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = _form(request)
    note = _("先存为筹备，司机看不到；线上课还要写课件和小测验，再发布。")
    question = Question(_("新建活动"), _("存为筹备"), NAV, trail_of(), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        unit = named_unit(actor.city, UUID(given["organiser"]))
        made = actions.draft(form.plan(_host(actor, given["host"])), unit, by=actor)
        return done(request, _("存好了，还没有发布。"), "console:activity", made.pk)

    return ask(request, form, question, act)


@desk(PLAN, post=True)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = planned(actor, pk)
    form = _form(request, _initial(row))
    form.fields["organiser"].disabled = True
    form.fields["organiser"].choices = [  # type: ignore[attr-defined]
        (str(row.organiser_id), row.organiser.name)
    ]
    note = _("已经发布的，改时间或地点会通知报了名的人；名额不能少于已经占了的。")
    question = Question(_("改计划"), _("存"), NAV, trail_of(row), note=note)

    def act() -> HttpResponse:
        actions.revise(pk, form.plan(_host(actor, form.cleaned_data["host"])), by=actor)
        return done(request, _("改好了。"), "console:activity", pk)

    return ask(request, form, question, act)


def planned(actor: Actor, pk: UUID) -> Any:
    row = queries.get_activity(actor, pk)
    if not queries.rights(actor, row)[0]:
        raise NotAllowed("plan")
    return row


def _initial(row: Any) -> dict[str, Any]:
    """The plan as it stands."""
    same = ("kind", "title", "mode", "place", "capacity", "summary", "qualifies", "valid_months")
    position = "" if row.latitude is None else f"{row.latitude}, {row.longitude}"
    return {
        **{name: getattr(row, name) for name in same},
        "organiser": str(row.organiser_id),
        "host": str(row.host_id or ""),
        "position": position,
        "starts_at": row.starts_at.astimezone(CITY_ZONE),
        "ends_at": row.ends_at.astimezone(CITY_ZONE),
        "signup_until": row.signup_until and row.signup_until.astimezone(CITY_ZONE),
        "audience": [text_of(rule) for rule in queries.audience_of(row)],
        "pass_right": row.pass_right or None,
    }


@desk(PLAN, post=True)
def lesson(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = planned(actor, pk)
    form = LessonForm(posted(request), initial={"lesson": queries.lesson_text(row)})
    note = _("每页要读多久按字数算，读够了才能翻下一页；全部读完、小测通过，才算参加。")
    question = Question(_("写课件"), _("存课件"), NAV, trail_of(row), note=note)

    def act() -> HttpResponse:
        pages = actions.set_lesson(pk, form.pages(), by=actor)
        words = _("课件存好了，共 %(n)d 页；要配图、配视频，在下面传。") % {"n": len(pages)}
        return done(request, words, "console:activity_media", pk)

    return ask(request, form, question, act)


@desk(PLAN, post=True)
def quiz(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = planned(actor, pk)
    form = QuizForm(posted(request), initial={"quiz": queries.quiz_text(row)})
    note = _("三五道就够：看的是读没读懂，不是考倒人。")
    question = Question(_("出小测验"), _("存题目"), NAV, trail_of(row), note=note)

    def act() -> HttpResponse:
        found = actions.set_quiz(pk, form.questions(), by=actor)
        words = _("题目存好了，共 %(n)d 道。") % {"n": len(found)}
        return done(request, words, "console:activity", pk)

    return ask(request, form, question, act)


@desk(PLAN, post=True)
def material(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = planned(actor, pk)
    form = MaterialForm(posted(request), request.FILES or None)
    question = Question(_("加资料"), _("上传"), NAV, trail_of(row))

    def act() -> HttpResponse:
        file, title = form.cleaned_data["file"], form.cleaned_data["title"]
        actions.add_material(pk, title, file.name, file, by=actor)
        return done(request, _("资料加好了，手机上能打开。"), "console:activity", pk)

    return ask(request, form, question, act)


@desk(PLAN, post=True)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = planned(actor, pk)
    form = CancelForm(posted(request))
    numbers = queries.numbers(row)
    note = _("会通知报了名的 %(booked)d 人和候补的 %(waiting)d 人；取消以后不能恢复。") % {
        "booked": numbers.taken,
        "waiting": numbers.waiting,
    }
    question = Question(_("取消活动"), _("取消活动"), NAV, trail_of(row), note=note)

    def act() -> HttpResponse:
        actions.cancel(pk, by=actor, reason=form.cleaned_data["reason"])
        return done(request, _("取消了，已经通知大家。"), "console:activity", pk)

    return ask(request, form, question, act)


@desk(Right.HOLD_ACTIVITIES, post=True)
def answer(request: HttpRequest, pk: UUID, question: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_activity(actor, pk)
    asked = queries.get_question(actor, row, question)
    form = AnswerForm(posted(request), initial={"answer": asked.answer})
    note = _("答复大家都能看到，不写提问人的名字；他会收到通知。")
    page = Question(_("答复"), _("答复"), NAV, trail_of(row), lead=asked.text, note=note)

    def act() -> HttpResponse:
        actions.answer(pk, question, form.cleaned_data["answer"], by=actor)
        return done(request, _("答复了。"), "console:activity", pk)

    return ask(request, form, page, act)
