"""What is typed before an inspection: a plan, the lines of its list, words of a decision; partners."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field, text_area
from yilu.patrol.actions import Line

Choices = Iterable[tuple[str, Any]]


class PlanForm(forms.Form):
    """One preparation."""

    title = forms.CharField(label=_("名称"), max_length=60)
    unit = forms.ChoiceField(label=_("哪个单位牵头"))
    division = forms.ChoiceField(label=_("区县"), required=False)
    community = forms.CharField(label=_("街道、社区"), max_length=40, required=False)
    first = date_field(_("从哪一天"), required=True)
    last = date_field(_("到哪一天"), required=True)
    note = forms.CharField(label=_("说明"), max_length=300, required=False)

    def __init__(self, *args: Any, units: Choices, divisions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]
        self.fields["division"].choices = [("", _("全市")), *divisions]  # type: ignore[attr-defined]


class StopsForm(forms.Form):
    """Places of one area, a line each."""

    area = forms.ChoiceField(label=_("片区"))
    lines = forms.CharField(
        label=_("清单"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("每行一处：地点：看什么。例如：炳草岗公交站：站牌上有没有小广告"),
    )
    hands_off = forms.BooleanField(
        label=_("只看不动手"), required=False, help_text=_("电箱、井盖、高处这些，司机不要自己动")
    )

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = list(areas)  # type: ignore[attr-defined]

    def clean_lines(self) -> list[Line]:
        """Either colon parts place and question; a line without one is told."""
        fixable = "hands_off" not in self.data
        found = []
        for at, text in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            place, colon, what = text.replace(":", "：").partition("：")
            if not text.strip():
                continue
            if not colon or not place.strip() or not what.strip():
                raise forms.ValidationError(
                    _("第 %(n)d 行没有写成“地点：看什么”。"), params={"n": at}
                )
            found.append(Line(place.strip(), what.strip(), fixable))
        return found


class DeclineForm(forms.Form):
    reason = forms.CharField(label=_("为什么没有通过"), max_length=200, help_text=_("司机看得到"))


class MendForm(forms.Form):
    text = text_area(_("怎么整改的"), longest=200, required=True)


class PartnerForm(forms.Form):
    """Another system that may write."""

    name = forms.CharField(label=_("系统名称"), max_length=60)
    contact = forms.CharField(label=_("联系人"), max_length=120, required=False)
