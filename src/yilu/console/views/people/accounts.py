"""Accounts at the desk of the system administrator: who may sign in, and ending what should not go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.people import BlockForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.organisations import queries as organisations
from yilu.people import actions, queries

NAV = "accounts"
TAIL = 4
STATES = (
    ("unbound", gettext_lazy("还没绑定身份")),
    ("blocked", gettext_lazy("已停用")),
    ("retired", gettext_lazy("已作废")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """An account with the posts its person holds."""

    row: Any
    posts: list[Any]

    @property
    def pk(self) -> UUID:
        key: UUID = self.row.pk
        return key


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.accounts(actor, tail=asked.search[-TAIL:], state=asked.get("state"))


def _dress(actor: Actor, rows: list[Any]) -> list[Line]:
    people = [row.person_id for row in rows if row.person_id]
    held: dict[UUID, list[Any]] = {}
    for post in organisations.posts(actor, person_ids=people):
        held.setdefault(post.person_id, []).append(post)
    return [Line(row, held.get(row.person_id, [])) for row in rows]


def _detail(line: Line) -> str:
    return reverse("console:account", args=[line.pk])


def _who(line: Line) -> Cell:
    """Post holders by name, as in the tree; anyone else stays masked."""
    person = line.row.person
    if person is None:
        return Cell(_("还没绑定身份"), masking.last_four(line.row.phone_last4))
    name = person.name if line.posts else masking.name(person.name)
    return Cell(name, masking.last_four(line.row.phone_last4))


def _state(line: Line) -> Cell:
    if line.row.retired_at:
        return Cell(_("已作废"), tone="calm")
    if not line.row.is_active:
        return Cell(_("已停用"), tone="now", icon="lock")
    return Cell(_("可以登录"), tone="done", icon="check")


PAGE = ListPage(
    kind="people.account",
    title=gettext_lazy("账号"),
    rows=_rows,
    dress=_dress,
    detail=_detail,
    filters=(Filter("state", gettext_lazy("状态"), STATES),),
    search=gettext_lazy("搜手机号后四位"),
    export=None,
    empty_title=gettext_lazy("还没有账号"),
    empty_text=gettext_lazy("谁用手机号登录过，就有一个账号；没有默认账号。"),
    columns=(
        Column("who", gettext_lazy("谁"), _who, lead=True),
        Column(
            "posts",
            gettext_lazy("职务"),
            lambda line: "、".join(
                f"{post.unit.name} {post.get_role_display()}" for post in line.posts
            ),
        ),
        Column("state", gettext_lazy("状态"), _state),
        Column(
            "made", gettext_lazy("开通"), lambda line: f"{line.row.made_at:%Y-%m-%d}", "made_at"
        ),
    ),
)


@desk(Right.SYSTEM)
def accounts(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.SYSTEM)
def account(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.account(actor, pk)
    line = _dress(actor, [row])[0]
    context = {
        "nav": NAV,
        "row": row,
        "line": line,
        "who": _who(line).text,
        "state": _state(line),
        "tail": masking.last_four(row.phone_last4),
        "is_own": row.pk == actor.account_id,
        "second_factor": queries.has_second_factor(row),
    }
    return render(request, "console/people/account.html", context)


@desk(Right.SYSTEM, post=True)
def block(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.account(actor, pk)
    form = BlockForm(posted(request))
    trail = (
        (_("账号"), reverse("console:accounts")),
        (masking.last_four(row.phone_last4), reverse("console:account", args=[pk])),
    )
    question = Question(
        _("停用账号"), _("停用"), NAV, trail, note=_("停用可以恢复；任职和历史都不动。")
    )

    def act() -> HttpResponse:
        actions.block(row, by=actor, reason=form.cleaned_data["reason"])
        return done(request, _("已停用，所有设备都退出了。"), "console:account", pk)

    return ask(request, form, question, act)


@desk(Right.SYSTEM, post=True, get=False)
def unblock(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Also lets somebody try again who missed three times."""
    actor = actor_of(request)
    actions.unblock(queries.account(actor, pk), by=actor)
    return done(request, _("已恢复，可以登录了。"), "console:account", pk)


@desk(Right.SYSTEM, post=True, get=False)
def sign_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    actions.sign_out_everywhere(queries.account(actor, pk), by=actor)
    return done(request, _("所有设备都退出了。"), "console:account", pk)
