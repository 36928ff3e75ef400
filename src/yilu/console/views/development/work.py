"""Working a file: one of the 25 steps, and what goes beside them; each on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.branch_life.actions import development as actions
from yilu.branch_life.queries import development as queries
from yilu.console.forms import development as forms
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.console.views.development.files import worked
from yilu.console.views.development.lists import CHAIN, NAV
from yilu.core import clock, masking
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound
from yilu.files.actions import take_paper


def _trail(row: Any) -> tuple[tuple[Any, str], ...]:
    here = (masking.name(row.person.name), reverse("console:candidate", args=[row.pk]))
    return ((_("发展党员"), reverse("console:candidates")), here)


@desk(*CHAIN, post=True)
def step(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Blocks stand on their fields; a warning asks for a tick; nothing typed is lost."""
    actor = actor_of(request)
    row = worked(request, pk, key)
    if key not in queries.BY_KEY:
        raise NotFound(key)
    wanted = queries.BY_KEY[key]
    members = queries.member_choices(actor, row) if "members" in wanted.asks else ()
    decided = queries.resolutions(row, wanted.number) if "votes" in wanted.asks else []
    form = forms.StepForm(
        posted(request),
        step=wanted,
        members=members,
        resolutions=[(str(one.pk), _resolution(one)) for one in decided],
        initial={"done_on": clock.today()},
    )
    if request.POST.get("confirmed"):
        form.ask_to_confirm()
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_step(pk, key, form.entry(), by=actor)
            return done(request, _("记下了。"), "console:candidate", pk)
        except queries.Unread as error:
            form.ask_to_confirm()
            put(form, error)
        except Invalid as error:
            put(form, error)
    context = {
        "nav": NAV,
        "form": form,
        "question": Question(wanted.title, _("记下"), NAV, _trail(row)),
        "step": wanted,
        "rule": queries.rule_now(row, wanted.rule),
    }
    status = 422 if form.errors else 200
    return render(request, "console/development/step.html", context, status=status)


def _resolution(row: Any) -> str:
    said = _("通过") if row.passed else _("没有通过")
    return f"{row.number} · {row.on.isoformat()} · {row.get_matter_display()} · {said}"


