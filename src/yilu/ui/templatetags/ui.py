"""The components as template tags: `{% load ui %}`; the kit page shows each of them once.

Small ones are built here, larger ones are templates in templates/ui/. Words come from the page,
never from here, except what a component itself must say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import uuid4

from django import template
from django.forms import BoundField
from django.template.defaultfilters import date as format_date
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from yilu.core.clock import CITY_ZONE, today
from yilu.ui import fields

NEW_ENERGY_LENGTH = 8
register = template.Library()
Context = dict[str, Any]


@register.simple_tag
def icon(name: str, label: str = "", fill: bool = False) -> SafeString:
    """`{% icon "clock" %}` beside a word; `{% icon "clock" label="到期" %}` standing alone."""
    if not label:
        return _mute_icon(name, fill)
    return format_html(
        '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>',
        _icon_class(fill),
        label,
        _icon_href(name),
    )


@cache
def _mute_icon(name: str, fill: bool) -> SafeString:
    """A desk page has a hundred of them, the same few: drawn once."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>',
        _icon_class(fill),
        _icon_href(name),
    )


def _icon_class(fill: bool) -> str:
    return "icon icon--fill" if fill else "icon"


def _icon_href(name: str) -> str:
    return f"{static('icons.svg')}#{name}"


@register.simple_tag
def chip(word: object, tone: str = "", icon_name: str = "") -> SafeString:
    """`{% chip "已办结" "done" "check" %}`; tones: soon, done, wait, now, over, seal, plain, or none."""
    classes = f"chip chip--{tone}" if tone else "chip"
    mark = icon(icon_name) if icon_name else ""
    return format_html('<span class="{}">{}{}</span>', classes, mark, word)


@register.simple_tag
def plate(number: str, colour: str = "", size: str = "row") -> SafeString:
    """`{% plate "川DD12345" %}`: a number plate; colour as registry.PlateColour, size row or wide.

    Where the colour is not known, eight characters are a new-energy plate and seven are blue.
    """
    colour = colour or ("green" if len(number) == NEW_ENERGY_LENGTH else "blue")
    look = "" if colour in {"green", "yellow_green"} else f" plate--{colour}"
    written = f"{number[:2]}·{number[2:]}" if "·" not in number else number
    return format_html('<span class="plate plate--{}{}">{}</span>', size, look, written)


@register.filter
def day(value: date | None) -> str:
    """A date as people write it: 2026年7月17日, or July 17, 2026; of a moment, the city's date then."""
    if isinstance(value, datetime):
        value = value.astimezone(CITY_ZONE).date()
    return str(format_date(value, "DATE_FORMAT")) if value else ""


@register.filter
def days_until(value: date | None) -> int | None:
    """Days from today (the business day) to a date; negative when past."""
    return (value - today()).days if value else None


@register.inclusion_tag("ui/mark.html", takes_context=True)
def mark_link(context: Context, url_name: str, **attrs: str) -> Context:
    """`{% mark_link "mobile:home" %}`: the mark with the city's name, leading home."""
    extra = attrs.get("class", "")
    return {"href": reverse(url_name), "extra": extra, "city_name": context.get("city_name", "")}


@register.inclusion_tag("ui/bell.html")
def bell(href: str, count: int) -> Context:
    """`{% bell url 2 %}`: the way to one's messages, with how many are unread; 99 is as far as it counts."""
    return {"href": href, "count": count, "shown": count if count < 100 else "99+"}


@register.inclusion_tag("ui/banner.html")
def banner(
    tone: str, icon_name: str, title: object = "", text: object = "", href: str = ""
) -> Context:
    """`{% banner "soon" "clock" title text href=… %}`; tones: now, soon, done, wait, "" (calm)."""
    return {"tone": tone, "icon_name": icon_name, "title": title, "text": text, "href": href}


