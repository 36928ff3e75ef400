"""What is typed about points: the tariff, a budget, goods, gifts, and words of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field, text_area
from yilu.rewards.enums import PoolKind

Choices = Iterable[tuple[str, Any]]


class RateForm(forms.Form):
    """The next version of one outcome's worth."""

    points = forms.IntegerField(label=_("几分"), min_value=0, max_value=1000)
    monthly_cap = forms.IntegerField(
        label=_("每人每月最多几分"),
        min_value=0,
        required=False,
        help_text=_("只管这一项；不填就只受总上限"),
    )
    repeats = forms.CharField(
        label=_("同一地点第几次给百分之几"),
        max_length=60,
        initial="100",
        help_text=_("从第一次起，空格隔开，例如：100 50 20 0；以后都按最后一个"),
    )
    since = date_field(_("从哪一天起"), required=True)
    note = forms.CharField(label=_("依据"), max_length=200, required=False)

    def clean_repeats(self) -> tuple[int, ...]:
        words = self.cleaned_data["repeats"].replace("，", " ").replace(",", " ").split()
        if not all(word.isascii() and word.isdigit() and len(word) < 4 for word in words):
            raise forms.ValidationError(_("写百分数，从第一次起，例如：100 50 20 0。"))
        return tuple(int(word) for word in words)


class BudgetForm(forms.Form):
    """How many points a period may give."""

    first = date_field(_("从哪一天"), required=True)
    last = date_field(_("到哪一天"), required=True)
    points = forms.IntegerField(
        label=_("预算（分）"), min_value=1, help_text=_("用完以后的积分先挂着，由人决定给不给")
    )
    note = forms.CharField(label=_("依据"), max_length=200, required=False)


class WordsForm(forms.Form):
    """A decision's words, which the driver reads."""

    text = text_area(_("写给司机看的理由"), longest=400, required=True)


class GoodForm(forms.Form):
    """Something to hand out against points."""

    name = forms.CharField(label=_("名称"), max_length=60)
    points = forms.IntegerField(label=_("要几分"), min_value=1, max_value=10_000)
    item = forms.ChoiceField(
        label=_("从哪样库存里出"),
        required=False,
        help_text=_("兑换时这样物资自动减一；不占库存的（比如洗车）选第一项"),
    )
    monthly_limit = forms.IntegerField(
        label=_("每人每月几次"), min_value=1, max_value=100, required=False
    )
    about = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(self, *args: Any, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", _("不占库存")), *items]  # type: ignore[attr-defined]


class PoolForm(forms.Form):
    """Something points may be given to."""

    kind = forms.ChoiceField(label=_("捐给哪方面"), choices=PoolKind.choices)
    title = forms.CharField(label=_("名称"), max_length=60)
    unit = forms.ChoiceField(label=_("哪个单位负责"), help_text=_("由它把东西办到、告知去向"))
    goal = forms.IntegerField(label=_("目标（分）"), min_value=1, required=False)
    about = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class OutcomeForm(forms.Form):
    """What became of what was given."""

    outcome = text_area(_("换成了什么、给了谁、哪一天"), longest=300, required=True)


class PastForm(forms.Form):
    """A table of points from before Yilu."""

    text = forms.CharField(
        label=_("从表格里复制，连表头一起粘贴"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("要有：手机号、因为什么、积分、日期；可以有：姓名（用来核对）、编号"),
        error_messages={"required": _("先从表格里复制，连表头一起粘贴到这里。")},
    )


class RedeemForm(forms.Form):
    """The code on a driver's phone, and from which shelf."""

    code = forms.CharField(
        label=_("兑换码"),
        max_length=12,
        help_text=_("司机手机上的八位数；扫他的二维码也会填好"),
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True}
        ),
    )
    place = forms.ChoiceField(label=_("从哪里出"))

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = list(places)  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    reason = forms.CharField(label=_("为什么退"), max_length=120)
