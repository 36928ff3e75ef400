"""复核 and 结案: drivers who chose the area look, two say fixed; one says not and it goes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.photos import distance
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Photo
from yilu.files.queries import photos_of
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind as NoticeKind
from yilu.notices.queries import resting
from yilu.patrol import access, clocks
from yilu.patrol.actions.filing import start_clock
from yilu.patrol.actions.steps import (
    advance,
    audience,
    locked,
    log,
    needed,
    tell_reporters,
    tell_unit,
    tidy,
    title_of,
    write,
)
from yilu.patrol.enums import Act, Answer, Basis, CheckState, Deed, Outcome, State
from yilu.patrol.models import AreaChoice, Check, Entry, Snapshot
from yilu.patrol.states import MACHINE
from yilu.patrol.thanks import thank

AWAKE = range(8, 21)  # hours in which somebody may be asked
SAME = 1  # bits: the very picture that was there before


def ask_checkers(snapshot: Snapshot, *, by: Actor) -> int:
    """Ask some of those who chose the area, never at night, never the same person too often."""
    if snapshot.area_id is None or clock.business_now().hour not in AWAKE:
        return 0
    if not photos_of(snapshot.city, Ref.to(snapshot)).filter(published=True).exists():
        return 0  # a stranger may not see the place before a person reviewed its photo
    asked = snapshot.checks.filter(round=snapshot.round)
    open_or_done = asked.exclude(state__in=[CheckState.EXPIRED, CheckState.DROPPED]).count()
    wanted = clocks.limit(snapshot.city, "checkers") - open_or_done
    people = _willing(snapshot)[: max(wanted, 0)]
    now = clock.business_now()
    until = now + timedelta(days=clocks.limit(snapshot.city, "check_days"))
    for person in people:
        check = Check.objects.create(
            city=snapshot.city,
            snapshot=snapshot,
            round=snapshot.round,
            person_id=person,
            asked_at=now,
            until=until,
        )
        _tell_checker(check, snapshot)
    return len(people)


def _willing(snapshot: Snapshot) -> list[UUID]:
    """Those who chose the area, had no part in it, are not in their own quiet hours and were not
    asked too often; the least asked first."""
    week = clock.business_now() - timedelta(days=7)
    part = {*audience(snapshot), snapshot.disposer_id}
    part |= set(snapshot.checks.filter(round=snapshot.round).values_list("person", flat=True))
    chosen = AreaChoice.objects.filter(city=snapshot.city, area=snapshot.area_id)
    people = [p for p in chosen.values_list("person", flat=True) if p not in part]
    rows = Check.objects.filter(city=snapshot.city, person__in=people, asked_at__gte=week)
    asked = dict(rows.values_list("person").annotate(n=Count("pk")))
    most = clocks.limit(snapshot.city, "checks_a_week")
    quiet = resting(people, clock.business_now())
    free = [one for one in people if asked.get(one, 0) < most and one not in quiet]
    return sorted(free, key=lambda person: (asked.get(person, 0), person.hex[::-1]))


def _tell_checker(check: Check, snapshot: Snapshot) -> None:
    telling = Telling(
        title=format_lazy(_("路过时看一眼：{what}"), what=title_of(snapshot)),
        body=_("停好车再拍。不去也没关系，过几天自己就没了。"),
        kind=NoticeKind.CHECK,
        source=Ref.to(check),
        reason="check.asked",
        link=f"/checks/{check.pk}/",
    )
    tell([check.person_id], telling)


@transaction.atomic
def verify(
    key: UUID, *, by: Actor, fixed: bool | None, photos: Sequence[Photo], note: str = ""
) -> Check:
    """One driver's word, with a photo from the spot. `key` is the check's or the snapshot's."""
    check, snapshot = _locked_check(key, by)
    MACHINE.moves["verify"].check(by, snapshot)
    if fixed is None:
        raise Invalid({"fixed": _("请选修好了没有。")})
    if not photos:
        raise Invalid({"photos": _("请在现场拍一张照片。")})
    _check_fresh(snapshot, photos[:1])
    check.state = CheckState.FIXED if fixed else CheckState.NOT_FIXED
    check.answered_at, check.note = clock.business_now(), tidy(note)[:200]
    check.save()
    attach(photos[:1], Ref.to(check), by=by)
    entry = write(snapshot, Act.CHECKED, by=by, text=check.note, fixed=fixed)
    log(snapshot, "checked", by=by, fixed=fixed)
    thank(check.person_id, Deed.VERIFIED, Ref.to(check), snapshot, by=by)
    _decide(snapshot, fixed, entry, by)
    return check


def _locked_check(key: UUID, by: Actor) -> tuple[Check, Snapshot]:
    """The snapshot first, so that two words at once are heard one after the other."""
    mine = access.visible_checks(by).filter(state=CheckState.ASKED)
    found = mine.filter(Q(pk=key) | Q(snapshot=key)).order_by("-round").first()
    if found is None:
        raise _gone(key, by)
    rows = Snapshot.objects.select_related("unit", "category").select_for_update(of=("self",))
    snapshot = rows.get(pk=found.snapshot_id, city=by.city)
    check = mine.select_for_update().filter(pk=found.pk).first()
    if check is None:
        raise _gone(key, by)
    return check, snapshot


def _gone(key: UUID, by: Actor) -> Exception:
    if not access.visible_checks(by).filter(Q(pk=key) | Q(snapshot=key)).exists():
        return NotFound(str(key))
    return Refused(_("这件已经不用复核了，谢谢。要是现场还没修好，请重新拍一件。"))


