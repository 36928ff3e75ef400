"""What a driver types at a station."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.stations.enums import FaultKind, Service


class CheckInForm(forms.Form):
    code = forms.CharField(
        label=_("驿站的码"),
        max_length=16,
        help_text=_("扫码进来的已经填好；也可以照着屏幕上的八位码输"),
        error_messages={"required": _("请扫驿站屏幕上的码，或者照着输进来。")},
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
    services = forms.MultipleChoiceField(
        label=_("来做什么"),
        choices=Service.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class FaultForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("什么问题"),
        choices=FaultKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一项，选不准就选“其他”。")},
    )
    text = forms.CharField(
        label=_("说一句"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    once = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
