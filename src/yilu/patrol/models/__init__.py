"""What is kept of snapshots: the places and who looks after them, and the cases themselves."""

from yilu.patrol.models.case import Check, Entry, Merit, Request, Seen, Snapshot
from yilu.patrol.models.ground import Area, AreaCell, AreaChoice, Category, Duty

__all__ = [
    "Area",
    "AreaCell",
    "AreaChoice",
    "Category",
    "Check",
    "Duty",
    "Entry",
    "Merit",
    "Request",
    "Seen",
    "Snapshot",
]
