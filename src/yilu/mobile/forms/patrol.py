"""Forms of 随手拍 on the phone; what is wrong stands on its field, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext_lazy as _

from yilu.core.cells import sound
from yilu.core.geo import Point
from yilu.mobile.forms.appeals import degrees, once_field
from yilu.patrol.enums import Answer
from yilu.ui.uploads import PhotosField

LONGEST = 400


def _hidden(name: str) -> forms.CharField:
    """Filled in by `shoot.js` at the shutter; kept with the form while it waits for a line."""
    widget = forms.HiddenInput({"data-kept": name})
    return forms.CharField(required=False, max_length=40, widget=widget)


class SnapForm(forms.Form):
    """Photos first; then what it is and, where the phone did not know, where."""

    near = PhotosField(most=2, capture=True, label=_("近处"))
    around = PhotosField(most=2, capture=True, label=_("周围"))
    category = forms.ChoiceField(label=_("是什么问题"), required=False, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("补一句"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": "2"}),
    )
    place = forms.CharField(label=_("在哪里"), max_length=120, required=False)
    lat, lon = degrees("lat", 90), degrees("lon", 180)
    accuracy, shot_at, moved = _hidden("accuracy"), _hidden("shot_at"), _hidden("moved")
    called = forms.BooleanField(label=_("已经打过电话，或者现在没有危险"), required=False)
    idempotency_key = once_field()

    def __init__(self, *args: Any, categories: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = list(categories)  # type: ignore[attr-defined]
        for name in ("lat", "lon"):
            self.fields[name].error_messages = dict.fromkeys(
                ("invalid", "min_value", "max_value"), _("定位不对，请写清楚在哪条路、靠近什么。")
            )

    def point(self) -> Point | None:
        return sound(self.cleaned_data.get("lon"), self.cleaned_data.get("lat"))

    def metres(self) -> int | None:
        given = self.cleaned_data.get("accuracy", "")
        return round(float(given)) if given.replace(".", "", 1).isdigit() else None

    def shutter(self) -> datetime | None:
        """The phone's own clock at the shutter; a broken one is nothing."""
        try:
            at = parse_datetime(self.cleaned_data.get("shot_at", ""))
        except ValueError:
            return None
        return at if at is not None and is_aware(at) else None


class AnswerForm(forms.Form):
    """Solved, partly, not: the reporter's own word."""

    word = forms.ChoiceField(
        label=_("解决没有"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选解决没有。")},
    )
    text = forms.CharField(label=_("补一句"), max_length=200, required=False)
    idempotency_key = once_field()


class ReopenForm(forms.Form):
    """What it looks like now."""

    text = forms.CharField(
        label=_("现在是什么样"),
        max_length=200,
        error_messages={"required": _("写一句现在是什么样。")},
    )
    photos = PhotosField(most=2, capture=True, label=_("现在的样子"))
    idempotency_key = once_field()


class CheckForm(forms.Form):
    """现场复核: fixed or not, one photo."""

    photos = PhotosField(most=1, capture=True, label=_("现场照片"))
    fixed = forms.ChoiceField(
        label=_("修好了没有"),
        choices=[("yes", _("修好了")), ("no", _("没修好"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选修好了没有。")},
    )
    note = forms.CharField(label=_("补一句"), max_length=200, required=False)
    idempotency_key = once_field()


class DisposeForm(forms.Form):
    """Put right: a photo of the same spot and a sentence."""

    photos = PhotosField(most=4, capture=True, label=_("处置后的照片"))
    text = forms.CharField(
        label=_("怎么处置的"),
        max_length=LONGEST,
        error_messages={"required": _("写一句怎么处置的，比如“补了沥青，压实”。")},
        widget=forms.Textarea(attrs={"rows": "2"}),
    )
    idempotency_key = once_field()


class AskForm(forms.Form):
    """A return, more hours, or a suspension of some days."""

    reason = forms.CharField(
        label=_("依据，报的人看得到"),
        max_length=200,
        error_messages={"required": _("请写明依据，报的人看得到。")},
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    amount = forms.IntegerField(label=_("多少"), min_value=1, max_value=999)
    idempotency_key = once_field()


class AreasForm(forms.Form):
    """Where I want to be asked."""

    areas = forms.MultipleChoiceField(
        label=_("哪些片区"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = list(areas)  # type: ignore[attr-defined]
