"""A table of bookings pasted from a spreadsheet: looked at first, then taken."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yilu.console.forms.rides import PasteForm
from yilu.console.views.desk import actor_of, desk, done, posted, put
from yilu.console.views.rides.bookings import NAV
from yilu.console.views.rides.seasons import trail_of
from yilu.core.actor import Right
from yilu.core.errors import Invalid
from yilu.rides import actions, queries
from yilu.rides.actions import Pasted

SHOWN = 200  # wrong cells told on one page; the rest by number


@desk(Right.BOOK_RIDES, post=True)
def paste(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was pasted stays in the field until it is taken; nothing is written by looking."""
    actor = actor_of(request)
    season = queries.get_season(actor, pk)
    form, found = PasteForm(posted(request)), None
    if request.method == "POST" and form.is_valid():
        sure = request.POST.get("sure") == "1"
        try:
            found = actions.paste(pk, form.cleaned_data["text"], by=actor, sure=sure)
        except Invalid as error:
            put(form, error)
        else:
            if sure:
                return done(request, _what_came_of(found), "console:season", pk)
    context = {
        "nav": NAV,
        "season": season,
        "form": form,
        "trail": trail_of(season),
        "found": found,
        "wrong": found.wrong[:SHOWN] if found else [],
        "more": max(0, len(found.wrong) - SHOWN) if found else 0,
    }
    status = 422 if form.errors else 200
    return render(request, "console/rides/paste.html", context, status=status)


def _what_came_of(found: Pasted) -> str:
    words = _("约上 %(n)d 家，候补 %(w)d 家，%(p)d 家待核对地点。") % {
        "n": found.taken - found.waiting,
        "w": found.waiting,
        "p": found.placing,
    }
    if found.letters:
        words += _("给家长发 %(n)d 条短信。") % {"n": found.letters}
    if found.known:
        words += _("%(n)d 家原来就约过，没有再写，也没有再发。") % {"n": found.known}
    if others := sum(not wrong.warning for wrong in found.wrong) - found.known:
        words += _("%(n)d 处不对，没有写入。") % {"n": others}
    return words
