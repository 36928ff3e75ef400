"""Everything that can happen to a slip: issue, send, number, answer, withdraw, hand out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock, papers
from yilu.core.actor import Actor, Role
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind as NoticeKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import holders, hotline_unit
from yilu.people.queries import names_of
from yilu.referrals import access, codes, documents, queries
from yilu.referrals.enums import SERIES, Format, SlipKind, Way
from yilu.referrals.limits import DESK
from yilu.referrals.models import Answer, Slip
from yilu.referrals.states import MACHINE
from yilu.runtime.actions import next_number

LIMITS = {"to_name": 80, "title": 120, "facts": 800, "wanted": 400}  # a letter, not a file
LONGEST_ANSWER = 4000


@dataclass(frozen=True, slots=True)
class Words:
    """What the letter says. `facts` goes to strangers: the caller has already reduced it."""

    title: str
    facts: str
    wanted: str
    to_name: str = ""


@transaction.atomic
def issue(
    subject: Ref,
    words: Words,
    *,
    by: Actor,
    unit: Unit,
    kind: SlipKind = SlipKind.LETTER,
    to_unit: Unit | None = None,
    due_at: datetime | None = None,
) -> Slip:
    """开出: number and check code are given, and from now on no word of it changes."""
    if not access.may_issue(by, unit):
        raise NotAllowed("issue")
    now, given = clock.business_now(), _given(words, kind, to_unit, by.city)
    _check(given, to_unit, due_at, by=by)
    slip = Slip.objects.create(
        city=by.city,
        number=_number(by.city, kind, now),
        kind=kind,
        subject_kind=subject.kind,
        subject_key=subject.key,
        unit=unit,
        unit_name=unit.name,
        to_unit=to_unit,
        due_at=due_at,
        code=codes.make(),
        issued_by=by.account_id,
        issuer=by.person_id,
        issued_at=now,
        **given,
    )
    record("slip.issued", Ref.to(slip), by=by, number=slip.number)
    _tell_addressee(slip)
    return slip


@transaction.atomic
def mark_sent(slip: Slip, how: Way, *, by: Actor) -> Slip:
    """送出: by hand, fax, mail, or seen in Yilu."""
    row = _locked(slip, by)
    MACHINE.advance(row, "send", by=by)
    row.sent_how, row.sent_at = how, clock.business_now()
    row.save()
    record("slip.sent", Ref.to(row), by=by, how=how.value)
    return row


@transaction.atomic
def record_outside_number(slip: Slip, number: str, *, by: Actor, how: Way = Way.SYSTEM) -> Slip:
    """The number 12345 gave it; with a number the desk has it, so it counts as sent."""
    row = _locked(slip, by)
    MACHINE.advance(row, "number", by=by)
    number = number.strip()
    if not number:
        raise Invalid({"number": _("写上12345给的编号。")})
    if len(number) > 40:
        raise Invalid({"number": _("太长了，最多 %(n)d 个字。") % {"n": 40}})
    row.outside_number = number
    if row.sent_at is None:
        row.sent_how, row.sent_at = how, clock.business_now()
    row.save()
    record("slip.numbered", Ref.to(row), by=by)
    return row


@transaction.atomic
def record_answer(
    slip: Slip,
    text: str,
    answered_on: date | None,
    *,
    by: Actor,
    code: str = "",
    answered_by: str = "",
) -> Answer:
    """A reply: the addressee's own, or entered from paper against the letter's check code."""
    row = _locked(slip, by)
    MACHINE.moves["answer"].check(by, row)
    from_paper = access.needs_code(by, row)
    text, signed = text.strip(), answered_by.strip()
    if not from_paper and not signed:
        signed = _own_name(by)
    _check_answer(row, text, answered_on, signed, code if from_paper else None)
    if repeated := _same_as_last(row, text, answered_on, signed):
        return repeated
    assert answered_on is not None  # or it would have been found wrong
    MACHINE.advance(row, "answer", by=by)
    row.save()
    answer = Answer.objects.create(
        city=row.city,
        slip=row,
        text=text,
        answered_on=answered_on,
        answered_by=signed,
        own=not from_paper,
        entered_by=by.account_id,
        entered_at=clock.business_now(),
    )
    record("slip.answered", Ref.to(row), by=by, from_paper=from_paper)
    _tell_issuer(row, answer, by)
    return answer


@transaction.atomic
def withdraw(slip: Slip, reason: str, *, by: Actor) -> Slip:
    """撤回: it is no longer waited for; the other side sees why."""
    row = _locked(slip, by)
    MACHINE.advance(row, "withdraw", by=by)
    reason = reason.strip()
    if not reason:
        raise Invalid({"reason": _("写一句为什么撤回，对方看得到。")})
    if len(reason) > 200:
        raise Invalid({"reason": _("太长了，最多 %(n)d 个字。") % {"n": 200}})
    row.reason, row.withdrawn_at = reason, clock.business_now()
    row.save()
    record("slip.withdrawn", Ref.to(row), by=by)
    return row


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A slip as a file."""

    content: bytes
    content_type: str
    filename: str


def hand_out(slip: Slip, fmt: Format, *, by: Actor) -> HandedOut:
    """The paper of a slip the actor may see; who took it is on record."""
    if not access.can_view(by, slip):
        raise NotFound(str(slip.pk))
    content = documents.render(queries.letter(slip), fmt)
    record("slip.handed_out", Ref.to(slip), by=by, format=fmt.value)
    return HandedOut(content, documents.CONTENT_TYPES[fmt], f"{slip.number}.{fmt.value}")


