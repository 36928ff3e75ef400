"""What is handed in to be imported, and what mends a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_CELL = 256


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("哪种名册"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("文件"),
        help_text=_("Excel、WPS、CSV 或部标交换数据都行，不用先整理"),
        error_messages={"empty": _("这个文件是空的，看看是不是选错了。")},
    )

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]


class FixForm(forms.Form):
    """Another value for one cell; empty says nothing."""

    row = forms.RegexField(r"^\d+\.\d+$")
    column = forms.SlugField()
    value = forms.CharField(required=False, max_length=LONGEST_CELL, strip=True)
