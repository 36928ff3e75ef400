"""The counter: find a driver, see whether he is on the list, take his receipt, give the pack."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.care import actions, queries
from yilu.care.enums import Receipt
from yilu.console.forms.care import CounterForm, HandForm, ReasonForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.care.campaigns import NAV, require_reader, yuan
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound, Refused

NAV_PACKS = "handouts"
FIND, HAND = "find", "hand"


@desk(Right.HAND_OUT, post=True)
def counter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two short steps for each of the queue; the store stays chosen."""
    actor = actor_of(request)
    row = queries.get_campaign(actor, pk)
    stores = queries.counters(actor)
    chosen = request.POST.get("place") or request.GET.get("place") or _with_packs(row, stores)
    form = CounterForm(
        posted(request),
        places=[(str(place.pk), place.name) for place in stores],
        initial={"place": chosen},
    )
    if request.method == "POST" and request.POST.get("person"):
        return _hand(request, row, stores)
    if request.method == "POST" and form.is_valid():
        return _found(request, row, form)
    return _drawn(request, row, form, stores, 422 if form.errors else 200)


def _with_packs(row: Any, stores: list[Any]) -> str:
    """The store to begin with: the first that still has some."""
    left = {place.pk for place, count in queries.with_some(row.city, row.pack) if count}
    return next((str(place.pk) for place in stores if place.pk in left), "")


def _drawn(
    request: HttpRequest, row: Any, form: CounterForm, stores: list[Any], status: int
) -> HttpResponse:
    stock = {place.pk: left for place, left in queries.with_some(row.city, row.pack)}
    context = {
        "nav": NAV,
        "row": row,
        "form": form,
        "stores": [(place, stock.get(place.pk, 0)) for place in stores],
        "last": queries.handouts(actor_of(request), campaign=row.pk)[:5],
    }
    return render(request, "console/care/counter.html", context, status=status)


def _found(request: HttpRequest, row: Any, form: CounterForm) -> HttpResponse:
    """Who this is; several who share a phone are all shown, each with how he stands."""
    try:
        people = actions.find_drivers(form.cleaned_data["who"], by=actor_of(request))
    except Invalid as error:
        put(form, error)
        people = []
    else:
        if not people:
            form.add_error("who", _("没有用这个号码登记的司机，先看看号码；没登记过的请他先登记。"))
    if not people:
        return _drawn(request, row, form, queries.counters(actor_of(request)), 422)
    typed = "".join(form.cleaned_data["who"].split())
    return _receipt(request, row, form.cleaned_data["place"], people, typed)


def _receipt(
    request: HttpRequest, row: Any, place: str, people: list[Any], typed: str
) -> HttpResponse:
    """The page he signs on; with his code nothing but one button is left."""
    shown = [(person, queries.standing_of(row, person.person_id)) for person in people]
    context = {
        "nav": NAV,
        "row": row,
        "place": place,
        "people": shown,
        "code": typed if people[0].by_code else "",
        "form": HandForm(),
    }
    return render(request, "console/care/receipt.html", context)


def _hand(request: HttpRequest, row: Any, stores: list[Any]) -> HttpResponse:
    """One pack; whatever is wrong is said on the same page, nothing typed is lost."""
    actor = actor_of(request)
    place = next((p for p in stores if str(p.pk) == request.POST.get("place", "")), None)
    people = queries.drivers_of(actor.city, [_uuid(request.POST["person"])])
    if place is None or not people:
        raise NotFound("counter")
    form = HandForm(request.POST)
    if form.is_valid():
        try:
            actions.hand_out(row.pk, people[0].person_id, place, _signed(form), by=actor)
            messages.success(
                request, _("发给%(name)s了。下一位。") % {"name": masking.name(people[0].name)}
            )
            here = reverse("console:pack_counter", args=[row.pk])
            return redirect(f"{here}?{urlencode({'place': str(place.pk)})}")
        except Invalid as error:
            put(form, error)
        except Refused as error:
            form.add_error(None, str(error.message))
    shown = [(person, queries.standing_of(row, person.person_id)) for person in people]
    context = {"nav": NAV, "row": row, "place": str(place.pk), "people": shown, "form": form}
    return render(request, "console/care/receipt.html", context, status=422)