# ── what is checked ─────────────────────────────────────────────────────────────────────────────


def _given(words: Words, kind: SlipKind, to_unit: Unit | None, city: str) -> dict[str, str]:
    """The words as they will stand: an addressee by name, else the unit's, else the 12345 desk's."""
    to_name = words.to_name.strip() or (to_unit.name if to_unit else "")
    if not to_name and kind == SlipKind.HANDOVER:
        desk = hotline_unit(city)
        to_name = desk.name if desk is not None else str(DESK.of(city))
    given = {"title": words.title, "facts": words.facts, "wanted": words.wanted}
    return {"to_name": to_name, **{name: _tidy(text) for name, text in given.items()}}


MISSING = {
    "to_name": _("写上转给谁。"),
    "title": _("写一个事由。"),
    "facts": _("写上对方需要了解的情况。"),
    "wanted": _("写上请对方办什么。"),
}


def _check(
    given: dict[str, str], to_unit: Unit | None, due_at: datetime | None, *, by: Actor
) -> None:
    errors: dict[str, Any] = {name: MISSING[name] for name, text in given.items() if not text}
    for name, text in given.items():
        if len(text) > LIMITS[name]:
            errors[name] = _("太长了，最多 %(n)d 个字。") % {"n": LIMITS[name]}
        elif lost := papers.lost(text):
            errors[name] = _("纸上印不出这些字：%(chars)s。换个写法，或者请系统管理员添字库。") % {
                "chars": " ".join(lost)
            }
    if to_unit is not None and to_unit.city != by.city:
        raise NotFound(str(to_unit.pk))
    if due_at is not None and due_at <= clock.business_now():
        errors["due_at"] = _("办理期限已经过了，换一个以后的时间。")
    if errors:
        raise Invalid(errors)


def _check_answer(
    slip: Slip, text: str, answered_on: date | None, signed: str, code: str | None
) -> None:
    """`code` None: nobody has to show one."""
    errors: dict[str, Any] = {}
    if code is not None and not codes.same(slip.code, code):
        errors["code"] = _("校验码和这份函对不上。看看函上印的编号是不是 %(number)s。") % {
            "number": slip.number
        }
    if not text:
        errors["text"] = _("写上对方怎么答复的。")
    elif len(text) > LONGEST_ANSWER:
        errors["text"] = _("太长了，最多 %(n)d 个字。") % {"n": LONGEST_ANSWER}
    if not signed or len(signed) > 80:
        errors["answered_by"] = _("写上对方是谁签的字，或者谁接的电话，80 字以内。")
    if wrong := _wrong_day(slip, answered_on):
        errors["answered_on"] = wrong
    if errors:
        raise Invalid(errors)


def _same_as_last(slip: Slip, text: str, on: date | None, signed: str) -> Answer | None:
    """A button pressed twice is one reply."""
    last = slip.answers.order_by("entered_at", "pk").last()
    same = last and (last.text, last.answered_on, last.answered_by) == (text, on, signed)
    return last if same else None


def _wrong_day(slip: Slip, on: date | None) -> Any:
    if on is None:
        return _("写上对方哪一天答复的。")
    if on > clock.today():
        return _("这一天还没到，看看日期。")
    if on < slip.issued_at.astimezone(clock.CITY_ZONE).date():
        return _("这一天函还没有开出，看看日期。")
    return None


# ── who hears of it ─────────────────────────────────────────────────────────────────────────────


def _tell_addressee(slip: Slip) -> None:
    if slip.to_unit is None:
        return
    people = holders(slip.city, slip.to_unit.path, Role.DEPARTMENT_STAFF, clock.today())
    title = format_lazy(_("收到{kind}：{title}"), kind=SlipKind(slip.kind).label, title=slip.title)
    _tell(people, slip, title, "slip.issued")


def _tell_issuer(slip: Slip, answer: Answer, by: Actor) -> None:
    if slip.issuer and slip.issuer != by.person_id:
        title = format_lazy(_("{to}答复了：{title}"), to=slip.to_name, title=slip.title)
        _tell([slip.issuer], slip, title, f"slip.answered:{answer.pk}")


def _tell(people: Iterable[UUID], slip: Slip, title: object, reason: str) -> None:
    link = f"/console/slips/{slip.pk}/"
    tell(people, Telling(title, NoticeKind.APPEAL, Ref.to(slip), reason, link=link))


# ── small things ────────────────────────────────────────────────────────────────────────────────


def _locked(slip: Slip, by: Actor) -> Slip:
    rows = access.visible(by).select_related("unit", "to_unit").select_for_update(of=("self",))
    row = rows.filter(pk=slip.pk).first()
    if row is None:
        raise NotFound(str(slip.pk))
    return row


def _number(city: str, kind: SlipKind, now: datetime) -> str:
    series = f"{SERIES[kind]}-{now.year}"
    return f"{series}-{next_number(city, series):06d}"


def _own_name(by: Actor) -> str:
    return names_of(by.city, [by.person_id]).get(by.person_id, "") if by.person_id else ""


def _tidy(text: str) -> str:
    """Browsers send CRLF; ends of lines and empty lines say nothing on a letter."""
    lines = (line.strip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(line for line in lines if line)
