"""The tables of care: helps, consultations, campaigns and packs, hardship."""

from __future__ import annotations

from yilu.care.models.campaigns import Campaign, Eligible, Handout
from yilu.care.models.codes import ReceiptCode
from yilu.care.models.consultations import Consultation, Slot
from yilu.care.models.hardship import HardshipNote, HomeVisit
from yilu.care.models.helps import Help

__all__ = [
    "Campaign",
    "Consultation",
    "Eligible",
    "Handout",
    "HardshipNote",
    "Help",
    "HomeVisit",
    "ReceiptCode",
    "Slot",
]
