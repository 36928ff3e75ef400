"""Lists of appeals and one of them: what the actor may not see does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from yilu.appeals import access
from yilu.appeals.enums import OPEN, RUNNING, AdjustmentState, Level, State, TaskState
from yilu.appeals.models import Adjustment, Appeal, Link, Task
from yilu.appeals.sealing import is_closed, receipt_index
from yilu.appeals.states import MACHINE
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.tokens import wanted
from yilu.membership.queries import ContactDriver, contact_drivers
from yilu.registry.models import Company

BOXES = ("mine", "open", "tasks", "settled", "closed", "all")
NEAR = timedelta(days=1)
MANY = 100  # counts that stand beside something else stop here: shown as "99+"


def appeals(
    actor: Actor,
    *,
    box: str = "all",
    text: str = "",
    state: str = "",
    subject: str = "",
    kind: str = "",
    level: str = "",
    due: str = "",
    unit: UUID | None = None,
    company: str = "",
    sealed: bool | None = None,
) -> QuerySet[Appeal]:
    """Cases the actor handles or follows, his own worries excepted; what is due first comes first.

    `text` finds a number, or words in Chinese; sealed ones are never found by words.
    """
    rows = _of_staff(actor)
    rows = rows.filter(_box(actor, box))
    chosen = {"state": state, "subject": subject, "kind": kind, "holder_level": level}
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    if unit is not None:
        rows = rows.filter(holder_unit=unit)
    if company:
        rows = rows.filter(company=company, sealed=False)
    if sealed is not None:
        rows = rows.filter(sealed=sealed)
    rows = rows.filter(_due(due)) if due else rows
    rows = rows.filter(_found(text)) if text.strip() else rows
    return rows.order_by("settle_due", "pk")


def _of_staff(actor: Actor) -> QuerySet[Appeal]:
    rows = access.visible(actor).select_related("holder_unit", "reporter", "origin")
    if actor.person_id is not None:
        rows = rows.exclude(reporter=actor.person_id)
    return rows


def _box(actor: Actor, box: str) -> Q:
    match box:
        case "mine":
            return Q(state__in=sorted(OPEN)) & _held(actor)
        case "open":
            return Q(state__in=sorted(OPEN))
        case "tasks":
            asked = Task.objects.filter(state__in=[TaskState.SENT, TaskState.SIGNED])
            return Q(state__in=sorted(OPEN), pk__in=asked.values("appeal"))
        case "settled":
            return Q(state=State.SETTLED)
        case "closed":
            return Q(state__in=[State.CLOSED, State.WITHDRAWN, State.MERGED])
        case _:
            return Q()


def _held(actor: Actor) -> Q:
    """Held by the actor as a contact, or at exactly the unit his post is at."""
    units = [grant.unit_id for grant in actor.grants_for(Right.HANDLE_APPEALS)]
    held = Q(holder_unit__in=units, holder_level__gt=Level.MEMBER)
    return held | Q(holder_person=actor.person_id) if actor.person_id is not None else held


def _due(due: str) -> Q:
    now = clock.business_now()
    match due:
        case "over":
            return Q(settle_due__lt=now, state__in=sorted(RUNNING))
        case "soon":
            return Q(settle_due__gte=now, settle_due__lt=now + NEAR, state__in=sorted(RUNNING))
        case "unsigned":
            return Q(state=State.WAITING)
        case _:
            return Q()


def _found(text: str) -> Q:
    number = Q(number__iexact=text.strip())
    pairs = wanted(text)
    return number | Q(tokens__contains=pairs) if pairs else number


def box_counts(actor: Actor) -> dict[str, int]:
    """How many lie in each box, and how many are overdue: the tabs of the inbox."""
    asked = {box: _box(actor, box) for box in BOXES[:-1]} | {"over": _due("over")}
    counted = {box: Count("pk", filter=which) for box, which in asked.items()}
    return _of_staff(actor).aggregate(**counted)


def company_names(actor: Actor, appeals: Iterable[Appeal]) -> dict[UUID, str]:
    """The companies these drivers drove for when they handed in; of sealed ones none is told."""
    keys = {row.company for row in appeals if row.company is not None and not row.sealed}
    rows = Company.objects.filter(city=actor.city, pk__in=keys) if keys else Company.objects.none()
    return dict(rows.values_list("pk", "name"))


def companies_met(actor: Actor) -> list[tuple[str, str]]:
    """Companies of the cases the actor handles or follows: what the inbox can be narrowed to."""
    keys = _of_staff(actor).filter(sealed=False, company__isnull=False).order_by()
    rows = Company.objects.filter(city=actor.city, pk__in=keys.values("company"))
    return [(str(key), name) for key, name in rows.order_by("number").values_list("pk", "name")]


def overdue(actor: Actor) -> int:
    """How many of the cases he holds are past their day: beside the menu's entry, to `MANY` at most."""
    if not actor.may_anywhere(Right.HANDLE_APPEALS):
        return 0
    return appeals(actor, box="mine", due="over").order_by()[:MANY].count()


def get_appeal(actor: Actor, key: UUID | str) -> Appeal:
    """The case by id or number, if the actor may see it."""
    match = Q(pk=key) if isinstance(key, UUID) else Q(number__iexact=key.strip())
    rows = access.visible(actor).select_related("origin", "holder_unit", "reporter", "cause")
    appeal = rows.filter(match).first()
    if appeal is None:
        raise NotFound(str(key))
    return appeal


