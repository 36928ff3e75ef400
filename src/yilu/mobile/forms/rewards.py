"""What a driver types about his points: his own words, and how many to give."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WordsForm(forms.Form):
    """How it was, or why he does not agree."""

    text = forms.CharField(
        label=_("您的说明"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("写一两句就行。")},
    )


class GiveForm(forms.Form):
    points = forms.IntegerField(
        label=_("捐几分"),
        min_value=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("写要捐多少分，正整数。")},
    )
