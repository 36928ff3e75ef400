"""Taking away what the national member system asks for: recorded, told to those whose file is in it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from yilu.audit.actions import record
from yilu.branch_life.access import development as files_access
from yilu.branch_life.access import party as access
from yilu.branch_life.enums.development import LookAt
from yilu.branch_life.models import Candidate, Look
from yilu.branch_life.queries import national
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotFound
from yilu.core.papers import DOCUMENT_LANGUAGE
from yilu.core.refs import Ref
from yilu.core.workbook import Sheet, write
from yilu.organisations.models import Unit
from yilu.people.enums import SealedField
from yilu.people.revealing import reveal_register


def export_registers(key: UUID, *, by: Actor, in_full: bool = False) -> tuple[str, bytes]:
    """The workbook and its name. `in_full` writes resident IDs and phones out, each told to its person."""
    branch = access.kept_branches(by).filter(pk=key).first()
    if branch is None:
        raise NotFound(str(key))
    people = [row.member.person for row in national.people_in(branch, clock.today())]
    numbers = None
    if in_full:  # first, and in a transaction of its own: what fails later was still looked at
        fields = (SealedField.ID_NUMBER, SealedField.PHONE)
        numbers = reveal_register(people, fields, by=by, note="交全国党员管理信息系统")
    with transaction.atomic():
        files = _files(branch, by)
        with translation.override(
            DOCUMENT_LANGUAGE
        ):  # the system is in Chinese, whatever the desk is
            sheets = national.sheets(branch, clock.today(), files, numbers)
        rows = sum(len(sheet.rows) for sheet in sheets)
        record("party.exported", Ref.to(branch), by=by, rows=rows, in_full=in_full)
        return _name(branch), _workbook(sheets, by)


def _files(branch: Unit, by: Actor) -> list[Candidate]:
    """Development files the actor may see, but never his own; each gets its line in the view log."""
    found = [row for row in national.candidates_in(branch) if files_access.can_view(by, row)]
    held = by.grants_for(Right.DEVELOP_MEMBERS) or by.grants_for(Right.APPROVE_MEMBERS)
    grant = next((one for one in held if one.covers(branch.path)), None)
    Look.objects.bulk_create(
        Look(
            city=branch.city,
            candidate=row,
            what=LookAt.EXPORT,
            viewer=by.account_id,
            viewer_role=grant.role.value if grant else "",
            viewer_unit=grant.unit_id if grant else None,
            at=timezone.now(),
        )
        for row in found
    )
    return found


def _name(branch: Unit) -> str:
    return f"{branch.name}-全国系统用表-{clock.today():%Y%m%d}.xlsx"


def _workbook(sheets: list[national.NationalSheet], by: Actor) -> bytes:
    at = timezone.now().astimezone(CITY_ZONE).strftime("%Y-%m-%d %H:%M")
    mark = f"仅供录入全国党员管理信息系统，不得外传；导出已记录。 {at} {by.account_id or ''}"
    pages = [Sheet(sheet.name, sheet.headings, sheet.rows) for sheet in sheets]
    return write(pages, watermark=mark.strip())
