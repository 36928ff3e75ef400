"""What the desk asks for a brief: for which period and unit, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field
from yilu.core import clock
from yilu.core.periods import Period


class PeriodForm(forms.Form):
    """A period and the unit it is counted for; the default is what the command line takes."""

    first = date_field(_("从"), required=True)
    last = date_field(_("到"), required=True, help_text=_("名册各数以这一天为准"))
    scope = forms.ChoiceField(label=_("统计范围"))

    def __init__(self, *args: Any, scopes: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = list(scopes)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("first"), values.get("last")
        if first and last and first > last:
            self.add_error("last", _("截止日在开始之前，换一下。"))
        if last and last > clock.today():
            self.add_error("last", _("还没到那一天，截止日最晚是今天。"))
        return values

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])


class WordsForm(forms.Form):
    """The words of a draft. `version` is the one the editor opened: it decides who was first."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("标题"), max_length=120)
    body = forms.CharField(
        label=_("正文"),
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        max_length=20_000,
        help_text=_(
            "一行是一段，“一、”开头的是小标题。花括号里是数，如 {合规营运车辆}；{在营司机党员:名} 换量词。"
        ),
    )
    signed_as = forms.CharField(label=_("落款"), max_length=80, required=False)
    report_to = forms.CharField(label=_("报"), max_length=200, required=False)
    send_to = forms.CharField(label=_("送"), max_length=200, required=False)
    distribute_to = forms.CharField(label=_("发"), max_length=200, required=False)


class RemarkForm(forms.Form):
    """Why checked words go back to the drafter."""

    remark = forms.CharField(label=_("退回意见"), max_length=400, required=False)
