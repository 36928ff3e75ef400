"""What is typed to work a snapshot and its ground: each act asks for as little as it needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import text_area
from yilu.patrol.enums import Family, Kind, Outcome, Reason
from yilu.ui.uploads import PhotosField

Choices = Iterable[tuple[str, Any]]


class NothingForm(forms.Form):
    """An act that asks for nothing but the word."""


class AcceptForm(forms.Form):
    """立案: what it is, whose it is, and whether others may see the photos."""

    category = forms.ChoiceField(label=_("类别"))
    unit = forms.ChoiceField(
        label=_("派给谁"), required=False, help_text=_("不选，就按片区和类别自动派")
    )
    photos_ok = forms.BooleanField(
        label=_("照片看过：没有人脸、车牌和门牌，可以给复核的司机看"), required=False
    )

    def __init__(self, *args: Any, categories: Choices, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = list(categories)  # type: ignore[attr-defined]
        units = [("", _("自动派")), *units]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("为什么不立案"), choices=Reason.choices, widget=forms.RadioSelect
    )
    text = text_area(_("写给报的人（可不填）"), longest=200)


class AssignForm(forms.Form):
    unit = forms.ChoiceField(label=_("派给谁"))
    reason = text_area(_("为什么派给它"), longest=200, required=True)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    reason = text_area(_("依据，报的人看得到"), longest=200, required=True)


class HoursForm(forms.Form):
    hours = forms.IntegerField(label=_("再要几个工作小时"), min_value=1, max_value=200)
    reason = text_area(_("依据，报的人看得到"), longest=200, required=True)


class SuspendForm(forms.Form):
    days = forms.IntegerField(label=_("最多几天"), min_value=1, max_value=365)
    reason = text_area(_("依据，报的人看得到"), longest=200, required=True)


class DisposeForm(forms.Form):
    photos = PhotosField(most=4, required=False, label=_("处置后的照片"))
    text = text_area(_("怎么处置的"), longest=400, required=True)


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(label=_("结果"), choices=Outcome.choices, widget=forms.RadioSelect)
    text = text_area(_("怎么核查的；没有解决的，写明为什么"), longest=400, required=True)


class TextForm(forms.Form):
    text = text_area(_("写什么"), longest=400, required=True)


class ReferForm(forms.Form):
    wanted = text_area(_("请 12345 办什么"), longest=400, required=True)
    facts = text_area(_("它需要知道的情况"), longest=800, required=True)


class IntoForm(forms.Form):
    into = forms.CharField(label=_("并到哪一件，写编号"), max_length=20)


class AreaForm(forms.Form):
    name = forms.CharField(label=_("片区的名字"), max_length=40)
    division = forms.ChoiceField(label=_("在哪个区县"), required=False)

    def __init__(self, *args: Any, districts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["division"].choices = [("", "—"), *districts]  # type: ignore[attr-defined]


class DutyForm(forms.Form):
    """Who looks after what in this area; no unit gives it back to the committee's desk."""

    category = forms.ChoiceField(label=_("哪一类"), required=False)
    unit = forms.ChoiceField(label=_("由谁处置"), required=False)

    def __init__(self, *args: Any, categories: Choices, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        categories, units = [("", _("其余各类")), *categories], [("", _("行业党委")), *units]
        self.fields["category"].choices = categories  # type: ignore[attr-defined]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class CategoryForm(forms.Form):
    """A sub-class: when it is filed, how long it may take, when it may be closed."""

    code = forms.SlugField(label=_("代码"), max_length=24, help_text=_("英文字母和数字，定了不改"))
    name = forms.CharField(label=_("小类"), max_length=30)
    name_en = forms.CharField(label=_("英文名"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("事件还是部件"), choices=Kind.choices)
    family = forms.ChoiceField(label=_("大类"), choices=Family.choices)
    filing = text_area(_("立案条件"), longest=200, required=True)
    closing = text_area(_("结案条件"), longest=200, required=True)
    hours = forms.IntegerField(label=_("几个工作小时内处置"), min_value=1, max_value=700)
    radius = forms.IntegerField(
        label=_("多少米内算同一处"), min_value=10, max_value=500, initial=60
    )
    stop = forms.CharField(
        label=_("有危险时先打给谁"), max_length=120, required=False, help_text=_("没有危险的不填")
    )
    words = text_area(_("大家怎么叫它，一行一个"), longest=400)
    questions = text_area(_("还要问报的人什么，一行一个"), longest=400)

    def lines(self, name: str) -> list[str]:
        return [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]
