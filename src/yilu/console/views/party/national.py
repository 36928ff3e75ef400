"""What the national member system asks for, as one workbook: what it holds, who reads that it was taken."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.branch_life.actions import exporting
from yilu.branch_life.queries import party as queries
from yilu.console.forms.party import TakeForm
from yilu.console.views.desk import Question, actor_of, desk, posted
from yilu.console.views.meetings.page import attachment
from yilu.console.views.meetings.shared import KEEP, asking
from yilu.core.workbook import XLSX_TYPE
from yilu.people.revealing import ReauthenticationNeeded

NAV = "branches"


@desk(KEEP, post=True)
def national(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One workbook for the branch; full numbers only after a fresh second factor."""
    actor = actor_of(request)
    row = queries.get_branch(actor, pk)
    form = TakeForm(posted(request), initial=request.GET.dict())
    trail = (
        (_("支部"), reverse("console:branches")),
        (row.name, reverse("console:branch", args=[pk])),
        (_("支委和党小组"), reverse("console:branch_party", args=[pk])),
    )
    note = _(
        "一个 Excel，七张表：党员信息采集、发展党员、组织关系转接、流动党员、支部班子、民主评议、"
        "支部大会决议。"
        "民族、学历、家庭住址驿路不收集，在全国系统里填。转接仍在全国系统里办，这里只抄结果。"
    )
    question = Question(_("全国系统用表"), _("导出 Excel"), NAV, trail, row.name, note)

    def act() -> HttpResponse:
        try:
            name, content = exporting.export_registers(
                pk, by=actor, in_full=form.cleaned_data["in_full"]
            )
        except ReauthenticationNeeded:
            here = f"{request.path}?{urlencode({'in_full': 'on'})}"
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': here})}")
        return attachment(content, XLSX_TYPE, name)

    return asking(request, form, question, act)
