"""What is typed about an article: where it stands, what it says in short, the numbers it carries."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field, text_area

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}
NAMES = {
    "age": _("满几周岁"),
    "months": _("几个月"),
    "review_months": _("几个月考察一次"),
    "notice_days": _("公示几个工作日"),
    "least": _("最少"),
    "most": _("最多"),
    "exactly": _("正好几名"),
    "days": _("几天"),
    "hours": _("几个学时"),
    "special": _("特殊情况最长几个月"),
    "across_province": _("跨省几个月"),
}
PAIR = ("least", "most")
PREFIX = "n_"


def named(shape: Any) -> dict[str, Any]:
    """The numbers a rule carries, each with its label, whatever shape they are kept in."""
    if isinstance(shape, dict):
        return {name: NAMES[name] for name in shape if name in NAMES}
    if isinstance(shape, list):
        return {name: NAMES[name] for name in PAIR}
    return {} if shape is None else {"one": _("数字")}


def given(shape: Any, value: Any) -> dict[str, Any]:
    """The same numbers as this version has them; what it does not ask for is empty."""
    if isinstance(shape, dict):
        return {name: (value or {}).get(name) for name in named(shape)}
    if isinstance(shape, list):
        return dict(zip(PAIR, value or [None, None], strict=False))
    return {} if shape is None else {"one": value}


class ArticleForm(forms.Form):
    """A version of an article."""

    source = forms.CharField(label=_("哪一份文件"), max_length=120)
    article = forms.CharField(label=_("第几条"), max_length=40)
    text = text_area(_("主要内容"), longest=400, required=True)
    in_force_from = date_field(
        _("从哪天起施行"),
        required=True,
        help_text=_("这一天以前办的，仍按以前的条文；写以前有过的日期，就是更正那一版。"),
    )
    note = forms.CharField(
        label=_("照哪里写的"),
        max_length=200,
        help_text=_("例如：中办发〔2026〕某号文件原文。"),
    )
    verified = forms.BooleanField(label=_("已经对照原文核对过"), required=False)

    def __init__(self, *args: Any, shape: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape
        for name, label in named(shape).items():
            self.fields[f"{PREFIX}{name}"] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=9_999_999,
                required=not isinstance(shape, dict),
                widget=forms.NumberInput(attrs=NUMBER),
            )
        numbers = [name for name in self.fields if name.startswith(PREFIX)]
        self.order_fields(["source", "article", "text", *numbers])

    def value(self, before: Any) -> Any:
        """The numbers in the shape the rule keeps them; words it carries beside them stay."""
        numbers = {name: self.cleaned_data.get(f"{PREFIX}{name}") for name in named(self.shape)}
        if isinstance(self.shape, dict):
            kept = before if isinstance(before, dict) else {}
            words = {name: one for name, one in kept.items() if name not in numbers}
            made = {**words, **{name: n for name, n in numbers.items() if n is not None}}
            return made or None
        if isinstance(self.shape, list):
            return [numbers[name] for name in PAIR]
        return numbers.get("one")


class CheckedForm(forms.Form):
    note = forms.CharField(
        label=_("对照的是哪一份文件、谁核对的"),
        max_length=200,
        help_text=_("例如：市委组织部印发的单行本，组织科核对。"),
    )
