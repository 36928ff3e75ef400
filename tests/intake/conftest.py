"""Files as companies send them, and one way to put them through the engine."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import openpyxl
import pytest
from pytest_django import Settings

from yilu.core.actor import Actor
from yilu.core.ids import resident_id_check
from yilu.intake import actions
from yilu.intake.models import Batch

CITY = "510400"
HEADING = ("姓名", "身份证号", "手机号", "有效期止", "单量")


def number(serial: int) -> str:
    """A valid resident ID; nobody's."""
    first = f"51040219{60 + serial % 40}{1 + serial % 12:02}{1 + serial % 28:02}{serial % 1000:03}"
    return first + resident_id_check(first)


def person(serial: int, **other: Any) -> list[Any]:
    row = {"姓名": f"李{'一二三四五六七八九'[serial % 9]}", "身份证号": number(serial)}
    row |= {"手机号": f"138{serial:08}", "有效期止": "2030-01-31", "单量": serial % 100, **other}
    return [row[name] for name in HEADING]


def xlsx(*sheets: Sequence[Sequence[Any]], titles: Sequence[str] = ()) -> io.BytesIO:
    """A workbook of plain sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for index, rows in enumerate(sheets):
        page = book.create_sheet(titles[index] if titles else f"表{index + 1}")
        for row in rows:
            page.append(list(row))
    target = io.BytesIO()
    book.save(target)
    target.seek(0)
    return target


def csv(*rows: Sequence[Any], encoding: str = "utf-8", separator: str = ",") -> io.BytesIO:
    lines = (separator.join(map(str, row)) for row in rows)
    return io.BytesIO("\r\n".join(lines).encode(encoding))


@pytest.fixture(autouse=True)
def small_world(settings: Settings, tmp_path: Any) -> None:
    settings.YILU_ROSTERS = ["tests.intake.roster.PEOPLE"]
    settings.YILU_DATE = date(2026, 6, 1)
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def system() -> Actor:
    return Actor.for_system(CITY)


Stage = Callable[..., Batch]


@pytest.fixture
def stage(db: None, system: Actor, tmp_path: Any) -> Iterator[Stage]:
    """Stage a file's bytes as `by`."""

    def staged(content: io.BytesIO, name: str = "名册.xlsx", by: Actor = system) -> Batch:
        path = tmp_path / "upload"
        path.write_bytes(content.getvalue())
        with path.open("rb") as file:
            batch = actions.open_local("people", name, file, by=by)
            return actions.stage(batch, by=by, file=file)

    return staged
