"""The tables of branch life."""

from __future__ import annotations

from yilu.branch_life.models.backbone import (
    BackboneEntry,
    BackboneList,
    Correction,
    Criteria,
)
from yilu.branch_life.models.ballot import Ballot, Resolution, Tally
from yilu.branch_life.models.branch import Approver, CommitteeSeat, GroupPlace
from yilu.branch_life.models.development import (
    Application,
    Candidate,
    Helper,
    Review,
    StepRecord,
)
from yilu.branch_life.models.meeting import (
    AgendaItem,
    Attendee,
    Meeting,
    MeetingPaper,
    WrittenOpinion,
)
from yilu.branch_life.models.papers import (
    CandidateLetter,
    CandidateMove,
    CandidatePaper,
    Look,
    TrainingRecord,
)
from yilu.branch_life.models.transfer import (
    Appraisal,
    DuesEntry,
    Floating,
    FloatingContact,
    Transfer,
)

__all__ = [
    "AgendaItem",
    "Application",
    "Appraisal",
    "Approver",
    "Attendee",
    "BackboneEntry",
    "BackboneList",
    "Ballot",
    "Candidate",
    "CandidateLetter",
    "CandidateMove",
    "CandidatePaper",
    "CommitteeSeat",
    "Correction",
    "Criteria",
    "DuesEntry",
    "Floating",
    "FloatingContact",
    "GroupPlace",
    "Helper",
    "Look",
    "Meeting",
    "MeetingPaper",
    "Resolution",
    "Review",
    "StepRecord",
    "Tally",
    "TrainingRecord",
    "Transfer",
    "WrittenOpinion",
]
