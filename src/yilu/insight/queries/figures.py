"""Figures as one viewer may read them, and the rows each of them opens to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.periods import Period
from yilu.insight.catalogue import BY_KEY, INDICATORS
from yilu.insight.measures import Figure, Indicator, Scope, hide
from yilu.insight.rows import KINDS, Shown

FEW = 5  # counts of persons below this are withheld from whoever may not open their rows
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Opened:
    """A page of the rows behind a figure, as far as the viewer may see them."""

    figure: Figure
    columns: tuple[Any, ...]
    rows: list[Shown]
    total: int  # rows counted
    visible: int  # of these, rows the viewer may open
    gone: int  # rows taken back from the registers since the brief was issued
    page: int
    pages: int

    @property
    def hidden(self) -> int:
        return self.total - self.visible - self.gone


def catalogue(actor: Actor, period: Period, scope: Scope) -> list[Figure]:
    """Every figure for a scope the actor has figures of, in the order of the brief."""
    return [_figure(actor, indicator, period, scope) for indicator in INDICATORS]


def figure(actor: Actor, key: str, period: Period, scope: Scope) -> Figure:
    """One figure; an unknown key and a foreign scope look the same."""
    return _figure(actor, indicator(key), period, scope)


def indicator(key: str) -> Indicator:
    found = BY_KEY.get(key)
    if found is None:
        raise NotFound(key)
    return found


def opened(actor: Actor, key: str, period: Period, scope: Scope, page: int = 1) -> Opened:
    """The rows behind a live figure."""
    shown = figure(actor, key, period, scope)
    if shown.suppressed:
        raise NotFound(key)
    keys = indicator(key).keys(scope, period)
    return open_rows(actor, shown, keys, period.last, page)


def open_rows(actor: Actor, shown: Figure, keys: Sequence[UUID], on: date, page: int = 1) -> Opened:
    """Rows by their keys, live or frozen: only those the actor may see, and how many he may not."""
    kind = KINDS[shown.row_kind]
    seen = kind.seen(actor, keys, on)
    visible = seen.count()
    pages = max(-(-visible // PER_PAGE), 1)
    page = min(max(page, 1), pages)
    rows = list(seen[(page - 1) * PER_PAGE : page * PER_PAGE])
    return Opened(
        figure=shown,
        columns=kind.columns,
        rows=kind.shown(rows, actor.city),
        total=len(keys),
        visible=visible,
        gone=len(keys) - kind.existing(keys),
        page=page,
        pages=pages,
    )


def _figure(actor: Actor, chosen: Indicator, period: Period, scope: Scope) -> Figure:
    if scope.city != actor.city or not actor.may(Right.VIEW_FIGURES, scope.path, scope.division):
        raise NotFound(scope.number)
    measured = chosen.figure(scope, period)
    if _too_few(actor, chosen, measured, period, scope):
        return hide(measured, FEW, _("不足%(n)d人"))
    return measured


def _too_few(
    actor: Actor, chosen: Indicator, measured: Figure, period: Period, scope: Scope
) -> bool:
    """A handful of persons is as good as their names: only for who may open the rows anyway."""
    if measured.people is None or not 0 < measured.people < FEW:
        return False
    keys = chosen.keys(scope, period)
    return bool(KINDS[chosen.row_kind].seen(actor, keys, period.last).count() < len(keys))
