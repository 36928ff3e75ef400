"""What can be done with a snapshot: each act is a line with its form, its words and the action it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.forms import patrol as forms
from yilu.console.views.desk import Question, actor_of, desk, done, put
from yilu.console.views.patrol.words import NAV, VIEWERS, label_of, title_of, units_of
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.files.actions import take_photos
from yilu.patrol import actions, queries

Given = Mapping[str, Any]
Extra = Callable[[Actor, Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class DeskAct:
    """One act: the move it needs, the form, what is said before and after, what it calls."""

    move: str
    form: type[Any]
    heading: Any
    button: Any
    done: Any
    call: Callable[[Actor, Any, Given], object]
    icon: str = ""
    note: Any = ""
    needs: Extra | None = None


def _filing(actor: Actor, row: Any) -> dict[str, Any]:
    rows = queries.categories(actor.city)
    return {
        "categories": [(c.code, label_of(c)) for c in rows],
        "units": units_of(queries.units_to_assign(actor, row)),
        "initial": {"category": row.category.code},
    }


def _units(actor: Actor, row: Any) -> dict[str, Any]:
    return {"units": units_of(queries.units_to_assign(actor, row))}


def _facts(_actor: Actor, row: Any) -> dict[str, Any]:
    where = row.place or (f"{row.lat:.5f}, {row.lon:.5f}" if row.lon is not None else "")
    return {"initial": {"facts": f"{label_of(row.category)} {where} {row.note}".strip()}}


def _unit(by: Actor, row: Any, key: str) -> Any:
    for unit in queries.units_to_assign(by, row):
        if str(unit.pk) == key:
            return unit
    raise NotFound(key)


def _accept(by: Actor, row: Any, given: Given) -> object:
    unit = _unit(by, row, given["unit"]) if given["unit"] else None
    return actions.accept(
        row.pk, by=by, category=given["category"], unit=unit, photos_ok=given["photos_ok"]
    )


def _assign(by: Actor, row: Any, given: Given) -> object:
    return actions.assign(row.pk, _unit(by, row, given["unit"]), by=by, reason=given["reason"])


def _dispose(by: Actor, row: Any, given: Given) -> object:
    photos = take_photos(given["photos"], by=by)
    return actions.dispose(row.pk, by=by, text=given["text"], photos=photos)


def _merge(by: Actor, row: Any, given: Given) -> object:
    try:
        into = queries.by_number(by, given["into"])
    except NotFound as error:
        raise Invalid({"into": _("没有这个编号的随手拍，看看有没有写错。")}) from error
    return actions.merge(row.pk, into.pk, by=by)


ACTS: dict[str, DeskAct] = {
    "accept": DeskAct(
        "accept", forms.AcceptForm, _("立案"), _("立案，派出去"), _("立案了，已经派出去。"), _accept,
        "check", _("从现在起按类别的工作小时计时，报的人和处置单位都会知道。"), _filing,
    ),
    "refuse": DeskAct(
        "refuse", forms.RefuseForm, _("不予立案"), _("不立案，告诉他"), _("告诉报的人了。"),
        lambda by, row, given: actions.refuse(row.pk, by=by, **given), "close",
        _("原因会告诉报的人。和别的一件是同一处的，用“并到另一件”，他还能听到结果。"),
    ),
    "take": DeskAct(
        "take", forms.NothingForm, _("接单"), _("接单"), _("接单了。"),
        lambda by, row, _given: actions.take(row.pk, by=by), "work",
    ),
    "assign": DeskAct(
        "assign", forms.AssignForm, _("改派"), _("派过去"), _("派过去了，时间不变。"), _assign,
        "swap", _("时间接着走，不从头算。"), _units,
    ),
    "dispose": DeskAct(
        "dispose", forms.DisposeForm, _("处置完成"), _("处置完了，请人复核"), _("正请别人复核。"),
        _dispose, "check", _("在同一个位置拍一张。处置的人不能自己结案。"),
    ),
    "return": DeskAct(
        "return", forms.ReasonForm, _("申请退回"), _("申请"), _("申请了，等批准。"),
        lambda by, row, given: actions.ask_return(row.pk, by=by, **given), "undo",
        _("写明哪条职责、该归谁。最多退两次，之后由行业党委指定。"),
    ),
    "extend": DeskAct(
        "extend", forms.HoursForm, _("申请延期"), _("申请"), _("申请了，等批准。"),
        lambda by, row, given: actions.ask_extension(row.pk, by=by, **given), "calendar",
    ),
    "suspend": DeskAct(
        "suspend", forms.SuspendForm, _("申请挂账"), _("申请"), _("申请了，等批准。"),
        lambda by, row, given: actions.ask_suspension(row.pk, by=by, **given), "clock",
        _("现在办不了的才挂账；批准以后停表，到日子自己恢复。"),
    ),
    "approve": DeskAct(
        "approve", forms.NothingForm, _("批准申请"), _("批准"), _("批准了，已经告诉报的人。"),
        lambda by, row, _given: actions.approve(row.pk, by=by), "check",
    ),
    "decline": DeskAct(
        "decline", forms.ReasonForm, _("不批准申请"), _("不批准"), _("没有批准，钟照走。"),
        lambda by, row, given: actions.decline(row.pk, by=by, **given), "close",
    ),
    "resume": DeskAct(
        "resume", forms.NothingForm, _("恢复处置"), _("恢复处置"), _("接着计时了。"),
        lambda by, row, _given: actions.resume(row.pk, by=by), "again",
        _("停的时候还剩多少时间，现在就还有多少。"),
    ),
    "close": DeskAct(
        "close", forms.CloseForm, _("核查结案"), _("结案，告诉他"), _("结案了，等报的人说解决没有。"),
        lambda by, row, given: actions.close(row.pk, by=by, **given), "checkring",
        _("没有司机选这个片区时，由核查人员看过再结。处置的人不能自己结案。"),
    ),
    "reopen": DeskAct(
        "reopen", forms.TextForm, _("退回重新处置"), _("退回去"), _("退回去了，时间从头算。"),
        lambda by, row, given: actions.reopen(row.pk, by=by, **given), "again",
    ),
    "refer": DeskAct(
        "refer", forms.ReferForm, _("转 12345"), _("开出移交单"), _("移交单开好了，答复回来记在这里。"),
        lambda by, row, given: actions.refer(row.pk, by=by, **given), "send",
        _("我们的单位都管不了的，移交 12345。"), _facts,
    ),
    "reply": DeskAct(
        "reply", forms.TextForm, _("登记 12345 答复"), _("记下"), _("记下了，核查后结案。"),
        lambda by, row, given: actions.take_reply(row.pk, by=by, **given), "text",
        _("有移交单的，在转办函里登记答复，这里会一起记上。"),
    ),
    "merge": DeskAct(
        "merge", forms.IntoForm, _("并到另一件"), _("合并"), _("合在一起办了，可以取消。"), _merge,
        "swap", _("报的人跟着听另一件的结果；随时可以取消合并。"),
    ),
    "unmerge": DeskAct(
        "unmerge", forms.NothingForm, _("取消合并"), _("取消合并"), _("分开办了，期限没有变。"),
        lambda by, row, _given: actions.unmerge(row.pk, by=by), "undo",
    ),
    "show": DeskAct(
        "show", forms.NothingForm, _("公开办好的"), _("放到公开页"), _("放上去了，谁都能看到。"),
        lambda by, row, _given: actions.show(row.pk, by=by), "eye",
        _("谁都能看到类别、区县、处置前后的照片，不写是谁拍的。"),
    ),
    "hide": DeskAct(
        "show", forms.NothingForm, _("不再公开"), _("撤下来"), _("撤下来了。"),
        lambda by, row, _given: actions.show(row.pk, by=by, on=False), "lock",
    ),
    "note": DeskAct(
        "note", forms.TextForm, _("内部记录"), _("记下"), _("记下了，报的人看不到。"),
        lambda by, row, given: actions.note(row.pk, by=by, **given), "lock",
    ),
}  # fmt: skip


def trail(row: Any) -> tuple[tuple[Any, str], ...]:
    listed = (_("随手拍"), reverse("console:snapshots"))
    return (listed, (row.number, reverse("console:snapshot", args=[row.pk])))


@desk(*VIEWERS, post=True)
def act(request: HttpRequest, pk: UUID, act: str) -> HttpResponse:
    """Ask for what the act needs and do it; a refusal keeps everything typed on the page."""
    actor, wanted = actor_of(request), ACTS.get(act)
    row = queries.get_held(actor, pk)
    looks = request.method != "POST"
    if wanted is None or (looks and wanted.move not in queries.moves(actor, row)):
        raise Http404
    extra = wanted.needs(actor, row) if wanted.needs else {}
    bound = (None, None) if looks else (request.POST, request.FILES)
    form = wanted.form(*bound, **extra)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            wanted.call(actor, row, form.cleaned_data)
            return _done(request, actor, wanted, pk)
        except Invalid as error:
            put(form, error)
        except Refused as error:
            form.add_error(None, str(error.message))
            status = 409
    question = Question(wanted.heading, wanted.button, NAV, trail(row), title_of(row), wanted.note)
    context = {"form": form, "question": question, "nav": NAV}
    return render(request, "console/question.html", context, status=status)


def _done(request: HttpRequest, actor: Actor, wanted: DeskAct, pk: UUID) -> HttpResponse:
    """Back to the case; to the list where it has left one's scope with this very act."""
    try:
        queries.get_held(actor, pk)
    except NotFound:
        return done(request, wanted.done, "console:snapshots")
    return done(request, wanted.done, "console:snapshot", pk)
