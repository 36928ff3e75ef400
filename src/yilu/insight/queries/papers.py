"""Briefs as one viewer may read them: live figures in a draft, frozen ones once issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.periods import Period
from yilu.insight import writer
from yilu.insight.access import visible
from yilu.insight.catalogue import BY_KEY, labels, measure
from yilu.insight.documents.paper import Paper
from yilu.insight.enums import SETTLED, BriefState, Kind, Strength
from yilu.insight.indicators.coverage import CountedRows
from yilu.insight.measures import Figure, Reading, Scope
from yilu.insight.models import Brief, BriefFigure
from yilu.insight.queries import scoping
from yilu.insight.queries.figures import Opened, open_rows
from yilu.membership import queries as membership
from yilu.organisations import queries as organisations
from yilu.organisations.enums import UnitKind
from yilu.registry import queries as registry
from yilu.rulebook.queries import district_names

DOCUMENT_LANGUAGE = "zh-hans"  # the paper is Chinese, whatever language its reader's pages are in


@dataclass(frozen=True, slots=True)
class Drift:
    """What the same question gives now, beside what was signed."""

    label: str
    then: str
    now: str
    added: int  # rows counted now and not then
    dropped: int  # rows counted then and not now


def briefs(actor: Actor, state: str = "") -> QuerySet[Brief]:
    """The briefs the actor may read, newest first; discarded ones only when asked for."""
    rows = visible(actor).select_related("scope").order_by("-last", "-created_at")
    return rows.filter(state=state) if state else rows.exclude(state=BriefState.DISCARDED)


def get_brief(actor: Actor, key: UUID) -> Brief:
    """The brief, if the actor may read it; otherwise it does not exist."""
    brief = visible(actor).select_related("scope").filter(pk=key).first()
    if brief is None:
        raise NotFound(str(key))
    return brief


def is_settled(brief: Brief) -> bool:
    return brief.state in SETTLED


def period_of(brief: Brief) -> Period:
    return Period(brief.first, brief.last)


def brief_figures(brief: Brief) -> list[Figure]:
    """The figures of a brief somebody may already read, worded as the paper words them."""
    if is_settled(brief):
        return [thawed(row) for row in brief.figures.order_by("order").defer("row_keys")]
    with translation.override(DOCUMENT_LANGUAGE):
        return list(measure(scoping.of_unit(brief.scope), period_of(brief)).values())


def thawed(row: BriefFigure) -> Figure:
    """A frozen figure as a value; its own words stand even if the indicator has changed since."""
    declared = BY_KEY.get(row.key)
    return Figure(
        key=row.key,
        label=row.label,
        unit=row.unit,
        definition=row.definition,
        strength=declared.strength if declared else Strength.COVERAGE,
        kind=declared.kind if declared else Kind.REGISTER,
        row_kind=row.row_kind,
        value=row.value,
        text=row.text,
        people=row.people,
        note=row.note,
        readings=tuple(Reading(*reading) for reading in row.readings),
    )


def brief_rows(actor: Actor, brief: Brief, key: str, page: int = 1) -> Opened:
    """The rows behind a figure of this brief: frozen keys, today's rights."""
    if not is_settled(brief):
        return _live_rows(actor, brief, key, page)
    row = brief.figures.filter(key=key).first()
    if row is None:
        raise NotFound(key)
    return open_rows(actor, thawed(row), row.row_keys, brief.last, page)


def _live_rows(actor: Actor, brief: Brief, key: str, page: int) -> Opened:
    found = next((figure for figure in brief_figures(brief) if figure.key == key), None)
    if found is None:
        raise NotFound(key)
    keys = BY_KEY[key].keys(scoping.of_unit(brief.scope), period_of(brief))
    return open_rows(actor, found, keys, brief.last, page)


