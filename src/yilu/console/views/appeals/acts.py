"""What can be done with a case: each act is a line with its form, its words and the action it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.appeals import actions, queries
from yilu.console.forms import appeals as forms
from yilu.console.views.appeals.words import VIEWERS, facts_of, title_of
from yilu.console.views.desk import Question, actor_of, desk, done, posted, put
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.files import actions as files

Given = Mapping[str, Any]
Extra = Callable[[Actor, Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the move it needs, the form, what is said before and after, what it calls."""

    move: str
    form: type[Any]
    heading: Any
    button: Any
    done: Any
    call: Callable[[Actor, Any, Given], object]
    icon: str = ""
    note: Any = ""
    needs: Extra | None = None  # what the form needs: choices, first words


def units_of(rows: list[Any]) -> list[tuple[str, str]]:
    return [(str(unit.pk), unit.name) for unit in rows]


def chosen(rows: list[Any], key: str) -> Any:
    """The unit of this key among those offered."""
    for unit in rows:
        if str(unit.pk) == key:
            return unit
    raise NotFound(key)


def _receivers(_actor: Actor, appeal: Any) -> dict[str, Any]:
    return {"units": units_of(queries.receivers(appeal))}


def _departments(actor: Actor, appeal: Any) -> dict[str, Any]:
    facts = facts_of(appeal, queries.own_words(actor, appeal))
    return {"units": units_of(queries.departments(actor.city)), "initial": {"facts": facts}}


def _hotline(actor: Actor, appeal: Any) -> dict[str, Any]:
    units = units_of(queries.hotline_desks(actor.city))
    facts = facts_of(appeal, queries.own_words(actor, appeal))
    return {"units": units, "initial": {"facts": facts, "unit": units[0][0] if units else ""}}


def cause_choices(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), f"{row.number} {row.title}") for row in queries.causes(actor)]


def _causes(actor: Actor, appeal: Any) -> dict[str, Any]:
    return {"causes": cause_choices(actor), "initial": {"title": appeal.title}}


def _title(_actor: Actor, appeal: Any) -> dict[str, Any]:
    return {"initial": {"title": appeal.title}}


def _hand_over(by: Actor, appeal: Any, given: Given) -> object:
    unit = chosen(queries.receivers(appeal), given["unit"])
    return actions.hand_over(appeal.pk, by=by, unit=unit, reason=given["reason"])


def _invite(by: Actor, appeal: Any, given: Given) -> object:
    unit = chosen(queries.departments(by.city), given["unit"])
    words = {name: given[name] for name in ("wanted", "facts", "days")}
    return actions.invite(appeal.pk, by=by, unit=unit, **words)


def _refer(by: Actor, appeal: Any, given: Given) -> object:
    unit = chosen(queries.hotline_desks(by.city), given["unit"])
    words = {name: given[name] for name in ("wanted", "facts")}
    return actions.refer(appeal.pk, by=by, desk=unit, **words)


def _coordinate(by: Actor, appeal: Any, given: Given) -> object:
    roles = [line.strip() for line in given["others"].splitlines() if line.strip()]
    words = {name: given[name] for name in ("held_on", "place", "result")}
    others = [actions.Party(role) for role in roles]
    return actions.coordinate(
        appeal.pk, by=by, agreed=given["agreed"] == "yes", others=others, **words
    )


def _other(by: Actor, given: Given) -> UUID:
    try:
        key: UUID = queries.get_held(by, given["other"]).pk
    except NotFound as error:
        raise Invalid({"other": _("没有这个编号的诉求，看看有没有写错。")}) from error
    return key


def _enclose(by: Actor, appeal: Any, given: Given) -> object:
    papers = files.take_papers(given["papers"], by=by)
    return actions.enclose(appeal.pk, by=by, papers=papers, text=given["text"])


def _group(by: Actor, appeal: Any, given: Given) -> object:
    if given["cause"]:
        return actions.join_cause(appeal.pk, UUID(given["cause"]), by=by)
    return actions.open_cause([appeal.pk], by=by, title=given["title"])


