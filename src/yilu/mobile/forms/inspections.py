"""What a driver says of one stop: what he found, with a photo before and, where he mended it, after."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.mobile.forms.appeals import once_field
from yilu.patrol.enums import Finding
from yilu.ui.uploads import PhotosField


class ReportForm(forms.Form):
    """Photo first; without a finding it is not handed in."""

    before = PhotosField(most=3, capture=True, label=_("现场照片"))
    finding = forms.ChoiceField(
        label=_("看到了什么"),
        choices=Finding.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选看到了什么。")},
    )
    after = PhotosField(
        most=3, capture=True, label=_("改好以后"), help_text=_("当场改好了才要，同一个位置再拍一张")
    )
    note = forms.CharField(
        label=_("补一句"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    idempotency_key = once_field()

    def __init__(self, *args: Any, fixable: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not fixable:
            choices = [c for c in Finding.choices if c[0] != Finding.FIXED]
            self.fields["finding"].choices = choices  # type: ignore[attr-defined]
            del self.fields["after"]
