"""The rows behind the brief's figures on care, exactly as rules.md defines them.

No rights are asked here: `insight` does. What counts needs a proof: a receipt, a completed talk,
an answer that was read.
"""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet, Sum

from yilu.care.enums import ConsultationState, Receipt
from yilu.care.models import Consultation, Handout, Help
from yilu.care.scoping import of_scope
from yilu.core.periods import Period

PROVED = Q(voided_at=None, objected_at=None) & (
    ~Q(receipt=Receipt.PHONE) | Q(confirmed_at__isnull=False)
)


def helps_given(city: str, period: Period, path: str = "", division: str = "") -> QuerySet[Help]:
    """Single acts for one named driver with a receipt; a voided or disputed one does not count.

    Appeals, disputes, visits to stations, gifts and consultations are not helps: each is counted
    where it happens, and only there.
    """
    days = (period.first, period.last)
    rows = Help.objects.filter(PROVED, of_scope(path, division), city=city, given_on__range=days)
    return rows.order_by("given_on", "pk")


def gift_recipients(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Handout]:
    """Packs signed for in the period and not returned; the figure is their `distinct_drivers`."""
    days = (period.first, period.last)
    rows = Handout.objects.filter(
        of_scope(path, division), city=city, returned_at=None, handed_on__range=days
    )
    return rows.order_by("handed_on", "pk")


def gift_value(city: str, period: Period, path: str = "", division: str = "") -> QuerySet[Handout]:
    """The same packs; the figure is what they cost (`yuan`): frozen unit cost, less returns."""
    return gift_recipients(city, period, path, division)


def distinct_drivers(rows: QuerySet[Handout]) -> int:
    """Distinct drivers: one with two packs is one."""
    return rows.order_by().values("person").distinct().count()


def yuan(rows: QuerySet[Handout]) -> int:
    """What these packs cost, in whole yuan, cut."""
    total: int = rows.order_by().aggregate(fen=Sum("unit_cost_fen"))["fen"] or 0
    return total // 100


def consultations_completed(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Consultation]:
    """Talks that took place and written answers their asker has read, on that day.

    Bookings, no-shows, questions and unread answers are not consultations yet; attendance at care
    talks (讲座) is counted by activities, and the two are added, never merged.
    """
    days = (period.first, period.last)
    rows = Consultation.objects.filter(
        of_scope(path, division),
        city=city,
        state=ConsultationState.COMPLETED,
        completed_on__range=days,
    )
    return rows.order_by("completed_on", "pk")


def talks_completed(city: str, period: Period) -> QuerySet[Consultation]:
    """Booked talks that took place, with their hours: what somebody at a lecture cannot have had too."""
    rows = consultations_completed(city, period).filter(slot__isnull=False)
    return rows.select_related("person").order_by("starts_at", "pk")


def helps_doubled(city: str, period: Period) -> QuerySet[Help]:
    """Counted helps that look recorded twice: one person, one kind, one day."""
    counted = helps_given(city, period).order_by()
    twice = counted.values("person", "kind", "given_on").annotate(n=Count("pk")).filter(n__gt=1)
    doubt = Q(pk__in=[])
    for row in twice:
        doubt |= Q(person=row["person"], kind=row["kind"], given_on=row["given_on"])
    return counted.filter(doubt).order_by("given_on", "person", "pk")


def consultations_doubled(city: str, period: Period) -> QuerySet[Consultation]:
    """Completed consultations of one person on one subject and day: perhaps one talk, entered twice."""
    counted = consultations_completed(city, period).order_by()
    twice = counted.values("person", "subject", "completed_on").annotate(n=Count("pk"))
    doubt = Q(pk__in=[])
    for row in twice.filter(n__gt=1):
        doubt |= Q(person=row["person"], subject=row["subject"], completed_on=row["completed_on"])
    return counted.filter(doubt).order_by("completed_on", "person", "pk")
