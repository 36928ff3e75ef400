"""The archive list (归档目录): which papers each step leaves, which lie in the file, which are missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yilu.branch_life.limits import MATERIALS
from yilu.branch_life.models import Candidate, CandidatePaper
from yilu.branch_life.queries.development.dossiers import (
    standing_records,
    wanted_materials,
)
from yilu.branch_life.rules.steps import materials, step_of
from yilu.core import clock


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """One paper the archive asks for."""

    step: str
    key: str
    title: str
    done_on: date | None
    papers: tuple[CandidatePaper, ...]

    @property
    def missing(self) -> bool:
        return not self.papers


@dataclass(frozen=True, slots=True)
class Archive:
    """The whole list of one person."""

    candidate: Candidate
    made_on: date
    lines: tuple[ArchiveLine, ...]
    others: tuple[CandidatePaper, ...]  # papers the list does not ask for

    @property
    def missing(self) -> list[str]:
        return [line.title for line in self.lines if line.missing]

    @property
    def complete(self) -> bool:
        return not self.missing


def kinds_of(city: str) -> dict[str, Any]:
    """Every kind of paper a file may hold, the city's own additions last."""
    extra = MATERIALS.of(city)
    own = {f"extra_{n}": str(title) for n, title in enumerate(extra)}
    return {**dict(materials()), **own, "other": _("其他材料")}


def archive_of(row: Candidate) -> Archive:
    """What this file should hold by now, and what it holds; the caller has opened the file."""
    records = standing_records(row)
    done = {record.step: record.done_on for record in records}
    held: dict[str, list[CandidatePaper]] = defaultdict(list)
    rows = CandidatePaper.objects.filter(city=row.city, candidate=row, removed_on=None)
    for paper in rows.select_related("paper__file").order_by("added_on", "pk"):
        held[paper.kind].append(paper)
    lines = tuple(
        ArchiveLine(
            str(step_of(step).title) if step else str(_("本地要求")),
            key,
            str(title),
            done.get(step),
            tuple(held.pop(key, ())),
        )
        for step, key, title in wanted_materials(row.city, records)
    )
    others = tuple(paper for papers in held.values() for paper in papers)
    return Archive(row, clock.today(), lines, others)
