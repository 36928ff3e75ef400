"""Systems of others that may write through Open311: a key shown once, and taken back."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.inspections import PartnerForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Right
from yilu.core.errors import NotFound
from yilu.patrol import actions, queries

NAV = "partners"


@desk(Right.SYSTEM)
def partners(request: HttpRequest) -> HttpResponse:
    rows = queries.partners(actor_of(request))
    context = {"nav": NAV, "rows": rows, "discovery": reverse("open311:discovery", args=["json"])}
    return render(request, "console/inspections/partners.html", context)


def _trail() -> tuple[tuple[str, str], ...]:
    return ((_("对接系统"), reverse("console:partners")),)


@desk(Right.SYSTEM, post=True)
def partner_new(request: HttpRequest) -> HttpResponse:
    """The key stands on the answer and nowhere else."""
    form = PartnerForm(posted(request))
    note = _("密钥只显示这一次，请当面或加密交给对方。")
    question = Question(_("加一个对接系统"), _("发出密钥"), NAV, _trail(), note=note)

    def act() -> HttpResponse:
        row, key = actions.open_partner(by=actor_of(request), **form.cleaned_data)
        context = {"nav": NAV, "row": row, "key": key}
        response = render(request, "console/inspections/partner_key.html", context)
        response["Cache-Control"] = "no-store"
        return response

    return ask(request, form, question, act)


@desk(Right.SYSTEM, post=True)
def partner_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.partners(actor).filter(pk=pk, closed_on=None).first()
    if row is None:
        raise NotFound(str(pk))
    note = _("密钥马上失效；它报过的随手拍照常办理。")
    question = Question(
        _("收回%(name)s的密钥") % {"name": row.name}, _("收回"), NAV, _trail(), note=note
    )

    def act() -> HttpResponse:
        actions.close_partner(pk, by=actor)
        return done(request, _("收回了。"), "console:partners")

    return ask(request, forms.Form(posted(request)), question, act)
