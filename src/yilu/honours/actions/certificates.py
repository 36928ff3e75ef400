"""A certificate of service, made when the volunteer asks for it (志愿服务条例 §19) and frozen then."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.honours import access
from yilu.honours.models import ServiceCertificate, ServiceRecord
from yilu.organisations.queries import root
from yilu.runtime.actions import next_number


@transaction.atomic
def certify(
    from_on: date, to_on: date, *, by: Actor, person: UUID | None = None
) -> ServiceCertificate:
    """One's own, or for whoever may honour over the city somebody else's.

    Asking twice for the same time gives the same paper while nothing has been added to it.
    """
    whose = person or by.person_id
    unit = root(by.city)
    if whose is None or (whose != by.person_id and not access.may_honour(by, unit)):
        raise NotAllowed("certify")
    if to_on < from_on:
        raise Invalid({"to_on": _("结束的日子不能早于开始的日子。")})
    rows = _rows(by.city, whose, from_on, to_on)
    if not rows:
        raise Refused(_("这段时间没有志愿服务记录，换一段时间看看。"))
    figures = _figures(rows)
    asked = {"city": by.city, "person_id": whose, "from_on": from_on, "to_on": to_on}
    same = ServiceCertificate.objects.filter(**asked, **figures).first()
    if same is not None:
        return same
    year = clock.today().year
    made = ServiceCertificate.objects.create(
        **asked,
        **figures,
        number=f"FWZM-{year}-{next_number(by.city, f'FWZM-{year}'):06d}",
        issuer=unit,
        issued_on=clock.today(),
        issued_at=timezone.now(),
        issued_by=by.account_id,
    )
    record("service.certified", Ref.to(made), by=by)
    return made


def _rows(city: str, person: UUID, from_on: date, to_on: date) -> list[ServiceRecord]:
    rows: QuerySet[ServiceRecord] = ServiceRecord.objects.filter(
        city=city, person=person, on__gte=from_on, on__lte=to_on, voided_at=None
    )
    return list(rows.order_by("on", "pk"))


def _figures(rows: list[ServiceRecord]) -> dict[str, object]:
    return {
        "services": len(rows),
        "minutes": sum(row.minutes for row in rows),
        "trips": sum(row.trips for row in rows),
        "metres": sum(row.metres for row in rows),
        "lines": [[row.on.isoformat(), row.title, row.minutes, row.trips] for row in rows],
    }
