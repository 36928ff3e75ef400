"""A whole list, declared: what a builder copies. Its rows are plain objects; a query's rows work alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.core.actor import Actor


@dataclass(frozen=True)
class Shop:
    pk: int
    name: str
    keeper: str
    district: str
    opened_on: date | None
    visits: int
    standing: str = ""  # dressed: asked for one page of rows at once


NAMES = {"510402": "东区", "510411": "仁和区"}
ROWS = [
    Shop(
        n,
        f"门店{n:03d}",
        "𠮷小雨" if n == 7 else f"赵{n}",
        "510402" if n % 2 else "510411",
        None,
        n,
    )
    for n in range(1, 61)
]
ROWS[0] = replace(ROWS[0], name="=1+1", opened_on=date(2026, 3, 1))


def shops(actor: Actor, asked: Asked) -> Sequence[Shop]:
    """Stands for a query: it filters and searches, and knows who asks."""
    return [
        shop
        for shop in ROWS
        if asked.search in shop.name + shop.keeper
        and asked.get("district") in ("", shop.district)
        and (asked.day("since") is None or shop.opened_on == asked.day("since"))
    ]


def dress(actor: Actor, rows: list[Shop]) -> list[Shop]:
    """Stands for one set-based query about all rows of a page."""
    return [replace(shop, standing="合规" if shop.visits > 3 else "30 天内到期") for shop in rows]


def detail(shop: Shop) -> str:
    return reverse("example_shop", args=[shop.pk])


def standing(shop: Shop) -> Any:
    return Cell(shop.standing, tone="done" if shop.standing == "合规" else "soon")


SHOPS = ListPage(
    kind="example.shop",
    title="门店",
    search="搜门店、店员",
    rows=shops,
    dress=dress,
    detail=detail,
    sort="name",
    pick="shop",
    columns=(
        Column("name", "门店", lambda s: Cell(s.name, small=s.keeper), sort="name", lead=True),
        Column("district", "区县", lambda s: NAMES[s.district]),
        Column("opened", "开业", lambda s: s.opened_on, sort="opened_on"),
        Column("standing", "状态", standing),
        Column("visits", "人次", lambda s: s.visits, sort="visits", number=True),
    ),
    filters=(
        Filter("district", "区县", tuple(NAMES.items())),
        Filter("since", "开业日", kind="date"),
    ),
)