ACTS: dict[str, Act] = {
    "accept": Act(
        "accept",
        forms.NothingForm,
        _("签收"),
        _("签收"),
        _("签收了。先给司机打个电话，或者回一句话。"),
        lambda by, row, _given: actions.accept(row.pk, by=by),
        "check",
    ),
    "escalate": Act(
        "escalate",
        forms.ReasonForm,
        _("请上级看"),
        _("交给上一级"),
        _("交给上一级了。"),
        lambda by, row, given: actions.escalate(row.pk, by=by, reason=given["reason"]),
        "rise",
        _("司机看得到您写的原因。"),
    ),
    "handover": Act(
        "handover",
        forms.HandoverForm,
        _("转交"),
        _("转交"),
        _("转交了。"),
        _hand_over,
        "swap",
        _("转给别的党支部或行业党委，由它办到底。要部门一起办，请用“请部门协办”。"),
        _receivers,
    ),
    "return": Act(
        "return",
        forms.ReasonForm,
        _("退回"),
        _("退回行业党委"),
        _("退回了，由行业党委指定谁办。"),
        lambda by, row, given: actions.send_back(row.pk, by=by, basis=given["reason"]),
        "undo",
        _("收到后 1 个工作日内可以退，写明哪条职责、该由谁办；最多退两次。"),
    ),
    "call": Act(
        "call",
        forms.CallForm,
        _("记一次电话"),
        _("记下"),
        _("记下了。"),
        lambda by, row, given: actions.call(
            row.pk, by=by, text=given["text"], reached=given["reached"]
        ),
        "call",
        _("内容是内部记录，司机只看到打过电话。"),
    ),
    "ask": Act(
        "ask",
        forms.TextForm,
        _("请司机补充"),
        _("发给司机"),
        _("发出去了。"),
        lambda by, row, given: actions.ask(row.pk, by=by, text=given["text"]),
        "send",
        _("这句话会发到司机手机上，发出后不能收回。"),
    ),
    "attach": Act(
        "attach",
        forms.PapersForm,
        _("附文件"),
        _("附上"),
        _("附上了，司机看不到。"),
        _enclose,
        "file",
        _("给办这件事的人看，司机看不到。要给部门的，附在它的协办任务里。"),
    ),
    "invite": Act(
        "invite",
        forms.InviteForm,
        _("请部门协办"),
        _("开出转办函"),
        _("转办函开好了，可以打印。"),
        _invite,
        "building",
        _("您这里仍是主办。部门只看得到“请它办什么”和“需要知道的情况”。"),
        _departments,
    ),
    "refer": Act(
        "refer",
        forms.ReferForm,
        _("移交 12345"),
        _("开出移交单"),
        _("移交单开好了，12345 的编号和答复回来后记在这里。"),
        _refer,
        "send",
        _("我们和部门都办不了的，移交 12345。"),
        _hotline,
    ),
    "coordinate": Act(
        "coordinate",
        forms.CoordinateForm,
        _("记一次协调"),
        _("记下"),
        _("记下了。"),
        _coordinate,
        "users",
        _("记各方和结果，不是正式调解。结果是内部记录。"),
    ),
    "pause": Act(
        "pause",
        forms.DaysForm,
        _("申请暂停计时"),
        _("申请"),
        _("申请了，等批准。"),
        lambda by, row, given: actions.pause(row.pk, by=by, **given),
        "clock",
        _("由别人批准。到了天数自己恢复；司机看得到原因，可以不同意。"),
    ),
    "extend": Act(
        "extend",
        forms.DaysForm,
        _("申请延期"),
        _("申请"),
        _("申请了，等批准。"),
        lambda by, row, given: actions.extend(row.pk, by=by, **given),
        "calendar",
        _("按工作日算，由别人批准，司机看得到原因。"),
    ),
    "approve": Act(
        "approve",
        forms.NothingForm,
        _("批准申请"),
        _("批准"),
        _("批准了，已经告诉司机。"),
        lambda by, row, _given: actions.approve(row.pk, by=by),
        "check",
    ),
    "decline": Act(
        "decline",
        forms.ReasonForm,
        _("不批准申请"),
        _("不批准"),
        _("没有批准，钟照走。"),
        lambda by, row, given: actions.decline(row.pk, by=by, reason=given["reason"]),
        "close",
    ),
    "resume": Act(
        "resume",
        forms.NothingForm,
        _("恢复计时"),
        _("恢复计时"),
        _("接着计时了。"),
        lambda by, row, _given: actions.resume(row.pk, by=by),
        "again",
        _("停的时候还剩多少时间，现在就还有多少。"),
    ),
    "settle": Act(
        "settle",
        forms.SettleForm,
        _("办结"),
        _("办结，告诉司机"),
        _("办结了，等司机说解决没有。"),
        lambda by, row, given: actions.settle(row.pk, by=by, **given),
        "check",
        _("司机会看到结果和您写的话；他说解决了才算数，他说没解决就接着办。"),
    ),
    "confirm": Act(
        "confirm",
        forms.ConfirmForm,
        _("电话问司机"),
        _("记下司机的话"),
        _("记下了。"),
        lambda by, row, given: actions.confirm(row.pk, by=by, **given),
        "call",
        _("给不用手机页面的司机：不是办结人打电话问，照他说的记。"),
    ),
    "reopen": Act(
        "reopen",
        forms.TextForm,
        _("重新办理"),
        _("重新办理"),
        _("重新办理了，期限从现在算起。"),
        lambda by, row, given: actions.reopen(row.pk, by=by, text=given["text"]),
        "again",
    ),
    "link": Act(
        "link",
        forms.OtherForm,
        _("关联另一件"),
        _("关联"),
        _("关联了。"),
        lambda by, row, given: actions.link(row.pk, _other(by, given), by=by),
        "list",
    ),
    "unlink": Act(
        "link",
        forms.OtherForm,
        _("取消关联"),
        _("取消关联"),
        _("不再关联。"),
        lambda by, row, given: actions.unlink(row.pk, _other(by, given), by=by),
        "undo",
    ),
    "merge": Act(
        "merge",
        forms.OtherForm,
        _("并到另一件"),
        _("合并"),
        _("合在一起办了，可以取消。"),
        lambda by, row, given: actions.merge(row.pk, _other(by, given), by=by),
        "swap",
        _("这件跟着另一件走，司机会知道；随时可以取消合并。"),
    ),
    "unmerge": Act(
        "unmerge",
        forms.NothingForm,
        _("取消合并"),
        _("取消合并"),
        _("分开办了，期限没有变。"),
        lambda by, row, _given: actions.unmerge(row.pk, by=by),
        "undo",
    ),
    "group": Act(
        "group",
        forms.CauseChoiceForm,
        _("归到原因卡"),
        _("归到一起"),
        _("归好了。"),
        _group,
        "bulb",
        _("同一个原因的归到一起，一次解决，一次答复。"),
        _causes,
    ),
    "ungroup": Act(
        "group",
        forms.NothingForm,
        _("移出原因卡"),
        _("移出"),
        _("移出了。"),
        lambda by, row, _given: actions.leave_cause(row.pk, by=by),
        "undo",
    ),
    "title": Act(
        "note",
        forms.TitleForm,
        _("改标题"),
        _("改好"),
        _("改好了。"),
        lambda by, row, given: actions.retitle(row.pk, by=by, title=given["title"]),
        "text",
        "",
        _title,
    ),
    "card": Act(
        "note",
        forms.CardForm,
        _("写成问答"),
        _("交给别人审核"),
        _("写好了，另一位同事审核后司机就能搜到。"),
        lambda by, row, given: actions.write_card(row.pk, by=by, **given),
        "book",
        _("写得让别的司机照着能办，里面不出现任何人。"),
    ),
}


