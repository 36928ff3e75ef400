"""One import: its progress, the preview of its rows, mending, writing, taking back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yilu.console.forms.intake import FixForm
from yilu.console.links import to
from yilu.console.views.desk import actor_of, desk, done
from yilu.console.views.intake.batches import NAV, kind_labels
from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid
from yilu.core.workbook import XLSX_TYPE
from yilu.intake import actions, queries
from yilu.intake.corrected import corrected
from yilu.intake.enums import Only, RowState, State
from yilu.runtime.enums import Stage

CHIPS = {
    RowState.NEW: "done",
    RowState.CHANGED: "soon",
    RowState.ERROR: "now",
    RowState.WROTE_NEW: "done",
    RowState.WROTE_CHANGED: "soon",
}
STEPS = {State.RECEIVED: 2, State.READY: 3, State.APPLIED: 5}


@dataclass(frozen=True, slots=True)
class View:
    """The preview's page with the addresses of its other pages and filters."""

    here: str
    only: Only
    preview: Any

    @property
    def first(self) -> int:
        return (self.preview.page - 1) * queries.PAGE + 1 if self.preview.count else 0

    @property
    def last(self) -> int:
        return min(int(self.preview.page) * queries.PAGE, self.total)

    @property
    def total(self) -> int:
        return int(self.preview.count)

    page_sizes: tuple[()] = ()

    @property
    def previous_url(self) -> str:
        return self._page(self.preview.page - 1) if self.preview.page > 1 else ""

    @property
    def next_url(self) -> str:
        return self._page(self.preview.page + 1) if self.preview.page < self.preview.pages else ""

    def _page(self, number: int) -> str:
        return f"{self.here}?only={self.only.value}&page={number}"

    @property
    def address(self) -> str:
        """This very page, to come back to after mending a cell."""
        return self._page(self.preview.page)


