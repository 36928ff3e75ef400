"""The read door: scopes and periods, figures and their rows, briefs, their proof, the cockpit."""

from __future__ import annotations

from yilu.insight.queries.figures import Opened, catalogue, figure, opened
from yilu.insight.queries.overview import (
    LEADING,
    Cockpit,
    DistrictLine,
    Month,
    Trend,
    cockpit,
    trend,
)
from yilu.insight.queries.papers import (
    Drift,
    ad_hoc,
    brief_figures,
    brief_rows,
    briefs,
    drift,
    editable,
    get_brief,
    is_settled,
    issue_line,
    paper,
    period_of,
)
from yilu.insight.queries.proof import Check, Level, Proof, checks, verify_brief
from yilu.insight.queries.scoping import default_period, scope, scopes
from yilu.insight.queries.trail import Stamp, is_author, may_revise, moves, stamps

__all__ = [
    "LEADING",
    "Check",
    "Cockpit",
    "DistrictLine",
    "Drift",
    "Level",
    "Month",
    "Opened",
    "Proof",
    "Stamp",
    "Trend",
    "ad_hoc",
    "brief_figures",
    "brief_rows",
    "briefs",
    "catalogue",
    "checks",
    "cockpit",
    "default_period",
    "drift",
    "editable",
    "figure",
    "get_brief",
    "is_author",
    "is_settled",
    "issue_line",
    "may_revise",
    "moves",
    "opened",
    "paper",
    "period_of",
    "scope",
    "scopes",
    "stamps",
    "trend",
    "verify_brief",
]
