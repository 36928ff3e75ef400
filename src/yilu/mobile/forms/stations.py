"""What a driver types at a station, and a keeper at its counter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.stations.enums import FaultKind, Group, Service


class CheckInForm(forms.Form):
    code = forms.CharField(
        label=_("驿站的码"),
        max_length=16,
        help_text=_("扫码进来的已经填好；也可以照着屏幕上的八位码输"),
        error_messages={"required": _("请扫驿站屏幕上的码，或者照着输进来。")},
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
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


class TallyForm(forms.Form):
    """Which button was tapped ("truck:water"), for how many, and when by the phone's clock."""

    tap = forms.CharField(max_length=40)
    count = forms.IntegerField(min_value=1, max_value=200, required=False)
    phone_at = forms.CharField(max_length=40, required=False)

    def clean_tap(self) -> tuple[Group, str]:
        group, _colon, service = str(self.cleaned_data["tap"]).partition(":")
        if group not in Group.values or service not in {"", *Service.values}:
            raise forms.ValidationError("")
        return Group(group), service

    def clean_count(self) -> int:
        return self.cleaned_data["count"] or 1


class CounterInForm(forms.Form):
    phone = forms.CharField(
        label=_("手机号，或者老面孔的后四位"),
        max_length=20,
        error_messages={"required": _("请输手机号；不方便留的，点上面的格子计数就行。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    services = forms.MultipleChoiceField(
        choices=Service.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    phone_at = forms.CharField(max_length=40, required=False)

    def clean_phone(self) -> str:
        return "".join(str(self.cleaned_data["phone"]).split())