@desk(*CHAIN, post=True)
def void(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A step recorded wrongly."""
    actor = actor_of(request)
    record = queries.record_of(actor, pk)
    form = forms.ReasonForm(posted(request))
    note = _("这条记录留着，写明原因，不再算数；后面的步骤要先撤。")
    question = Question(_("记错了，撤掉"), _("撤掉"), NAV, _trail(record.candidate), note=note)

    def act() -> HttpResponse:
        actions.void_step(pk, form.cleaned_data["reason"], by=actor)
        return done(request, _("撤掉了，可以重新记。"), "console:candidate", record.candidate_id)

    return ask(request, form, question, act)


@dataclass(frozen=True, slots=True)
class Move:
    """One thing done to a file beside its steps, as the desk words it."""

    name: str  # as `queries.moves` gives it
    heading: Any
    button: Any
    note: Any
    done: Any
    form: Callable[[HttpRequest, Actor, Any], Form]
    act: Callable[[Any, dict[str, Any], Actor], object]


def _view(move: Move) -> Callable[[HttpRequest, UUID], HttpResponse]:
    @desk(*CHAIN, post=True)
    def page(request: HttpRequest, pk: UUID) -> HttpResponse:
        actor = actor_of(request)
        row = worked(request, pk, move.name)
        form = move.form(request, actor, row)
        question = Question(move.heading, move.button, NAV, _trail(row), note=move.note)

        def act() -> HttpResponse:
            try:
                move.act(row, dict(form.cleaned_data), actor)
            except queries.Unread:
                form.ask_to_confirm()  # type: ignore[attr-defined]
                raise
            return done(request, move.done, "console:candidate", pk)

        return ask(request, form, question, act)

    return page


def _review_form(request: HttpRequest, _actor: Actor, _row: Any) -> Form:
    return forms.ReviewForm(posted(request), initial={"on": clock.today()})


def _letter_form(request: HttpRequest, _actor: Actor, _row: Any) -> Form:
    return forms.LetterForm(posted(request), initial={"sent_on": clock.today()})


def _paper_form(request: HttpRequest, _actor: Actor, row: Any) -> Form:
    kinds = [(key, str(title)) for key, title in queries.kinds_of(row.city).items()]
    initial = {"kind": request.GET.get("kind", "")}
    return forms.PaperForm(posted(request), request.FILES or None, kinds=kinds, initial=initial)


def _contacts_form(request: HttpRequest, actor: Actor, row: Any) -> Form:
    form = forms.ContactsForm(
        posted(request),
        members=queries.member_choices(actor, row),
        initial={"on": clock.today()},
    )
    if request.POST.get("confirmed"):
        form.ask_to_confirm()
    return form


def _move_form(request: HttpRequest, _actor: Actor, row: Any) -> Form:
    return forms.MoveForm(posted(request), branches=queries.move_targets(row))


def _put_paper(row: Any, given: dict[str, Any], by: Actor) -> object:
    upload = given["paper"]
    paper = take_paper(upload, upload.name, by=by)
    return actions.add_paper(row.pk, given["kind"], paper, given["name_on_paper"], by=by)


review = _view(
    Move(
        "review",
        gettext_lazy("记考察"),
        gettext_lazy("记下"),
        gettext_lazy(
            "入党积极分子每半年考察一次，预备党员也要考察。内容密封，只有支部和上级党委看得到。"
        ),
        gettext_lazy("记下了。"),
        _review_form,
        lambda row, given, by: actions.add_review(row.pk, given["on"], given["words"], by=by),
    )
)
letter_new = _view(
    Move(
        "letter",
        gettext_lazy("政审发函"),
        gettext_lazy("开函"),
        gettext_lazy("开出以后打印盖章寄出；收到答复在这里登记。流动人员两地的党组织都要去函。"),
        gettext_lazy("函开好了，可以打印。"),
        _letter_form,
        lambda row, given, by: actions.send_letter(row.pk, by=by, **given),
    )
)
paper_new = _view(
    Move(
        "paper",
        gettext_lazy("放入材料"),
        gettext_lazy("放入"),
        gettext_lazy("材料加密保存，谁打开过都有记录。"),
        gettext_lazy("放好了。"),
        _paper_form,
        _put_paper,
    )
)
contacts = _view(
    Move(
        "change_contacts",
        gettext_lazy("换培养联系人"),
        gettext_lazy("就这样定"),
        gettext_lazy("以前的培养教育时间不受影响。"),
        gettext_lazy("换好了。"),
        _contacts_form,
        lambda row, given, by: actions.change_contacts(
            row.pk, map(UUID, given["members"]), given["on"], by=by, confirmed=given["confirmed"]
        ),
    )
)
extend = _view(
    Move(
        "extend_approval",
        gettext_lazy("延长审批"),
        gettext_lazy("延长"),
        gettext_lazy("特殊情况才可以，只延长一次，从支部大会起最长六个月。"),
        gettext_lazy("延长登记好了。"),
        lambda request, _actor, _row: forms.ReasonForm(posted(request)),
        lambda row, given, by: actions.extend_approval(row.pk, given["reason"], by=by),
    )
)
move = _view(
    Move(
        "move",
        gettext_lazy("转往别的支部"),
        gettext_lazy("请对方接收"),
        gettext_lazy(
            "对方接收以后，材料归对方，以前的培养教育时间连续计算；等的时候不能再记新的步骤。"
        ),
        gettext_lazy("等对方接收。"),
        _move_form,
        lambda row, given, by: actions.ask_move(
            row.pk, UUID(given["to_branch"]), given["reason"], by=by
        ),
    )
)
end = _view(
    Move(
        "end",
        gettext_lazy("终止"),
        gettext_lazy("终止"),
        gettext_lazy(
            "本人不再申请，或者支部讨论决定不再培养。材料留着，只有支部和上级党委看得到；以后可以重新申请。"
        ),
        gettext_lazy("已终止。"),
        lambda request, _actor, _row: forms.EndForm(posted(request), initial={"on": clock.today()}),
        lambda row, given, by: actions.end_file(row.pk, given["on"], given["reason"], by=by),
    )
)


@desk(*CHAIN, post=True)
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The answer to a letter."""
    actor = actor_of(request)
    row = queries.letter_of(actor, pk)
    form = forms.LetterAnswerForm(posted(request), initial={"answered_on": clock.today()})
    question = Question(
        _("登记答复"),
        _("记下"),
        NAV,
        _trail(row.candidate),
        lead=f"{row.number} · {row.to_name}",
        note=_("答复密封保存。"),
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.answer_letter(pk, given["answered_on"], given["answer"], by=actor)
        return done(request, _("记下了。"), "console:candidate", row.candidate_id)

    return ask(request, form, question, act)


@desk(*CHAIN, post=True)
def train(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Training: ticked from his attendance, or by a certificate from elsewhere."""
    actor = actor_of(request)
    row = worked(request, pk, "train")
    offered = [
        (str(came.pk), f"{came.on.isoformat()} {came.activity.title}（{came.minutes} 分钟）")
        for came in queries.countable(row)
    ]
    by_list = request.method == "POST" and "attendances" in request.POST
    ticked = forms.AttendanceForm(request.POST if by_list else None, offered=offered)
    form = forms.TrainingForm(request.POST if request.method == "POST" and not by_list else None)
    bound: Form = ticked if by_list else form
    if request.method == "POST" and bound.is_valid():
        try:
            if by_list:
                chosen = [UUID(key) for key in bound.cleaned_data["attendances"]]
                actions.take_attendance(pk, chosen, by=actor)
            else:
                actions.add_training(pk, by=actor, **bound.cleaned_data)
            return done(request, _("记下了。"), "console:candidate", pk)
        except Invalid as error:
            put(bound, error)
    context = {
        "nav": NAV,
        "ticked": ticked,
        "offered": offered,
        "form": form,
        "question": Question(_("登记培训"), _("记下"), NAV, _trail(row)),
    }
    status = 422 if bound.errors else 200
    return render(request, "console/development/train.html", context, status=status)


@desk(*CHAIN, post=True)
def paper_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper that was put into the wrong person's file."""
    actor = actor_of(request)
    paper = queries.paper_of(actor, pk)
    form = forms.PaperMoveForm(posted(request), files=queries.other_files(actor, paper))
    note = _("材料移到他的档案里，这份档案里不再有；为什么换留有记录。")
    question = Question(
        _("传错人了"), _("移过去"), NAV, _trail(paper.candidate), lead=paper.title, note=note
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        moved = actions.move_paper(pk, UUID(given["to"]), given["reason"], by=actor)
        return done(request, _("移过去了。"), "console:candidate", moved.candidate_id)

    return ask(request, form, question, act)
