"""What is typed about stations at the desk and at the counter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field, text_area
from yilu.core.geo import Datum
from yilu.stations.enums import Amenity, Function, Group, NeedKind, Service, StationKind
from yilu.ui.uploads import PhotosField

Choices = Iterable[tuple[str, Any]]
DATUMS = (
    (Datum.GCJ02.value, _("高德、腾讯、微信（GCJ-02）")),
    (Datum.WGS84.value, _("GPS（WGS-84）")),
    (Datum.BD09.value, _("百度（BD-09）")),
)


class StationForm(forms.Form):
    """Everything written about a place."""

    name = forms.CharField(label=_("名称"), max_length=60)
    division = forms.ChoiceField(label=_("区县"))
    address = forms.CharField(label=_("地址"), max_length=160, required=False)
    lon = forms.FloatField(label=_("经度"), required=False, min_value=-180, max_value=180)
    lat = forms.FloatField(label=_("纬度"), required=False, min_value=-90, max_value=90)
    datum = forms.ChoiceField(
        label=_("坐标从哪抄的"), choices=DATUMS, help_text=_("抄错一种会差约 400 米")
    )
    hours = forms.CharField(
        label=_("开放时间"),
        max_length=200,
        required=False,
        help_text=_("例如：每天 07:00-22:00，或 24小时"),
    )
    functions = forms.MultipleChoiceField(
        label=_("功能"), choices=Function.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    amenities = forms.MultipleChoiceField(
        label=_("设施"), choices=Amenity.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    parking = forms.CharField(
        label=_("停车说明"),
        max_length=80,
        required=False,
        help_text=_("例如：小车可停 2 小时；分时段的写：7-22 限停 2 小时；22-7 不限"),
    )
    truck_spaces = forms.IntegerField(label=_("货车位"), required=False, min_value=0, max_value=999)
    charging = forms.CharField(
        label=_("充电电价"),
        max_length=200,
        required=False,
        help_text=_("元/度，例如：0-7 0.39；7-23 0.68"),
    )
    capacity = forms.IntegerField(label=_("座位数"), required=False, min_value=0, max_value=999)
    level = forms.ChoiceField(label=_("等级"), required=False)
    phone = forms.CharField(label=_("联系电话"), max_length=32, required=False)
    serves_trucks = forms.BooleanField(label=_("接待货车司机"), required=False)
    opened_on = date_field(_("启用日期"), help_text=_("不填就是今天"))

    def __init__(self, *args: Any, districts: Choices, levels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["division"].choices = list(districts)
        fields["level"].choices = [("", _("没有评")), *levels.names.items()]
        unchecked = _("%(source)s；各级名称没有核对过原文")
        words = levels.source if levels.checked else unchecked % {"source": levels.source}
        fields["level"].help_text = words if levels.source else ""


class OpenForm(StationForm):
    """A new place: its kind and who operates it as well."""

    kind = forms.ChoiceField(
        label=_("类型"), choices=StationKind.choices, widget=forms.RadioSelect,
        initial=StationKind.STATION,
    )  # fmt: skip
    operator = forms.ChoiceField(label=_("运营单位"))
    field_order = ("kind", "name", "operator")

    def __init__(self, *args: Any, operators: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["operator"].choices = list(operators)  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    on = date_field(_("最后一天"), help_text=_("不填就是今天"))


class ExceptionForm(forms.Form):
    from_on = date_field(_("从哪一天"), required=True)
    to_on = date_field(_("到哪一天"), required=True)
    hours = forms.CharField(
        label=_("这几天的时间"), max_length=60, required=False, help_text=_("不写就是关门")
    )
    reason = forms.CharField(label=_("原因"), max_length=80, required=False)


class BookForm(forms.Form):
    """One line of the paper book."""

    on = date_field(_("哪一天"), required=True)
    hour = forms.IntegerField(label=_("几点"), min_value=0, max_value=23)
    count = forms.IntegerField(label=_("人次"), min_value=1, max_value=200)
    group = forms.ChoiceField(
        label=_("哪些司机"), choices=Group.choices, widget=forms.RadioSelect,
        initial=Group.RIDE_HAILING,
    )  # fmt: skip
    services = forms.MultipleChoiceField(
        label=_("做什么"), choices=Service.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    note = forms.CharField(
        label=_("为什么补记"), max_length=120, required=False, help_text=_("不是今天的要写")
    )
    once = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class LinesForm(forms.Form):
    """A whole page of the paper book, pasted; what its rows leave out stands above them."""

    on = date_field(_("哪一天"), required=True)
    hour = forms.IntegerField(
        label=_("几点"), min_value=0, max_value=23, required=False,
        help_text=_("整页都是这个钟点才填；不一样的写在每行里"),
    )  # fmt: skip
    group = forms.ChoiceField(label=_("没写的算"), choices=Group.choices, widget=forms.RadioSelect)
    lines = forms.CharField(
        label=_("登记本"),
        max_length=40_000,
        error_messages={"required": _("把登记本上的抄进来，一行一条。")},
        help_text=_(
            "一行一条：9点 6人 货车 如厕；或者 9点 13800000000 姓名 接水。从表格里复制几列也行"
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    note = forms.CharField(
        label=_("为什么补记"), max_length=120, required=False, help_text=_("不是今天的要写")
    )
    once = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class NeedForm(forms.Form):
    """问需: what a driver said."""

    kind = forms.ChoiceField(label=_("关于什么"), choices=NeedKind.choices)
    text = text_area(_("他说了什么"), longest=400, required=True)
    group = forms.ChoiceField(
        label=_("哪些司机"), choices=Group.choices, widget=forms.RadioSelect,
        initial=Group.RIDE_HAILING,
    )  # fmt: skip
    phone = forms.CharField(
        label=_("他的手机号"),
        max_length=20,
        required=False,
        help_text=_("要转成诉求、听回音的才要"),
    )
    wants_appeal = forms.BooleanField(
        label=_("转成诉求"), required=False, help_text=_("驿站解决不了的，他同意往上转")
    )
    once = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    answer = text_area(_("怎么答复、怎么处理的"), longest=400, required=True)


class ReceiveForm(forms.Form):
    """What came in, or how much is left at which somebody must restock."""

    item = forms.ChoiceField(label=_("物资"))
    quantity = forms.IntegerField(label=_("数量"), min_value=1, max_value=100_000)
    note = forms.CharField(label=_("备注"), max_length=200, required=False)
    once = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = list(items)  # type: ignore[attr-defined]


class PhotosForm(forms.Form):
    photos = PhotosField(required=True)
    looked = forms.BooleanField(label=_("看过了，照片里认不出人和车牌"), required=False)
