"""What is typed about people and their accounts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.people.enums import RevealPurpose


class RevealForm(forms.Form):
    """Why a number is looked at; the person reads the same words."""

    purpose = forms.ChoiceField(
        label=_("用途"), choices=RevealPurpose.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("说明"),
        max_length=120,
        required=False,
        help_text=_("本人也会看到，例如：通知换证"),
    )


class BlockForm(forms.Form):
    reason = forms.CharField(
        label=_("停用的原因"), max_length=200, help_text=_("停用后立即退出所有设备，不能再登录")
    )
