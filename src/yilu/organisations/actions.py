"""Everything that can happen to units and posts: the only way to write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right, Role
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.organisations.access import may_appoint, may_manage
from yilu.organisations.enums import ADMINISTRATORS, UnitKind
from yilu.organisations.models import Post, Unit
from yilu.organisations.queries import root
from yilu.people.models import Person

NUMBER = "DW-%04d"  # a unit's number is its label, which never changes


@transaction.atomic
def found_city(
    *, by: Actor, name: str, on: date | None = None, division: str = "", approved_by: str = ""
) -> Unit:
    """Open the industry committee at the top of an empty tree."""
    if not by.may_anywhere(Right.MANAGE_UNITS):
        raise NotAllowed("found_city")
    lock_tree(by.city)
    if Unit.objects.filter(city=by.city).exists():
        raise Refused(_("这个城市已经有组织树，请在行业党委下面新设单位。"))
    return _create(by, None, name, UnitKind.INDUSTRY_COMMITTEE, on, division, approved_by)


@transaction.atomic
def open_unit(
    *,
    by: Actor,
    parent: Unit,
    name: str,
    kind: UnitKind,
    on: date | None = None,
    division: str = "",
    approved_by: str = "",
) -> Unit:
    """Open a unit below another."""
    lock_tree(by.city)
    parent = _locked(parent, by)
    _refuse_closed(parent)
    return _create(by, parent, name, kind, on, division, approved_by)


def _create(
    by: Actor,
    parent: Unit | None,
    name: str,
    kind: UnitKind,
    on: date | None,
    division: str,
    approved_by: str,
) -> Unit:
    label = next_label(by.city)
    unit = Unit.objects.create(
        city=by.city,
        number=NUMBER % label,
        name=_free_name(by.city, parent, name),
        kind=kind,
        parent=parent,
        label=label,
        path=f"{parent.path if parent else '/'}{label}/",
        division=division,
        approved_by=approved_by,
        opened_on=on or clock.today(),
    )
    record("unit.opened", Ref.to(unit), by=by, kind=kind.value, path=unit.path)
    return unit


@transaction.atomic
def rename(unit: Unit, name: str, *, by: Actor) -> Unit:
    unit = _locked(unit, by)
    if name.strip() != unit.name:
        unit.name = _free_name(by.city, unit.parent, name)
        unit.save(update_fields=["name"])
        record("unit.renamed", Ref.to(unit), by=by)
    return unit


@transaction.atomic
def move_unit(unit: Unit, parent: Unit, *, by: Actor) -> Unit:
    """Put a unit, with everything below it, under another; every path below is rewritten at once."""
    lock_tree(by.city)
    unit, parent = _locked(unit, by), _locked(parent, by)
    if unit.parent_id == parent.pk:
        return unit
    _refuse_move(unit, parent)
    _free_name(by.city, parent, unit.name)
    left, arrived = unit.path, f"{parent.path}{unit.label}/"
    Unit.objects.filter(city=by.city, path__startswith=left).update(
        path=Concat(Value(arrived), Substr(F("path"), len(left) + 1))
    )
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    unit.refresh_from_db()
    record("unit.moved", Ref.to(unit), by=by, left=left, path=unit.path)
    return unit


def _refuse_move(unit: Unit, parent: Unit) -> None:
    if unit.parent_id is None:
        raise Refused(_("行业党委是组织树的根，不能移动。"))
    if parent.path.startswith(unit.path):
        raise Refused(_("不能把单位移到它自己下面。"))
    _refuse_closed(parent)


@transaction.atomic
def close_unit(unit: Unit, *, by: Actor, on: date | None = None) -> Unit:
    """Close a unit without open units below; its posts end with it. History and counts stand.

    A branch is closed through `membership.actions.close_branch`, which looks after its members.
    """
    lock_tree(by.city)
    unit, day = _locked(unit, by), on or clock.today()
    _refuse_closed(unit)
    if unit.parent_id is None:
        raise Refused(_("行业党委是组织树的根，不能撤销。"))
    if unit.children.filter(closed_on=None).exists():
        raise Refused(_("下面还有没撤销的单位，请先移走或撤销它们。"))
    if day < unit.opened_on:
        raise Invalid({"on": _("撤销日期早于设立日期。")})
    for post in unit.posts.filter(Q(to_on=None) | Q(to_on__gt=day)):
        _end(post, day, by)
    unit.closed_on = day
    unit.save(update_fields=["closed_on"])
    record("unit.closed", Ref.to(unit), by=by, on=day.isoformat())
    return unit


@transaction.atomic
def appoint(
    unit: Unit,
    person_id: UUID,
    role: Role,
    *,
    by: Actor,
    from_on: date | None = None,
    to_on: date | None = None,
    below: bool = True,
    basis: str = "",
) -> Post:
    """Give a person a post at a unit: its rights over this unit, or over this unit and below."""
    person = _appointee(unit, person_id, role, by)
    first = from_on or clock.today()
    if to_on is not None and to_on < first:
        raise Invalid({"to_on": _("任期的结束日期早于开始日期。")})
    _refuse_closed(unit)
    _refuse_held(unit, person, role, first, to_on)
    post = Post.objects.create(
        city=by.city,
        unit=unit,
        person=person,
        role=role,
        below=below,
        from_on=first,
        to_on=to_on,
        basis=basis,
    )
    record("post.given", Ref.to(post), by=by, role=role.value, unit=unit.number, below=below)
    return post


def _appointee(unit: Unit, person_id: UUID, role: Role, by: Actor) -> Person:
    """The person to appoint, locked, so that two appointments of one person wait for each other."""
    if not may_appoint(by, unit, role):
        raise NotAllowed("appoint")
    if by.person_id == person_id:
        raise Refused(_("不能给自己任职，请由另一位管理员办理。"))
    person = Person.objects.select_for_update().filter(pk=person_id, city=by.city).first()
    if person is None or person.archived_on is not None:
        raise Invalid({"person": _("没有这位人员。")})
    return person


def _refuse_held(unit: Unit, person: Person, role: Role, first: date, last: date | None) -> None:
    held = Post.objects.filter(Q(to_on=None) | Q(to_on__gte=first), person=person)
    if last is not None:
        held = held.filter(from_on__lte=last)
    if held.filter(unit=unit, role=role).exists():
        raise Refused(_("这位人员已经担任这个职务。"))
    if role in ADMINISTRATORS and held.filter(role__in=ADMINISTRATORS - {role}).exists():
        raise Refused(_("系统、安全、审计三位管理员不能是同一个人（GB/T 22239-2019）。"))


@transaction.atomic
def end_post(post: Post, *, by: Actor, on: date | None = None) -> Post:
    """End a post; `on` is its last day."""
    post = Post.objects.select_for_update(of=("self",)).select_related("unit").get(pk=post.pk)
    if not may_appoint(by, post.unit, Role(post.role)):
        raise NotAllowed("end_post")
    day = on or clock.today()
    if day < post.from_on:
        raise Invalid({"on": _("结束日期早于任职日期。")})
    if post.to_on is not None and post.to_on <= day:
        raise Refused(_("这个职务已经结束。"))
    return _end(post, day, by)


def _end(post: Post, day: date, by: Actor) -> Post:
    post.to_on = max(day, post.from_on)
    post.save(update_fields=["to_on"])
    record("post.ended", Ref.to(post), by=by, role=post.role, on=day.isoformat())
    return post


def plan_units(city: str, kind: UnitKind, units: Sequence[tuple[str, str, date]]) -> list[Unit]:
    """Units (name, division) ready to be written below the root, for an import that can be undone.

    The tree stays locked until the transaction ends; the import's own record covers them.
    """
    lock_tree(city)
    top = root(city)
    first = next_label(city)
    return [
        Unit(
            city=city,
            number=NUMBER % label,
            name=name,
            kind=kind,
            parent=top,
            label=label,
            path=f"{top.path}{label}/",
            division=division,
            opened_on=opened_on,
        )
        for label, (name, division, opened_on) in enumerate(units, start=first)
    ]


def lock_tree(city: str) -> None:
    """One change of a city's tree at a time, until the transaction ends; readers do not wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"organisations.tree.{city}"])


def next_label(city: str) -> int:
    """The next step for a path; call it under `lock_tree`."""
    last: int | None = Unit.objects.filter(city=city).aggregate(last=Max("label"))["last"]
    return (last or 0) + 1


def _locked(unit: Unit, by: Actor) -> Unit:
    unit = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
    if not may_manage(by, unit):
        raise NotAllowed("manage_unit")
    return unit


def _refuse_closed(unit: Unit) -> None:
    if unit.closed_on is not None:
        raise Refused(_("“%(name)s”已经撤销。") % {"name": unit.name})


def _free_name(city: str, parent: Unit | None, name: str) -> str:
    name = name.strip()
    if not name:
        raise Invalid({"name": _("请填单位名称。")})
    if Unit.objects.filter(city=city, parent=parent, name=name, closed_on=None).exists():
        raise Invalid({"name": _("上级单位下面已经有同名的单位。")})
    return name
