"""Service records, certificates and honours at the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.fleets import EndForm, HonourForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.fleets.words import at
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound
from yilu.honours import actions, queries
from yilu.honours.enums import HonourState, ServiceKind, Span
from yilu.organisations.queries import get_unit, units_visible
from yilu.registry.queries import get_driver

TONES = {
    HonourState.ASKED: "soon",
    HonourState.AGREED: "wait",
    HonourState.DECLINED: "calm",
    HonourState.ANNOUNCED: "done",
    HonourState.WITHDRAWN: "calm",
}


def _records(actor: Actor, asked: Asked) -> Any:
    return queries.records(
        actor,
        text=asked.search,
        kind=asked.get("kind"),
        from_on=asked.day("from"),
        to_on=asked.day("to"),
    )


RECORDS = ListPage(
    kind="honours.servicerecord",
    title=gettext_lazy("志愿服务记录"),
    rows=_records,
    filters=(
        Filter("kind", gettext_lazy("哪种"), ServiceKind.choices),
        Filter("from", gettext_lazy("从哪一天"), kind="date"),
        Filter("to", gettext_lazy("到哪一天"), kind="date"),
    ),
    search=gettext_lazy("搜姓名、服务内容"),
    sort="-on",
    empty_title=gettext_lazy("还没有服务记录"),
    empty_text=gettext_lazy("司机收车、送考以后自动记下，不用人填。"),
    columns=(
        Column("on", gettext_lazy("服务日期"), lambda row: row.on.isoformat(), "on"),
        Column("who", gettext_lazy("志愿者"), lambda row: masking.name(row.person.name), lead=True),
        Column("kind", gettext_lazy("服务类别"), lambda row: row.get_kind_display(), "kind"),
        Column("title", gettext_lazy("服务内容"), lambda row: row.title),
        Column("unit", gettext_lazy("组织单位"), lambda row: row.unit.name),
        Column("starts", gettext_lazy("开始"), lambda row: at(row.starts_at)),
        Column("ends", gettext_lazy("结束"), lambda row: at(row.ends_at)),
        Column("minutes", gettext_lazy("时长（分钟）"), lambda row: row.minutes, "minutes",
               number=True),
        Column("trips", gettext_lazy("台次"), lambda row: row.trips, "trips", number=True),
        Column("km", gettext_lazy("公里"), lambda row: row.metres // 1000, number=True),
    ),
)  # fmt: skip


@desk(Right.HONOUR)
def service(request: HttpRequest) -> HttpResponse:
    return respond(request, RECORDS, nav="service", template="console/fleets/service.html")


CERTIFICATES = ListPage(
    kind="honours.servicecertificate",
    title=gettext_lazy("志愿服务证明"),
    rows=lambda actor, asked: queries.certificates(actor, text=asked.search),
    detail=lambda row: reverse("console:service_certificate", args=[row.pk]),
    search=gettext_lazy("搜证明编号、姓名"),
    sort="-issued",
    empty_title=gettext_lazy("还没有开过证明"),
    empty_text=gettext_lazy("志愿者在手机上自己开；这里凭编号核对。"),
    export=None,
    columns=(
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number", lead=True),
        Column("who", gettext_lazy("志愿者"), lambda row: masking.name(row.person.name)),
        Column("from", gettext_lazy("从"), lambda row: row.from_on.isoformat()),
        Column("to", gettext_lazy("到"), lambda row: row.to_on.isoformat()),
        Column("services", gettext_lazy("次数"), lambda row: row.services, number=True),
        Column("hours", gettext_lazy("小时"), lambda row: f"{row.minutes / 60:.1f}", number=True),
        Column("issued", gettext_lazy("出具日期"), lambda row: row.issued_on.isoformat(),
               "issued_at"),
    ),
)  # fmt: skip


@desk(Right.HONOUR)
def certificates(request: HttpRequest) -> HttpResponse:
    return respond(request, CERTIFICATES, nav="service")


@desk(Right.HONOUR)
def certificate(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = queries.get_certificate(actor_of(request), pk)
    answer = HttpResponse(queries.certificate_file(row), content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(False, f"{row.number}.pdf") or ""
    answer["Cache-Control"] = "private, no-store"
    return answer


def _state(row: Any) -> Cell:
    return Cell(row.get_state_display(), tone=TONES[row.state])


def _honours(actor: Actor, asked: Asked) -> Any:
    return queries.honours(
        actor, text=asked.search, state=asked.get("state"), span=asked.get("span")
    )


HONOURS = ListPage(
    kind="honours.honour",
    title=gettext_lazy("荣誉"),
    rows=_honours,
    filters=(
        Filter("state", gettext_lazy("状态"), HonourState.choices),
        Filter("span", gettext_lazy("月度、年度"), Span.choices),
    ),
    search=gettext_lazy("搜编号、姓名"),
    sort="-period",
    empty_title=gettext_lazy("还没有提过荣誉"),
    empty_text=gettext_lazy("先提名，本人同意了才公布；不排名次。"),
    columns=(
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number", lead=True),
        Column("who", gettext_lazy("司机"), lambda row: masking.name(row.person.name)),
        Column("title", gettext_lazy("荣誉"), lambda row: row.title),
        Column("span", gettext_lazy("月度、年度"), lambda row: row.get_span_display()),
        Column("period", gettext_lazy("哪一段"), lambda row: row.period.isoformat(), "period"),
        Column("citation", gettext_lazy("因为什么"), lambda row: row.citation),
        Column("term", gettext_lazy("有效期到"), lambda row: row.to_on.isoformat()),
        Column("state", gettext_lazy("状态"), _state),
        Column("do", gettext_lazy("下一步"), lambda row: _next(row)),
    ),
)


def _next(row: Any) -> Cell | str:
    """Where the row goes next: announcing is the desk's, everything else waits on the person."""
    if row.state == HonourState.AGREED:
        return Cell(_("公布"), href=reverse("console:honour_move", args=[row.pk, "announce"]))
    if row.state in (HonourState.ASKED, HonourState.ANNOUNCED):
        return Cell(_("撤下"), href=reverse("console:honour_move", args=[row.pk, "withdraw"]))
    return ""


