"""What attendance comes to: lists to take away, the ministry's records, certificates, double counting."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.activities import actions, queries
from yilu.activities.enums import Presence
from yilu.audit.actions import record
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.activities.listing import NAV
from yilu.console.views.activities.words import when
from yilu.console.views.desk import actor_of, desk
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotAllowed
from yilu.core.periods import Period
from yilu.core.refs import Ref


def _moment(at: Any) -> str:
    return f"{at.astimezone(clock.CITY_ZONE):%m-%d %H:%M}" if at else ""


def _late(came: Any) -> str:
    return _("没信号时点的，后来发出") if came.late else ""


def _page(row: Any) -> ListPage:
    """Who took part in this activity, as a list to look at and to take away."""

    def rows(actor: Actor, asked: Asked) -> Any:
        return queries.attendances(actor, activity=row.pk, mode=asked.get("mode"))

    return ListPage(
        kind="activities.attendance",
        title=f"{row.number} {_('参加名单')}",
        rows=rows,
        filters=(Filter("mode", gettext_lazy("怎么知道的"), Presence.choices),),
        empty_title=gettext_lazy("还没有人签到"),
        empty_text=gettext_lazy("现场扫码签到，或者活动后补录纸质名单。"),
        sort="in",
        columns=(
            Column(
                "name",
                gettext_lazy("姓名"),
                lambda came: Cell(
                    masking.name(came.person.name), masking.last_four(came.person.phone_last4)
                ),
                "person__name",
                lead=True,
            ),
            Column("on", gettext_lazy("日期"), lambda came: came.on.isoformat(), "on"),
            Column("in", gettext_lazy("签到"), lambda came: _moment(came.in_at), "in_at"),
            Column("out", gettext_lazy("签退"), lambda came: _moment(came.out_at), "out_at"),
            Column(
                "minutes", gettext_lazy("分钟"), lambda came: came.minutes, "minutes", number=True
            ),
            Column(
                "mode",
                gettext_lazy("怎么知道的"),
                lambda came: Cell(came.get_mode_display(), came.reason or _late(came)),
                "mode",
            ),
            Column("certificate", gettext_lazy("证明"), lambda came: came.certificate),
        ),
    )


@desk(Right.VIEW_ACTIVITIES)
def attendance(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = queries.get_activity(actor_of(request), pk)
    return respond(
        request, _page(row), nav=NAV, template="console/activities/attendance.html", row=row
    )


@desk(Right.EXPORT)
def educate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """baseInfoDriverEducate, one envelope for each company, as the ministry's platform takes it."""
    actor = actor_of(request)
    row = queries.get_activity(actor, pk)
    if not queries.rights(actor, row)[0]:
        raise NotAllowed("educate")
    records = sorted(
        queries.educate_records(actor, row, clock.business_now()), key=lambda r: r["CompanyId"]
    )
    by_company = groupby(records, key=lambda r: r["CompanyId"])
    envelopes = [queries.educate_file(company, list(found)) for company, found in by_company]
    record("attendance.exported", Ref.to(row), by=actor, rows=len(records))
    body = json.dumps(envelopes, ensure_ascii=False, indent=1)
    answer = HttpResponse(body, content_type="application/json; charset=utf-8")
    name = content_disposition_header(True, f"{row.number}-baseInfoDriverEducate.json")
    answer["Content-Disposition"] = name or "attachment"
    answer["Cache-Control"] = "no-store"
    return answer


@desk(Right.HOLD_ACTIVITIES)
def certificate(request: HttpRequest, pk: UUID, came: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_activity(actor, pk)
    found = actions.certify(pk, by=actor, attendance=came)
    paper = queries.certificate_file(queries.certificate(found, row))
    answer = HttpResponse(paper, content_type="application/pdf")
    name = content_disposition_header(False, f"{found.certificate}.pdf")
    answer["Content-Disposition"] = name or "inline"
    answer["Cache-Control"] = "no-store"
    return answer


@desk(Right.VIEW_ACTIVITIES)
def double(request: HttpRequest) -> HttpResponse:
    """The last twelve months' rows that look double or empty; a person decides, nothing is taken away."""
    actor, today = actor_of(request), clock.today()
    period = Period.twelve_months_to(today)
    twice = queries.double_counted(actor, period)
    context = {
        "nav": NAV,
        "period": period,
        "twice": [(came, masking.name(came.person.name), when(came.activity)) for came in twice],
        "empty": [(row, when(row)) for row in queries.held_without_attendance(actor, period)],
    }
    return render(request, "console/activities/double.html", context)