@register.inclusion_tag("ui/verdict.html")
def verdict(tone: str, icon_name: str, title: object, text: object = "") -> Context:
    """`{% verdict "done" "shield" "今天合规，可以出车" "…" %}`: the answer at the top of a page."""
    return {"tone": tone, "icon_name": icon_name, "title": title, "text": text}


@register.inclusion_tag("ui/stat.html")
def figure(
    label: object,
    value: object,
    unit: object = "",
    href: str = "",
    also: object = "",
    tone: str = "",
) -> Context:
    """`{% figure "在营司机" 619 "人" url also="…" %}`: a number that opens its rows.

    tone: ok, warn, late or nothing; inside `<div class="stats stats--4">` several make a stats row.
    """
    return {
        "label": label,
        "value": value,
        "unit": unit,
        "href": href,
        "also": also,
        "tone": tone,
    }


@register.inclusion_tag("ui/progress.html")
def progress(value: float, total: float, label: object, tone: str = "") -> Context:
    """`{% progress 368 613 "写入进度" %}`; tone: done, soon or nothing."""
    percent = round(100 * value / total) if total else 0
    return {"value": value, "total": total or 1, "percent": percent, "label": label, "tone": tone}


@register.inclusion_tag("ui/empty.html")
def empty(
    title: object,
    text: object = "",
    icon_name: str = "checkring",
    href: str = "",
    action: object = "",
) -> Context:
    """`{% empty "没有要到期的" "下一件是周一。" href=url action="看全部" %}`: says what comes next."""
    return {"title": title, "text": text, "icon_name": icon_name, "href": href, "action": action}


@register.inclusion_tag("ui/crumbs.html")
def crumbs(*parts: str) -> Context:
    """`{% crumbs "司机与车辆" list_url "导入" %}`: label, url, label, url, …, last label."""
    trail = [(parts[at], parts[at + 1]) for at in range(0, len(parts) - 1, 2)]
    return {"trail": trail, "here": parts[-1] if len(parts) % 2 else ""}


@register.inclusion_tag("ui/steps.html")
def steps(labels: Sequence[object], current: int, label: object = "") -> Context:
    """`{% steps labels 3 %}`: the stepper; steps before `current` (from 1) are done."""
    states = [
        (text, "done" if at < current else "now" if at == current else "next")
        for at, text in enumerate(labels, start=1)
    ]
    return {"steps": states, "label": label}


@register.inclusion_tag("ui/seats.html")
def seats(eligible: int, taken: int, needed: int, label: object, tone: str = "") -> Context:
    """`{% seats 7 5 4 "实到 5 人，应到 7 人" %}`: a place for everyone who should attend, and the line.

    The line stands after `needed` places, so that one short is seen; tone: done, now or nothing.
    """
    step, height = 20, 28
    places = [(at * step + 2, at < taken) for at in range(eligible)]
    return {
        "places": places,
        "line": needed * step - 1,
        "width": max(eligible, 1) * step,
        "height": height,
        "label": label,
        "tone": tone,
    }


@register.inclusion_tag("ui/relay.html")
def relay(beads: Sequence[Any], you: bool = False) -> Context:
    """`{% relay beads you=True %}`: where a case was, is and goes next, as appeals.queries.strip gives it.

    A bead has level (0 is the driver), label, who, place (past, now, next) and rises_at; `you` when the
    driver himself is reading.
    """
    return {"beads": beads, "you": you}


@register.inclusion_tag("ui/errors.html")
def errors(form: Any) -> Context:
    """`{% errors form %}`: the summary above a form, each line a link to its field."""
    return {"lines": fields.error_lines(form)}


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, kind: str = "", icon_names: str = "") -> Context:
    """`{% field form.phone %}`: label, hint, control, error with what to do; what was typed stays.

    kind: tiles or segment for radios, switch for a checkbox; `icon_names` for tiles, separated by spaces.
    """
    return fields.describe(bound, kind, icon_names.split())


