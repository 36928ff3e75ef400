"""Resolutions: as a list, of a meeting, about a person; their words for those who may read them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.branch_life.access import meetings as access
from yilu.branch_life.enums.meeting import Matter
from yilu.branch_life.models import Meeting, Resolution
from yilu.branch_life.sealing import opened
from yilu.core.actor import Actor
from yilu.core.errors import NotFound


def resolutions_of(meeting: Meeting) -> list[Resolution]:
    """Of a meeting the actor was shown."""
    return list(meeting.resolutions.select_related("candidate").order_by("number"))


def resolutions(
    actor: Actor, *, matter: str = "", branch: UUID | None = None, text: str = "", signed: str = ""
) -> QuerySet[Resolution]:
    rows = access.visible_resolutions(actor).select_related("branch", "candidate", "meeting")
    if matter:
        rows = rows.filter(matter=matter)
    if branch is not None:
        rows = rows.filter(branch=branch)
    if signed:
        rows = rows.filter(signed_on__isnull=signed != "yes")
    if text := text.strip():
        found = Q(number__iexact=text) | Q(subject__contains=text) | Q(candidate__name=text)
        rows = rows.filter(found)
    return rows.order_by("-on", "-number")


def get_resolution(actor: Actor, key: UUID) -> Resolution:
    rows = access.visible_resolutions(actor)
    people = ("branch", "ballot", "meeting__branch", "candidate", "signer")
    found = rows.select_related(*people).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def words_of(actor: Actor, resolution: Resolution) -> str:
    """What was said of the candidate: for the branch chain and himself."""
    seen = access.can_view_resolution(actor, resolution)
    return opened(resolution, "words") if seen else ""


def resolutions_for(person_id: UUID, matter: Matter | str, city: str) -> list[Resolution]:
    """Every resolution about a person in a matter, the latest first; no rights asked.

    For the steps of development: `passed`, `on`, 应到 (`eligible`), 实到 (`present`), `yes`, `no`,
    `abstain`, and the meeting it comes from.
    """
    rows = Resolution.objects.filter(city=city, candidate=person_id, matter=matter)
    return list(rows.select_related("meeting", "branch").order_by("-on", "-number"))
