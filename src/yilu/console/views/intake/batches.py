"""Imports: the list of files, handing one in, and the sample of each register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.intake import UploadForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import actor_of, desk, posted, put
from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid
from yilu.core.workbook import XLSX_TYPE, Sheet, write
from yilu.intake import actions, queries
from yilu.intake.enums import State

NAV = "imports"
TONES = {
    State.RECEIVED: ("wait", "clock"),
    State.READY: ("soon", "eye"),
    State.APPLIED: ("done", "check"),
    State.UNDONE: ("calm", "undo"),
    State.DISCARDED: ("calm", ""),
    State.REFUSED: ("now", "alert"),
}


def kind_labels(actor: Actor) -> dict[str, str]:
    """The registers this actor may bring in, as they are called."""
    return {of.kind: _(of.label) for of in queries.kinds(actor)}


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.batches(actor, kind=asked.get("kind"), state=asked.get("state"))


@dataclass(frozen=True, slots=True)
class Line:
    """A batch with the name of its register."""

    row: Any
    kind: str

    @property
    def pk(self) -> Any:
        return self.row.pk


def _dress(actor: Actor, rows: list[Any]) -> list[Line]:
    labels = kind_labels(actor)
    return [Line(row, labels.get(row.kind, row.kind)) for row in rows]


def _state(line: Line) -> Cell:
    state = State(line.row.state)
    tone, icon = TONES[state]
    waiting = line.row.failing and state in (State.READY, State.APPLIED)
    small = _("%(n)d 行等着改") % {"n": line.row.failing} if waiting else ""
    return Cell(state.label, small=small, tone=tone, icon=icon)


PAGE = ListPage(
    kind="intake.batch",
    title=gettext_lazy("导入"),
    rows=_rows,
    dress=_dress,
    detail=lambda line: reverse("console:import", args=[line.pk]),
    filters=(
        Filter("kind", gettext_lazy("名册"), lambda actor: kind_labels(actor).items()),
        Filter("state", gettext_lazy("到哪一步"), State.choices),
    ),
    export=None,
    empty_title=gettext_lazy("还没有导入过名册"),
    empty_text=gettext_lazy("点“上传名册”。先企业，再车辆和司机，然后党员和每月营运。"),
    columns=(
        Column(
            "file",
            gettext_lazy("文件"),
            lambda line: Cell(line.row.file_name, line.row.number),
            "file_name",
            lead=True,
        ),
        Column("kind", gettext_lazy("名册"), lambda line: line.kind, "kind"),
        Column("state", gettext_lazy("到哪一步"), _state, "state"),
        Column("total", gettext_lazy("行"), lambda line: line.row.total, "total", number=True),
        Column(
            "failing", gettext_lazy("要改"), lambda line: line.row.failing, "failing", number=True
        ),
        Column(
            "written", gettext_lazy("已写入"), lambda line: line.row.written, "written", number=True
        ),
        Column(
            "at",
            gettext_lazy("上传"),
            lambda line: f"{line.row.created_at.astimezone(CITY_ZONE):%Y-%m-%d %H:%M}",
            "created_at",
        ),
    ),
)


@desk(Right.IMPORT)
def batches(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV, template="console/intake/batches.html")


@dataclass(frozen=True, slots=True)
class Needed:
    """What a register's file must have, told before somebody prepares it."""

    kind: str
    label: str
    needs: list[str]  # each one column, or several of which one will do
    others: list[str]
    dropped: list[str]
    sample: str


def _needed(of: Any) -> Needed:
    labels = {column.key: _(column.label) for column in of.columns}
    asked = {key for group in of.needs for key in group}
    return Needed(
        of.kind,
        _(of.label),
        [_("或").join(labels[key] for key in group) for group in of.needs],
        [label for key, label in labels.items() if key not in asked],
        sorted({column.headings[0] for column in of.dropped if column.headings}),
        reverse("console:import_sample", args=[of.kind]),
    )


@desk(Right.IMPORT, post=True)
def upload(request: HttpRequest) -> HttpResponse:
    """Choose the register and the file; reading goes on by itself, the page may be left."""
    actor = actor_of(request)
    kinds = queries.kinds(actor)
    form = UploadForm(
        posted(request),
        request.FILES or None,
        kinds=[(of.kind, _(of.label)) for of in kinds],
        initial={"kind": request.GET.get("kind", "")},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            made = actions.receive(form.cleaned_data["kind"], given.name, given, by=actor)
            return redirect("console:import", made.pk)
        except Invalid as error:
            put(form, error)
    context = {"nav": NAV, "form": form, "needed": [_needed(of) for of in kinds]}
    status = 422 if form.errors else 200
    return render(request, "console/intake/upload.html", context, status=status)


@desk(Right.IMPORT)
def sample(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty workbook with this register's headings: a start for whoever has no list yet."""
    of = next((of for of in queries.kinds(actor_of(request)) if of.kind == kind), None)
    if of is None:
        raise Http404
    headings = [column.headings[0] for column in of.columns]
    response = HttpResponse(write([Sheet(_(of.label), headings, [])]), content_type=XLSX_TYPE)
    name = _("%(register)s样表.xlsx") % {"register": _(of.label)}
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