@register.inclusion_tag("ui/photos.html")
def photos_field(bound: BoundField, kept: Sequence[Any] = (), url_name: str = "") -> Context:
    """`{% photos_field form.photos kept=photos url_name="mobile:photo_thumb" %}`: 加照片.

    `kept` are photos taken in by an earlier try of this form: shown with a tick, sent on as
    `photo_ids`. The page loads `voice.js`, with which the chosen ones show before they are sent.
    """
    rows = [(one, reverse(url_name, kwargs={"key": one.pk}) if url_name else "") for one in kept]
    return {**fields.describe(bound), "kept": rows, "most": getattr(bound.field, "most", 6)}


@register.inclusion_tag("ui/voice.html")
def voice_field(bound: BoundField, kept: Sequence[Any] = ()) -> Context:
    """`{% voice_field form.recording kept=recordings %}`: 按住说话; without scripts a file input.

    `kept` go on as `recording_ids`. The form's multipart, and the page loads `voice.js`.
    """
    return {**fields.describe(bound), "kept": kept}


@register.inclusion_tag("ui/place.html")
def place_field(bound: BoundField, lat: BoundField, lon: BoundField) -> Context:
    """`{% place_field form.place form.lat form.lon %}`: a place in words, and the phone's if he wants.

    `lat` and `lon` are hidden inputs marked `data-kept`; the page loads `place.js`.
    """
    return {**fields.describe(bound), "lat": lat, "lon": lon}


@register.simple_tag(takes_context=True)
def once_key(context: Context) -> SafeString:
    """`{% once_key %}` in a form whose POST must happen once: the hidden field `once` of `mobile.once`."""
    request = context.get("request")
    posted = request.POST.get("once", "") if request is not None else ""
    return format_html('<input type="hidden" name="once" value="{}">', posted[:64] or uuid4())


@register.inclusion_tag("ui/masked.html", takes_context=True)
def masked(
    context: Context,
    value: object,
    reveal_url: str = "",
    label: object = "",
    purposes: Sequence[tuple[str, object]] = (),
    field: str = "",
) -> Context:
    """`{% masked "尾号 6021" reveal_url "手机" purposes "phone" %}`: opening it asks for a purpose.

    The address takes a POST with `purpose` (one of `purposes`), `note`, `field` and `next`; without the
    right, leave `reveal_url` empty and only the masked value shows.
    """
    return {
        **_request_of(context),
        "value": value,
        "reveal_url": reveal_url,
        "label": label,
        "purposes": purposes,
        "field": field,
    }


@register.inclusion_tag("ui/confirm.html", takes_context=True)
def confirm(
    context: Context,
    action: str,
    button: object,
    title: object,
    text: object,
    sure: object,
    icon_name: str = "",
    tone: str = "",
    name: str = "",
    value: str = "",
) -> Context:
    """A button that first says what will happen, then posts to `action`; works without JavaScript.

    `{% confirm url "撤销" "撤销这次导入？" "613 行会回到导入前的样子。" "撤销导入" icon_name="undo" %}`
    """
    return {
        **_request_of(context),
        "action": action,
        "button": button,
        "title": title,
        "text": text,
        "sure": sure,
        "icon_name": icon_name,
        "tone": tone,
        "name": name,
        "value": value,
    }


@register.inclusion_tag("ui/pager.html")
def pager(view: Any) -> Context:
    """`{% pager listing %}`: what is shown of how many, and the way on; takes a console.lists.Listing."""
    return {"view": view}


@register.inclusion_tag("ui/look_switch.html", takes_context=True)
def look_switch(context: Context) -> Context:
    """`{% look_switch %}`: night, 大字 and language, as three small forms; cookies keep them."""
    return {**_request_of(context), "look": context.get("look")}


def _request_of(context: Context) -> Context:
    """What an inclusion template needs for {% csrf_token %} and for coming back to this page."""
    request = context.get("request")
    here = request.get_full_path() if request is not None else "/"
    return {"csrf_token": context.get("csrf_token"), "request": request, "here": here}
