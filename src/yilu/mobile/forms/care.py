"""What a driver types to consult, and to say that a recorded help is wrong."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.care.enums import Privacy, Subject


class AskForm(forms.Form):
    """A question in writing."""

    subject = forms.ChoiceField(
        label=_("哪方面"), choices=Subject.choices, widget=forms.RadioSelect
    )
    question = forms.CharField(
        label=_("想问什么"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("不用写姓名、证件号。写清楚什么时候、发生了什么、想知道什么"),
        error_messages={"required": _("写下您想问的，一两句话就行。")},
    )
    privacy = forms.ChoiceField(
        label=_("谁可以看到"),
        choices=[
            (Privacy.SEALED.value, _("只有咨询人员看得到")),
            (Privacy.PUBLIC.value, _("答复改写后可以匿名公开，别的司机也用得上")),
        ],
        initial=Privacy.SEALED.value,
        widget=forms.RadioSelect,
    )


class BookForm(forms.Form):
    about = forms.CharField(
        label=_("先说一句想问什么"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("只有接待您的人看得到"),
    )


class ObjectForm(forms.Form):
    why = forms.CharField(
        label=_("哪里不对"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("写一句哪里不对，登记的人会来核对。")},
    )
