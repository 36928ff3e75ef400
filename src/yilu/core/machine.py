"""A workflow is a table: every legal move is one line, and nothing else is legal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yilu.core.errors import NotAllowed, Refused

STAYS = ""  # the target of a move that changes the thing but not its state


class IllegalMove(Refused):
    """The object is not in a state from which this move may start."""


@dataclass(frozen=True, slots=True)
class Move:
    """One legal step: from any of `sources` to `target` (or `STAYS`), if `allowed(actor, object)`."""

    name: str
    sources: frozenset[str]
    target: str
    allowed: Callable[[Any, Any], bool]

    def check(self, actor: Any, obj: Any) -> None:
        if not self.allowed(actor, obj):
            raise NotAllowed(self.name)
        if obj.state not in self.sources:
            raise IllegalMove(
                _("现在是“%(state)s”，不能这样做，请刷新看看。") % {"state": _label(obj)}
            )


class Machine:
    """The moves of one kind of object; pages ask it for buttons, documents are generated from it."""

    def __init__(self, *, initial: str, final: Iterable[str], moves: Iterable[Move]) -> None:
        self.initial, self.final = initial, frozenset(final)
        self.moves = {move.name: move for move in moves}

    def advance(self, obj: Any, name: str, *, by: Any) -> str:
        """Check the move, set `obj.state`, and return the state left behind."""
        move = self.moves[name]
        move.check(by, obj)
        left: str = obj.state
        obj.state = move.target or left
        return left

    def open_to(self, actor: Any, obj: Any) -> list[str]:
        """The moves this actor could make now: what a page shows as buttons."""
        return [
            m.name for m in self.moves.values() if obj.state in m.sources and m.allowed(actor, obj)
        ]

    def stranded(self) -> set[str]:
        """States neither final nor left by any move: must be empty (checked in tests)."""
        left = frozenset().union(*(move.sources for move in self.moves.values()))
        return {move.target for move in self.moves.values() if move.target} - left - self.final


def _label(obj: Any) -> str:
    display = getattr(obj, "get_state_display", None)
    return str(display() if display else obj.state)
