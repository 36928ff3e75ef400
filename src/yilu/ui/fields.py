"""How a form field is drawn: which template its widget takes, and what screen readers are told about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

Context = dict[str, Any]


def describe(bound: BoundField, kind: str = "", icons: list[str] | None = None) -> Context:
    """Everything ui/field.html needs, for one field."""
    shape = shape_of(bound, kind)
    context = {"field": bound, "shape": shape, "errors": bound.errors}
    if shape in {"tiles", "segment", "radios"}:
        return {**context, "choices": _choices(bound, icons or [])}
    if shape in {"checks"}:
        return {**context, "choices": _choices(bound, [])}
    return {**context, "control": bound.as_widget(attrs=_attrs(bound, shape))}


def shape_of(bound: BoundField, kind: str = "") -> str:
    """The component for a widget: the page may choose between tiles and segments, the rest is given."""
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "checks"
    if isinstance(widget, forms.RadioSelect):
        return kind or "radios"
    if isinstance(widget, forms.CheckboxInput):
        return kind or "check"
    return "input"


def _attrs(bound: BoundField, shape: str) -> dict[str, str | bool]:
    attrs: dict[str, str | bool] = {
        "class": {"input": "input", "check": "check", "switch": ""}.get(shape, "")
    }
    described = [f"{bound.auto_id}-hint"] if bound.help_text else []
    if bound.errors:
        attrs["aria-invalid"] = "true"
        described.append(f"{bound.auto_id}-error")
    widget = bound.field.widget
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":  # Django's default
        attrs["rows"] = "4"
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return {name: value for name, value in attrs.items() if value}


def _choices(bound: BoundField, icons: list[str]) -> list[Context]:
    """Radios or checks one by one, each perhaps with an icon of its own."""
    widgets = list(bound.subwidgets)
    named = [*icons, *[""] * len(widgets)]  # fewer or more icons than choices: both are fine
    return [{"widget": w, "icon": name} for w, name in zip(widgets, named, strict=False)]


def error_lines(form: Any) -> list[tuple[str, str, str]]:
    """(id of the field, its label, what is wrong): the whole form's errors first, then each field's."""
    whole = [("", "", str(text)) for text in form.non_field_errors()]
    return whole + [
        (bound.id_for_label or bound.auto_id, str(bound.label), str(text))
        for bound in form
        for text in bound.errors
    ]
