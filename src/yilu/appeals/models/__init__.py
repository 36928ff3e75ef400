"""Tables of the appeals channel: cases and their road, work on them, and what is learnt from them."""

from yilu.appeals.models.case import Adjustment, Appeal, Entry, Rating, Stop
from yilu.appeals.models.knowledge import Callback, Card, Cause, Template
from yilu.appeals.models.work import Coordination, Link, Merge, Side, Task

__all__ = [
    "Adjustment",
    "Appeal",
    "Callback",
    "Card",
    "Cause",
    "Coordination",
    "Entry",
    "Link",
    "Merge",
    "Rating",
    "Side",
    "Stop",
    "Task",
    "Template",
]
