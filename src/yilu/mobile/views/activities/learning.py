"""The online lesson: page by page at a reader's pace, then the quiz."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yilu.activities import actions, queries
from yilu.core.errors import Refused
from yilu.mobile.forms.activities import QuizForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.activities.told import told


@require_GET
@mine
def lesson(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where one left off."""
    _activity, found = queries.lesson_of(actor_of(request), pk)
    if found.at >= len(found.pages):
        return redirect("mobile:activity_quiz", pk)
    return redirect("mobile:activity_lesson_page", pk, found.at + 1)


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def page(request: HttpRequest, pk: UUID, order: int) -> HttpResponse:
    """One page, numbered from 1. Reading begins when it is opened and ends with the button."""
    actor = actor_of(request)
    activity, found = queries.lesson_of(actor, pk)
    if not 1 <= order <= len(found.pages):
        raise Http404
    try:
        if request.method == "POST":
            actions.finish_page(pk, order - 1, by=actor)
            return redirect("mobile:activity_lesson", pk)
        reading = actions.open_page(pk, order - 1, by=actor)
    except Refused as error:
        messages.error(request, str(error.message))
        back = order if request.method == "POST" else 0
        if back:
            return redirect("mobile:activity_lesson_page", pk, order)
        return redirect("mobile:activity", pk)
    shown = found.pages[order - 1]
    context = {
        "row": activity,
        "page": shown,
        "order": order,
        "count": len(found.pages),
        "read": reading.read_at is not None,
        "last": order == len(found.pages),
    }
    return render(request, "mobile/activities/lesson.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def quiz(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    activity, found = queries.lesson_of(actor, pk)
    if found.at < len(found.pages):
        messages.error(request, _("还有没读完的页，读完再来答题。"))
        return redirect("mobile:activity", pk)
    form = QuizForm(request.POST or None, questions=found.quiz)
    if request.method == "POST" and form.is_valid():
        return _answered(request, pk, form)
    needed = activity.pass_right or len(found.quiz)
    context = {"row": activity, "form": form, "needed": needed, "count": len(found.quiz)}
    status = 422 if form.errors else 200
    return render(request, "mobile/activities/quiz.html", context, status=status)


def _answered(request: HttpRequest, pk: UUID, form: QuizForm) -> HttpResponse:
    try:
        score = actions.take_quiz(pk, form.answers(), by=actor_of(request))
    except Refused as error:
        messages.error(request, str(error.message))
        return redirect("mobile:activity", pk)
    if score.attendance is None:
        words = _("答对 %(right)s 题，要 %(needed)s 题才算学完。翻回去看看，再答一次。")
        messages.error(request, words % {"right": score.right, "needed": score.needed})
        return redirect("mobile:activity_quiz", pk)
    return told(request, pk, lambda: _("学完了，计入您的学习记录。"))
