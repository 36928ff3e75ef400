"""When a phone stays silent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _time(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget)


class QuietForm(forms.Form):
    """From when to when; the same time twice means at no time."""

    quiet_from = _time(_("从"))
    quiet_to = _time(_("到"))
