"""Fields several forms share, with the words and widgets of the desk."""

from __future__ import annotations

from typing import Any

from django import forms


def date_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A day, picked with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


def text_area(label: Any, *, longest: int, required: bool = False) -> forms.CharField:
    """A few sentences."""
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)
