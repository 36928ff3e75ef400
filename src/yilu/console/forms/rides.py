"""What is typed about exam rides at the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field, text_area
from yilu.console.forms.stations import DATUMS
from yilu.core.geo import Datum, Point, to_wgs84
from yilu.rides.enums import EQUIPMENT, EntryState, Factor, Goal, IncidentKind, Need
from yilu.ui.uploads import PhotosField

Choices = Iterable[tuple[str, Any]]
DECISIONS = (
    (EntryState.CHOSEN.value, _("选上")),
    (EntryState.BACKUP.value, _("备用")),
    (EntryState.PASSED.value, _("不选")),
    (EntryState.LISTED.value, _("退回名单")),
)
CARRIES = [(word.value, word.label) for word in Need if word in EQUIPMENT]
WAYS = (("both", _("送考和接回")), ("out", _("只送考")), ("back", _("只接回")))


def time_field(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget)


class PlaceMixin(forms.Form):
    """Two degrees and the map they were read from, stored in WGS-84."""

    lon = forms.FloatField(label=_("经度"), min_value=-180, max_value=180)
    lat = forms.FloatField(label=_("纬度"), min_value=-90, max_value=90)
    datum = forms.ChoiceField(
        label=_("坐标从哪抄的"), choices=DATUMS, help_text=_("抄错一种会差约 400 米")
    )

    def at(self) -> Point:
        given = self.cleaned_data
        return to_wgs84(Point(given["lon"], given["lat"]), Datum(given["datum"]))


class SeasonForm(forms.Form):
    title = forms.CharField(label=_("名称"), max_length=60, help_text=_("比如“2026年爱心送考”"))
    unit = forms.ChoiceField(label=_("组织送考的党组织"))
    companies = forms.MultipleChoiceField(
        label=_("从哪些企业选车"), required=False, widget=forms.CheckboxSelectMultiple
    )
    wanted = forms.IntegerField(label=_("要多少辆车"), initial=110)
    wanted_backups = forms.IntegerField(label=_("几辆备用"), initial=11)
    books_from = date_field(_("预约从哪天开始"), required=True)
    books_to = date_field(_("预约到哪天"), required=True)
    hotline = forms.CharField(label=_("送考电话"), max_length=32)
    insurance = text_area(_("保险怎么说"), longest=300)
    if_late = text_area(_("万一晚了怎么说"), longest=300)

    def __init__(self, *args: Any, units: Choices, companies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]
        self.fields["companies"].choices = list(companies)  # type: ignore[attr-defined]


class WaveForm(forms.Form):
    title = forms.CharField(label=_("哪一场"), max_length=40, help_text=_("比如“第一天上午 语文”"))
    on = date_field(_("哪天"), required=True)
    starts_at = time_field(_("几点开考"))
    ends_at = time_field(_("几点考完"))
    earliest = forms.IntegerField(label=_("最早提前几分钟送到"), initial=60)
    latest = forms.IntegerField(label=_("最晚提前几分钟送到"), initial=30)
    places = forms.IntegerField(
        label=_("一个方向最多接多少人"), initial=2000, help_text=_("约满了就排候补")
    )


class PointForm(PlaceMixin):
    name = forms.CharField(label=_("考点"), max_length=60)
    address = forms.CharField(label=_("地址"), max_length=120, required=False)
    division = forms.ChoiceField(label=_("区县"))
    field_order = ("name", "address", "division", "lon", "lat", "datum")

    def __init__(self, *args: Any, districts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["division"].choices = list(districts)  # type: ignore[attr-defined]


class GateForm(PlaceMixin):
    name = forms.CharField(label=_("哪个门"), max_length=40)
    field_order = ("name", "lon", "lat", "datum")


class ShutForm(forms.Form):
    wave = forms.ChoiceField(label=_("哪一场"), required=False)
    words = forms.CharField(label=_("为什么封"), max_length=120)

    def __init__(self, *args: Any, waves: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wave"].choices = [("", _("每一场")), *waves]  # type: ignore[attr-defined]


class ScorecardForm(forms.Form):
    """One number a factor, a hundred together."""

    def __init__(self, *args: Any, weights: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for factor in Factor:
            self.fields[factor.value] = forms.IntegerField(
                label=factor.label, initial=weights.get(factor.value, 0), min_value=0, max_value=100
            )

    def weights(self) -> dict[str, int]:
        return {factor.value: self.cleaned_data[factor.value] for factor in Factor}


class DecideForm(forms.Form):
    state = forms.ChoiceField(label=_("怎么定"), choices=DECISIONS, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("为什么"), max_length=200, required=False, help_text=_("不按分数高低来时要写")
    )


class EquipForm(forms.Form):
    has = forms.MultipleChoiceField(
        label=_("车上有什么"), choices=CARRIES, required=False, widget=forms.CheckboxSelectMultiple
    )
    lon = forms.FloatField(label=_("出车点经度"), required=False)
    lat = forms.FloatField(label=_("出车点纬度"), required=False)

    def start(self) -> Point | None:
        lon, lat = self.cleaned_data["lon"], self.cleaned_data["lat"]
        return None if lon is None or lat is None else Point(lon, lat)


class AppealAnswerForm(forms.Form):
    upheld = forms.ChoiceField(
        label=_("怎么答复"),
        choices=(("yes", _("采纳")), ("no", _("维持"))),
        widget=forms.RadioSelect,
    )
    points = forms.IntegerField(label=_("补几分"), required=False, min_value=0, max_value=100)
    answer = text_area(_("答复（司机看得到）"), longest=400, required=True)


class DeskBookForm(forms.Form):
    """A booking taken down for a family."""

    wave = forms.ChoiceField(label=_("哪一场"))
    point = forms.ChoiceField(label=_("考点"))
    ways = forms.ChoiceField(label=_("怎么接送"), choices=WAYS)
    called = forms.CharField(label=_("怎么称呼"), max_length=20, help_text=_("不记考生姓名"))
    phone = forms.CharField(label=_("手机号"), max_length=20)
    pickup = forms.CharField(
        label=_("在哪里上车"), max_length=120, help_text=_("说得出的小区、路口会自动找到位置")
    )
    lon = forms.FloatField(label=_("经度（WGS-84）"), required=False)
    lat = forms.FloatField(label=_("纬度（WGS-84）"), required=False)
    party = forms.IntegerField(label=_("几个人"), initial=2)
    needs = forms.MultipleChoiceField(
        label=_("需要什么"), choices=Need.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    need_words = forms.CharField(label=_("别的要说的"), max_length=120, required=False)
    guardian = forms.BooleanField(label=_("成年考生本人或监护人已经同意"), required=False)

    def __init__(self, *args: Any, waves: Choices, points: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wave"].choices = list(waves)  # type: ignore[attr-defined]
        self.fields["point"].choices = list(points)  # type: ignore[attr-defined]

    def at(self) -> Point | None:
        lon, lat = self.cleaned_data.get("lon"), self.cleaned_data.get("lat")
        return None if lon is None or lat is None else Point(lon, lat)


class BookingPlaceForm(PlaceMixin):
    """Where the words are."""


class PasteForm(forms.Form):
    """A file or what was copied out of one; a file goes first, and its words come into the field."""

    file = forms.FileField(
        label=_("Excel 或 CSV 文件"),
        required=False,
        help_text=_("学校发来什么样就传什么样，有几张表都读"),
        error_messages={"empty": _("这个文件是空的，看看是不是选错了。")},
    )
    text = forms.CharField(
        label=_("或者从表格里复制，连表头一起粘贴"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "wrap": "off"}),
        help_text=_("要有：称呼、手机、场次、考点、上车地点；可以有：人数、往返、备注、监护人"),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("file") and not given.get("text") and not self.errors:
            self.add_error("text", _("选一个文件，或者从表格里复制，连表头一起粘贴到这里。"))
        return given


class AskPlanForm(forms.Form):
    goal = forms.ChoiceField(label=_("怎么排"), choices=Goal.choices, initial=Goal.KM)
    seconds = forms.IntegerField(label=_("最多算几秒"), initial=20)
    buffer = forms.IntegerField(label=_("路上多留百分之几"), initial=0)
    cars = forms.IntegerField(label=_("最多用几辆"), required=False, min_value=1)


class MoveForm(forms.Form):
    entry = forms.ChoiceField(label=_("换到哪辆车"), required=False)
    lock = forms.BooleanField(label=_("锁在这辆车上，以后重排也不动"), required=False)

    def __init__(self, *args: Any, cars: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [("", _("先不排")), *cars]  # type: ignore[attr-defined]


class WhyForm(forms.Form):
    why = forms.CharField(label=_("为什么"), max_length=120, help_text=_("比如“爆胎”“没联系上”"))


class BufferForm(forms.Form):
    buffer = forms.IntegerField(
        label=_("路上多留百分之几"), help_text=_("下雨、修路时加；已经出发的不变")
    )


class LateForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("大约要晚几分钟"), help_text=_("只告诉这一趟还在等车的家庭")
    )


class TripIncidentForm(forms.Form):
    """A driver telephones: the desk writes down what he says."""

    kind = forms.ChoiceField(label=_("什么情况"), choices=IncidentKind.choices)
    text = text_area(_("他怎么说"), longest=400)
    photos = PhotosField(most=4)


class OutcomeForm(forms.Form):
    outcome = text_area(_("怎么处理的（司机看得到）"), longest=300, required=True)


class RescueForm(PlaceMixin):
    """Where the broken car stands, and which car goes there."""

    place = forms.CharField(
        label=_("车停在哪里"), max_length=120, help_text=_("比如“机场路加油站门口”")
    )
    entry = forms.ChoiceField(label=_("派哪辆车去"), widget=forms.RadioSelect)
    why = forms.CharField(label=_("出了什么事"), max_length=120)
    field_order = ("place", "lon", "lat", "datum", "why", "entry")

    def __init__(self, *args: Any, cars: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = list(cars)  # type: ignore[attr-defined]
