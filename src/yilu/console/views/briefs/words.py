"""How the desk speaks about a brief: its moves, its stamps, and the figure being looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from yilu.insight.templatetags.figures import unit_word

if TYPE_CHECKING:
    from yilu.insight.documents.paper import Paper
    from yilu.insight.measures import Figure


@dataclass(frozen=True, slots=True)
class MoveWords:
    """A button: what it says, what it does, told before it is done."""

    name: str
    button: Any
    title: Any
    text: Any
    done: Any
    main: bool = False  # the step the paper is waiting for


MOVES = {
    move.name: move
    for move in (
        MoveWords(
            "check",
            _("核稿通过"),
            _("文字和数都看过了？"),
            _("通过以后文字就定了，要改得先退回。"),
            _("核过了，等签发。"),
            main=True,
        ),
        MoveWords(
            "return",
            _("退回拟稿"),
            _("退回去改？"),
            _("拟稿的同事会看到您写的意见。"),
            _("已退回拟稿。"),
        ),
        MoveWords(
            "issue",
            _("签发"),
            _("签发这一期？"),
            _("数、口径和每个数背后的行都停在这一刻，以后谁也改不了。"),
            _("已签发，数停在这一刻。"),
            main=True,
        ),
        MoveWords(
            "publish",
            _("印发"),
            _("印发这一期？"),
            _("有权看数的同事都能读到；每人仍只能打开自己该看的行。"),
            _("已印发。"),
            main=True,
        ),
        MoveWords(
            "discard",
            _("作废"),
            _("这份草稿不要了？"),
            _("编号留着，还能查看，不会再进流程。"),
            _("已作废。"),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Panel:
    """怎么算的: one figure, opened beside the paper."""

    figure: Figure
    cut: bool  # its words are shorter than its number

    @property
    def lines(self) -> Iterator[tuple[str, str]]:
        for reading in self.figure.readings:
            yield reading.label, f"{reading.value:,} {unit_word(reading.unit)}"


def panel_of(paper: Paper, wanted: str) -> Panel | None:
    """The figure asked for in the address, else the first the text names."""
    named = [key for key, *_rest in paper.keyed_rows]
    figure = paper.by_key.get(wanted) or (paper.by_key[named[0]] if named else None)
    if figure is None:
        return None
    return Panel(figure, "余" in figure.text)
