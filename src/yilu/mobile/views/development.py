"""我的进步: where I stand, what is asked of me, who helps me, my papers; and whom I cultivate."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.branch_life.actions import development as actions
from yilu.branch_life.enums.development import ApplicationState
from yilu.branch_life.queries import development as queries
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound
from yilu.files.actions import take_paper
from yilu.mobile.forms.development import ApplyForm, OwnPaperForm, ReviewForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine

KINDS = (
    ("thoughts", gettext_lazy("思想汇报")),
    ("conversion_request", gettext_lazy("转正申请书")),
)


@require_GET
@mine
def progress(request: HttpRequest) -> HttpResponse:
    """My own way, or the application that waits, or how to begin."""
    actor = actor_of(request)
    found = queries.progress(actor)
    waiting = queries.own_application(actor)
    if waiting is not None and found is not None and waiting.handed_on < found.row.accepted_on:
        waiting = None
    context = {
        "tab": "me",
        "mine": found,
        "done": queries.steps_done(found) if found else 0,
        "waiting": waiting,
        "may_withdraw": waiting is not None and waiting.state == ApplicationState.HANDED,
        "may_apply": queries.may_apply(actor),
        "cultivated": queries.cultivated(actor),
        "looks": len(queries.who_looked(actor)),
        "once": fresh(),
        "today": clock.today(),
    }
    return render(request, "mobile/development/progress.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def apply(request: HttpRequest) -> HttpResponse:
    """Hand in a written application."""
    actor = actor_of(request)
    if request.method != "POST" and not queries.may_apply(actor):
        return redirect("mobile:progress")
    branches = [(str(unit.pk), unit.name) for unit in queries.branches_to_apply(actor)]
    form = ApplyForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        branches=branches,
        birthday=queries.needs_birthday(actor),
    )

    def act() -> str:
        given = form.cleaned_data
        handed = actions.Handed(
            clock.today(), given["words"], given["floating"], given.get("born_on")
        )
        papers = _papers(given["pages"], actor)
        actions.hand_in(UUID(given["branch"]), handed, papers, by=actor)
        messages.success(request, _("递交了，支部收下以后告诉您。"))
        return reverse("mobile:progress")

    return _answered(request, form, act, "mobile/development/apply.html")


def _papers(pages: list[Any], by: Actor) -> list[Any]:
    return [take_paper(page, page.name, by=by) for page in pages]


def _answered(
    request: HttpRequest, form: Any, act: Any, template: str, **more: Any
) -> HttpResponse:
    """Act once on a valid form; what the domain finds wrong stands on its field."""
    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), request.path)
        except Invalid as error:
            for name, message in error.errors.items():
                known = {"paper": "pages"}.get(name, name)
                form.add_error(known if known in form.fields else None, str(message))
    context = {"tab": "me", "form": form, "once": request.POST.get("once") or fresh(), **more}
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
@mine
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, back = actor_of(request), reverse("mobile:progress")

    def act() -> HttpResponse:
        actions.withdraw_application(pk, by=actor)
        messages.success(request, _("撤回了，以后还可以再递交。"))
        return redirect(back)

    return told(request, act, back)


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def paper(request: HttpRequest) -> HttpResponse:
    """Hand in a report of thoughts or the request for conversion."""
    actor = actor_of(request)
    found = queries.progress(actor)
    asked = {ask.key for ask in found.asks} if found else set()
    kinds = [(key, label) for key, label in KINDS if key in asked]
    if not kinds:
        raise Http404
    form = OwnPaperForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        kinds=kinds,
        initial={"kind": request.GET.get("kind") or kinds[0][0]},
    )

    def act() -> str:
        given = form.cleaned_data
        for one in _papers(given["pages"], actor):
            actions.add_own_paper(given["kind"], one, by=actor)
        messages.success(request, _("交好了，支部看得到。"))
        return reverse("mobile:progress")

    return _answered(request, form, act, "mobile/development/paper.html")


@require_GET
@mine
def own_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What I handed in myself."""
    row, content = actions.open_own_paper(pk, by=actor_of(request))
    file = row.paper.file
    suffix = file.name.rsplit(".", 1)[-1]
    with content:
        answer = HttpResponse(content.read(), content_type=file.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="paper.{suffix}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The half-yearly review by the member who cultivates somebody."""
    actor = actor_of(request)
    his = next((one for one in queries.cultivated(actor) if one.candidate_id == pk), None)
    if his is None:
        raise NotFound(str(pk))
    form = ReviewForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        actions.add_review(pk, clock.today(), form.cleaned_data["words"], by=actor)
        messages.success(request, _("记下了。"))
        return reverse("mobile:progress")

    return _answered(request, form, act, "mobile/development/review.html", his=his)
