"""What is typed to set one limit: the value, from which day, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field, text_area

SWITCH = [("yes", _("是")), ("no", _("否"))]


class LimitForm(forms.Form):
    """The value's field is made for the limit it sets; what is wrong with it stands under it."""

    value = forms.CharField()
    from_on = date_field(_("从哪天起"), required=True)
    reason = text_area(_("为什么改"), longest=200, required=True)

    def __init__(self, *args: Any, limit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = _field(limit)


def _field(limit: Any) -> forms.Field:
    told = {"label": _("改成"), "help_text": _help(limit)}
    match str(limit.form):
        case "switch":
            return forms.ChoiceField(choices=SWITCH, **told)
        case "lines" | "hours":
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), required=False, **told)
        case "clock":
            return forms.CharField(widget=forms.TimeInput(attrs={"type": "time"}), **told)
        case "text" if limit.choices:
            offered = [("", _("不用")), *((name, name) for name in limit.choices)]
            return forms.ChoiceField(choices=offered, required=False, **told)
        case "text":
            return forms.CharField(required=False, max_length=200, **told)
    keys = {"inputmode": "numeric" if limit.form == "whole" else "decimal"}
    return forms.CharField(widget=forms.TextInput(attrs=keys), max_length=12, **told)


def _help(limit: Any) -> Any:
    if str(limit.form) in {"whole", "decimal"}:
        bounds = {"low": f"{limit.low:g}", "high": f"{limit.high:g}", "unit": limit.unit}
        return _("%(low)s 到 %(high)s %(unit)s") % bounds
    if str(limit.form) == "hours":
        return _("一行一段，从早到晚，例如 09:00-12:00")
    if str(limit.form) == "lines":
        listed = "、".join(limit.choices)
        return _("一行一个；只能填：%(listed)s") % {"listed": listed} if listed else _("一行一个")
    return ""
