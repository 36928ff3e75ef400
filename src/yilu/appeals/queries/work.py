"""Departments' tasks, coordinations, causes, cards to approve, templates and call-backs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Model, Prefetch, Q, QuerySet

from yilu.appeals import access
from yilu.appeals.enums import CardState, CauseState, TaskState
from yilu.appeals.models import (
    Appeal,
    Callback,
    Card,
    Cause,
    Coordination,
    Side,
    Task,
    Template,
)
from yilu.appeals.states import TASKS
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.scopes import within
from yilu.organisations.enums import BRANCH_KINDS, UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import hotline_unit, unit_open_on

M = TypeVar("M", bound=Model)


def tasks(actor: Actor, *, state: str = "", own: bool = False) -> QuerySet[Task]:
    """Tasks of the actor's department, or of the cases he sees; what is due first comes first."""
    rows = access.visible_tasks(actor).select_related("unit")
    if own:
        rows = rows.filter(within(actor, Right.ANSWER_TASKS, "unit__path"))
    if state == "open":
        rows = rows.filter(state__in=[TaskState.SENT, TaskState.SIGNED])
    elif state:
        rows = rows.filter(state=state)
    return rows.order_by("due", "pk")


def get_task(actor: Actor, key: UUID) -> Task:
    rows = access.visible_tasks(actor).select_related(
        "unit", "appeal__origin", "appeal__holder_unit"
    )
    return _one(rows.filter(pk=key))


def task_moves(actor: Actor, task: Task) -> list[str]:
    return TASKS.open_to(actor, task)


def has_task_move(actor: Actor, task: Task, move: str) -> bool:
    """Whether this is ever his to do, in whatever state the task stands."""
    return move in TASKS.moves and TASKS.moves[move].allowed(actor, task)


def may_direct(actor: Actor) -> bool:
    """Causes, cards, templates and call-backs are his."""
    return access.may_direct(actor)


def task_of_slip(actor: Actor, slip: UUID) -> Task | None:
    """The task this letter asks for, if the actor may answer it now."""
    rows = access.visible_tasks(actor).select_related("appeal__origin", "appeal__holder_unit")
    task = rows.select_related("unit").filter(slip=slip).first()
    return task if task is not None and "answer" in TASKS.open_to(actor, task) else None


def sees_case(actor: Actor, task: Task) -> bool:
    """Whether the reader of a task may see the case behind it; a department may not."""
    return access.can_view(actor, task.appeal) and not access.is_reporter(actor, task.appeal)


def tasks_of(appeal: Appeal) -> list[Task]:
    """All tasks of a case the actor was shown."""
    return list(appeal.tasks.select_related("unit").order_by("sent_at", "pk"))


def coordinations_of(appeal: Appeal) -> list[Coordination]:
    sides = Prefetch("sides", Side.objects.order_by("pk"))
    return list(appeal.coordinations.prefetch_related(sides).order_by("held_on", "pk"))


def sides(actor: Actor) -> QuerySet[Side]:
    """Sides of coordinations in cases the actor may see: what the figure of disputes opens to."""
    rows = Side.objects.filter(city=actor.city)
    rows = rows.filter(coordination__appeal__in=access.visible(actor).values("pk"))
    return rows.select_related("coordination__appeal", "person").order_by("pk")


def departments(city: str) -> list[Unit]:
    """Whom a case can be given to beside its holder."""
    rows = Unit.objects.filter(unit_open_on(clock.today()), city=city, kind=UnitKind.DEPARTMENT)
    return list(rows.order_by("path"))


def hotline_desks(city: str) -> list[Unit]:
    """Whom a case is handed over to as 12345: the unit the city has named, else any department."""
    desk = hotline_unit(city)
    return departments(city) if desk is None else [desk]


def receivers(appeal: Appeal) -> list[Unit]:
    """Branches and the committee a case can be handed over to."""
    kinds = [*BRANCH_KINDS, UnitKind.INDUSTRY_COMMITTEE]
    rows = Unit.objects.filter(unit_open_on(clock.today()), city=appeal.city, kind__in=kinds)
    return list(rows.exclude(pk=appeal.holder_unit_id).order_by("path"))


def causes(actor: Actor, *, state: str = CauseState.OPEN) -> QuerySet[Cause]:
    """Cause cards with how many cases each gathers."""
    rows = access.visible_causes(actor).annotate(cases=Count("appeals"))
    rows = rows.filter(state=state) if state else rows
    return rows.order_by("-cases", "-opened_at", "pk")


def get_cause(actor: Actor, key: UUID) -> Cause:
    return _one(access.visible_causes(actor).annotate(cases=Count("appeals")).filter(pk=key))


def appeals_of_cause(actor: Actor, cause: Cause) -> QuerySet[Appeal]:
    """Its cases, as far as the actor may see them."""
    rows = access.visible(actor).filter(cause=cause).select_related("holder_unit", "reporter")
    return rows.order_by("made_at", "pk")


def all_cards(actor: Actor, *, state: str = CardState.DRAFT) -> QuerySet[Card]:
    """Cards as the committee looks after them."""
    if not access.may_direct(actor):
        return Card.objects.none()
    rows = Card.objects.filter(city=actor.city)
    return (rows.filter(state=state) if state else rows).order_by("-made_at", "pk")


def get_card(actor: Actor, key: UUID) -> Card:
    return _one(all_cards(actor, state="").filter(pk=key))


def templates(actor: Actor, subject: str = "") -> list[Template]:
    """范文 for this subject and for any."""
    if not actor.may_anywhere(Right.HANDLE_APPEALS) and actor.person_id is None:
        return []
    fitting = Q(subject__in=["", subject]) if subject else Q()
    rows = Template.objects.filter(fitting, city=actor.city, retired_on=None)
    return list(rows.order_by("-subject", "title"))


def callbacks(
    actor: Actor, *, month: date | None = None, waiting: bool = True
) -> QuerySet[Callback]:
    """Cases drawn for a call-back; only the committee knows which."""
    if not access.may_direct(actor):
        return Callback.objects.none()
    rows = Callback.objects.filter(city=actor.city).select_related("appeal__reporter")
    rows = rows.filter(month=month) if month is not None else rows
    rows = rows.filter(called_at=None) if waiting else rows
    return rows.order_by("month", "drawn_at", "pk")


def get_callback(actor: Actor, key: UUID) -> Callback:
    return _one(callbacks(actor, waiting=False).filter(pk=key))


def waiting_tasks(appeals: Sequence[Appeal]) -> dict[UUID, list[Task]]:
    """The open tasks of a page of cases, in one query."""
    rows = Task.objects.filter(appeal__in=appeals, state__in=[TaskState.SENT, TaskState.SIGNED])
    found: dict[UUID, list[Task]] = {}
    for task in rows.select_related("unit").order_by("due"):
        found.setdefault(task.appeal_id, []).append(task)
    return found


def _one(rows: QuerySet[M]) -> M:
    row = rows.first()
    if row is None:
        raise NotFound("appeals")
    return row
