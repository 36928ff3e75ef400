"""Cases that belong together: linked, merged, and gathered under one cause; all of it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals import access, clocks
from yilu.appeals.actions.clockwork import set_rise
from yilu.appeals.actions.steps import (
    advance,
    locked,
    log,
    needed,
    tell_holder,
    tell_reporter,
    write,
)
from yilu.appeals.enums import OPEN, Act, CauseState, State, Voice
from yilu.appeals.likeness import alike
from yilu.appeals.models import Appeal, Cause, Entry, Link, Merge
from yilu.appeals.sealing import is_closed
from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.core.tokens import pairs
from yilu.runtime.actions import next_number

ENOUGH = 3  # the third similar case opens a cause card


# ── links ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def link(key: UUID, other: UUID, *, by: Actor) -> Link:
    """Two cases that have to do with each other."""
    one, two = _both(key, other, by)
    advance(one, "link", by=by)
    first, second = sorted((one, two), key=lambda appeal: appeal.pk)
    made, new = Link.objects.get_or_create(
        city=by.city,
        one=first,
        other=second,
        undone_at=None,
        defaults={"made_by": by.account_id, "made_at": clock.business_now()},
    )
    if new:
        _note_both(one, two, Act.LINKED, by)
        log(one, "linked", by=by, to=two.number)
    return made


@transaction.atomic
def unlink(key: UUID, other: UUID, *, by: Actor) -> None:
    one, two = _both(key, other, by)
    advance(one, "link", by=by)
    first, second = sorted((one.pk, two.pk))
    rows = Link.objects.filter(city=by.city, one=first, other=second, undone_at=None)
    if not rows.update(undone_at=clock.business_now()):
        raise Refused(_("这两件没有关联。"))
    _note_both(one, two, Act.UNLINKED, by)
    log(one, "unlinked", by=by, to=two.number)


def _note_both(one: Appeal, two: Appeal, act: Act, by: Actor) -> None:
    """A line in each; but whoever reads an open one must not learn that there is a sealed one."""
    for here, there in ((one, two), (two, one)):
        if is_closed(here) or not is_closed(there):
            write(here, act, Voice.INNER, by=by, to=there.number)


def _both(key: UUID, other: UUID, by: Actor) -> tuple[Appeal, Appeal]:
    """Both cases locked, always in the same order, so that two hands cannot block each other."""
    if key == other:
        raise Invalid({"other": _("请选另一件。")})
    found = {pk: locked(pk, by) for pk in sorted((key, other))}
    return found[key], found[other]


# ── merges ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def merge(key: UUID, into: UUID, *, by: Actor) -> Appeal:
    """Carry a case on as part of another; its driver hears what the other one hears."""
    appeal, target = _both(key, into, by)
    if not access.may_work(by, target) or target.state not in OPEN | {State.SETTLED}:
        raise Refused(_("并入的那件要在办理中，而且由您经手。"))
    if is_closed(appeal) or is_closed(target):
        raise Refused(_("密封的和匿名的诉求不能合并。"))
    left = advance(appeal, "merge", by=by)
    Merge.objects.create(
        city=by.city,
        appeal=appeal,
        into=target,
        left_state=left,
        made_by=by.account_id,
        made_at=clock.business_now(),
    )
    appeal.merged_into, appeal.rises_at = target, None
    appeal.save()
    entry = write(appeal, Act.MERGED, Voice.ROAD, by=by, to=target.number)
    write(target, Act.MERGED, Voice.INNER, by=by, to=appeal.number)
    log(appeal, "merged", by=by, into=target.number)
    tell_reporter(appeal, _("您的诉求和同样的一件合在一起办"), entry)
    return appeal


@transaction.atomic
def unmerge(key: UUID, *, by: Actor) -> Appeal:
    """Take a merge back: the case stands where it stood, its clock never stopped."""
    appeal = locked(key, by)
    advance(appeal, "unmerge", by=by)
    come_apart(appeal, by)
    log(appeal, "unmerged", by=by)
    return appeal


def come_apart(appeal: Appeal, by: Actor) -> Entry:
    """A locked case stands again where it stood before it was merged."""
    made = appeal.merges.select_for_update().get(undone_at=None)
    made.undone_at = clock.business_now()
    made.save(update_fields=["undone_at"])
    appeal.state, appeal.merged_into = State(made.left_state), None
    set_rise(appeal, clocks.rules(by.city), clock.business_now())
    appeal.save()
    return write(appeal, Act.UNMERGED, Voice.ROAD, by=by)


def let_go(appeal: Appeal) -> None:
    """The case that carried others is taken back by its driver: theirs go on, each for itself."""
    by = Actor.for_system(appeal.city)
    rows = Appeal.objects.filter(city=appeal.city, merged_into=appeal.pk, state=State.MERGED)
    joined = rows.select_related("origin", "holder_unit").select_for_update(of=("self",))
    for row in joined.order_by("number"):
        entry = come_apart(row, by)
        log(row, "unmerged", by=by)
        tell_reporter(row, _("合在一起办的那件撤回了，您这件接着办"), entry)
        tell_holder(row, entry)


# ── causes (未诉先办) ───────────────────────────────────────────────────────────────────────────


@transaction.atomic
def notice_cause(key: UUID, *, by: Actor) -> Cause | None:
    """At the third similar case open a cause card by itself; later ones join it."""
    appeal = locked(key, by)
    if appeal.cause_id is not None:
        return None
    found = alike(appeal)
    causes = [row.cause for row in found if row.cause is not None]
    known = next((cause for cause in causes if cause.state == CauseState.OPEN), None)
    if known is None and len(found) < ENOUGH - 1:
        return None
    cause = known or _open(appeal, by)
    members = [appeal, *([] if known else [row for row in found if row.cause_id is None])]
    for member in members:
        _join(member, cause, by)
    return cause


def _open(appeal: Appeal, by: Actor) -> Cause:
    year = clock.today().year
    cause = Cause.objects.create(
        city=appeal.city,
        number=f"YY-{year}-{next_number(appeal.city, f'YY-{year}'):03d}",
        subject=appeal.subject,
        title=appeal.title,
        tokens=appeal.tokens,
        opened_at=clock.business_now(),
        opened_by=by.account_id,
    )
    record("cause.opened", Ref.to(cause), by=by)
    return cause


def _join(appeal: Appeal, cause: Cause, by: Actor) -> None:
    appeal.cause = cause
    appeal.save(update_fields=["cause"])
    write(appeal, Act.GROUPED, Voice.INNER, by=by, cause=cause.number)


@transaction.atomic
def open_cause(keys: Sequence[UUID], *, by: Actor, title: str) -> Cause:
    """Gather cases under one cause by hand."""
    cases = [locked(key, by) for key in sorted(keys)]
    for appeal in cases:
        advance(appeal, "group", by=by)
        if is_closed(appeal):
            raise Refused(_("密封的和匿名的诉求不能归到原因卡。"))
    if not cases:
        raise Invalid({"appeals": _("请选至少一件。")})
    title = needed(title, "title", _("请写是什么原因。"), 60)
    cause = _open(cases[0], by)
    cause.title, cause.tokens = title, pairs(title, *(appeal.text for appeal in cases))
    cause.save(update_fields=["title", "tokens"])
    for appeal in cases:
        _join(appeal, cause, by)
    return cause


@transaction.atomic
def leave_cause(key: UUID, *, by: Actor) -> Appeal:
    """Not the same cause after all."""
    appeal = locked(key, by)
    advance(appeal, "group", by=by)
    if appeal.cause is None:
        raise Refused(_("这件没有归到原因卡。"))
    number = appeal.cause.number
    appeal.cause = None
    appeal.save(update_fields=["cause"])
    write(appeal, Act.UNGROUPED, Voice.INNER, by=by, cause=number)
    return appeal


@transaction.atomic
def join_cause(key: UUID, cause: UUID, *, by: Actor) -> Appeal:
    appeal = locked(key, by)
    advance(appeal, "group", by=by)
    if is_closed(appeal):
        raise Refused(_("密封的和匿名的诉求不能归到原因卡。"))
    _join(appeal, _locked_cause(cause, by), by)
    return appeal


@transaction.atomic
def plan_remedy(key: UUID, *, by: Actor, title: str, remedy: str, notice: str) -> Cause:
    """What will be done about the cause, and what a driver reads who is about to appeal for it too."""
    cause = _locked_cause(key, by)
    cause.title = needed(title, "title", _("请写是什么原因。"), 60)
    cause.remedy, cause.notice = remedy.strip()[:400], notice.strip()[:200]
    cause.save(update_fields=["title", "remedy", "notice"])
    record("cause.planned", Ref.to(cause), by=by)
    return cause


@transaction.atomic
def reply_to_all(key: UUID, *, by: Actor, text: str) -> int:
    """One reply to every driver of the cause whose case the actor may work; returns how many."""
    cause = _locked_cause(key, by)
    text = needed(text, "text", _("写给司机的话不能空着。"))
    told = 0
    for pk in (
        cause.appeals.filter(state__in=[*OPEN, State.SETTLED])
        .order_by("pk")
        .values_list("pk", flat=True)
    ):
        told += _reply_one(locked(pk, by), by, text)
    record("cause.replied", Ref.to(cause), by=by, cases=told)
    return told


def _reply_one(appeal: Appeal, by: Actor, text: str) -> bool:
    if not access.may_work(by, appeal):
        return False
    appeal.contacted_at = appeal.contacted_at or clock.business_now()
    appeal.save(update_fields=["contacted_at"])
    entry = write(appeal, Act.REPLIED, Voice.SENT, by=by, text=text)
    tell_reporter(appeal, _("您的诉求有新答复"), entry)
    return True


@transaction.atomic
def close_cause(key: UUID, *, by: Actor, state: str) -> Cause:
    """Solved, or not one cause after all (its cases are let go)."""
    cause = _locked_cause(key, by)
    if state not in {CauseState.SOLVED, CauseState.DROPPED}:
        raise Invalid({"state": _("请选已解决，或不是同一原因。")})
    if cause.state != CauseState.OPEN:
        raise Refused(_("这张原因卡已经收了。"))
    if state == CauseState.SOLVED and not cause.remedy:
        raise Invalid({"remedy": _("请先写怎么解决的。")})
    cause.state, cause.closed_at = CauseState(state), clock.business_now()
    cause.save(update_fields=["state", "closed_at"])
    if state == CauseState.DROPPED:
        cause.appeals.update(cause=None)
    record("cause.closed", Ref.to(cause), by=by, state=state)
    return cause


def _locked_cause(key: UUID, by: Actor) -> Cause:
    if not access.may_direct(by):
        raise NotAllowed("cause")
    cause = access.visible_causes(by).select_for_update().filter(pk=key).first()
    if cause is None:
        raise NotFound(str(key))
    return cause
