"""What a driver's papers come to, in one sentence he would say himself; pure, so every case is tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yilu.registry.enums import PermitKind, Standing
from yilu.registry.queries import Paper, Papers

COMPOUND_SURNAMES = frozenset({"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙"})
ICONS = {PermitKind.DRIVER: "card", PermitKind.VEHICLE: "file", PermitKind.PLATFORM: "building"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The top of a page: its tone (done, soon, now, wait), a sentence, and why."""

    tone: str
    icon: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paper as a row: what, until when, and a chip that says how it stands."""

    icon: str
    tone: str
    title: Any
    small: str
    word: str
    number: str = ""
    holder: str = ""  # a plate or a company, where the paper is not his own
    reasons: Sequence[Any] = ()


def greeting(name: str) -> str:
    """罗师傅: the surname, two characters where it has two."""
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES else name[:1]
    return _("%(surname)s师傅") % {"surname": surname}


def may_go_out(papers: Papers) -> Answer:
    """今天能不能出车: the driver first, then the car, then the platform; the first that fails says why."""
    own, needed = papers.own.verdict, papers.driver.group.permit_needed
    if not own.may_operate:
        return _stay(_("今天先别出车"), own.reasons)
    if not needed:
        return _soon_or_done(papers, _("驾驶证在有效期内，可以出车"))
    if not papers.vehicles:
        return Answer(
            "wait",
            "car",
            _("您的证有效，车还没有登记"),
            _("名册里没有您最近两个月开的车。请企业把车和您报在一起。"),
        )
    if not papers.together.double:
        return _stay(_("登记的车今天先别开"), _reasons(papers.vehicles))
    if not papers.together.triple:
        return _stay(_("平台的许可有问题，今天先别接单"), _reasons(papers.companies))
    return _soon_or_done(papers, _("今天合规，可以出车"))


def due(papers: Iterable[Papers]) -> list[Line]:
    """What is to be renewed or put right, the worst first."""
    lines = [
        (paper.verdict.standing.severity, line_of(paper))
        for bundle in papers
        for paper in bundle.all
        if paper.verdict.standing is not Standing.COMPLIANT
    ]
    return [line for _severity, line in sorted(lines, key=lambda pair: -pair[0])]


def line_of(paper: Paper) -> Line:
    """A permit as a row."""
    standing, left = paper.verdict.standing, paper.verdict.days_left
    tone, word = _chip(standing, left)
    title = paper.kind.label if not paper.holder else f"{paper.holder} {paper.kind.label}"
    until = paper.permit.valid_to if paper.permit else None
    return Line(
        icon=ICONS[paper.kind],
        tone=tone,
        title=title,
        small=_until(until, known=paper.permit is not None),
        word=word,
        number=paper.permit.number if paper.permit else "",
        holder=paper.holder,
        reasons=paper.verdict.reasons,
    )


def said(line: Line) -> str:
    """What is wrong with a paper, as a title: the worst reason, with the plate or company it is about."""
    if not line.reasons:
        return _("%(what)s：%(how)s") % {"what": line.title, "how": line.word}
    reason = str(line.reasons[0].message).removesuffix("。")
    return _("%(what)s：%(how)s") % {"what": line.holder, "how": reason} if line.holder else reason


def licence_line(papers: Papers, today: date) -> Line | None:
    """The driving licence, where the register knows until when it holds."""
    until = papers.driver.licence_valid_to
    if until is None:
        return None
    left = (until - today).days
    standing = (
        Standing.EXPIRED if left < 0 else Standing.EXPIRING_90 if left <= 90 else Standing.COMPLIANT
    )
    tone, word = _chip(standing, left)
    klass = papers.driver.licence_class
    title = f"{_('机动车驾驶证')} {klass}" if klass else _("机动车驾驶证")
    return Line("wheel", tone, title, _until(until, known=True), word)


def _stay(title: str, reasons: Iterable[Any]) -> Answer:
    worst = next(iter(reasons), None)
    return Answer("now", "alert", title, str(worst.message) if worst else "")


def _reasons(papers: Iterable[Paper]) -> list[Any]:
    """Of several cars or platforms, the one nearest to being in order speaks."""
    best = min(papers, key=lambda paper: paper.verdict.standing.severity, default=None)
    return list(best.verdict.reasons) if best else []


def _soon_or_done(papers: Papers, title: str) -> Answer:
    soon = due([papers])
    if not soon:
        return Answer("done", "shield", title, _("人、车、平台的证都在有效期内"))
    why = ngettext(
        "%(n)s 样快到期了，下面写着哪一样", "%(n)s 样快到期了，下面写着哪一样", len(soon)
    )
    return Answer("done", "shield", title, why % {"n": len(soon)})


def _chip(standing: Standing, left: int | None) -> tuple[str, str]:
    if standing is Standing.COMPLIANT:
        return "done", _("有效")
    if standing.may_operate:
        return "soon", _days_left(left)
    if standing is Standing.EXPIRED:
        return "over", _("已过期")
    return "now", str(standing.label)


def _days_left(left: int | None) -> str:
    if not left:
        return _("今天到期")
    return ngettext("还有 %(n)s 天", "还有 %(n)s 天", left) % {"n": left}


def _until(day: date | None, *, known: bool) -> str:
    if not known:
        return _("名册里没有这张证")
    if day is None:
        return _("长期有效")
    return _("%(day)s 到期") % {"day": date_words(day)}


def date_words(day: date) -> str:
    """2026年7月17日, or 17 July 2026: the page's own way of writing a day."""
    return str(formats.date_format(day, "DATE_FORMAT"))
