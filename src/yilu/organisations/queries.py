"""Reading units and posts. Nobody outside this app builds a query on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.actor import Actor, Grant, Role
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.organisations.access import may_appoint, visible, visible_posts
from yilu.organisations.enums import BRANCH_KINDS, ROLE_RIGHTS, UnitKind
from yilu.organisations.limits import FIRST_BRANCH, HOTLINE
from yilu.organisations.models import Post, Unit


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One line of the tree as drawn: `depth` counts from the first unit shown."""

    unit: Unit
    depth: int
    posts: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A unit whose place in the tree cannot be right."""

    number: str
    path: str
    code: str  # path | root | city | open_below_closed


def open_on(day: date, prefix: str = "") -> Q:
    """Rows with from/to days that hold on this day."""
    return Q(**{f"{prefix}from_on__lte": day}) & (
        Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": day})
    )


def unit_open_on(day: date, prefix: str = "") -> Q:
    """Units opened by this day and not closed before it."""
    return Q(**{f"{prefix}opened_on__lte": day}) & (
        Q(**{f"{prefix}closed_on__isnull": True}) | Q(**{f"{prefix}closed_on__gte": day})
    )


class Dated(Protocol):
    """A fact with its first and last day."""

    from_on: date
    to_on: date | None


def holds(row: Dated, day: date) -> bool:
    """The same as `open_on`, of a row already read: where a person has a few, asking is the dear part."""
    return row.from_on <= day and (row.to_on is None or row.to_on >= day)


def is_open(unit: Unit, day: date) -> bool:
    """The same as `unit_open_on`, of a unit already read."""
    return unit.opened_on <= day and (unit.closed_on is None or unit.closed_on >= day)


_HELD = """
SELECT u.path, p.role, u.id, p.below, u.kind, u.division
FROM organisations_post p JOIN organisations_unit u ON u.id = p.unit_id
WHERE p.person_id = %(person)s
  AND p.from_on <= %(on)s AND (p.to_on IS NULL OR p.to_on >= %(on)s)
  AND u.opened_on <= %(on)s AND (u.closed_on IS NULL OR u.closed_on >= %(on)s)
"""


def grants_for(person_id: UUID, on: date) -> tuple[Grant, ...]:
    """What the posts this person holds on the day allow; a closed unit gives nothing.

    Asked with every request, so without building a query and its rows each time.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"person": person_id, "on": on})
        held = cursor.fetchall()
    held.sort(key=lambda row: (row[0], row[1]))
    return tuple(_grant(*row) for row in held)


def _grant(path: str, held: str, unit: UUID, below: bool, kind: str, division: str) -> Grant:
    role = Role(held)
    over = division if kind == UnitKind.DISTRICT_BODY else ""
    return Grant(role, ROLE_RIGHTS[role], unit, path, below, over)


def units_visible(
    actor: Actor,
    *,
    kinds: Iterable[str] = (),
    text: str = "",
    division: str = "",
    on: date | None = None,
) -> QuerySet[Unit]:
    """The open units this actor may see, by kind, part of the name or number, and division."""
    units = visible(actor).filter(unit_open_on(on or clock.today())).select_related("parent")
    if wanted := list(kinds):
        units = units.filter(kind__in=wanted)
    if division:
        units = units.filter(division=division)
    if text := text.strip():
        units = units.filter(Q(name__icontains=text) | Q(number__iexact=text))
    return units.order_by("path")


def tree(actor: Actor, *, on: date | None = None) -> list[TreeRow]:
    """The visible open units from the top down, siblings in the order they were opened."""
    day = on or clock.today()
    units = sorted(units_visible(actor, on=day), key=lambda unit: _steps(unit.path))
    holders = _post_counts(units, day)
    top = min((_depth(unit) for unit in units), default=0)
    return [TreeRow(unit, _depth(unit) - top, holders.get(unit.pk, 0)) for unit in units]


