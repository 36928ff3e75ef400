"""Points of the scheme before Yilu: a pasted table looked at first, then brought in; and its empty sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yilu.console.forms.rewards import PastForm
from yilu.console.views.desk import actor_of, desk, done, posted, put
from yilu.core.actor import Right
from yilu.core.errors import Invalid
from yilu.core.workbook import XLSX_TYPE, Sheet, write
from yilu.rewards import actions
from yilu.rewards.enums import Outcome

NAV = "rewards"
SHOWN = 200  # wrong cells told on one page; the rest by number
HEADINGS = (
    "姓名",
    "手机号",
    "因为什么",
    "编号",
    "积分",
    "日期",
)  # as the sheet is read, in any language


@desk(Right.MANAGE_REWARDS, post=True)
def past(request: HttpRequest) -> HttpResponse:
    """What was pasted stays in the field until it is taken; nothing is written by looking."""
    form, found = PastForm(posted(request)), None
    if request.method == "POST" and form.is_valid():
        sure = request.POST.get("sure") == "1"
        try:
            found = actions.bring_in_pasted(
                form.cleaned_data["text"], by=actor_of(request), sure=sure
            )
        except Invalid as error:
            put(form, error)
        else:
            if sure:
                return done(request, _said(found), "console:awards")
    context = {
        "nav": NAV,
        "form": form,
        "trail": ((_("积分总览"), reverse("console:rewards")),),
        "found": found,
        "wrong": found.wrong[:SHOWN] if found else [],
        "more": max(0, len(found.wrong) - SHOWN) if found else 0,
        "outcomes": [outcome.label for outcome in Outcome],
    }
    return render(request, "console/rewards/past.html", context, status=422 if form.errors else 200)


def _said(found: actions.Brought) -> str:
    words = _("带入 %(n)d 笔。") % {"n": found.taken}
    if found.known:
        words += _("%(n)d 笔以前带入过，没有再记。") % {"n": found.known}
    if found.wrong:
        words += _("%(n)d 处不对，没有写入。") % {"n": len(found.wrong)}
    return words


@desk(Right.MANAGE_REWARDS)
def sheet(request: HttpRequest) -> HttpResponse:
    """The empty table, for Excel."""
    name = _("以前的积分")
    response = HttpResponse(write([Sheet(name, HEADINGS, [])]), content_type=XLSX_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx") or ""
    return response
