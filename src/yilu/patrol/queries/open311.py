"""Snapshots as the outside reads them: filed ones without unreviewed words, a partner's own whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.files.models import Photo
from yilu.files.queries import photos_of_many
from yilu.patrol import access
from yilu.patrol.enums import FILED, INNER, LIVE, Act, State
from yilu.patrol.models import Entry, Partner, Snapshot
from yilu.patrol.partnering import digest

OPEN = LIVE
CLOSED = (State.CLOSED, State.REFUSED, State.MERGED)
SAYS = (
    Act.FILED, Act.ASSIGNED, Act.RETURNED, Act.EXTENDED, Act.SUSPENDED, Act.RESUMED, Act.DISPOSED,
    Act.SENT_BACK, Act.CLOSED, Act.REOPENED, Act.REFERRED, Act.REPLIED, Act.REFUSED, Act.MERGED,
)  # fmt: skip


def partner_actor(city: str, key: str) -> Actor | None:
    """Whoever holds this key, as somebody without posts and without a person."""
    row = Partner.objects.filter(city=city, digest=digest(key), closed_on=None).first()
    return None if row is None else Actor(row.pk, None, city)


def partners(actor: Actor) -> QuerySet[Partner]:
    """The systems that may write, closed ones last."""
    rows = Partner.objects.filter(city=actor.city)
    rows = rows if access.may_open_partners(actor) else rows.none()
    return rows.order_by("closed_on", "name", "pk")


def outside(
    actor: Actor,
    *,
    numbers: Iterable[str] = (),
    codes: Iterable[str] = (),
    first: datetime | None = None,
    last: datetime | None = None,
    status: Iterable[str] = (),
) -> QuerySet[Snapshot]:
    """What the outside may read, the latest first, each with `updated`, when it last moved.

    Named numbers override every other question.
    """
    rows = Snapshot.objects.filter(_readable(actor), city=actor.city).select_related(
        "category", "unit", "merged_into"
    )
    wanted = list(numbers)
    if wanted:
        rows = rows.filter(number__in=wanted)
    else:
        rows = rows.filter(category__code__in=list(codes)) if codes else rows
        rows = rows.filter(made_at__gte=first) if first else rows
        rows = rows.filter(made_at__lte=last) if last else rows
        rows = rows.filter(_status(status)) if status else rows
    shown = Max("entries__at", filter=~Q(entries__act__in=sorted(INNER)))
    return rows.annotate(updated=shown).order_by("-made_at", "-pk")


def by_token(actor: Actor, token: UUID) -> Snapshot | None:
    """A request by its token: the row's own key."""
    return outside(actor).filter(pk=token).first()


def _readable(actor: Actor) -> Q:
    filed = Q(state__in=sorted(FILED))
    if actor.account_id is None:
        return filed
    return filed | _own(actor) & ~Q(state=State.DRAFT)


def _own(actor: Actor) -> Q:
    return Q(account=actor.account_id, reporter__isnull=True)


def _status(status: Iterable[str]) -> Q:
    wanted = set(status)
    states = [*(sorted(OPEN) if "open" in wanted else ()), *(CLOSED if "closed" in wanted else ())]
    return Q(state__in=states)


def is_own(actor: Actor, row: Snapshot) -> bool:
    """Whether this partner handed it in: then its words are its own to read."""
    same = actor.account_id is not None and row.account == actor.account_id
    return same and row.reporter_id is None


def is_open(row: Snapshot) -> bool:
    return row.state in OPEN


def public_photos(rows: Iterable[Snapshot]) -> dict[UUID, Photo]:
    """One reviewed picture of each that a person let out, in one question."""
    wanted = [row for row in rows if row.shown_at is not None and row.state == State.CLOSED]
    if not wanted:
        return {}
    found = photos_of_many(wanted[0].city, [Ref.to(row) for row in wanted])
    reviewed = {key: [p for p in photos if p.published] for key, photos in found.items()}
    return {UUID(key): photos[0] for key, photos in reviewed.items() if photos}


def updates(
    actor: Actor,
    *,
    numbers: Iterable[str] = (),
    first: datetime | None = None,
    last: datetime | None = None,
) -> QuerySet[Entry]:
    """What happened to what the outside may read, the latest first; never an inner word."""
    rows = Entry.objects.filter(
        city=actor.city,
        act__in=SAYS,
        inner=False,
        snapshot__in=Snapshot.objects.filter(_readable(actor), city=actor.city),
    ).select_related("snapshot__merged_into", "unit")
    wanted = list(numbers)
    rows = rows.filter(snapshot__number__in=wanted) if wanted else rows
    rows = rows.filter(at__gte=first) if first else rows
    rows = rows.filter(at__lte=last) if last else rows
    return rows.order_by("-at", "-pk")