def _post_counts(units: list[Unit], day: date) -> dict[UUID, int]:
    counts: dict[UUID, int] = {}
    for unit_id in Post.objects.filter(open_on(day), unit__in=units).values_list("unit", flat=True):
        counts[unit_id] = counts.get(unit_id, 0) + 1
    return counts


def _steps(path: str) -> tuple[int, ...]:
    return tuple(int(step) for step in path.strip("/").split("/"))


def _depth(unit: Unit) -> int:
    return unit.path.count("/") - 1


def get_unit(actor: Actor, key: UUID | str) -> Unit:
    """The unit by id, number or exact name, if the actor may see it; otherwise it does not exist."""
    return _one(visible(actor).select_related("parent").filter(_matching(key)), key)


def _matching(key: UUID | str) -> Q:
    if isinstance(key, UUID):
        return Q(pk=key)
    return Q(number__iexact=key.strip()) | Q(name=key.strip())


def _one(units: QuerySet[Unit], key: UUID | str) -> Unit:
    """A number is unique; of one name the open unit is meant, and of several the reader chooses."""
    found = list(units[:20])
    if not found:
        raise NotFound(str(key))
    numbered = [unit for unit in found if unit.number == str(key).strip().upper()]
    found = numbered or [unit for unit in found if unit.closed_on is None] or found
    if len(found) > 1:
        numbers = "、".join(unit.number for unit in found)
        raise Refused(_("有几个单位都叫这个名字，请写编号：%(numbers)s。") % {"numbers": numbers})
    return found[0]


def by_scope(actor: Actor, text: str) -> Unit:
    """A scope as typed: a unit's number or exact name; empty means the highest unit one sees."""
    if text.strip():
        return get_unit(actor, text)
    highest = min(visible(actor), key=lambda unit: _steps(unit.path), default=None)
    if highest is None:
        raise NotFound("scope")
    return highest


def root(city: str) -> Unit:
    """The industry committee at the top of the city's tree."""
    unit = Unit.objects.filter(city=city, parent=None).first()
    if unit is None:
        raise NotFound("root")
    return unit


_TOP_AND = """
SELECT * FROM organisations_unit
WHERE city = %(city)s AND (parent_id IS NULL OR id = ANY(%(keys)s::uuid[]))
"""


def root_and(city: str, keys: Iterable[UUID]) -> tuple[Unit, dict[UUID, Unit]]:
    """The top of the tree and these units, asked for together; no rights asked."""
    rows = Unit.objects.raw(_TOP_AND, {"city": city, "keys": list(keys)})
    units = {unit.pk: unit for unit in rows}
    top = next((unit for unit in units.values() if unit.parent_id is None), None)
    if top is None:
        raise NotFound("root")
    return top, units


def units_named(city: str, kinds: Iterable[str], on: date | None = None) -> list[tuple[UUID, str]]:
    """Open units of these kinds by name, to choose from: that a branch or company exists is no secret."""
    rows = Unit.objects.filter(unit_open_on(on or clock.today()), city=city, kind__in=list(kinds))
    return list(rows.order_by("path").values_list("pk", "name"))


def named_unit(city: str, key: UUID) -> Unit:
    """One of the units chosen by name."""
    unit = Unit.objects.filter(city=city, pk=key).first()
    if unit is None:
        raise NotFound(str(key))
    return unit


def unit_called(city: str, text: str, field: str) -> Unit:
    """An open unit by number or exact name, for acts that name another's unit; else the field's error."""
    rows = Unit.objects.filter(_matching(text), unit_open_on(clock.today()), city=city)
    found = rows.order_by("path").first() if text.strip() else None
    if found is None:
        raise Invalid({field: _("没有这个单位，请写编号或全名。")})
    return found


def ancestors(unit: Unit) -> QuerySet[Unit]:
    """The units above, from the top down."""
    return Unit.objects.filter(city=unit.city, label__in=_steps(unit.path)[:-1]).order_by("path")


