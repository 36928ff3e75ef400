"""What a driver types to consult, and to say that a recorded help is wrong."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.care.enums import Privacy, Subject

CODE = 6  # digits of a code on the driver's phone


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


class FindForm(forms.Form):
    """Who stands at the pack counter."""

    who = forms.CharField(
        label=_("手机号，或者他手机上的确认码"),
        max_length=20,
        error_messages={"required": _("请输他的手机号，或者他手机上的六位确认码。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class HandForm(forms.Form):
    """One pack: for whom, and how it is signed for. A code needs a line, a signature does not."""

    who = forms.CharField(
        label=_("手机号"),
        max_length=20,
        error_messages={"required": _("请输他的手机号。")},
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "off",
                "pattern": r"\s*(\+?86)?\s*(\d[\s\-]*){11}",
                "title": _("11 位手机号"),
                "data-titled": True,
            }
        ),
    )
    name = forms.CharField(
        label=_("姓名"),
        max_length=64,
        required=False,
        help_text=_("没信号时请写上：号码写错了，还认得出是谁"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-titled": True}),
    )
    person = forms.UUIDField(required=False)
    code = forms.CharField(max_length=6, required=False)
    signature = forms.CharField(required=False)
    receipt_note = forms.CharField(
        label=_("签在纸上的，单子放在哪里"), max_length=120, required=False
    )
    proxy_name = forms.CharField(label=_("谁来代领"), max_length=64, required=False)
    proxy_reason = forms.CharField(
        label=_("为什么本人来不了"), max_length=120, required=False, help_text=_("没写的不能代领")
    )
    phone_at = forms.CharField(max_length=40, required=False)
    now = forms.CharField(max_length=1, required=False)  # whoever waited too long counts for today

    def clean_who(self) -> str:
        return "".join(str(self.cleaned_data["who"]).split())

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        phone = values.get("who", "")
        if values.get("person") is not None:
            self.errors.pop("who", None)  # found before
        elif len(phone) == CODE:
            self.add_error(
                "who", _("确认码要有信号才能核对，请用上面的“查一下”；没信号就写手机号、本人签名。")
            )
        if not any(values.get(name) for name in ("signature", "receipt_note", "code")):
            self.add_error("signature", _("还没有签收：请本人在框里签名，或写纸质签收单放在哪里。"))
        return values
