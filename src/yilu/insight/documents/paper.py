"""The brief as plain values, the same for every kind of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yilu.core.periods import Period
from yilu.insight import writer
from yilu.insight.measures import Figure


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything a reader of the document sees."""

    masthead: str
    issue: str  # 2026年第22期, or that it is a draft
    dated: date
    title: str
    body: str
    period: Period
    scope: str
    figures: tuple[Figure, ...]
    signed_as: str = ""
    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""
    digest: str = ""

    @property
    def by_key(self) -> Mapping[str, Figure]:
        return {figure.key: figure for figure in self.figures}

    @property
    def blocks(self) -> list[writer.Block]:
        return writer.blocks(self.body, self.by_key)

    @property
    def text(self) -> str:
        return writer.plain(self.title, self.body, self.by_key)

    @property
    def lists(self) -> list[tuple[str, str]]:
        """The 版记: 报, 送 and 发, as far as filled in."""
        lines = (("报", self.report_to), ("送", self.send_to), ("发", self.distribute_to))
        return [(label, to) for label, to in lines if to]

    @property
    def keyed_rows(self) -> list[tuple[str, str, str, str]]:
        """Key, label, exact number and definition of each figure the text uses, in its order."""
        named = [self.by_key[key] for key in writer.used(self.body) if key in self.by_key]
        return [(f.key, f.label, exact(f), _said(f)) for f in named]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        return [row[1:] for row in self.keyed_rows]

    @property
    def notes(self) -> list[str]:
        """What a careful reader asks: which rows, of when, and whether the paper is the one signed."""
        period = f"{writer.chinese(self.period.first)}至{writer.chinese(self.period.last)}"
        lines = [f"统计范围：{self.scope}。期间：{period}；名册各数以末日为准。"]
        if self.digest:
            lines.append(f"签发指纹（SHA-256）：{self.digest}")
        return lines


def exact(figure: Figure) -> str:
    """1,464 人: what the rounded words stand for."""
    return figure.text if figure.value is None else f"{figure.value:,} {figure.unit}"


def _said(figure: Figure) -> str:
    return f"{figure.definition}{figure.note}"