def trail(appeal: Any) -> tuple[tuple[Any, str], ...]:
    listed = (_("诉求"), reverse("console:appeals"))
    return (listed, (appeal.number, reverse("console:appeal", args=[appeal.pk])))


@desk(*VIEWERS, post=True)
def act(request: HttpRequest, pk: UUID, act: str) -> HttpResponse:
    """Ask for what the act needs and do it; a refusal keeps everything typed on the page."""
    actor, wanted = actor_of(request), ACTS.get(act)
    appeal = queries.get_held(actor, pk)
    looks = request.method != "POST"
    if wanted is None or (looks and wanted.move not in queries.moves(actor, appeal)):
        raise Http404
    extra = wanted.needs(actor, appeal) if wanted.needs else {}
    form = wanted.form(posted(request), request.FILES or None, **extra)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                wanted.call(actor, appeal, form.cleaned_data)
                return done(request, wanted.done, "console:appeal", pk)
            except Invalid as error:
                put(form, error)
            except Refused as error:
                form.add_error(None, str(error.message))
                status = 409
    question = Question(
        wanted.heading, wanted.button, "appeals", trail(appeal), title_of(appeal), wanted.note
    )
    context = {"form": form, "question": question, "nav": question.nav}
    return render(request, "console/question.html", context, status=status)
