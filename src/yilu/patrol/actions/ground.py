"""The ground: sub-classes, areas painted on the map, whose they are, and which ones a driver chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.cells import is_cell, is_coarse, within
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.organisations.models import Unit
from yilu.patrol import access
from yilu.patrol.actions.steps import needed, tidy
from yilu.patrol.enums import Family, Kind
from yilu.patrol.models import Area, AreaCell, AreaChoice, Category, Duty
from yilu.patrol.seed import CATEGORIES
from yilu.rulebook.queries import district_names
from yilu.runtime.actions import next_number

MOST_CHOSEN = 10


# ── sub-classes ─────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def seed_categories(city: str, *, by: Actor) -> int:
    """Give a city the usual sub-classes it does not have yet; what it has is left alone."""
    if by.city != city or not access.may_paint(by):
        raise NotAllowed("seed_categories")
    known = set(Category.objects.filter(city=city).values_list("code", flat=True))
    rows = [
        Category(
            city=city,
            code=seed.code,
            kind=seed.kind,
            family=seed.family,
            name=seed.name,
            name_en=seed.name_en,
            icon=seed.icon,
            filing=seed.filing,
            closing=seed.closing,
            questions=list(seed.questions),
            words=list(seed.words),
            hours=seed.hours,
            radius=seed.radius,
            stop=seed.stop,
            order=order,
        )
        for order, seed in enumerate(CATEGORIES)
        if seed.code not in known
    ]
    made = len(Category.objects.bulk_create(rows, ignore_conflicts=True))
    if made:
        record("categories.seeded", Ref("patrol.category", city), by=by, rows=made)
    return made


@transaction.atomic
def put_category(code: str, given: Mapping[str, Any], *, by: Actor) -> Category:
    """Add a sub-class or change one; cases filed keep the clock they were given."""
    _may_paint(by)
    _check_category(code, given)
    names = ("kind", "family", "filing", "closing", "hours", "radius")
    values = {name: given[name] for name in names}
    values |= {
        "name": tidy(given["name"]),
        "name_en": tidy(given.get("name_en", "")),
        "stop": tidy(given.get("stop", "")),
        "icon": given.get("icon", "") or "flag",
        "words": _split(given.get("words", ())),
        "questions": _split(given.get("questions", ())),
    }
    row, new = Category.objects.update_or_create(city=by.city, code=code, defaults=values)
    record("category.added" if new else "category.changed", Ref.to(row), by=by, code=code)
    return row


def _split(lines: Iterable[str]) -> list[str]:
    return [tidy(line)[:120] for line in lines if tidy(line)][:20]


def _check_category(code: str, given: Mapping[str, Any]) -> None:
    errors: dict[str, Any] = {}
    if not (code.isascii() and code.replace("_", "").isalnum() and len(code) <= 24):
        errors["code"] = _("代码用英文字母和数字，24 个以内。")
    if given.get("kind") not in Kind.values or given.get("family") not in Family.values:
        errors["family"] = _("请选大类。")
    for name in ("name", "filing", "closing"):
        if not tidy(given.get(name, "")):
            errors[name] = _("不能空着。")
    if not 1 <= int(given.get("hours") or 0) <= 700:
        errors["hours"] = _("请填 1 到 %(n)d。") % {"n": 700}
    if not 10 <= int(given.get("radius") or 0) <= 500:
        errors["radius"] = _("请填 10 到 500 米。")
    if errors:
        raise Invalid(errors)


@transaction.atomic
def retire_category(code: str, *, by: Actor) -> Category:
    """Not offered any more; cases of it stay."""
    _may_paint(by)
    row = Category.objects.select_for_update().filter(city=by.city, code=code).first()
    if row is None:
        raise NotFound(code)
    row.retired_on = clock.today() if row.retired_on is None else None
    row.save(update_fields=["retired_on"])
    record("category.retired", Ref.to(row), by=by, code=code, on=row.retired_on is not None)
    return row


# ── areas ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def open_area(name: str, *, by: Actor, division: str = "") -> Area:
    _may_paint(by)
    name = needed(name, "name", _("请写片区的名字。"), 40)
    if division and division not in district_names(by.city):
        raise Invalid({"division": _("没有这个区县。")})
    if Area.objects.filter(city=by.city, name=name, closed_on=None).exists():
        raise Invalid({"name": _("已经有叫这个名字的片区。")})
    number = f"PQ-{next_number(by.city, 'PQ'):04d}"
    area = Area.objects.create(city=by.city, number=number, name=name, division=division)
    record("area.opened", Ref.to(area), by=by)
    return area


@transaction.atomic
def close_area(key: UUID, *, by: Actor) -> Area:
    """Its cells are nobody's again: what is reported there goes to the committee's desk."""
    area = _area(key, by)
    area.closed_on = clock.today()
    area.save(update_fields=["closed_on"])
    area.cells.all().delete()
    AreaChoice.objects.filter(city=by.city, area=area).delete()
    record("area.closed", Ref.to(area), by=by)
    return area


@transaction.atomic
def paint(key: UUID, cells: Iterable[str], *, by: Actor) -> int:
    """These cells are this area's now, whosever they were; a coarse one takes the fine ones in it."""
    area, wanted = _area(key, by), _cells(cells)
    inside = [fine for cell in wanted if is_coarse(cell) for fine in within(cell)]
    AreaCell.objects.filter(city=by.city, cell__in=[*wanted, *inside]).delete()
    rows = AreaCell.objects.bulk_create(
        [AreaCell(city=by.city, area=area, cell=cell) for cell in wanted]
    )
    record("area.painted", Ref.to(area), by=by, cells=len(rows))
    return len(rows)