@desk(Right.IMPORT)
def batch(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The import as far as it has come."""
    actor = actor_of(request)
    of = queries.batch(actor, pk)
    context = {**_common(actor, of), "writing": _writing(request, of)}
    if of.state == State.RECEIVED or context["writing"]:
        return render(request, "console/intake/progress.html", context)
    if of.state == State.REFUSED or of.purged_at:
        return render(request, "console/intake/closed.html", context)
    return render(request, "console/intake/preview.html", context | _rows(request, actor, of))


def _common(actor: Actor, of: Any) -> dict[str, Any]:
    columns = {key for table in of.tables for key in table["written"]}
    return {
        "nav": NAV,
        "of": of,
        "kind": kind_labels(actor).get(of.kind, of.kind),
        "moves": queries.moves(actor, of),
        "refusal": queries.refusal(of),
        "progress": queries.progress(of),
        "uploaded": _when(of.created_at),
        "undo_until": _when(queries.undo_until(of)),
        "earlier": queries.seen_before(actor, of) if of.state == State.READY else None,
        "step": STEPS.get(of.state, 1),
        "steps": (
            _("上传"),
            _("认出 %(n)d 列") % {"n": len(columns)} if columns else _("识别"),
            _("核对"),
            _("写入"),
            _("7 天内可撤销"),
        ),
    }


def _rows(request: HttpRequest, actor: Actor, of: Any) -> dict[str, Any]:
    only, page = _only(request, of), request.GET.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    found = queries.preview(actor, of, only=only, page=number)
    if found.count and not found.rows:  # the last page emptied while somebody looked at it
        found = queries.preview(actor, of, only=only, page=found.pages)
    here = reverse("console:import", args=[of.pk])
    return {
        "view": View(here, only, found),
        "rows": [
            (row, CHIPS.get(row.state, ""), _will(row)) for row in sorted(found.rows, key=_first)
        ],
        "notices": queries.notices(of),
        "sheets": len(of.tables),
        "heading_row": of.tables[0]["row"] if of.tables else 0,
        "many_sheets": len(of.tables) > 1,
        "mends": of.state in (State.READY, State.APPLIED),
    }


def _first(row: Any) -> bool:
    """What must be mended stands first on its page; the rest keeps the order of the file."""
    return bool(row.state != RowState.ERROR)


def _only(request: HttpRequest, of: Any) -> Only:
    """What was asked for; else what deserves a look, else everything."""
    wanted = request.GET.get("only", "")
    if wanted in set(Only):
        return Only(wanted)
    return Only.TOUCHED if of.failing or of.new or of.changed or of.written else Only.ALL


def _will(row: Any) -> str:
    if row.state in (RowState.CHANGED, RowState.WROTE_CHANGED):
        return ngettext("变 %(n)d 格", "变 %(n)d 格", row.changes) % {"n": row.changes}
    return str(row.state.label)


def _when(at: datetime | None) -> str:
    if at is None:
        return ""
    local = at.astimezone(CITY_ZONE)
    today = timezone.now().astimezone(CITY_ZONE).date()
    day = _("今天") if local.date() == today else date_format(local, "MONTH_DAY_FORMAT")
    return f"{day} {local:%H:%M}"


def _writing(request: HttpRequest, of: Any) -> bool:
    """A large batch is written by a job: the page watches until it is done or has failed."""
    row = queries.progress(of)
    running = row is not None and row.stage == Stage.RUNNING
    asked = request.GET.get("writing") == "1" and (row is None or row.stage != Stage.FAILED)
    return of.state == State.READY and bool(of.good) and (running or asked)


@desk(Right.IMPORT)
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far it is, for the page that watches; once there is more to see, that page is shown."""
    actor = actor_of(request)
    of = queries.batch(actor, pk)
    writing = _writing(request, of)
    if of.state != State.RECEIVED and not writing:
        answer = HttpResponse()
        answer["HX-Redirect"] = reverse("console:import", args=[pk])
        return answer
    return render(request, "console/intake/watch.html", {**_common(actor, of), "writing": writing})


@desk(Right.IMPORT, post=True, get=False)
def fix(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another value for one cell; it is judged again at once, and so is what depends on it."""
    actor = actor_of(request)
    of = queries.batch(actor, pk)
    form = FixForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("没有认出要改的是哪一格，请刷新再改。"))
        return redirect(_back(request, pk))
    given = form.cleaned_data
    try:
        actions.fix(of, given["row"], given["column"], given["value"] or None, by=actor)
        messages.success(request, _after_fix(actor, pk, of.failing))
    except Invalid as error:
        messages.error(request, _said(error))
    return redirect(_back(request, pk))


def _after_fix(actor: Actor, pk: UUID, failing: int) -> str:
    left = queries.batch(actor, pk).failing
    if left < failing:
        return _("改好了，还有 %(n)d 行要改。") % {"n": left} if left else _("都改好了，可以写入。")
    return _("改了，这一行还有要看的地方，提示在格子里。")


@desk(Right.IMPORT, post=True, get=False)
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    try:
        actions.drop_row(queries.batch(actor, pk), request.POST.get("row", ""), by=actor)
        messages.success(request, _("这一行不要了，写入时会跳过。"))
    except Invalid as error:
        messages.error(request, _said(error))
    return redirect(_back(request, pk))


def _said(error: Invalid) -> str:
    return " ".join(str(text) for text in error.errors.values())


def _back(request: HttpRequest, pk: UUID) -> str:
    """The page of the preview he was on."""
    only, page = request.POST.get("only", ""), request.POST.get("page", "")
    return to("console:import", pk, only=only if only in set(Only) else "", page=page)


@desk(Right.IMPORT, post=True, get=False)
def apply(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    of = queries.batch(actor, pk)
    if of.state == State.APPLIED and not of.good:  # pressed twice
        return redirect("console:import", pk)
    written = actions.start_apply(of, by=actor)
    if written.state != State.APPLIED:
        return redirect(to("console:import", pk, writing=1))
    words = _("写入 %(n)d 行，7 天内可以撤销。") % {"n": written.written}
    return done(request, words, "console:import", pk)


@desk(Right.IMPORT, post=True, get=False)
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    of = queries.batch(actor, pk)
    if of.state != State.UNDONE:
        actions.undo(of, by=actor)
        messages.success(request, _("已撤销，名册回到了写入以前的样子。"))
    return redirect("console:import", pk)


@desk(Right.IMPORT, post=True, get=False)
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    of = queries.batch(actor, pk)
    if of.state != State.DISCARDED:
        actions.discard(of, by=actor)
        messages.success(request, _("已放弃，什么都没有写入，文件也删了。"))
    return redirect("console:imports")


@desk(Right.IMPORT)
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The rows that wait, every error marked on its cell: mend it in Excel and hand it in again."""
    actor = actor_of(request)
    of = queries.batch(actor, pk)
    if not of.failing or of.purged_at:
        raise Http404
    stem = of.file_name.rsplit(".", 1)[0]
    name = _("%(file)s-要改的 %(n)d 行.xlsx") % {"file": stem, "n": of.failing}
    response = HttpResponse(corrected(actor, of), content_type=XLSX_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
