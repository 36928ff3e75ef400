"""Units and posts at the desk: the tree, one unit, and what can happen to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.organisations import LastDayForm, MoveForm, NameForm, OpenUnitForm
from yilu.console.listing import tidy
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.registry.words import asked_day, districts
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.membership import actions as membership
from yilu.organisations import actions, queries
from yilu.organisations.enums import BRANCH_KINDS, UnitKind
from yilu.registry.queries import company_of_unit

NAV = "units"


@desk(Right.VIEW_UNITS)
def units(request: HttpRequest) -> HttpResponse:
    """The tree as of a day; a search or a kind shows the units found, each with its place."""
    actor = actor_of(request)
    on = asked_day(request) or clock.today()
    text, kind = tidy(request.GET.get("q", "")), request.GET.get("kind", "")
    kinds = [kind] if kind in UnitKind.values else []
    rows = queries.tree(actor, on=on)
    if text or kinds:
        found = {u.pk for u in queries.units_visible(actor, kinds=kinds, text=text, on=on)}
        rows = [row for row in rows if row.unit.pk in found]
    context = {
        "nav": NAV,
        "rows": rows,
        "narrowed": bool(text or kinds),
        "on": on,
        "text": text,
        "kind": kind,
        "kinds": UnitKind.choices,
        "may_found": not rows and not (text or kinds) and actor.may_anywhere(Right.MANAGE_UNITS),
    }
    return render(request, "console/organisations/units.html", context)


@desk(Right.VIEW_UNITS)
def unit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One unit: where it stands, what is below, who holds which post; with ?past=1 who ever did."""
    actor = actor_of(request)
    row = queries.get_unit(actor, pk)
    on, past = asked_day(request) or clock.today(), request.GET.get("past") == "1"
    below = [line for line in queries.tree(actor, on=on) if line.unit.parent_id == row.pk]
    context = {
        "nav": NAV,
        "row": row,
        "on": on,
        "past": past,
        "above": list(_above(actor, row)),
        "below": below,
        "posts": list(queries.posts(actor, unit=row, on=on, past=past)),
        "district": dict(districts(actor)).get(row.division, ""),
        "company": _company(actor, row),
        "sees_members": row.kind in BRANCH_KINDS
        and actor.may(Right.VIEW_MEMBERS, row.path, row.division),
        "may_manage": row.closed_on is None and actor.may(Right.MANAGE_UNITS, row.path),
        "may_appoint": row.closed_on is None and bool(queries.roles_open_to(actor, row)),
        "ends": {role.value for role in queries.roles_open_to(actor, row)},
    }
    return render(request, "console/organisations/unit.html", context)


def _above(actor: Actor, row: Any) -> Iterator[tuple[str, str]]:
    """The units above as far as the actor may see them."""
    for unit in queries.ancestors(row):
        if actor.may(Right.VIEW_UNITS, unit.path, unit.division):
            yield unit.name, reverse("console:unit", args=[unit.pk])


def _company(actor: Actor, row: Any) -> Any:
    may_see = row.kind == UnitKind.COMPANY and actor.may(
        Right.VIEW_REGISTERS, row.path, row.division
    )
    return company_of_unit(actor, row.pk) if may_see else None


@desk(Right.MANAGE_UNITS, post=True)
def found(request: HttpRequest) -> HttpResponse:
    """The first unit of an empty tree."""
    form = NameForm(posted(request), initial={"name": _("行业党委")})
    question = Question(_("设立行业党委"), _("设立"), NAV, _trail())
    return ask(
        request,
        form,
        question,
        lambda: _show(
            request,
            actions.found_city(by=actor_of(request), name=form.cleaned_data["name"]),
            _("已设立。"),
        ),
    )


@desk(Right.MANAGE_UNITS, post=True)
def unit_open(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new unit below this one."""
    actor = actor_of(request)
    parent = queries.get_unit(actor, pk)
    form = OpenUnitForm(
        posted(request), districts=districts(actor), initial={"division": parent.division}
    )
    question = Question(
        _("在下面新设单位"),
        _("设立"),
        NAV,
        _trail(parent),
        lead=_("设在“%(name)s”下面") % {"name": parent.name},
        note=_("企业不在这里设：导入企业名册时，组织树里会一起有。"),
    )

    def act() -> HttpResponse:
        given = {**form.cleaned_data, "kind": UnitKind(form.cleaned_data["kind"])}
        return _show(request, actions.open_unit(by=actor, parent=parent, **given), _("已设立。"))

    return ask(request, form, question, act)


@desk(Right.MANAGE_UNITS, post=True)
def unit_rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_unit(actor, pk)
    form = NameForm(posted(request), initial={"name": row.name})
    note = _("编号不变，以前的简报和记录里仍是原来的名称。")
    question = Question(_("改名"), _("改名"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        renamed = actions.rename(row, form.cleaned_data["name"], by=actor)
        return _show(request, renamed, _("已改名。"))

    return ask(request, form, question, act)


@desk(Right.MANAGE_UNITS, post=True)
def unit_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_unit(actor, pk)
    form = MoveForm(posted(request), parents=_parents(actor, row))
    note = _("下面的单位一起移过去。看得到它们的人会跟着变：以新的上级为准。")
    question = Question(_("移动"), _("移动"), NAV, _trail(row), lead=row.name, note=note)

    def act() -> HttpResponse:
        parent = queries.get_unit(actor, UUID(form.cleaned_data["parent"]))
        return _show(request, actions.move_unit(row, parent, by=actor), _("已移动。"))

    return ask(request, form, question, act)


def _parents(actor: Actor, row: Any) -> list[tuple[str, str]]:
    """Units it may go under: those he manages, outside its own subtree, drawn as a tree."""
    return [
        (str(line.unit.pk), f"{'　' * line.depth}{line.unit.name}")
        for line in queries.tree(actor)
        if actor.may(Right.MANAGE_UNITS, line.unit.path) and not line.unit.path.startswith(row.path)
    ]


@desk(Right.MANAGE_UNITS, post=True)
def unit_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close it; a branch is closed through membership, which looks after its members."""
    actor = actor_of(request)
    row = queries.get_unit(actor, pk)
    form = LastDayForm(posted(request))
    note = _("在任的职务同时结束；历史、人数和以前的简报都保留，不会删除。")
    question = Question(_("撤销单位"), _("撤销"), NAV, _trail(row), lead=row.name, note=note)

    def act() -> HttpResponse:
        close = membership.close_branch if row.kind in BRANCH_KINDS else actions.close_unit
        return _show(request, close(row, by=actor, on=form.cleaned_data["on"]), _("已撤销。"))

    return ask(request, form, question, act)


def _trail(*rows: Any) -> tuple[tuple[str, str], ...]:
    links = [(row.name, reverse("console:unit", args=[row.pk])) for row in rows]
    return ((_("组织"), reverse("console:units")), *links)


def _show(request: HttpRequest, row: Any, message: str) -> HttpResponse:
    return done(request, message, "console:unit", row.pk)