def _check_fresh(snapshot: Snapshot, photos: Sequence[Photo]) -> None:
    before = [photo.phash for photo in photos_of(snapshot.city, Ref.to(snapshot))]
    for photo in photos:
        for phash in before:
            if (
                photo.phash is not None
                and phash is not None
                and distance(photo.phash, phash) <= SAME
            ):
                raise Invalid({"photos": _("这就是原来那张照片。请在现场重新拍一张。")})


def _decide(snapshot: Snapshot, fixed: bool, entry: Entry, by: Actor) -> None:
    """One not fixed returns it at once; the second fixed closes it."""
    if not fixed:
        _send_back(snapshot, by)
        return
    yes = snapshot.checks.filter(round=snapshot.round, state=CheckState.FIXED).count()
    if yes >= clocks.FIXED_CLOSE:
        _close(snapshot, Basis.DRIVERS, Outcome.SOLVED, "", by)


def _send_back(snapshot: Snapshot, by: Actor) -> None:
    _drop_checks(snapshot)
    snapshot.state = State.ASSIGNED
    start_clock(snapshot, "sent_back")
    snapshot.save()
    entry = write(snapshot, Act.SENT_BACK, by=by)
    tell_unit(snapshot, entry)
    tell_reporters(snapshot, _("现场复核没过，退回去重新处置"), entry)


def _drop_checks(snapshot: Snapshot) -> None:
    rows = snapshot.checks.filter(round=snapshot.round, state=CheckState.ASKED)
    rows.update(state=CheckState.DROPPED)


def _close(snapshot: Snapshot, basis: Basis, outcome: Outcome, text: str, by: Actor) -> None:
    _drop_checks(snapshot)
    snapshot.state, snapshot.basis, snapshot.outcome = State.CLOSED, basis, outcome
    snapshot.closed_at, snapshot.answer, snapshot.answered_at = clock.business_now(), "", None
    snapshot.save()
    entry = write(snapshot, Act.CLOSED, by=by, text=text, outcome=outcome.value, basis=basis.value)
    log(snapshot, "closed", by=by, outcome=outcome.value, basis=basis.value)
    if outcome is not Outcome.NOT:
        thank(snapshot.reporter_id, Deed.SETTLED, Ref.to(snapshot), snapshot, by=by)
    tell_reporters(snapshot, _("您拍的这件结案了，请说一声解决没有"), entry, body=text)


@transaction.atomic
def close(key: UUID, *, by: Actor, outcome: str, text: str) -> Snapshot:
    """结案 by the desk: where nobody chose the area, or 12345 answered. Never by who disposed of it."""
    snapshot = locked(key, by)
    own = {snapshot.disposed_by, snapshot.disposer_id} - {None}
    if {by.account_id, by.person_id} & own and access.reviews(by, snapshot):
        raise Refused(_("您处置的，要由别人核查结案。"))
    MACHINE.moves["close"].check(by, snapshot)
    if outcome not in Outcome.values:
        raise Invalid({"outcome": _("请选结果：已解决、部分解决，还是没有解决。")})
    text = needed(text, "text", _("请写怎么核查的；没有解决的，写明为什么。"))
    basis = Basis.OUTSIDE if snapshot.disposed_by is None else Basis.DESK
    _close(snapshot, basis, Outcome(outcome), text, by)
    return snapshot


@transaction.atomic
def answer(key: UUID, *, by: Actor, word: str, text: str = "") -> Snapshot:
    """The reporter's own word after closing: yes, partly, or no, which opens it again. Kept either way."""
    snapshot = locked(key, by)
    advance(snapshot, "answer", by=by)
    if word not in Answer.values:
        raise Invalid({"answer": _("请选解决没有。")})
    if snapshot.answer:
        raise Refused(_("已经说过了，谢谢。"))
    if word == Answer.NO:
        _check_in_time(snapshot)
    snapshot.answer, snapshot.answered_at = word, clock.business_now()
    snapshot.save()
    write(snapshot, Act.ANSWERED, by=by, text=tidy(text)[:200], answer=word)
    log(snapshot, "answered", by=by, answer=word)
    if word == Answer.NO:
        _reopen(snapshot, text, by)
    return snapshot


@transaction.atomic
def reopen(key: UUID, *, by: Actor, text: str, photos: Sequence[Photo] = ()) -> Snapshot:
    """Not fixed after all: its whole time runs again."""
    snapshot = locked(key, by)
    MACHINE.moves["reopen"].check(by, snapshot)
    text = needed(text, "text", _("写一句现在是什么样。"), 200)
    if snapshot.state == State.CLOSED:
        _check_in_time(snapshot)
    entry = _reopen(snapshot, text, by)
    attach(photos, Ref.to(entry), by=by)
    return snapshot


def _check_in_time(snapshot: Snapshot) -> None:
    days = clocks.limit(snapshot.city, "reopen_days")
    closed = snapshot.closed_at
    if closed is not None and closed < clock.business_now() - timedelta(days=days):
        raise Refused(_("结案超过 %(n)d 天了，请重新拍一件。") % {"n": days})


def _reopen(snapshot: Snapshot, text: str, by: Actor) -> Entry:
    _drop_checks(snapshot)
    snapshot.state, snapshot.reopened = State.ASSIGNED, snapshot.reopened + 1
    snapshot.shown_at = None
    start_clock(snapshot, "reopened")
    snapshot.save()
    entry = write(snapshot, Act.REOPENED, by=by, text=tidy(text)[:200])
    log(snapshot, "reopened", by=by)
    tell_unit(snapshot, entry)
    tell_reporters(snapshot, _("这件重新处置了"), entry)
    return entry
