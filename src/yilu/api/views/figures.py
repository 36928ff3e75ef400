"""Figures, the rows behind them, and briefs."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from yilu.api.paging import LIMIT, page
from yilu.api.shapes import BriefOut, FigureOut, Page, RowsOut
from yilu.api.tokens import actor_of
from yilu.core.errors import Invalid
from yilu.core.periods import Period
from yilu.insight import queries

router = Router(tags=["figures"])


@router.get("/indicators", response=Page[FigureOut], summary="All figures of a period and scope")
def indicators(
    request: HttpRequest, first: date | None = None, last: date | None = None, scope: str = ""
) -> Any:
    actor = actor_of(request)
    figures = queries.catalogue(actor, _period(first, last), queries.scope(actor, scope))
    return {"items": figures, "next": None}


@router.get("/indicators/{key}", response=FigureOut)
def indicator(
    request: HttpRequest,
    key: str,
    first: date | None = None,
    last: date | None = None,
    scope: str = "",
) -> Any:
    actor = actor_of(request)
    return queries.figure(actor, key, _period(first, last), queries.scope(actor, scope))


@router.get("/indicators/{key}/rows", response=RowsOut, summary="The rows a figure counts")
def rows(
    request: HttpRequest,
    key: str,
    first: date | None = None,
    last: date | None = None,
    scope: str = "",
    page: int = 1,
) -> Any:
    actor = actor_of(request)
    period, where = _period(first, last), queries.scope(actor, scope)
    return _rows(queries.opened(actor, key, period, where, page))


@router.get("/briefs", response=Page[BriefOut], summary="Briefs this token may read")
def briefs(request: HttpRequest, state: str = "", cursor: str = "", limit: int = LIMIT) -> Any:
    actor = actor_of(request)
    items, after = page(queries.briefs(actor, state), cursor, limit)
    return {"items": [_brief(actor, row) for row in items], "next": after}


@router.get("/briefs/{key}", response=BriefOut)
def brief(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    found = queries.get_brief(actor, key)
    return {
        **_brief(actor, found),
        "figures": queries.brief_figures(found),
        "text": queries.paper(found).text,
    }


@router.get("/briefs/{key}/figures/{figure}/rows", response=RowsOut)
def brief_rows(request: HttpRequest, key: UUID, figure: str, page: int = 1) -> Any:
    actor = actor_of(request)
    return _rows(queries.brief_rows(actor, queries.get_brief(actor, key), figure, page))


def _period(first: date | None, last: date | None) -> Period:
    """The period asked for; a missing end is the default's (the twelve months to today)."""
    usual = queries.default_period()
    end = last or usual.last
    start = first or Period.twelve_months_to(end).first
    if start > end:
        raise Invalid({"first": _("开始日期在结束日期之后，请对调。")})
    return Period(start, end)


def _rows(opened: Any) -> dict[str, Any]:
    return {
        "figure": opened.figure,
        "columns": [str(column) for column in opened.columns],
        "items": [{"id": row.key, "cells": list(row.cells)} for row in opened.rows],
        "total": opened.total,
        "hidden": opened.hidden,
        "page": opened.page,
        "pages": opened.pages,
    }


def _brief(actor: Any, row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": queries.moves(actor, row),
        "title": row.title,
        "first": row.first,
        "last": row.last,
        "scope": row.scope.number,
        "digest": row.digest,
    }