@transaction.atomic
def wipe(cells: Iterable[str], *, by: Actor) -> int:
    """These cells are nobody's: the committee's desk has what lies there."""
    _may_paint(by)
    wanted = _cells(cells)
    gone, _per_model = AreaCell.objects.filter(city=by.city, cell__in=wanted).delete()
    record("area.wiped", Ref("patrol.areacell", by.city), by=by, cells=gone)
    return gone


def _cells(cells: Iterable[str]) -> list[str]:
    wanted = sorted(set(cells))
    if not wanted:
        raise Invalid({"cells": _("先选几格。")})
    if not all(is_cell(cell) for cell in wanted):
        raise Invalid({"cells": _("有一格不对，请重新选。")})
    return wanted


@transaction.atomic
def set_duty(key: UUID, category: str, unit: Unit | None, *, by: Actor) -> Duty | None:
    """Who looks after this there: "" stands for everything else; no unit takes it back to the desk."""
    area = _area(key, by)
    row = Category.objects.filter(city=by.city, code=category).first() if category else None
    if category and row is None:
        raise Invalid({"category": _("没有这一类。")})
    Duty.objects.filter(city=by.city, area=area, category=row).delete()
    record("duty.set", Ref.to(area), by=by, category=category, unit=unit.number if unit else "")
    if unit is None:
        return None
    if unit.city != by.city:
        raise Invalid({"unit": _("没有这个单位。")})
    return Duty.objects.create(city=by.city, area=area, category=row, unit=unit)


@transaction.atomic
def choose_areas(keys: Sequence[UUID], *, by: Actor) -> int:
    """The areas in which this driver wants to be asked; none is as good as any."""
    if by.person_id is None:
        raise NotAllowed("choose_areas")
    wanted = list(dict.fromkeys(keys))
    if len(wanted) > MOST_CHOSEN:
        raise Invalid({"areas": _("最多选 %(n)d 个片区。") % {"n": MOST_CHOSEN}})
    areas = list(Area.objects.filter(city=by.city, pk__in=wanted, closed_on=None))
    if len(areas) < len(wanted):
        raise Invalid({"areas": _("有一个片区没有了，请重新选。")})
    mine = AreaChoice.objects.filter(city=by.city, person=by.person_id)
    mine.exclude(area__in=areas).delete()
    known = set(mine.values_list("area", flat=True))
    AreaChoice.objects.bulk_create(
        [
            AreaChoice(city=by.city, person_id=by.person_id, area=area, since=clock.today())
            for area in areas
            if area.pk not in known
        ],
        ignore_conflicts=True,
    )
    record("areas.chosen", Ref("people.person", str(by.person_id)), by=by, areas=len(areas))
    return len(areas)


def _area(key: UUID, by: Actor) -> Area:
    _may_paint(by)
    area = Area.objects.select_for_update().filter(pk=key, city=by.city, closed_on=None).first()
    if area is None:
        raise NotFound(str(key))
    return area


def _may_paint(by: Actor) -> None:
    if not access.may_paint(by):
        raise NotAllowed("patrol.ground")
