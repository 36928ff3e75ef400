"""What is typed about the stock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.stock.enums import ItemKind

Choices = Iterable[tuple[str, Any]]


def _once() -> forms.CharField:
    return forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)


def _quantity() -> forms.IntegerField:
    return forms.IntegerField(label=_("数量"), min_value=1, max_value=1_000_000)


def _note() -> forms.CharField:
    return forms.CharField(label=_("备注"), max_length=200, required=False)


class MoreForm(forms.Form):
    quantity = _quantity()
    note = _note()
    once = _once()


class ComeInForm(MoreForm):
    """A receipt: what, where, how many, at what cost."""

    item = forms.ChoiceField(label=_("物资"), required=False)
    place = forms.ChoiceField(label=_("放在哪"))
    unit_cost = forms.DecimalField(
        label=_("一份多少元"), required=False, min_value=0, max_digits=9, decimal_places=2
    )
    new_name = forms.CharField(
        label=_("清单上没有的，写名称"), max_length=60, required=False, help_text=_("例如：饮用水")
    )
    unit = forms.CharField(label=_("单位"), max_length=8, required=False, help_text=_("箱、瓶、份"))
    kind = forms.ChoiceField(
        label=_("类别"), choices=ItemKind.choices, initial=ItemKind.CONSUMABLE, required=False
    )
    field_order = ("item", "place", "quantity", "unit_cost", "note", "new_name", "unit", "kind")

    def __init__(
        self, *args: Any, items: Choices, places: Choices, may_list: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["item"].choices = [("", _("清单上没有")) if may_list else ("", "—"), *items]
        fields["place"].choices = list(places)
        if not may_list:
            for name in ("new_name", "unit", "kind"):
                del self.fields[name]

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or ItemKind.CONSUMABLE.value


class MoveForm(MoreForm):
    target = forms.ChoiceField(label=_("调到哪"))
    field_order = ("target", "quantity", "note")

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["target"].choices = list(places)


class AlertForm(forms.Form):
    low_at = forms.IntegerField(
        label=_("剩到多少提醒"), min_value=0, required=False, help_text=_("空着就是不提醒")
    )


class RecountForm(forms.Form):
    counted = forms.IntegerField(label=_("实数"), min_value=0, max_value=1_000_000)
    note = forms.CharField(
        label=_("不一样的原因"), max_length=200, required=False, help_text=_("和账面一样的不用写")
    )
    once = _once()


class PlaceForm(forms.Form):
    unit = forms.ChoiceField(label=_("哪个单位的"))
    name = forms.CharField(label=_("叫什么"), max_length=80, help_text=_("例如：行业党委库房"))

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["unit"].choices = list(units)
