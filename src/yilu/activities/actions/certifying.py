"""What taking part gives: a qualification in the register, and a certificate with a number."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities import limits
from yilu.activities.access import joinable, managed
from yilu.activities.enums import HAPPENED, Presence
from yilu.activities.models import Activity, Attendance
from yilu.activities.timing import needed_minutes, stayed
from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound, Refused
from yilu.core.refs import Ref
from yilu.registry.actions import Passed, qualify
from yilu.registry.enums import QualificationKind
from yilu.runtime.actions import next_number


def give_qualifications(activity: Activity, *, by: Actor) -> int:
    """To everyone who stayed; giving it again changes nothing."""
    if not activity.qualifies:
        return 0
    rows, windows = activity.attendances.all(), limits.windows(by.city)
    people = {row.person_id: row.on for row in rows if stayed(row, activity, windows)}
    kind = QualificationKind(activity.qualifies)
    title = f"{activity.title} {activity.number}"
    return qualify(people, Passed(kind, title, Ref.to(activity), activity.valid_months), by=by)


@transaction.atomic
def certify(key: UUID, *, by: Actor, attendance: UUID | None = None) -> Attendance:
    """The certificate of somebody who took part: his own, or for the desk anybody's.

    It is numbered when it is asked for first. A seat is no attendance.
    """
    found = managed(by) if attendance else joinable(by)
    activity = found.filter(pk=key).first()
    if activity is None:
        raise NotFound(str(key))
    whose = {"pk": attendance} if attendance else {"person": by.person_id}
    rows = Attendance.objects.select_for_update(of=("self",)).select_related("person")
    came = rows.filter(activity=activity, **whose).first()
    if came is None:
        raise Refused(_("没有参加的记录，不能开证明。"))
    if activity.state not in HAPPENED and came.mode != Presence.ONLINE:
        raise Refused(_("活动还没有登记为已举办，办完以后再来取。"))
    windows = limits.windows(by.city)
    if not stayed(came, activity, windows):
        raise Refused(
            _("参加的时间不够：要 %(needed)d 分钟，您是 %(minutes)d 分钟。")
            % {"needed": needed_minutes(activity, windows), "minutes": came.minutes}
        )
    if not came.certificate:
        year = clock.today().year
        came.certificate = f"ZS-{year}-{next_number(by.city, f'ZS-{year}'):06d}"
        came.save(update_fields=["certificate"])
    record("certificate.given", Ref.to(came), by=by)
    return came