@desk(Right.HONOUR)
def honours(request: HttpRequest) -> HttpResponse:
    return respond(request, HONOURS, nav="honours", template="console/fleets/honours.html")


@desk(Right.HONOUR, post=True)
def honour_propose(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    units = [
        (str(unit.pk), unit.name)
        for unit in units_visible(actor)
        if actor.may(Right.HONOUR, unit.path)
    ]
    form = HonourForm(posted(request), units=units, initial={"span": Span.MONTH})
    trail = ((_("荣誉"), reverse("console:honours")),)
    note = _("本人会收到通知。他同意了您才能公布，他不同意就到此为止；公布以后他也随时可以撤下。")
    question = Question(_("提名荣誉"), _("提名，问本人"), "honours", trail, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        try:
            driver = get_driver(actor, given["driver"]).driver
        except NotFound as error:
            raise Invalid({"driver": _("没有这个编号的司机。")}) from error
        proposal = actions.Proposal(
            driver.person_id,
            given["title"],
            Span(given["span"]),
            given["period"],
            given["citation"],
            given["from_on"],
            given["to_on"],
        )
        actions.propose(proposal, get_unit(actor, UUID(given["unit"])), by=actor)
        return done(request, _("提上了，等本人回话。"), "console:honours")

    return ask(request, form, question, act)


@desk(Right.HONOUR, post=True)
def honour_move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Announce, or take down: asked once more on a page of its own."""
    actor = actor_of(request)
    row = queries.get_honour(actor, pk)
    if move not in ("announce", "withdraw") or move not in queries.honour_moves(actor, row):
        raise Http404
    words = {"announce": _("公布荣誉"), "withdraw": _("撤下荣誉")}
    trail = ((_("荣誉"), reverse("console:honours")),)
    lead = f"{masking.name(row.person.name)} · {row.title}"
    question = Question(words[move], words[move], "honours", trail, lead=lead, note=row.citation)

    def act() -> HttpResponse:
        (actions.announce if move == "announce" else actions.withdraw)(pk, by=actor)
        return done(request, _("已保存。"), "console:honours")

    return ask(request, EndForm(posted(request)), question, act)
