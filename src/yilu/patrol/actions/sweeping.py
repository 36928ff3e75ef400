"""What happens by itself: checks run out and are asked anew, suspensions end, forgotten captures go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import DomainError
from yilu.patrol import clocks
from yilu.patrol.actions.disposing import resume
from yilu.patrol.actions.reporting import discard
from yilu.patrol.actions.verifying import ask_checkers
from yilu.patrol.enums import CheckState, RequestState, State
from yilu.patrol.models import Check, Request, Snapshot


def sweep(city: str) -> dict[str, int]:
    """One round over a city; each act is a transaction of its own and may be run twice."""
    by = Actor.for_system(city)
    now = clock.business_now()
    return {
        "expired": Check.objects.filter(city=city, state=CheckState.ASKED, until__lt=now).update(
            state=CheckState.EXPIRED
        ),
        "resumed": _each(_suspended_too_long(city), lambda key: bool(resume(key, by=by))),
        "asked": _each(_verifying(city), lambda key: _ask(key, by)),
        "dropped": _each(_forgotten(city), lambda key: _forget(key, by)),
    }


def _each(keys: Iterable[UUID], act: Callable[[UUID], bool]) -> int:
    """How many were done; one that somebody moved in the meantime is left for the next round."""
    done = 0
    for key in keys:
        try:
            done += bool(act(key))
        except DomainError:
            continue
    return done


def _suspended_too_long(city: str) -> list[UUID]:
    over = Request.objects.filter(
        city=city,
        kind="suspend",
        state=RequestState.APPROVED,
        until__lte=clock.business_now(),
        snapshot__state=State.SUSPENDED,
    )
    return list(over.values_list("snapshot", flat=True))


def _verifying(city: str) -> list[UUID]:
    rows = Snapshot.objects.filter(city=city, state=State.VERIFYING, area__isnull=False)
    return list(rows.order_by("disposed_at").values_list("pk", flat=True)[:200])


@transaction.atomic
def _ask(key: UUID, by: Actor) -> bool:
    row = Snapshot.objects.select_for_update(of=("self",)).select_related("category").get(pk=key)
    return row.state == State.VERIFYING and ask_checkers(row, by=by) > 0


def _forgotten(city: str) -> list[UUID]:
    before = clock.business_now() - timedelta(days=clocks.limit(city, "draft_days"))
    rows = Snapshot.objects.filter(city=city, state=State.DRAFT, made_at__lt=before)
    return list(rows.values_list("pk", flat=True)[:200])


@transaction.atomic
def _forget(key: UUID, by: Actor) -> bool:
    row = Snapshot.objects.select_for_update().filter(pk=key, state=State.DRAFT).first()
    if row is not None:
        discard(row, by=by)
    return row is not None
