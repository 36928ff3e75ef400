"""One resolution: on the screen as it is printed, as a file, signed."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.branch_life.actions import ballots, reading
from yilu.branch_life.enums.meeting import Format
from yilu.branch_life.queries import meetings as queries
from yilu.console.forms.meetings import SignResolutionForm
from yilu.console.views.desk import Question, actor_of, desk, done, posted
from yilu.console.views.meetings.page import attachment
from yilu.console.views.meetings.shared import HOLD, asking, key_of
from yilu.core import clock

NAV = "resolutions"
TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@desk(HOLD)
def resolution(request: HttpRequest, pk: UUID) -> HttpResponse:
    row, sheet = reading.read_resolution(pk, by=actor_of(request))
    context = {"nav": NAV, "row": row, "sheet": sheet}
    return render(request, "console/meetings/resolution.html", context)


@desk(HOLD)
def resolution_file(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    if kind not in Format.values:
        raise Http404
    fmt = Format(kind)
    row, content = reading.print_resolution(pk, fmt, by=actor_of(request))
    return attachment(content, TYPES[fmt], f"{_('决议')}-{row.number}.{kind}")


@desk(HOLD, post=True)
def resolution_sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_resolution(actor, pk)
    came = [one for one in queries.attendees(row.meeting) if one.arrived_at is not None]
    signers = [(str(one.person_id), one.person.name) for one in came]
    form = SignResolutionForm(
        posted(request),
        initial={"on": clock.today(), "national": row.national, "signer": row.signer_id},
        choices={"signer": signers},
    )
    above = (
        (_("决议"), reverse("console:resolutions")),
        (row.number, reverse("console:resolution", args=[pk])),
    )
    note = _("打印出来签字盖章，扫描件加在会议里。全国系统里办完以后，把编号抄回来。")
    question = Question(_("决议签字"), _("存下"), NAV, above, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        ballots.sign_resolution(
            pk, key_of(given["signer"]), by=actor, on=given["on"], national=given["national"]
        )
        return done(request, _("签字登记好了。"), "console:resolution", pk)

    return asking(request, form, question, act)
