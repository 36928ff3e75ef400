"""Laws, policies and notices: the desk's list with how many read, the phone's list and page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from yilu.activities import access
from yilu.activities.models import Publication, PublicationAnswer, PublicationReading
from yilu.activities.states import PUBLICATION
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """One publication as it is read."""

    row: Publication
    answers: list[PublicationAnswer]
    audience: list[Rule]
    readers: int


def desk_publications(
    actor: Actor, *, kind: str = "", state: str = "", text: str = ""
) -> QuerySet[Publication]:
    """What the actor's units published, with `readers`: distinct persons, never who is missing."""
    rows = access.desk_publications(actor).select_related("publisher")
    rows = rows.annotate(readers=_readers())
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    if text := text.strip():
        rows = rows.filter(Q(title__icontains=text) | Q(number__iexact=text))
    return rows.order_by("-made_at", "pk")


def _readers() -> Coalesce:
    rows = PublicationReading.objects.filter(city=OuterRef("city"), publication=OuterRef("pk"))
    counted = rows.order_by().values("publication").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def get_desk_publication(actor: Actor, key: UUID) -> PublicationPage:
    return _page(access.desk_publications(actor).select_related("publisher"), key)


def publications(actor: Actor, *, kind: str = "", text: str = "") -> QuerySet[Publication]:
    """What is meant for the actor, newest first, each with `read`."""
    mine = PublicationReading.objects.filter(
        city=actor.city, person=actor.person_id, publication=OuterRef("pk")
    )
    rows = access.readable_publications(actor).annotate(read=Exists(mine))
    rows = rows.filter(kind=kind) if kind else rows
    if text := text.strip():
        rows = rows.filter(Q(title__icontains=text) | Q(summary__icontains=text))
    return rows.select_related("publisher").order_by("-published_on", "pk")


def unread(actor: Actor) -> int:
    """For the actor's own first page alone."""
    return publications(actor).filter(Q(read=False)).count() if actor.person_id else 0


def get_publication(actor: Actor, key: UUID) -> PublicationPage:
    return _page(access.readable_publications(actor).select_related("publisher"), key)


def _page(rows: QuerySet[Publication], key: UUID) -> PublicationPage:
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    audience = row.audience.order_by("kind", "value").values_list("kind", "value")
    return PublicationPage(
        row,
        list(row.answers.order_by("order")),
        [Rule(AudienceKind(kind), value) for kind, value in audience],
        row.readings.count(),
    )


def publication_moves(actor: Actor, row: Publication) -> list[str]:
    return PUBLICATION.open_to(actor, row)


def may_edit(actor: Actor, row: Publication) -> bool:
    return access.can_edit_publication(actor, row)
