"""Several cases at once: first what would change and what is refused, then the same for real."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yilu.appeals import actions, queries
from yilu.console.forms import appeals as forms
from yilu.console.views.appeals.acts import cause_choices, chosen, units_of
from yilu.console.views.appeals.words import title_of
from yilu.console.views.desk import actor_of, desk, posted, uuids
from yilu.core.actor import Actor, Right

Do = Callable[[UUID], object]
ACTS = {
    "handover": gettext_lazy("转交"),
    "invite": gettext_lazy("请部门协办"),
    "cause": gettext_lazy("归到原因卡"),
    "extend": gettext_lazy("申请延期"),
}
MOST = 100


@desk(Right.HANDLE_APPEALS, post=True)
def bulk(request: HttpRequest) -> HttpResponse:
    """What to do, then the preview, then done: each case as if alone."""
    actor = actor_of(request)
    given = request.POST if request.method == "POST" else request.GET
    name, keys = given.get("act", ""), uuids(given.getlist("pick"))[:MOST]
    if name not in ACTS:
        raise Http404
    if not keys:
        messages.info(request, _("还没有选。先在左边勾上要处理的诉求。"))
        return redirect("console:appeals")
    rows = [queries.get_held(actor, key) for key in keys]
    form = _form(actor, name, rows, posted(request))
    lines = None
    if form.is_bound and form.is_valid():
        if request.POST.get("sure"):
            return _carry_out(request, actor, name, rows, form.cleaned_data)
        lines = actions.preview(keys, _doing(actor, name, rows, form.cleaned_data), by=actor)
    context = {
        "nav": "appeals",
        "act": name,
        "heading": ACTS[name],
        "rows": [(row, title_of(row)) for row in rows],
        "lines": [(line, title_of(line.appeal)) for line in lines or []],
        "going": sum(not line.why for line in lines or []),
        "previewed": lines is not None,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "console/appeals/bulk.html", context, status=status)


def _form(actor: Actor, name: str, rows: Sequence[Any], data: Any) -> Any:
    match name:
        case "handover":
            return forms.HandoverForm(data, units=units_of(_receivers(rows)))
        case "invite":
            return forms.InviteForm(data, units=units_of(queries.departments(actor.city)))
        case "cause":
            return forms.CauseChoiceForm(data, causes=cause_choices(actor))
    return forms.DaysForm(data)


def _receivers(rows: Sequence[Any]) -> list[Any]:
    """Whoever can take at least one of them."""
    found = {unit.pk: unit for row in rows[:2] for unit in queries.receivers(row)}
    return list(found.values())


def _doing(actor: Actor, name: str, rows: Sequence[Any], given: dict[str, Any]) -> Do:
    """The act on one case, with what was filled in once for all."""
    match name:
        case "handover":
            unit = chosen(_receivers(rows), given["unit"])
            return lambda key: actions.hand_over(key, by=actor, unit=unit, reason=given["reason"])
        case "invite":
            unit = chosen(queries.departments(actor.city), given["unit"])
            words = {word: given[word] for word in ("wanted", "facts", "days")}
            return lambda key: actions.invite(key, by=actor, unit=unit, **words)
        case "cause" if given["cause"]:
            cause = UUID(given["cause"])
            return lambda key: actions.join_cause(key, cause, by=actor)
        case "cause":
            return lambda key: actions.open_cause([key], by=actor, title=given["title"])
    return lambda key: actions.extend(key, by=actor, **given)


def _carry_out(
    request: HttpRequest, actor: Actor, name: str, rows: Sequence[Any], given: dict[str, Any]
) -> HttpResponse:
    doing, keys = _doing(actor, name, rows, given), [row.pk for row in rows]
    if name == "cause" and not given["cause"]:
        lines = actions.preview(keys, doing, by=actor)
        taken = [line.appeal.pk for line in lines if not line.why]
        if taken:
            actions.open_cause(taken, by=actor, title=given["title"])
    else:
        lines = actions.carry_out(keys, doing, by=actor)
    went = sum(not line.why for line in lines)
    if went:
        words = ngettext("%(n)d 件办好了。", "%(n)d 件办好了。", went) % {"n": went}
        messages.success(request, words)
    for line in lines:
        if line.why:
            messages.warning(request, f"{line.appeal.number}：{line.why}")
    return redirect("console:appeals")
