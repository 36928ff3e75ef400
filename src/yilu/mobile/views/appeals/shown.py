"""What the page of one appeal shows the driver, with his name or with his receipt alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from yilu.appeals import actions, queries
from yilu.appeals.enums import RUNNING, Answer, Satisfied, State, TaskState
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.files.actions import gather_photos
from yilu.mobile import appeal_words
from yilu.mobile.forms.appeals import AddForm, WordsForm
from yilu.mobile.views.appeals.told import told
from yilu.runtime.actions import once

# What a driver may do with words: (the page's sentence, the field's label, the button).
SPOKEN: dict[str, tuple[Any, Any, Any]] = {
    "add": (_("补充"), _("要补充什么"), _("补上去")),
    "escalate": (_("请上级看"), _("为什么要请上级看"), _("交给上一级")),
    "reopen": (_("要求重新办"), _("哪里还没解决"), _("重新办")),
    "contest": (_("不同意暂停"), _("为什么不同意"), _("请行业党委看")),
}
PLAIN = ("confirm", "withdraw")


def context_of(by: Actor, appeal: Any, receipt: str = "") -> dict[str, Any]:
    """Everything on the page; words are read as the driver himself."""
    road = queries.road(appeal)
    held = queries.holder(appeal, road)
    remaining = queries.left(appeal.city, [appeal])
    lines = queries.timeline(by, appeal)
    return {
        "tab": "appeals",
        "appeal": appeal,
        "receipt": receipt,
        "title": appeal.title or appeal.get_subject_display(),
        "beads": queries.strip(appeal, road),
        "held": held,
        "since": appeal_words.moment(held.accepted_at or held.since) if held.since else "",
        "due": appeal_words.moment(appeal.settle_due),
        "left": appeal_words.left(appeal.state, remaining.get(appeal.pk)),
        "sums": appeal_words.sums(appeal.reckoning),
        "moves": queries.moves(by, appeal),
        "enclosed": queries.enclosed(by, appeal),
        "tasks": [task for task in queries.tasks_of(appeal) if task.state != TaskState.WITHDRAWN],
        "paused": _paused(appeal),
        "lines": [(line, appeal_words.icon_of(line.entry.act)) for line in lines],
        "answers": Answer.choices,
        "satisfied": Satisfied.choices,
        "late": appeal.state in RUNNING and appeal.settle_due < clock.business_now(),
        "spoken": SPOKEN,
    }


def _paused(appeal: Any) -> Any:
    held = [one for one in queries.adjustments(appeal) if one.state == "approved"]
    return held[0] if appeal.state == State.PAUSED and held else None


def asked_form(request: HttpRequest, do: str, receipt: str = "") -> WordsForm | None:
    """The form of what the driver wants to say, empty or as he typed it."""
    if do not in SPOKEN:
        return None
    posted = (request.POST, request.FILES) if "send" in request.POST else (None, None)
    form = AddForm if do == "add" and not receipt else WordsForm
    return form(*posted, label=SPOKEN[do][1])


def act(request: HttpRequest, by: Actor, key: UUID, do: str, receipt: str = "") -> WordsForm | None:
    """Do what he asked for; the form comes back if something is wrong with it."""
    form = asked_form(request, do, receipt)
    if form is None:
        if do not in PLAIN:
            raise Refused(_("没有这一步，请刷新看看。"))
        _plain(request, by, key, do, receipt)
        return None
    if not form.is_valid():
        return form
    text = form.cleaned_data["text"]
    who = f"{by.account_id or key}|{do}|{key}"
    sent = form.cleaned_data["idempotency_key"]
    moves = _moves(by, key, text, receipt)
    if isinstance(form, AddForm):
        moves["add"] = lambda: _add(request, by, key, form)
    done = told(form, lambda: once(by.city, who, sent, lambda: (200, moves[do]() and "")))
    return None if done else form


def _add(request: HttpRequest, by: Actor, key: UUID, form: AddForm) -> object:
    given = form.cleaned_data
    photos = gather_photos(given["photos"], request.POST.getlist("photo_ids"), by=by)
    return actions.add(key, by=by, text=given["text"], photos=photos)


def _moves(by: Actor, key: UUID, text: str, receipt: str) -> dict[str, Callable[[], Any]]:
    return {
        "add": lambda: actions.add(key, by=by, text=text, receipt=receipt),
        "escalate": lambda: actions.escalate(key, by=by, reason=text, receipt=receipt),
        "reopen": lambda: actions.reopen(key, by=by, text=text, receipt=receipt),
        "contest": lambda: actions.contest(key, by=by, reason=text, receipt=receipt),
    }


def _plain(request: HttpRequest, by: Actor, key: UUID, do: str, receipt: str) -> None:
    if do == "withdraw":
        actions.withdraw(key, by=by, receipt=receipt)
        return
    given = request.POST
    actions.confirm(
        key,
        by=by,
        settled=given.get("settled", ""),
        satisfied=given.get("satisfied", ""),
        receipt=receipt,
    )