def _signed(form: HandForm) -> actions.Signed:
    given = form.cleaned_data
    receipt = given["receipt"]
    if given["code"] and not given["signature"] and receipt == Receipt.SIGNATURE:
        receipt = Receipt.CODE  # a code typed where no screen can be signed on
    proof = {name: given[name] for name in ("code", "signature", "receipt_note")}
    return actions.Signed(receipt, proof, given["proxy_name"], given["proxy_reason"])


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound("person") from error


# ── what was given ──────────────────────────────────────────────────────────────────────────────


def _campaigns(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.title) for row in queries.campaigns(actor)]


def _rows(actor: Actor, asked: Asked) -> Any:
    campaign = asked.get("campaign")
    return queries.handouts(
        actor,
        campaign=UUID(campaign) if campaign else None,
        state=asked.get("state"),
        text=asked.search,
    )


def _state(row: Any) -> Cell:
    if row.returned_at is not None:
        return Cell(_("已退回"), tone="calm", small=row.return_reason)
    proxy = _("代领：%(name)s") % {"name": row.proxy_name} if row.proxy_name else ""
    late = _("没信号时签的，后来发出") if row.late else ""
    small = "；".join(words for words in (proxy, late) if words)
    return Cell(row.get_receipt_display(), tone="done", icon="check", small=small)


PAGE = ListPage(
    kind="care.handout",
    title=gettext_lazy("发放记录"),
    rows=_rows,
    detail=lambda row: reverse("console:handout", args=[row.pk]),
    filters=(
        Filter("campaign", gettext_lazy("哪次"), _campaigns),
        Filter(
            "state",
            gettext_lazy("状态"),
            [("signed", gettext_lazy("已签收")), ("returned", gettext_lazy("已退回"))],
        ),
    ),
    search=gettext_lazy("搜编号、姓名"),
    sort="-number",
    empty_title=gettext_lazy("还没有发过"),
    empty_text=gettext_lazy("到慰问活动里打开发放台，找到司机，签收就发。"),
    columns=(
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number", lead=True),
        Column("on", gettext_lazy("日期"), lambda row: row.handed_on.isoformat(), "handed_on"),
        Column("who", gettext_lazy("司机"), lambda row: masking.name(row.person.name)),
        Column("campaign", gettext_lazy("哪次"), lambda row: row.campaign.title),
        Column("place", gettext_lazy("从哪里发"), lambda row: row.place.name, "place__name"),
        Column(
            "cost",
            gettext_lazy("值（元）"),
            lambda row: yuan(row.unit_cost_fen),
            "unit_cost_fen",
            number=True,
        ),
        Column("state", gettext_lazy("签收"), _state),
    ),
)


@desk()
def handouts(request: HttpRequest) -> HttpResponse:
    require_reader(actor_of(request))
    return respond(request, PAGE, nav=NAV_PACKS)


@desk(post=True)
def handout(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One pack: how it was signed for, and taking it back."""
    actor = actor_of(request)
    require_reader(actor)
    row = queries.get_handout(actor, pk)
    may_return = queries.may_return(actor, row)
    if request.method == "POST" and not may_return:
        raise NotFound(str(pk))
    form = ReasonForm(posted(request))
    trail = ((_("发放记录"), reverse("console:handouts")),)
    lead = _("%(campaign)s · %(name)s · %(day)s · %(place)s · %(receipt)s") % {
        "campaign": row.campaign.title,
        "name": masking.name(row.person.name),
        "day": row.handed_on.isoformat(),
        "place": row.place.name,
        "receipt": row.get_receipt_display(),
    }
    if not may_return:
        context = {"nav": NAV_PACKS, "row": row, "lead": lead, "trail": trail}
        return render(request, "console/care/handout.html", context)
    note = _("退回后东西回到原来的库，他可以再领。记录留着。")
    question = Question(
        _("退回 %(number)s") % {"number": row.number}, _("退回"), NAV_PACKS, trail, lead, note
    )

    def act() -> HttpResponse:
        actions.take_back(pk, by=actor, reason=form.cleaned_data["reason"])
        return done(request, _("退回了。"), "console:handouts")

    return ask(request, form, question, act)
