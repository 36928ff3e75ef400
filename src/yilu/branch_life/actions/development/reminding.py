"""Telling by the clock what is due in development files: each thing once, in Yilu and never by SMS."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.development import HelperKind
from yilu.branch_life.models import Candidate
from yilu.branch_life.queries.development.dossiers import dossier
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.plan import next_review
from yilu.core import clock
from yilu.core.actor import Role
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.queries import holders

AHEAD = timedelta(days=14)


@transaction.atomic
def remind_of_development(city: str) -> int:
    """Secretaries hear a fortnight before something is late, contacts of a review; how many files."""
    today = clock.today()
    rows = Candidate.objects.filter(
        city=city, ended_on=None, archived_on=None, next_due__lte=today + AHEAD
    )
    found = list(rows.select_related("branch", "person").order_by("next_due", "pk"))
    rules = rules_on(city, today)
    for row in found:
        _remind_branch(row)
        review = next_review(dossier(row), rules)
        if review is not None and review <= today + AHEAD:
            helping = row.helpers.filter(kind=HelperKind.CONTACT, to_on=None)
            _remind_contacts(row, list(helping.values_list("member__person", flat=True)))
    return len(found)


def _remind_branch(row: Candidate) -> None:
    """By number: a notice on a screen names nobody."""
    title = _("发展党员：%(number)s 有事快到期") % {"number": row.number}
    body = _("最晚 %(day)s。") % {"day": row.next_due}
    link = f"/console/development/{row.pk}/"
    telling = Telling(title, Kind.BRANCH, Ref.to(row), f"due.{row.next_due}", body=body, link=link)
    tell(holders(row.city, row.branch.path, Role.SECRETARY, clock.today()), telling)


def _remind_contacts(row: Candidate, persons: list[UUID]) -> None:
    title = _("您培养联系的人该考察了")
    reason = f"review.{row.next_due}"
    telling = Telling(title, Kind.BRANCH, Ref.to(row), reason, link="/me/progress/")
    tell(persons, telling)
