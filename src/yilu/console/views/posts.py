"""Posts at the desk: who holds what, appointing and ending."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.organisations import AppointForm, LastDayForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import clock
from yilu.core.actor import Actor, Right, Role
from yilu.core.errors import Invalid
from yilu.organisations import actions, queries
from yilu.organisations.enums import ROLE_LABELS, RoleChoice
from yilu.people.actions import add_person
from yilu.people.queries import named_at_phone

NAV = "posts"
ON = Filter("on", gettext_lazy("哪一天"), kind="date")
ROLE = Filter("role", gettext_lazy("职务"), RoleChoice.choices)
PAST = Filter("past", gettext_lazy("任期"), (("1", gettext_lazy("连同从前的")),))


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.posts(
        actor,
        role=asked.get("role"),
        on=asked.day("on"),
        past=asked.get("past") == "1",
        text=asked.search,
    )


def _detail(row: Any) -> str:
    return reverse("console:unit", args=[row.unit_id])


def _term(row: Any) -> Cell:
    if row.to_on is None:
        return Cell(f"{row.from_on:%Y-%m-%d}", _("起，未定期限"))
    over = row.to_on < clock.today()
    small = _("已结束") if over else _("到 %(day)s") % {"day": row.to_on.isoformat()}
    return Cell(f"{row.from_on:%Y-%m-%d}", small)


PAGE = ListPage(
    kind="organisations.post",
    title=gettext_lazy("任职"),
    rows=_rows,
    detail=_detail,
    filters=(ROLE, PAST, ON),
    search=gettext_lazy("搜姓名、单位"),
    empty_title=gettext_lazy("还没有人任职"),
    empty_text=gettext_lazy("到组织树里选一个单位，给它任命书记或工作人员。"),
    columns=(
        Column(
            "person", gettext_lazy("姓名"), lambda row: row.person.name, "person__name", lead=True
        ),
        Column("role", gettext_lazy("职务"), lambda row: row.get_role_display(), "role"),
        Column(
            "unit",
            gettext_lazy("单位"),
            lambda row: Cell(row.unit.name, row.unit.number),
            "unit__path",
        ),
        Column(
            "below",
            gettext_lazy("管到哪里"),
            lambda row: _("本单位及以下") if row.below else _("只管本单位"),
        ),
        Column("from_on", gettext_lazy("任期"), _term, "from_on"),
        Column("basis", gettext_lazy("任职文件"), lambda row: row.basis),
    ),
)


@desk(Right.VIEW_UNITS)
def posts(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.MANAGE_UNITS, post=True)
def unit_appoint(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give somebody a post here; who it is, is found by phone and name together."""
    actor = actor_of(request)
    row = queries.get_unit(actor, pk)
    roles = queries.roles_open_to(actor, row)
    if not roles:
        raise Http404
    form = AppointForm(posted(request), roles=roles)
    question = Question(
        _("任命"),
        _("任命"),
        "units",
        _trail(row),
        lead=row.name,
        note=_("任职后他要用手机号登录，并设好第二重验证，才有这个职务的权限。"),
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.appoint(
            row,
            _person(actor, given),
            Role(given["role"]),
            by=actor,
            from_on=given["from_on"],
            to_on=given["to_on"],
            below=bool(given["below"]),
            basis=given["basis"],
        )
        label = ROLE_LABELS[Role(given["role"])]
        return done(request, _("已任命为%(role)s。") % {"role": label}, "console:unit", row.pk)

    return ask(request, form, question, act)


def _person(actor: Actor, given: dict[str, Any]) -> UUID:
    """The one person of this name at this phone; a newcomer is entered if the form says so."""
    found = named_at_phone(actor, given["name"], given["person"])
    if found is not None:
        return found
    if not given["new"]:
        raise Invalid(
            {
                "person": _(
                    "没有用这个手机号登记的“%(name)s”。核对一下；确实是新人员，就勾选下面的“登记为新人员”。"
                )
                % given
            }
        )
    try:
        return add_person(by=actor, name=given["name"], phone=given["person"]).pk
    except Invalid as error:
        raise Invalid({"person": error.errors.get("phone", ""), **error.errors}) from error


@desk(Right.MANAGE_UNITS, post=True)
def post_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_post(actor, pk)
    if Role(row.role) not in queries.roles_open_to(actor, row.unit):
        raise Http404
    form = LastDayForm(posted(request))
    lead = _("%(name)s，%(role)s") % {"name": row.person.name, "role": row.get_role_display()}
    note = _("从第二天起就没有这个职务的权限了；任职的历史保留。")
    question = Question(_("免去职务"), _("免去"), "units", _trail(row.unit), lead=lead, note=note)

    def act() -> HttpResponse:
        actions.end_post(row, by=actor, on=form.cleaned_data["on"])
        return done(request, _("已免去。"), "console:unit", row.unit_id)

    return ask(request, form, question, act)


def _trail(row: Any) -> tuple[tuple[str, str], ...]:
    here = (row.name, reverse("console:unit", args=[row.pk]))
    return ((_("组织"), reverse("console:units")), here)
