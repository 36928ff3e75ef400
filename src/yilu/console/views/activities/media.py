"""Slides and films of an online lesson at the desk: upload, look, take away; while it is a draft."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.activities import actions, queries
from yilu.activities.enums import ActivityState
from yilu.console.forms.activities import PageMediaForm, SlidesForm
from yilu.console.views.activities.listing import NAV
from yilu.console.views.activities.planning import PLAN, planned, trail_of
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.errors import Invalid, NotFound
from yilu.files.queries import content
from yilu.ui.serving import hand_out

KEPT = 3600  # a rebuilt slide never changes


@desk(PLAN)
def media(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The pages with what each shows and how long one needs for it."""
    actor = actor_of(request)
    row = planned(actor, pk)
    context = {
        "nav": NAV,
        "row": row,
        "pages": queries.lesson_pages(actor, row),
        "is_draft": row.state == ActivityState.DRAFT,
    }
    return render(request, "console/activities/media.html", context)


def _trail(row: Any) -> tuple[tuple[Any, str], ...]:
    return (*trail_of(row), (_("课件的图和视频"), reverse("console:activity_media", args=[row.pk])))


@desk(PLAN, post=True)
def slides(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Slides exported as pictures, a page each."""
    actor = actor_of(request)
    row = planned(actor, pk)
    form = SlidesForm(posted(request), request.FILES or None)
    note = _("在 PPT 里“另存为图片”，一次全选上；一张一页，接在后面。图片会重新生成。")
    question = Question(_("传幻灯片"), _("传上去"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        made = actions.add_slides(pk, form.cleaned_data["slides"], by=actor)
        return done(request, _("加了 %(n)d 页。") % {"n": len(made)}, "console:activity_media", pk)

    return ask(request, form, question, act)


@desk(PLAN, post=True)
def put_on(request: HttpRequest, pk: UUID, order: int) -> HttpResponse:
    """A slide or a film for one page."""
    actor = actor_of(request)
    row = planned(actor, pk)
    shown = next((page for page in queries.lesson_pages(actor, row) if page.order == order), None)
    if shown is None:
        raise NotFound("page")
    form = PageMediaForm(posted(request), request.FILES or None)
    note = _("视频要 H.264 编码的 MP4，最大 200 MB、一小时；手机上边看边下，断了接着看。")
    lead = shown.title or _("第 %(n)d 页") % {"n": order + 1}
    question = Question(_("配图或视频"), _("传上去"), NAV, _trail(row), lead, note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        if not (given["picture"] or given["video"]):
            raise Invalid({"picture": _("选一张图，或者一段视频。")})
        if given["picture"]:
            actions.set_picture(pk, order, given["picture"], by=actor)
        if given["video"]:
            actions.set_film(pk, order, given["video"], by=actor)
        return done(request, _("放上去了。"), "console:activity_media", pk)

    return ask(request, form, question, act)


@desk(PLAN, post=True, get=False)
def drop(request: HttpRequest, pk: UUID, order: int) -> HttpResponse:
    """Take a page's slide or film away."""
    actor = actor_of(request)
    planned(actor, pk)
    which = actions.set_film if request.POST.get("what") == "film" else actions.set_picture
    which(pk, order, None, by=actor)
    return done(request, _("撤下了。"), "console:activity_media", pk)


@desk(PLAN)
def picture(request: HttpRequest, pk: UUID, order: int) -> HttpResponse:
    actor = actor_of(request)
    file = queries.desk_picture(actor, pk, order)
    opened = content(actor, file, purpose="activity")
    return hand_out(request, opened, "image/jpeg", f"{order + 1}.jpg", keep_seconds=KEPT)
