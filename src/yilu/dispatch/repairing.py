"""Repair for those who serve pages: done in the solver's process, nothing heavy comes in here."""

from __future__ import annotations

from yilu.dispatch.placing import remaining as remaining
from yilu.dispatch.process import repair as repair
