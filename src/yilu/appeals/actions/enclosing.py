"""附件: papers that staff put to a case, and that a department or its clerk puts to a task."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals.actions.departments import locked_task
from yilu.appeals.actions.steps import advance, locked, log, write
from yilu.appeals.enums import Act, Voice
from yilu.appeals.models import Entry, Task
from yilu.appeals.states import TASKS
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import Invalid
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Paper


@transaction.atomic
def enclose(key: UUID, *, by: Actor, papers: Sequence[Paper], text: str = "") -> Entry:
    """Papers for whoever works the case: the driver does not see them, nor that they came."""
    appeal = locked(key, by)
    advance(appeal, "attach", by=by)
    _needed(papers)
    attach(papers, Ref.to(appeal), by=by)
    log(appeal, "attached", by=by, papers=len(papers))
    words = text.strip()[:400] or "、".join(paper.file.name for paper in papers)
    return write(appeal, Act.ATTACHED, Voice.INNER, by=by, text=words)


@transaction.atomic
def enclose_in_task(key: UUID, *, by: Actor, papers: Sequence[Paper]) -> Task:
    """Papers both the department and the unit that asked it can open."""
    task = locked_task(key, by)
    TASKS.advance(task, "attach", by=by)
    _needed(papers)
    attach(papers, Ref.to(task), by=by)
    write(task.appeal, Act.ATTACHED, Voice.INNER, by=by, text=task.number, task=task.number)
    record("task.attached", Ref.to(task), by=by, papers=len(papers))
    return task


def _needed(papers: Sequence[Paper]) -> None:
    if not papers:
        raise Invalid({"papers": _("请选要附上的文件。")})
