"""What a member types about meetings and his own record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LeaveForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么请假"),
        max_length=120,
        help_text=_("有表决的会，可以另交一份封好的书面意见给支部书记"),
        error_messages={"required": _("写一句请假的原因。")},
    )


def _number(label: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=0, max_value=9999, widget=widget)


class CountForm(forms.Form):
    """A counter's sums."""

    papers_back = _number(_("收回的票"))
    yes = _number(_("赞成"))
    no = _number(_("不赞成"))
    abstain = _number(_("弃权"))
    invalid = _number(_("无效"))


class WrongForm(forms.Form):
    words = forms.CharField(
        label=_("哪里不对，应该是什么"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("写哪里不对，应该是什么。")},
    )