def paper(brief: Brief, figures: Sequence[Figure] | None = None) -> Paper:
    """The brief as a document."""
    return Paper(
        masthead=brief.masthead,
        issue=issue_line(brief),
        dated=brief.issued_on or clock.today(),
        title=brief.title,
        body=brief.body,
        period=period_of(brief),
        scope=brief.scope_name,
        figures=tuple(brief_figures(brief) if figures is None else figures),
        signed_as=brief.signed_as,
        report_to=brief.report_to,
        send_to=brief.send_to,
        distribute_to=brief.distribute_to,
        digest=brief.digest,
    )


def issue_line(brief: Brief) -> str:
    """2026年第 22 期, or what stands there before it has one."""
    if brief.issue is None:
        return f"{BriefState(brief.state).label} {brief.number}"
    return f"{brief.year}年第{brief.issue}期"


def ad_hoc(actor: Actor, period: Period, scope: Scope) -> Paper:
    """A brief nobody has drafted: what the command line prints, with figures as of now."""
    if not actor.may(Right.VIEW_FIGURES, scope.path, scope.division):
        raise NotFound(scope.number)
    with translation.override(DOCUMENT_LANGUAGE):
        figures = measure(scope, period)
        title, body = writer.compose(figures, scope, period, names(scope, period.last))
        return Paper(
            masthead=writer.MASTHEAD,
            issue="草稿（未签发）",
            dated=clock.today(),
            title=title,
            body=body,
            period=period,
            scope=scope.name,
            figures=tuple(figures.values()),
            signed_as=organisations.root(scope.city).name,
        )


def names(scope: Scope, on: date) -> writer.Names:
    """The proper names the sentences need: of units, and of the district where all of them drive."""
    first = organisations.first_branch(scope.city)
    open_branches = organisations.branches(scope.city, on)
    floating = [u for u in open_branches if u.kind == UnitKind.FLOATING_BRANCH]
    return writer.Names(
        committee=organisations.root(scope.city).name,
        first_branch=first.name if first else "",
        first_district=_district(membership.members_first_branch, scope, on),
        floating_branch=floating[0].name if len(floating) == 1 else "司机党员流动党支部",
        floating_district=_district(membership.members_floating_branch, scope, on),
    )


def _district(members: CountedRows, scope: Scope, on: date) -> str:
    """The one district these members operate in; several, and the sentence names none."""
    people = members(scope.city, on, scope.path, scope.division).order_by().values("person")
    driving = registry.drivers_operating(scope.city, on).filter(person__in=people)
    found = set(driving.order_by().values_list("district", flat=True))
    return district_names(scope.city).get(found.pop(), "") if len(found) == 1 else ""


def drift(actor: Actor, brief: Brief) -> list[Drift]:
    """Figures of an issued brief that the same question answers differently today."""
    scope = scoping.of_unit(brief.scope)
    if not is_settled(brief) or not actor.may(Right.VIEW_FIGURES, scope.path, scope.division):
        return []
    changes = (_drift(row, scope, period_of(brief)) for row in brief.figures.order_by("order"))
    return [change for change in changes if change is not None]


def _drift(row: BriefFigure, scope: Scope, period: Period) -> Drift | None:
    indicator = BY_KEY.get(row.key)
    if indicator is None:
        return None
    then, keys = set(row.row_keys), indicator.keys(scope, period)
    now = indicator.figure(scope, period)
    added, dropped = len(set(keys) - then), len(then - set(keys))
    if now.value == row.value and not added and not dropped:
        return None
    return Drift(row.label, row.text, _("暂缺") if now.missing else now.text, added, dropped)


def editable(brief: Brief) -> dict[str, object]:
    """The words as the editor shows them: figures under their Chinese names."""
    with translation.override(DOCUMENT_LANGUAGE):
        names = labels()
    return {
        "version": brief.version,
        "title": brief.title,
        "body": writer.labelled(brief.body, names),
        "signed_as": brief.signed_as,
        "report_to": brief.report_to,
        "send_to": brief.send_to,
        "distribute_to": brief.distribute_to,
    }
