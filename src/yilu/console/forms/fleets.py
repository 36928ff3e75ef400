"""What is typed about fleets, missions, loads, sheets and honours at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.activities import moment_field
from yilu.console.forms.fields import date_field, text_area
from yilu.core.geo import Datum, Point, to_wgs84
from yilu.fleets.enums import Equipment, Load, MissionKind, Seat, Skill
from yilu.honours.enums import Span

Choices = Iterable[tuple[str, Any]]
DATUMS = (
    (Datum.GCJ02.value, _("高德、腾讯、微信（GCJ-02）")),
    (Datum.WGS84.value, _("GPS（WGS-84）")),
    (Datum.BD09.value, _("百度（BD-09）")),
)


def boxes(label: Any, choices: Choices, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


def degrees(label: Any, most: int, help_text: Any = "") -> forms.FloatField:
    return forms.FloatField(
        label=label, required=False, min_value=-most, max_value=most, help_text=help_text
    )


def point_of(given: dict[str, Any], prefix: str = "") -> Point | None:
    """Degrees as typed, in the datum they were copied from."""
    lon, lat = given.get(f"{prefix}lon"), given.get(f"{prefix}lat")
    if lon is None or lat is None:
        return None
    return to_wgs84(Point(lon, lat), Datum(given.get("datum") or Datum.WGS84))


class FleetForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=40)
    kinds = boxes(_("做什么"), MissionKind.choices, _("一个都不选，就是各类任务都去"))
    district = forms.ChoiceField(label=_("区县"), required=False)
    about = text_area(_("说明"), longest=300)

    def __init__(self, *args: Any, districts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [("", _("全市")), *districts]  # type: ignore[attr-defined]


class FoundForm(FleetForm):
    unit = forms.ChoiceField(label=_("谁成立的"))
    field_order = ("name", "unit")

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """Nothing to type: the page says what will happen."""


class LeadForm(forms.Form):
    person = forms.ChoiceField(label=_("谁"), help_text=_("从在队的队员里选"))
    seat = forms.ChoiceField(label=_("担任"), choices=Seat.choices, widget=forms.RadioSelect)
    from_on = date_field(_("从哪一天"), required=True)
    to_on = date_field(_("到哪一天"), required=True)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]


class EnrolForm(forms.Form):
    driver = forms.CharField(label=_("司机编号"), max_length=20, help_text=_("例如 SJ-000123"))
    plate = forms.CharField(label=_("车牌"), max_length=12, required=False)
    skills = boxes(_("会什么"), Skill.choices)
    equipment = boxes(_("车上有什么"), Equipment.choices)
    areas = boxes(_("愿意去的区县"), (), _("一个都不选，就是全市都去"))
    kinds = boxes(_("愿意参加的任务"), MissionKind.choices, _("一个都不选，就是都参加"))

    def __init__(self, *args: Any, districts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = list(districts)  # type: ignore[attr-defined]


class PapersForm(forms.Form):
    insured_to = date_field(_("保险到哪一天"), required=True)
    inspected_to = date_field(_("年检到哪一天"), required=True)


class ReasonForm(forms.Form):
    reason = text_area(_("为什么"), longest=200, required=True)


class DriveForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=60)
    unit = forms.ChoiceField(label=_("谁组织"))
    from_on = date_field(_("从哪一天"), required=True)
    to_on = date_field(_("到哪一天"), help_text=_("不填就是还没定"))
    about = text_area(_("说明"), longest=300)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class MissionForm(forms.Form):
    """A call-out as it is drafted."""

    kind = forms.ChoiceField(label=_("哪类"), choices=MissionKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("做什么"), max_length=60)
    unit = forms.ChoiceField(label=_("谁组织"))
    drive = forms.ChoiceField(label=_("属于哪个专项行动"), required=False)
    fleet = forms.ChoiceField(label=_("叫哪支车队"), required=False)
    area = forms.ChoiceField(label=_("区县"))
    place = forms.CharField(label=_("在哪里集合"), max_length=120)
    lon = degrees(_("集合点经度"), 180, _("要派车运送，最好写上"))
    lat = degrees(_("集合点纬度"), 90)
    datum = forms.ChoiceField(label=_("坐标从哪抄的"), choices=DATUMS)
    starts_at = moment_field(_("几点集合"))
    ends_at = moment_field(_("大约几点结束"))
    needed = forms.IntegerField(label=_("要几辆车"), min_value=1, max_value=200)
    reserve = forms.IntegerField(label=_("后备几辆"), min_value=0, max_value=200, initial=0)
    seats = forms.IntegerField(
        label=_("至少能坐几人"), required=False, min_value=1, max_value=50, help_text=_("不算司机")
    )
    skills = boxes(_("要会什么"), Skill.choices)
    equipment = boxes(_("车上要有什么"), Equipment.choices)
    note = text_area(_("还要告诉司机的"), longest=400)

    def __init__(
        self,
        *args: Any,
        units: Choices,
        drives: Choices,
        fleets: Choices,
        districts: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["unit"].choices = list(units)
        fields["drive"].choices = [("", _("不属于")), *drives]
        fields["fleet"].choices = [("", _("全部车队")), *fleets]
        fields["area"].choices = list(districts)


class TransportForm(forms.Form):
    """What or who, from where to where, when."""

    load = forms.ChoiceField(label=_("运什么"), choices=Load.choices, widget=forms.RadioSelect)
    what = forms.CharField(label=_("具体是什么"), max_length=80)
    party = forms.IntegerField(label=_("几人（几箱）"), min_value=1, max_value=50, initial=1)
    requester = forms.CharField(label=_("谁要的、找谁交接"), max_length=60)
    coldest = forms.IntegerField(
        label=_("最低温度（℃）"), required=False, min_value=-80, max_value=60
    )
    warmest = forms.IntegerField(
        label=_("最高温度（℃）"), required=False, min_value=-80, max_value=60
    )
    from_place = forms.CharField(label=_("从哪里"), max_length=120)
    from_lon = degrees(_("经度"), 180)
    from_lat = degrees(_("纬度"), 90)
    to_place = forms.CharField(label=_("到哪里"), max_length=120)
    to_lon = degrees(_("经度"), 180)
    to_lat = degrees(_("纬度"), 90)
    datum = forms.ChoiceField(label=_("坐标从哪抄的"), choices=DATUMS)
    board_from = moment_field(_("最早几点接"))
    board_to = moment_field(_("最晚几点接"))
    alight_by = moment_field(_("最晚几点送到"))
    needs = boxes(_("车上要有什么"), Equipment.choices, _("需隔离人员总是要防护用品"))


class CloseForm(forms.Form):
    ended_at = moment_field(_("几点收车的"))
    km = forms.IntegerField(label=_("公里数"), min_value=0, max_value=1500)
    reason = text_area(_("为什么代他收车"), longest=200, required=True)


class OutcomeForm(forms.Form):
    outcome = text_area(_("怎么处理的"), longest=300, required=True)


class HonourForm(forms.Form):
    driver = forms.CharField(label=_("司机编号"), max_length=20, help_text=_("例如 SJ-000123"))
    title = forms.CharField(label=_("荣誉名称"), max_length=40)
    span = forms.ChoiceField(
        label=_("月度还是年度"), choices=Span.choices, widget=forms.RadioSelect
    )
    period = date_field(
        _("哪个月、哪一年"), required=True, help_text=_("选那个月或那一年里的任何一天")
    )
    citation = text_area(_("因为什么"), longest=200, required=True)
    unit = forms.ChoiceField(label=_("谁授予"))
    from_on = date_field(_("有效期从"), required=True)
    to_on = date_field(_("有效期到"), required=True)

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]
