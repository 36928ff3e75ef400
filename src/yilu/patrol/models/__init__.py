"""What is kept of snapshots: the places and who looks after them, and the cases themselves."""

from yilu.patrol.models.case import Check, Entry, Merit, Request, Seen, Snapshot
from yilu.patrol.models.ground import Area, AreaCell, AreaChoice, Category, Duty
from yilu.patrol.models.inspection import Errand, Inspection, Stop
from yilu.patrol.models.partner import Partner

__all__ = [
    "Area",
    "AreaCell",
    "AreaChoice",
    "Category",
    "Check",
    "Duty",
    "Entry",
    "Errand",
    "Inspection",
    "Merit",
    "Partner",
    "Request",
    "Seen",
    "Snapshot",
    "Stop",
]
