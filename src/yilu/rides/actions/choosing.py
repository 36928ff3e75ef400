"""Choosing the cars: scored by the published card, decided by the organising Party organisation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.bulk import write_over
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import CHINA, Point
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.rides import access, codes, scoring
from yilu.rides.actions.seasons import locked
from yilu.rides.enums import (
    EQUIPMENT,
    ON_DUTY,
    AppealState,
    EntryState,
    SeasonState,
)
from yilu.rides.models import Entry, ScoreAppeal, Season
from yilu.rides.queries.facts import candidates
from yilu.rides.queries.seasons import get_entry, open_appeals, scorecard
from yilu.rides.states import SEASONS

E = EntryState
DECIDABLE = (E.LISTED, E.CHOSEN, E.BACKUP, E.PASSED)
LINK = "/exam/duty/"
APPEALED = "appeal"  # a part that an upheld appeal added; scoring again keeps it


@transaction.atomic
def score_cars(key: UUID, *, by: Actor) -> int:
    """Everybody who may be chosen, scored by the card as published; decisions stand."""
    season = _selecting(key, by)
    card = scorecard(season)
    if card is None:
        raise Refused(_("先公布评分表。"))
    today = clock.today()
    known = {row.driver_id: row for row in season.entries.all()}
    taken = {row.vehicle_id: row.driver_id for row in known.values()}
    fresh: list[Entry] = []
    for found in candidates(season, today):
        if taken.get(found.vehicle.pk, found.driver.pk) != found.driver.pk:
            continue
        entry = known.get(found.driver.pk) or Entry(
            city=season.city, season=season, driver=found.driver, vehicle=found.vehicle
        )
        points, parts = scoring.score(found.facts, card.weights, today)
        upheld = [part for part in entry.parts if part[0] == APPEALED]
        entry.score = min(scoring.WHOLE, points + sum(part[1] for part in upheld))
        entry.parts = [*(part.stored() for part in parts), *upheld]
        entry.fit, entry.scorecard = found.facts.papers_valid, card
        if not entry.fit and entry.state in ON_DUTY:
            entry.state, entry.note = E.LISTED, str(_("证照失效，退回名单"))
        fresh.append(entry)
    Entry.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["score", "parts", "fit", "scorecard", "state", "note"],
        batch_size=500,
    )
    record("season.scored", Ref.to(season), by=by, cars=len(fresh), version=card.version)
    return len(fresh)


@transaction.atomic
def propose(key: UUID, *, by: Actor) -> tuple[int, int]:
    """The first by points are marked, the next as backups: a proposal a person goes through.

    Of equal points the plate decides, so that the same list gives the same proposal to whoever looks.
    """
    season = _selecting(key, by)
    rows = season.entries.select_for_update(of=("self",)).filter(fit=True, state__in=DECIDABLE)
    ranked = list(rows.order_by("-score", "vehicle__plate", "pk"))
    chosen, backup = ranked[: season.wanted], ranked[season.wanted :][: season.wanted_backups]
    for row in ranked:
        row.state, row.note = E.LISTED, ""
    for row in chosen:
        row.state = E.CHOSEN
    for row in backup:
        row.state = E.BACKUP
    write_over(ranked, ["state", "note"])
    record("season.proposed", Ref.to(season), by=by, chosen=len(chosen), backup=len(backup))
    return len(chosen), len(backup)


@transaction.atomic
def decide(key: UUID, state: str, *, by: Actor, note: str = "") -> Entry:
    """One car in, as backup, or not: against the order of points it takes a reason."""
    entry = _held(key, by)
    if entry.season.state != SeasonState.SELECTING:
        raise Refused(_("现在不在选车，不能改名单。"))
    if state not in DECIDABLE or entry.state not in DECIDABLE:
        raise Refused(_("这辆车现在不能这样改。"))
    if not entry.fit and state in ON_DUTY:
        raise Refused(_("送考期间有证照无效，不能选。先让司机换证，再重新评分。"))
    if not note.strip() and _out_of_order(entry, state):
        raise Invalid({"note": _("没有按分数高低来，写一句为什么。")})
    entry.state, entry.note = state, note.strip()[:200]
    entry.save(update_fields=["state", "note"])
    record("entry.decided", Ref.to(entry), by=by, state=state)
    return entry


def _out_of_order(entry: Entry, state: str) -> bool:
    """A lower one chosen over somebody better, or a better one passed over for somebody lower."""
    others = entry.season.entries.exclude(pk=entry.pk).filter(fit=True)
    if state == E.CHOSEN:
        better = others.filter(score__gt=entry.score, state__in=[E.LISTED, E.PASSED, E.BACKUP])
        return better.exists()
    if state == E.PASSED:
        return others.filter(score__lt=entry.score, state__in=ON_DUTY).exists()
    return False


@transaction.atomic
def confirm_cars(key: UUID, *, by: Actor) -> Season:
    """Chosen and backups get their numbers and stickers; each driver hears where he stands."""
    season = _selecting(key, by)
    on_duty = list(
        season.entries.select_for_update(of=("self",))
        .filter(state__in=ON_DUTY)
        .select_related("driver", "vehicle")
        .order_by("pk")
    )
    if not any(row.state == E.CHOSEN for row in on_duty):
        raise Refused(_("一辆车也没有选，先在名单上选车。"))
    if waiting := open_appeals(season):
        raise Refused(_("还有 %(n)d 件申诉没答复，先答复再定车。") % {"n": waiting})
    SEASONS.advance(season, "confirm", by=by)
    season.save(update_fields=["state"])
    ordered = sorted(
        on_duty, key=lambda row: (row.state != E.CHOSEN, -row.score, row.vehicle.plate)
    )
    for number, row in enumerate(ordered, start=1):
        row.sticker = number
        row.sticker_index = codes.index_of(codes.STICKER, codes.sticker_code(row.pk))
    season.entries.filter(state__in=ON_DUTY).update(sticker=None)
    Entry.objects.bulk_update(ordered, ["sticker", "sticker_index"], batch_size=500)
    season.entries.filter(state=E.LISTED).update(state=E.PASSED)
    record("season.cars_confirmed", Ref.to(season), by=by, cars=len(ordered))
    _tell(season, ordered)
    return season


def _tell(season: Season, rows: Iterable[Entry]) -> None:
    words = {
        E.CHOSEN: _("您入选%(season)s，是送考 %(n)03d 号车"),
        E.BACKUP: _("您是%(season)s的备用车，%(n)03d 号"),
    }
    for row in rows:
        title = words[EntryState(row.state)] % {"season": season.title, "n": row.sticker or 0}
        telling = Telling(title, Kind.GENERAL, Ref.to(row), "entry.confirmed", link=LINK)
        tell([row.driver.person_id], telling)


@transaction.atomic
def decline(key: UUID, *, by: Actor) -> Entry:
    """The driver himself: not this year. Before the cars are confirmed; afterwards he drops out."""
    entry = _own(key, by)
    if entry.season.state != SeasonState.SELECTING:
        raise Refused(_("名单已经定了。来不了请打送考电话，由调度员办退出。"))
    entry.state = E.DECLINED
    entry.save(update_fields=["state"])
    record("entry.declined", Ref.to(entry), by=by)
    return entry


@transaction.atomic
def come_after_all(key: UUID, *, by: Actor) -> Entry:
    entry = _own(key, by)
    if entry.season.state != SeasonState.SELECTING or entry.state != E.DECLINED:
        raise Refused(_("现在不能报名，请打送考电话。"))
    entry.state = E.LISTED
    entry.save(update_fields=["state"])
    record("entry.came_back", Ref.to(entry), by=by)
    return entry


@transaction.atomic
def share_phone(key: UUID, wanted: bool, *, by: Actor) -> Entry:
    """Whether the families he carries may see his number: his own word, taken back as easily."""
    entry = _own(key, by)
    entry.shares_phone = wanted
    entry.save(update_fields=["shares_phone"])
    record("entry.shares_phone", Ref.to(entry), by=by, shares=wanted)
    return entry


@transaction.atomic
def trained(key: UUID, entries: Iterable[UUID], on: date, *, by: Actor) -> int:
    """Who came to the briefing before the season."""
    season = locked(key, by)
    if on > clock.today():
        raise Invalid({"on": _("培训日期不能在以后。")})
    rows = season.entries.filter(pk__in=list(entries), state__in=ON_DUTY)
    count = rows.update(trained_on=on)
    record("season.trained", Ref.to(season), by=by, cars=count)
    return count


@transaction.atomic
def equip(key: UUID, has: Iterable[str], *, by: Actor, start: Point | None = None) -> Entry:
    """What a car carries (a ramp for wheelchairs, room for luggage), and where it sets out."""
    entry = get_entry(by, key)
    if not (access.may_organise(by, entry.season) or access.may_dispatch(by)):
        raise NotAllowed("equip")
    entry.has = sorted(word for word in has if word in EQUIPMENT)
    if start is not None:
        if not CHINA.holds(start):
            raise Invalid({"lon": _("经纬度不对，看看是不是写反了。")})
        entry.lon, entry.lat = start.lon, start.lat
    entry.save(update_fields=["has", "lon", "lat"])
    record("entry.equipped", Ref.to(entry), by=by)
    return entry


# ── the driver's word against his points ────────────────────────────────────────────────────────


@transaction.atomic
def appeal_score(key: UUID, text: str, *, by: Actor) -> ScoreAppeal:
    entry = _own(key, by)
    if entry.season.state != SeasonState.SELECTING:
        raise Refused(_("车辆已经定了，申诉请直接找支部书记。"))
    if not text.strip():
        raise Invalid({"text": _("写一句哪里不对，比如“那次投诉已经撤了”。")})
    if entry.appeals.filter(state=AppealState.OPEN).exists():
        raise Refused(_("您的申诉还在看，答复了会告诉您。"))
    appeal = ScoreAppeal.objects.create(
        city=by.city, entry=entry, text=text.strip()[:400], made_at=timezone.now()
    )
    record("entry.appealed", Ref.to(entry), by=by)
    return appeal


@transaction.atomic
def answer_appeal(key: UUID, upheld: bool, answer: str, *, by: Actor, points: int = 0) -> Entry:
    """With words; one that is upheld may add the points that were missing."""
    appeal = (
        ScoreAppeal.objects.select_for_update(of=("self",))
        .filter(pk=key, city=by.city)
        .select_related("entry__season__unit", "entry__driver")
        .first()
    )
    if appeal is None or not access.may_organise(by, appeal.entry.season):
        raise NotFound("appeal")
    if appeal.state != AppealState.OPEN:
        raise Refused(_("已经答复过了。"))
    if not answer.strip():
        raise Invalid({"answer": _("写一句答复，司机看得到。")})
    if not 0 <= points <= scoring.WHOLE:
        raise Invalid({"points": _("补 0 到 100 分。")})
    appeal.state = AppealState.UPHELD if upheld else AppealState.REJECTED
    appeal.answer, appeal.answered_by = answer.strip()[:400], by.account_id
    appeal.answered_at = timezone.now()
    appeal.save()
    entry = appeal.entry
    if upheld and points:
        entry.score = min(scoring.WHOLE, entry.score + points)
        entry.parts = [*entry.parts, [APPEALED, points, points, str(_("申诉采纳，补分"))]]
        entry.save(update_fields=["score", "parts"])
    record("entry.appeal_answered", Ref.to(entry), by=by, upheld=upheld, points=points)
    telling = Telling(
        _("您的送考评分申诉有答复了"), Kind.GENERAL, Ref.to(appeal), "answered", link=LINK
    )
    tell([entry.driver.person_id], telling)
    return entry


# ── doors ───────────────────────────────────────────────────────────────────────────────────────


def _selecting(key: UUID, by: Actor) -> Season:
    season = locked(key, by)
    if season.state != SeasonState.SELECTING:
        raise Refused(_("现在不在选车，请先看看送考进行到哪一步。"))
    return season


def _held(key: UUID, by: Actor) -> Entry:
    found = get_entry(by, key)
    if not access.may_organise(by, found.season):
        raise NotAllowed("decide")
    rows = Entry.objects.select_for_update(of=("self",)).select_related("season__unit", "driver")
    return rows.get(pk=found.pk)


def _own(key: UUID, by: Actor) -> Entry:
    found = get_entry(by, key)
    if not access.is_driver(by, found):
        raise NotAllowed("own_entry")
    rows = Entry.objects.select_for_update(of=("self",)).select_related("season__unit", "driver")
    return rows.get(pk=found.pk)
