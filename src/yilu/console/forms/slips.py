"""What the desk asks for on a slip's way: how it went, its number, the reply, why it is withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field, text_area
from yilu.referrals.enums import Way


def _ways(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Way.choices)


class SendForm(forms.Form):
    how = _ways(_("怎么送的"))


class NumberForm(forms.Form):
    number = forms.CharField(label=_("12345编号"), max_length=40)
    how = _ways(_("怎么移交的"))


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么撤回"), max_length=200, help_text=_("对方看得到这一句。")
    )


class OwnAnswerForm(forms.Form):
    """The addressee's own reply."""

    text = text_area(_("办理情况"), longest=4000, required=True)
    answered_by = forms.CharField(
        label=_("经办人"), max_length=80, required=False, help_text=_("不填就写您的姓名。")
    )
    answered_on = date_field(_("答复日期"), required=True)


class PaperAnswerForm(forms.Form):
    """A reply that came on paper or by phone; the check code says which letter it answers."""

    code = forms.CharField(
        label=_("校验码"),
        max_length=20,
        help_text=_("印在函和回执上，8 位；电话答复的请对方报一下。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    answered_on = date_field(_("答复日期"), required=True)
    answered_by = forms.CharField(
        label=_("对方经办人"), max_length=80, help_text=_("谁签的字，或者谁接的电话。")
    )
    text = text_area(_("答复内容"), longest=4000, required=True)
