"""The inbox: what is due next comes first; tabs, filters and search in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.appeals import queries
from yilu.appeals.enums import Kind, Level, Subject
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.appeals.words import VIEWERS, beads, due_cell, title_of, when
from yilu.console.views.desk import actor_of, desk
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.people.queries import names_of

NAV = "appeals"
TABS = {
    "mine": gettext_lazy("我手里的"),
    "open": gettext_lazy("全部在办"),
    "tasks": gettext_lazy("部门协办"),
    "settled": gettext_lazy("等司机确认"),
    "closed": gettext_lazy("已办结"),
}
LEVELS = [(str(value), label) for value, label in Level.choices]
DUE = [
    ("over", gettext_lazy("已经超期")),
    ("soon", gettext_lazy("一天以内")),
    ("unsigned", gettext_lazy("还没签收")),
]


@dataclass(frozen=True, slots=True)
class Row:
    """A case as the list shows it."""

    appeal: Any
    holder: str
    company: str
    tasks: list[Any]
    left: queries.Left | None

    @property
    def pk(self) -> UUID:
        key: UUID = self.appeal.pk
        return key


def dress(actor: Actor, appeals: list[Any]) -> list[Row]:
    """Holders' names, open tasks and working time left, each by one question for the page."""
    people = [row.holder_person_id for row in appeals if row.holder_person_id]
    names = names_of(actor.city, people)
    tasks = queries.waiting_tasks(appeals)
    left = queries.left(actor.city, appeals)
    companies = queries.company_names(actor, appeals)
    return [
        Row(
            row,
            _holder(row, names),
            companies.get(row.company, ""),
            tasks.get(row.pk, []),
            left.get(row.pk),
        )
        for row in appeals
    ]


def _holder(appeal: Any, names: dict[UUID, str]) -> str:
    who = names.get(appeal.holder_person_id, "") if appeal.holder_person_id else ""
    return f"{Level(appeal.holder_level).label} · {who}" if who else str(appeal.holder_unit.name)


def driver_cell(row: Row) -> Cell:
    appeal = row.appeal
    if appeal.sealed:
        return Cell(_("密封"), tone="seal", icon="lock")
    if appeal.reporter is None:
        return Cell(_("匿名"), tone="seal", icon="lock")
    return Cell(masking.name(appeal.reporter.name), small=row.company)


def _tasks(row: Row) -> str | Cell:
    if not row.tasks:
        return ""
    now = clock.business_now()
    late = any(task.due < now for task in row.tasks)
    return Cell(
        "、".join(task.unit.name for task in row.tasks),
        small=_("超期没回") if late else when(row.tasks[0].due),
    )


COLUMNS = (
    Column(
        "due", gettext_lazy("办结到期"), lambda row: due_cell(row.appeal, row.left), "settle_due"
    ),
    Column(
        "title",
        gettext_lazy("诉求"),
        lambda row: Cell(title_of(row.appeal), small=row.appeal.number),
        lead=True,
        taken=lambda row: f"{row.appeal.number} {title_of(row.appeal)}",
    ),
    Column(
        "subject",
        gettext_lazy("类别"),
        lambda row: Cell(row.appeal.get_subject_display(), small=row.appeal.get_kind_display()),
        "subject",
    ),
    Column("driver", gettext_lazy("司机和企业"), driver_cell),
    Column(
        "holder",
        gettext_lazy("在谁手里"),
        lambda row: Cell(row.holder, beads=beads(row.appeal.holder_level)),
        "holder_level",
    ),
    Column("tasks", gettext_lazy("协办"), _tasks),
)


def asked_rows(box: str) -> Callable[[Actor, Asked], Any]:
    def rows(actor: Actor, asked: Asked) -> Any:
        return queries.appeals(
            actor,
            box=box,
            text=asked.search,
            due=asked.get("due"),
            subject=asked.get("subject"),
            kind=asked.get("kind"),
            level=asked.get("level"),
            company=asked.get("company"),
            sealed={"yes": True, "no": False}.get(asked.get("sealed")),
        )

    return rows


def _page(box: str) -> ListPage:
    return ListPage(
        kind="appeals.appeal",
        title=gettext_lazy("诉求"),
        rows=asked_rows(box),
        columns=COLUMNS,
        dress=dress,
        detail=lambda row: reverse("console:appeal", args=[row.pk]),
        filters=(
            Filter("due", gettext_lazy("到期"), DUE),
            Filter("subject", gettext_lazy("类别"), Subject.choices),
            Filter("kind", gettext_lazy("性质"), Kind.choices),
            Filter("level", gettext_lazy("在哪一级"), LEVELS),
            Filter("company", gettext_lazy("企业"), queries.companies_met),
            Filter("sealed", gettext_lazy("密封"), _sealed),
        ),
        search=gettext_lazy("搜编号、诉求内容"),
        late=lambda row: row.left is not None and row.left.due < clock.business_now(),
        pick="pick",
        empty_title=gettext_lazy("没有要办的诉求"),
        empty_text=gettext_lazy("司机提交了，就会按到期先后排在这里。"),
    )


def _sealed(actor: Actor) -> list[tuple[str, Any]]:
    """Only the committee has sealed ones to look for."""
    if not actor.may_anywhere(Right.DIRECT_APPEALS):
        return []
    return [("yes", _("只看密封的")), ("no", _("不看密封的"))]


PAGES = {box: _page(box) for box in TABS}


@desk(*VIEWERS)
def appeals(request: HttpRequest, box: str = "open") -> HttpResponse:
    """One box of the inbox, with how many lie in each."""
    if box not in PAGES:
        raise Http404
    actor = actor_of(request)
    counts = queries.box_counts(actor)
    tabs = [(key, label, counts[key]) for key, label in TABS.items()]
    handles = actor.may_anywhere(Right.HANDLE_APPEALS)
    context = {
        "tabs": tabs,
        "box": box,
        "over": counts["over"],
        "may_bulk": handles,
        "now": when(clock.business_now()),
        "causes": queries.causes(actor).count() if handles else None,
    }
    return respond(request, PAGES[box], nav=NAV, template="console/appeals/inbox.html", **context)