def branches(city: str, on: date) -> QuerySet[Unit]:
    """Every branch of the city open on the day (for coverage; no rights asked)."""
    return Unit.objects.filter(unit_open_on(on), city=city, kind__in=BRANCH_KINDS).order_by(
        "opened_on", "label"
    )


def first_branch(city: str) -> Unit | None:
    """The city's first drivers' branch: the one a parameter names, else the one opened first."""
    named = FIRST_BRANCH.of(city)
    found = Unit.objects.filter(city=city, kind__in=BRANCH_KINDS - {UnitKind.FLOATING_BRANCH})
    if named:
        found = found.filter(number=named)
    return found.order_by("opened_on", "label").first()


def hotline_unit(city: str) -> Unit | None:
    """The department that answers for 12345, if the city has said which."""
    number = HOTLINE.of(city)
    rows = Unit.objects.filter(unit_open_on(clock.today()), city=city, kind=UnitKind.DEPARTMENT)
    return rows.filter(number=number).first() if number else None


def posts(
    actor: Actor,
    *,
    unit: Unit | None = None,
    below: bool = False,
    role: str = "",
    person_id: UUID | None = None,
    on: date | None = None,
    past: bool = False,
    text: str = "",
    person_ids: Iterable[UUID] | None = None,
) -> QuerySet[Post]:
    """Posts this actor may see: held on the day, or with `past` all that ever were."""
    held = visible_posts(actor).select_related("unit", "person")
    if not past:
        held = held.filter(open_on(on or clock.today()))
    if unit is not None:
        held = held.filter(unit__path__startswith=unit.path) if below else held.filter(unit=unit)
    if role:
        held = held.filter(role=role)
    if person_id is not None:
        held = held.filter(person=person_id)
    if person_ids is not None:
        held = held.filter(person__in=list(person_ids))
    if text := text.strip():
        held = held.filter(Q(person__name__icontains=text) | Q(unit__name__icontains=text))
    return held.order_by("unit__path", "role", "from_on")


def get_post(actor: Actor, key: UUID) -> Post:
    post = visible_posts(actor).select_related("unit", "person").filter(pk=key).first()
    if post is None:
        raise NotFound(str(key))
    return post


def roles_open_to(actor: Actor, unit: Unit) -> list[Role]:
    """The posts this actor may fill, and end, at the unit: none where he may not appoint."""
    return [role for role in Role if may_appoint(actor, unit, role)]


def holders(city: str, path: str, role: Role, on: date) -> list[UUID]:
    """The persons who hold a role at the unit with this path (for notices; no rights asked)."""
    held = Post.objects.filter(open_on(on), city=city, unit__path=path, role=role)
    return list(held.values_list("person_id", flat=True))


def holders_in_city(city: str, role: Role, on: date) -> list[UUID]:
    """The persons who hold a role anywhere in the city (for notices; no rights asked)."""
    held = Post.objects.filter(open_on(on), city=city, role=role)
    return list(held.values_list("person_id", flat=True).distinct())


def consistency(city: str) -> list[Fault]:
    """Every unit whose path, parent or dates contradict each other; empty when the tree is sound."""
    expected = Concat(F("parent__path"), Cast("label", CharField()), Value("/"))
    rooted = Concat(Value("/"), Cast("label", CharField()), Value("/"))
    units = Unit.objects.filter(city=city)
    below = units.filter(parent__isnull=False)
    faults = [
        ("path", below.exclude(path=expected)),
        ("root", units.filter(parent__isnull=True).exclude(path=rooted)),
        ("city", below.exclude(parent__city=F("city"))),
        ("open_below_closed", below.filter(closed_on=None, parent__closed_on__isnull=False)),
    ]
    return [
        Fault(number, path, code)
        for code, wrong in faults
        for number, path in wrong.values_list("number", "path").order_by("path")
    ]
