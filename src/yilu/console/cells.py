"""A cell of a list as it stands on the page: text, a chip, a plate, beads, a link, a second line.

Built here and not in a template: a page has hundreds of them.
"""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from yilu.console.lists import Cell
from yilu.ui.templatetags.ui import chip, plate

BLANK = format_html('<span class="faint">{}</span>', "—")


def drawn(shown: dict[str, Any], href: str) -> SafeString:
    """The whole <td> of what `Listing.lines` gives for one column; `href` is the row's own page."""
    column, cell = shown["column"], shown["cell"]
    classes = " ".join(
        name
        for name, holds in (
            ("num", column.number),
            ("lead", column.lead),
            ("none", shown["blank"]),
        )
        if holds
    )
    label = format_html(' data-label="{}"', column.label) if column.number else ""
    inside = BLANK if shown["blank"] else _inside(cell, href if column.lead else "")
    return format_html('<td class="{}"{}>{}</td>', classes, label, inside)


def _inside(cell: Cell, opens: str) -> SafeString:
    if cell.beads:
        return format_html("{}<small>{}</small>", _beads(cell.beads), cell.text)
    if cell.tone == "seal":
        return chip(cell.text, "seal", cell.icon)
    first = _first(cell, opens)
    return format_html("{}<small>{}</small>", first, cell.small) if cell.small else first


def _first(cell: Cell, opens: str) -> SafeString:
    if cell.plate:
        drawn_plate = plate(str(cell.text), cell.plate)
        return _link("open", opens, drawn_plate) if opens else drawn_plate
    if cell.tone:
        return chip(cell.text, "" if cell.tone == "calm" else cell.tone, cell.icon)
    if opens:
        return _link("open", opens, cell.text)
    if cell.href:
        return format_html('<a href="{}">{}</a>', cell.href, cell.text)
    return format_html("{}", cell.text)


def _link(name: str, href: str, text: object) -> SafeString:
    return format_html('<a class="{}" href="{}">{}</a>', name, href, text)


def _beads(beads: tuple[str, ...]) -> SafeString:
    drawn_beads = format_html_join(
        "", "<i{}></i>", ((format_html(' class="{}"', bead) if bead else "",) for bead in beads)
    )
    return format_html('<span class="beads" aria-hidden="true">{}</span>', drawn_beads)
