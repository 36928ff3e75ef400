"""A table of bookings, uploaded or pasted: looked at first, mended in the field, then taken."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yilu.console.forms.rides import PasteForm
from yilu.console.views.desk import actor_of, desk, done, posted, put
from yilu.console.views.rides.bookings import NAV
from yilu.console.views.rides.seasons import trail_of
from yilu.core.actor import Right
from yilu.core.errors import Invalid
from yilu.core.workbook import XLSX_TYPE, Sheet, write
from yilu.rides import actions, queries
from yilu.rides.actions import Pasted

SHOWN = 200  # wrong cells told on one page; the rest by number


@desk(Right.BOOK_RIDES, post=True)
def paste(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was pasted stays in the field until it is taken; nothing is written by looking."""
    actor = actor_of(request)
    season = queries.get_season(actor, pk)
    form, found, notices = PasteForm(posted(request), request.FILES or None), None, []
    if request.method == "POST" and form.is_valid():
        text, sure = form.cleaned_data["text"], request.POST.get("sure") == "1"
        try:
            if file := form.cleaned_data["file"]:
                table = actions.read_table(pk, file, by=actor)
                text, notices, sure = table.text, table.notices, False
                form = _with_words(text)
            found = actions.paste(pk, text, by=actor, sure=sure)
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
        "notices": notices,
        "sheets": any(one.sheet for one in found.wrong) if found else False,
        "wrong": found.wrong[:SHOWN] if found else [],
        "more": max(0, len(found.wrong) - SHOWN) if found else 0,
    }
    status = 422 if form.errors else 200
    return render(request, "console/rides/paste.html", context, status=status)


def _with_words(text: str) -> PasteForm:
    """The file's words in the field: a wrong cell is mended there, and the file need not come again."""
    form = PasteForm({"text": text})
    form.is_valid()
    return form


@desk(Right.BOOK_RIDES)
def sample(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An empty workbook with the headings, and beside it this season's exams and exam points."""
    season = queries.get_season(actor_of(request), pk)
    heads = [names[0] for names in actions.HEADINGS.values()]
    told = list(zip(heads, _how(season), strict=True))
    sheets = [
        Sheet("预约", heads, []),
        Sheet(actions.HELP, ["列", "怎么填"], told, widths=(10, 60)),
    ]
    response = HttpResponse(write(sheets), content_type=XLSX_TYPE)
    name = _("送考预约样表.xlsx")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _how(season: Any) -> list[str]:
    """What to write into each column; words the table is read by, so never translated."""
    waves = "、".join(wave.title for wave in queries.waves(season))
    points = "、".join(point.name for point in queries.points(season))
    return [
        "必填。怎么称呼，比如“吕女士”，不用写考生姓名",
        "必填。家长的手机，短信发到这里",
        f"必填。写其中一场：{waves}",
        f"必填。写其中一个：{points}",
        "必填。小区、门牌或者路口",
        "几个人坐车，1 到 4；不填按 2",
        "轮椅、行李、单独一辆车，没有就不填",
        "往返、送考或者接回；不填按往返",
        "监护人同意了写“是”，不填按“是”；没同意写“否”，不会约上",
    ]


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
