"""Who may see and work an appeal: once for one object, once for a set, proved equal in tests.

Seen by: the driver it is about; whoever worked it as his contact; whoever handles what its holder or
its origin holds; a district's body for what arose there; the committee. A sealed one: the driver and
the committee, nobody else, whatever they hold. Departments see tasks, never the appeal.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.appeals.enums import Level
from yilu.appeals.models import Appeal, Cause, Stop, Task
from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, everywhere, within
from yilu.membership.queries import looks_after

VIEW, HANDLE, DIRECT = Right.VIEW_APPEALS, Right.HANDLE_APPEALS, Right.DIRECT_APPEALS
RETURNS_ALLOWED = 2


def may_submit(actor: Actor) -> bool:
    """Whoever signed in with a phone that a person stands behind."""
    return actor.person_id is not None and bool(actor.city)


def may_record(actor: Actor) -> bool:
    """Writing one down for any driver who cannot: keepers, clerks, secretaries, the committee."""
    return actor.may_anywhere(Right.RECORD_APPEALS)


def may_record_for(actor: Actor, person: UUID) -> bool:
    """For this one: a member, for a driver he looks after, too."""
    return may_record(actor) or (actor.person_id != person and looks_after(actor, person))


def can_view(actor: Actor, appeal: Appeal) -> bool:
    if appeal.city != actor.city:
        return False
    if is_reporter(actor, appeal) or directs(actor, appeal):
        return True
    if appeal.sealed:
        return False
    origin, holder = appeal.origin, appeal.holder_unit
    return (
        actor.may(HANDLE, holder.path)
        or actor.may(HANDLE, origin.path)
        or actor.may(VIEW, origin.path, origin.division)
        or _worked(actor, appeal)
    )


def visible(actor: Actor) -> QuerySet[Appeal]:
    if everywhere(actor, DIRECT):  # the committee's desk is asked most: no need to weigh each row
        return Appeal.objects.filter(city=actor.city)
    open_to_him = (
        within(actor, HANDLE, "holder_unit__path")
        | within(actor, HANDLE, "origin__path")
        | within(actor, VIEW, "origin__path", "origin__division")
    )
    if actor.person_id is not None:
        worked = Stop.objects.filter(
            appeal=OuterRef("pk"), person=actor.person_id, accepted_at__isnull=False
        )
        open_to_him |= Q(holder_person=actor.person_id) | Q(Exists(worked))
    allowed = within(actor, DIRECT, "origin__path") | (Q(sealed=False) & open_to_him)
    if actor.person_id is not None:
        allowed |= Q(reporter=actor.person_id)
    return Appeal.objects.filter(allowed, city=actor.city)


def _worked(actor: Actor, appeal: Appeal) -> bool:
    """He holds it as the driver's contact, or signed for it as one: passed silently is no part in it."""
    if actor.person_id is None:
        return False
    return appeal.holder_person_id == actor.person_id or (
        appeal.stops.filter(person=actor.person_id, accepted_at__isnull=False).exists()
    )


def is_reporter(actor: Actor, appeal: Appeal) -> bool:
    """The driver himself, or whoever shows the receipt of an anonymous one (`queries.by_receipt`)."""
    if getattr(appeal, "receipt_shown", False):
        return True
    return actor.person_id is not None and appeal.reporter_id == actor.person_id


def directs(actor: Actor, appeal: Appeal) -> bool:
    """The committee: designates, approves, opens what is sealed."""
    return appeal.city == actor.city and actor.may(DIRECT, appeal.origin.path)


def may_work(actor: Actor, appeal: Appeal) -> bool:
    """Whoever holds it: the contact member himself, the holder's staff, the committee over all."""
    if appeal.city != actor.city or is_reporter(actor, appeal):
        return False
    if directs(actor, appeal):
        return True
    if appeal.sealed:
        return False
    if appeal.holder_level == Level.MEMBER:
        return actor.person_id is not None and appeal.holder_person_id == actor.person_id
    return actor.may(HANDLE, appeal.holder_unit.path)


def may_involve(actor: Actor, appeal: Appeal) -> bool:
    """Writing to departments and to 12345 in the unit's name: its staff, not a contact by himself."""
    if appeal.city != actor.city or is_reporter(actor, appeal):
        return False
    return directs(actor, appeal) or (
        not appeal.sealed and actor.may(HANDLE, appeal.holder_unit.path)
    )


def may_escalate(actor: Actor, appeal: Appeal) -> bool:
    return may_work(actor, appeal) or is_reporter(actor, appeal)


def may_return(actor: Actor, appeal: Appeal) -> bool:
    """A unit that was handed it may send it back twice; then the committee designates."""
    return (
        may_work(actor, appeal)
        and appeal.holder_level != Level.COMMITTEE
        and not appeal.designated
        and appeal.returns < RETURNS_ALLOWED
    )


def may_approve(actor: Actor, appeal: Appeal) -> bool:
    """Pauses and extensions: whoever stands above the holder, and the committee."""
    if directs(actor, appeal):
        return True
    above = appeal.holder_level == Level.MEMBER and not appeal.sealed
    return appeal.city == actor.city and above and actor.may(HANDLE, appeal.holder_unit.path)


def may_confirm(actor: Actor, appeal: Appeal) -> bool:
    """The driver; or, for one without a phone page, the committee by telephone, never who settled it."""
    if is_reporter(actor, appeal):
        return True
    return directs(actor, appeal) and appeal.settled_by != actor.account_id


def may_reopen(actor: Actor, appeal: Appeal) -> bool:
    return is_reporter(actor, appeal) or directs(actor, appeal)


def can_view_task(actor: Actor, task: Task) -> bool:
    """The department's own staff, and whoever may see the case it belongs to."""
    if task.city != actor.city:
        return False
    return actor.may(Right.ANSWER_TASKS, task.unit.path) or (
        not is_reporter(actor, task.appeal) and can_view(actor, task.appeal)
    )


def visible_tasks(actor: Actor) -> QuerySet[Task]:
    own = within(actor, Right.ANSWER_TASKS, "unit__path")
    of_cases = visible(actor)
    if actor.person_id is not None:
        of_cases = of_cases.exclude(reporter=actor.person_id)
    allowed = own | Q(appeal__in=of_cases.values("pk"))
    return Task.objects.filter(allowed, city=actor.city)


def may_answer(actor: Actor, task: Task) -> bool:
    """Its department, or staff who work the case and type the paper in."""
    return task.city == actor.city and (
        actor.may(Right.ANSWER_TASKS, task.unit.path) or may_work(actor, task.appeal)
    )


def can_view_cause(actor: Actor, cause: Cause) -> bool:
    """Whoever handles appeals anywhere: a cause names nobody."""
    return cause.city == actor.city and actor.may_anywhere(HANDLE)


def visible_causes(actor: Actor) -> QuerySet[Cause]:
    rows = Cause.objects.filter(city=actor.city)
    return rows if actor.may_anywhere(HANDLE) else rows.filter(NOTHING)


def may_direct(actor: Actor) -> bool:
    """Causes, cards, templates, call-backs: the committee's, over the whole city."""
    return actor.may_anywhere(DIRECT)