def get_own(actor: Actor, key: UUID) -> Appeal:
    """The driver's own case; for anybody else it does not exist."""
    appeal = get_appeal(actor, key)
    if not access.is_reporter(actor, appeal):
        raise NotFound(str(key))
    return appeal


def get_held(actor: Actor, key: UUID) -> Appeal:
    """A case as whoever works or follows it sees it: not for the driver himself."""
    appeal = get_appeal(actor, key)
    if access.is_reporter(actor, appeal):
        raise NotFound(str(key))
    return appeal


def by_receipt(city: str, receipt: str) -> Appeal:
    """An anonymous case by its receipt. Wrong and unknown receipts answer alike."""
    rows = Appeal.objects.filter(city=city, receipt=receipt_index(receipt))
    appeal = rows.select_related("origin", "holder_unit").first()
    if appeal is None:
        raise NotFound("receipt")
    appeal.receipt_shown = True  # type: ignore[attr-defined]
    return appeal


def own_appeals(actor: Actor) -> QuerySet[Appeal]:
    """The driver's own, newest first."""
    if actor.person_id is None:
        return Appeal.objects.none()
    rows = Appeal.objects.filter(city=actor.city, reporter=actor.person_id)
    return rows.select_related("holder_unit").order_by("-made_at", "-pk")


def to_confirm(actor: Actor) -> QuerySet[Appeal]:
    """The driver's own that wait for his word."""
    return own_appeals(actor).filter(state=State.SETTLED)


def contact_appeals(actor: Actor) -> QuerySet[Appeal]:
    """What lies with the actor as contact member, unsigned first."""
    if actor.person_id is None:
        return Appeal.objects.none()
    rows = Appeal.objects.filter(
        city=actor.city, holder_person=actor.person_id, state__in=[*sorted(OPEN), State.SETTLED]
    )
    return rows.select_related("holder_unit", "reporter").order_by("settle_due", "pk")


def moves(actor: Actor, appeal: Appeal) -> list[str]:
    """What the actor may do now: what pages show as buttons and the API as `moves`."""
    return [move for move in MACHINE.open_to(actor, appeal) if _makes_sense(move, appeal)]


def _makes_sense(move: str, appeal: Appeal) -> bool:
    """Beyond who and when: nothing is offered that this case's nature always refuses."""
    if move == "escalate":
        return appeal.holder_level < Level.COMMITTEE
    if move == "handover":
        return not appeal.sealed
    return move not in {"merge", "group"} or not is_closed(appeal)


def waiting_for_a_word(appeals: Iterable[Appeal]) -> set[UUID]:
    """Those of which a pause or an extension waits to be approved."""
    rows = Adjustment.objects.filter(state=AdjustmentState.ASKED, appeal__in=list(appeals))
    return set(rows.values_list("appeal", flat=True))


def has_move(actor: Actor, appeal: Appeal, move: str) -> bool:
    """Whether this is ever his to do, in whatever state the case stands."""
    return move in MACHINE.moves and MACHINE.moves[move].allowed(actor, appeal)


def may_record(actor: Actor) -> bool:
    return access.may_record(actor)


def looked_after(actor: Actor) -> list[ContactDriver]:
    """The drivers a contact member may write one down for: those he looks after."""
    return [row for row in contact_drivers(actor) if row.person_id != actor.person_id]


def earlier(actor: Actor, appeal: Appeal) -> int:
    """How many other cases of the same driver the actor may see, counted to `MANY` at most."""
    if appeal.reporter_id is None:
        return 0
    others = access.visible(actor).filter(reporter=appeal.reporter_id).exclude(pk=appeal.pk)
    return others[:MANY].count()


def joined(actor: Actor, appeal: Appeal) -> tuple[Appeal | None, list[Appeal]]:
    """The case this one is carried on with, and those it carries, if the actor may see them."""
    seen = access.visible(actor)
    into = seen.filter(pk=appeal.merged_into_id).first() if appeal.merged_into_id else None
    carried = seen.filter(merged_into=appeal.pk, state=State.MERGED).select_related("reporter")
    return into, list(carried.order_by("number"))


def linked(actor: Actor, appeal: Appeal) -> list[Appeal]:
    """Cases linked with this one that the actor may see too."""
    rows = Link.objects.filter(Q(one=appeal.pk) | Q(other=appeal.pk), city=appeal.city)
    pairs = rows.filter(undone_at=None).values_list("one", "other")
    others = {key for pair in pairs for key in pair} - {appeal.pk}
    if not others:
        return []
    return list(access.visible(actor).filter(pk__in=others).order_by("made_at"))


def when_due(appeals: Iterable[Appeal], now: datetime | None = None) -> dict[UUID, str]:
    """over, soon or later, for each open case: what colours its due date."""
    moment = now or clock.business_now()
    return {row.pk: _colour(row, moment) for row in appeals}


def _colour(row: Appeal, now: datetime) -> str:
    if row.state not in RUNNING:
        return ""
    if row.settle_due < now:
        return "over"
    return "soon" if row.settle_due < now + NEAR else "later"
