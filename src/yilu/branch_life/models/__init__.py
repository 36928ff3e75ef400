"""The tables of branch life."""

from __future__ import annotations

from yilu.branch_life.models.development import (
    Application,
    Candidate,
    Helper,
    Review,
    StepRecord,
)
from yilu.branch_life.models.papers import (
    CandidateLetter,
    CandidateMove,
    CandidatePaper,
    Look,
    TrainingRecord,
)

__all__ = [
    "Application",
    "Candidate",
    "CandidateLetter",
    "CandidateMove",
    "CandidatePaper",
    "Helper",
    "Look",
    "Review",
    "StepRecord",
    "TrainingRecord",
]
