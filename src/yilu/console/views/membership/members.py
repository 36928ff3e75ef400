"""Members: the list with masked names, one member with his places, and what can happen to him."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.membership import EndForm, EnrolForm, PlaceForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.people.reveal import Subject, numbers, show
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid
from yilu.membership import actions, queries
from yilu.membership.enums import Bond, Standing
from yilu.organisations.queries import get_unit
from yilu.people.queries import named_at_phone

NAV = "members"


def branch_choices(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.unit.pk), row.unit.name) for row in queries.branches(actor)]


def own_branches(actor: Actor) -> list[tuple[str, str]]:
    """The branches in which the actor may place members."""
    return [
        (str(row.unit.pk), row.unit.name)
        for row in queries.branches(actor)
        if actor.may(Right.MANAGE_MEMBERS, row.unit.path)
    ]


def _rows(actor: Actor, asked: Asked) -> Any:
    branch = asked.get("branch")
    return queries.members(
        actor,
        branch=UUID(branch) if branch else None,
        bond=asked.get("bond"),
        standing=asked.get("standing"),
        text=asked.search,
        on=asked.day("on"),
    )


def _detail(row: Any) -> str:
    return reverse("console:member", args=[row.pk])


def _branches(row: Any) -> str | Cell:
    if row.branch_names:
        return "、".join(row.branch_names)
    return Cell(_("还没有支部"), tone="soon", icon="alert")


PAGE = ListPage(
    kind="membership.partymember",
    title=gettext_lazy("党员"),
    rows=_rows,
    detail=_detail,
    filters=(
        Filter("branch", gettext_lazy("支部"), branch_choices),
        Filter("bond", gettext_lazy("关系"), Bond.choices),
        Filter("standing", gettext_lazy("身份"), Standing.choices),
        Filter("on", gettext_lazy("哪一天"), kind="date"),
    ),
    search=gettext_lazy("搜姓名、身份证后四位"),
    sort="name",
    empty_title=gettext_lazy("还没有党员"),
    empty_text=gettext_lazy("导入党员名册，或者在支部里逐个登记。"),
    columns=(
        Column(
            "name",
            gettext_lazy("姓名"),
            lambda row: masking.name(row.person.name),
            "person__name",
            lead=True,
        ),
        Column(
            "standing", gettext_lazy("身份"), lambda row: row.get_standing_display(), "standing"
        ),
        Column("branches", gettext_lazy("支部"), _branches),
        Column("elsewhere", gettext_lazy("组织关系在外地"), lambda row: row.formal_elsewhere),
        Column(
            "joined",
            gettext_lazy("入党日期"),
            lambda row: row.joined_on and row.joined_on.isoformat(),
            "joined_on",
        ),
    ),
)


@desk(Right.VIEW_MEMBERS)
def members(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV, template="console/membership/members.html")


@desk(Right.VIEW_MEMBERS)
def member(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_member(actor, pk)
    places, today = queries.history(actor, row), clock.today()
    manages = actor.may_anywhere(Right.MANAGE_MEMBERS)
    context = {
        "nav": NAV,
        "row": row,
        "name": _name(actor, row, places),
        "places": [(place, _open(place, today), _manages(actor, place)) for place in places],
        "covered": any(_open(place, today) for place in places),
        "numbers": numbers(actor, _subject(row)),
        "may_place": manages and row.ended_on is None and bool(own_branches(actor)),
    }
    return render(request, "console/membership/member.html", context)


def _open(place: Any, day: Any) -> bool:
    return place.from_on <= day and (place.to_on is None or place.to_on >= day)


def _manages(actor: Actor, place: Any) -> bool:
    return place.to_on is None and actor.may(Right.MANAGE_MEMBERS, place.branch.path)


def _name(actor: Actor, row: Any, places: list[Any]) -> str:
    """In full for those who keep the branch he belongs to: they work with him by name."""
    keeps = any(actor.may(Right.MANAGE_MEMBERS, place.branch.path) for place in places)
    return str(row.person.name) if keeps else masking.name(row.person.name)


@desk(Right.VIEW_MEMBERS, post=True)
def member_reveal(request: HttpRequest, pk: UUID, field: str) -> HttpResponse:
    return show(request, _subject(queries.get_member(actor_of(request), pk)), field)


def _subject(row: Any) -> Subject:
    return Subject(
        person=row.person,
        nav=NAV,
        listed=(_("党员"), reverse("console:members")),
        page=(masking.name(row.person.name), reverse("console:member", args=[row.pk])),
        reveal="console:member_reveal",
        key=row.pk,
    )


@desk(Right.MANAGE_MEMBERS, post=True)
def member_place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A place in a branch: attached beside whatever there is, or the formal one, moved here."""
    actor = actor_of(request)
    row = queries.get_member(actor, pk)
    initial = {"branch": request.GET.get("branch", ""), "bond": Bond.ATTACHED}
    form = PlaceForm(posted(request), branches=own_branches(actor), initial=initial)
    question = Question(
        _("归入支部"),
        _("归入"),
        NAV,
        _trail(row),
        note=_("选“组织关系”时，他在本市原来的组织关系到前一天为止；转接本身仍在全国系统里办。"),
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        branch = get_unit(actor, UUID(given["branch"]))
        day, basis = given["from_on"], given["basis"]
        if Bond(given["bond"]) is Bond.FORMAL:
            actions.move_formal(row, branch, by=actor, on=day, basis=basis)
        else:
            actions.place(row, branch, Bond.ATTACHED, by=actor, from_on=day, basis=basis)
        return done(
            request, _("已归入“%(name)s”。") % {"name": branch.name}, "console:member", row.pk
        )

    return ask(request, form, question, act)


@desk(Right.MANAGE_MEMBERS, post=True)
def place_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    place = queries.get_membership(actor, pk)
    form = EndForm(posted(request))
    lead = _("%(branch)s，%(bond)s") % {
        "branch": place.branch.name,
        "bond": place.get_bond_display(),
    }
    note = _("这段关系从第二天起结束，历史保留。没有别的支部的话，他会出现在空白点清单里。")
    question = Question(
        _("结束这段关系"), _("结束"), NAV, _trail(place.member), lead=lead, note=note
    )

    def act() -> HttpResponse:
        actions.end_membership(place, by=actor, **form.cleaned_data)
        return done(request, _("已结束。"), "console:member", place.member_id)

    return ask(request, form, question, act)


@desk(Right.MANAGE_MEMBERS, post=True)
def enrol(request: HttpRequest) -> HttpResponse:
    """Record a member by hand; a register's rows come through the import."""
    actor = actor_of(request)
    initial = {"branch": request.GET.get("branch", ""), "bond": Bond.ATTACHED}
    form = EnrolForm(posted(request), branches=own_branches(actor), initial=initial)
    trail = ((_("党员"), reverse("console:members")),)
    question = Question(_("登记党员"), _("登记"), NAV, trail)

    def act() -> HttpResponse:
        given = dict(form.cleaned_data)
        person = named_at_phone(actor, given.pop("name"), given.pop("phone"))
        if person is None:
            raise Invalid({"phone": _("没有用这个手机号登记的这个人，先看看是不是名册里的号码。")})
        given["branch"] = get_unit(actor, UUID(given["branch"]))
        given["bond"], given["standing"] = Bond(given["bond"]), Standing(given["standing"])
        made = actions.enrol_member(person, by=actor, **given)
        return done(request, _("已登记。"), "console:member", made.pk)

    return ask(request, form, question, act)


def _trail(row: Any) -> tuple[tuple[str, str], ...]:
    here = (masking.name(row.person.name), reverse("console:member", args=[row.pk]))
    return ((_("党员"), reverse("console:members")), here)
