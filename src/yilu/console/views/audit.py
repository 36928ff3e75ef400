"""The record at the desk of the audit administrator: entries, how the chain stands, and its proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit import queries
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.verbs import kind_words, verb_words
from yilu.console.views.desk import actor_of, desk
from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE

NAV = "audit"
MOST_FINDINGS = 100
SEAL_LATE = timedelta(seconds=30)

FAULTS = {
    "changed": _("改过：和封存时不一样"),
    "missing": _("少了"),
    "broken": _("链断了，或不是我们签的"),
    "unsealed": _("没有封存"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the seal it stands in."""

    row: Any
    seal: int | None

    @property
    def pk(self) -> UUID:
        key: UUID = self.row.pk
        return key


def _verbs(actor: Actor) -> list[tuple[str, str]]:
    return [(verb, f"{verb_words(verb)} {times}") for verb, times in queries.verbs(actor)]


def _rows(actor: Actor, asked: Asked) -> Any:
    key = asked.search
    return queries.entries(
        actor,
        verb=asked.get("verb"),
        key=key,
        first=asked.day("first"),
        last=asked.day("last"),
    )


def _dress(actor: Actor, rows: list[Any]) -> list[Line]:
    seals = queries.seal_numbers(actor, rows)
    return [Line(row, seals.get(row.pk)) for row in rows]


def _time(line: Line) -> Cell:
    at = line.row.at.astimezone(CITY_ZONE)
    return Cell(f"{at:%Y-%m-%d}", f"{at:%H:%M:%S}")


def _detail(line: Line) -> str:
    return "；".join(f"{name}={value}" for name, value in line.row.detail.items())


def _seal(line: Line) -> Cell | str:
    if line.seal is None:
        return Cell(_("等封存"), tone="calm")
    return f"№ {line.seal}"


PAGE = ListPage(
    kind="audit.entry",
    title=_("操作记录"),
    rows=_rows,
    dress=_dress,
    filters=(
        Filter("verb", _("做了什么"), _verbs),
        Filter("first", _("从"), kind="date"),
        Filter("last", _("到"), kind="date"),
    ),
    search=_("搜对象的编号（整串）"),
    export=Right.AUDIT,
    empty_title=_("还没有记录"),
    empty_text=_("每做一件事就记一条，从这里看。"),
    columns=(
        Column(
            "at", _("时间"), _time, taken=lambda line: line.row.at.astimezone(CITY_ZONE).isoformat()
        ),
        Column(
            "verb",
            _("做了什么"),
            lambda line: Cell(verb_words(line.row.verb), line.row.verb),
            lead=True,
        ),
        Column("ref", _("对什么"), lambda line: Cell(kind_words(line.row.kind), line.row.key)),
        Column("actor", _("账号"), lambda line: str(line.row.actor or _("系统"))),
        Column("detail", _("要点"), _detail),
        Column("seal", _("封存"), _seal),
    ),
)


@desk(Right.AUDIT)
def audit(request: HttpRequest) -> HttpResponse:
    chain = queries.chain(actor_of(request))
    late = chain.waiting and chain.last_at and timezone.now() - chain.last_at > SEAL_LATE
    template = "console/audit/entries.html"
    return respond(request, PAGE, nav=NAV, template=template, chain=chain, late=late)


@desk(Right.AUDIT, post=True, get=False)
def verify(request: HttpRequest) -> HttpResponse:
    """Read the whole chain again and say what was changed, is missing, or was never sealed."""
    actor = actor_of(request)
    found = queries.findings(actor, MOST_FINDINGS)
    context = {
        "nav": NAV,
        "chain": queries.chain(actor),
        "findings": [(FAULTS[finding.fault.value], finding) for finding in found],
        "more": len(found) == MOST_FINDINGS,
        "at": timezone.now(),
    }
    return render(request, "console/audit/verified.html", context)
