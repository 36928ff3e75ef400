"""Sample data of the kit page: one instance of everything ui/templates shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.core.clock import CITY_ZONE
from yilu.core.geo import Point
from yilu.ui import maps, spots, uploads


class SampleForm(forms.Form):
    """One field of every shape, some of them wrong."""

    plate = forms.RegexField(
        label=_("车牌"),
        regex=r"^.{8}$",
        help_text=_("新能源 8 位，别的 7 位"),
        error_messages={"invalid": _("少一位。绿牌要 8 位，看看行驶证")},
    )
    until = forms.DateField(label=_("延期到"), widget=forms.DateInput(attrs={"type": "date"}))
    district = forms.ChoiceField(
        label=_("区县"),
        choices=[("", _("请选")), ("510402", "东区"), ("510411", "仁和区")],
        error_messages={"required": _("还没有选区县，从上面的名单里选一个")},
    )
    outcome = forms.ChoiceField(
        label=_("结果"),
        widget=forms.RadioSelect,
        choices=[("yes", _("解决")), ("partly", _("部分")), ("no", _("办不了"))],
    )
    subject = forms.ChoiceField(
        label=_("什么事"),
        widget=forms.RadioSelect,
        choices=[("accident", _("交通事故")), ("school", _("子女入学")), ("law", _("法律"))],
    )
    reasons = forms.MultipleChoiceField(
        label=_("原因"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", _("照片不清")), ("b", _("地点不对"))],
    )
    quiet = forms.BooleanField(
        label=_("夜里不打扰"), required=False, help_text=_("22:00 到 7:00 只收不响")
    )
    photos = uploads.PhotosField(help_text=_("一张近处，一张看得见四周"))
    recording = uploads.VoiceField(help_text=_("不超过 2 分钟"))
    place = forms.CharField(label=_("在哪里"), required=False)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput({"data-kept": "lat"}))
    lon = forms.FloatField(required=False, widget=forms.HiddenInput({"data-kept": "lon"}))
    note = forms.CharField(label=_("补充说明"), required=False, widget=forms.Textarea)


@dataclass(frozen=True, slots=True)
class SampleBead:
    """A station of the relay strip."""

    level: int
    label: Any
    who: str
    place: str
    rises_at: datetime | None = None


BEADS = [
    SampleBead(0, _("司机"), "", "past"),
    SampleBead(1, _("司机党员"), "周启明", "past"),
    SampleBead(2, _("党支部"), "万顺支部", "now"),
    SampleBead(3, _("行业党委"), "", "next", datetime(2026, 6, 8, 9, 12, tzinfo=CITY_ZONE)),
]
TYPED = {"plate": "川D·D1234", "until": "2026-06-12", "outcome": "yes", "quiet": "on"}


SPOT = Point(101.7180, 26.5820)


def sample() -> dict[str, Any]:
    """Context of ui/kit.html."""
    return {
        "form": SampleForm(TYPED),
        "steps": [_("上传"), _("核对"), _("写入")],
        "plates": ["川DD52816", "川DT3160"],
        "until": date(2026, 7, 17),
        "beads": BEADS,
        "map": maps.draw(
            [
                maps.Pin(1, str(_("木棉家园")), "?", Point(101.7340, 26.5910)),
                maps.Pin(2, str(_("木棉家园")), "?", SPOT, "done"),
            ]
        ),
        "sheet": spots.draw(
            spots.Look(SPOT, chosen=SPOT), [(str(_("木棉家园")), Point(101.7340, 26.5910))]
        ),
        "purposes": [("contact", _("联系本人")), ("verify", _("核对身份"))],
        "tones": [
            ("now", "alert", _("没有存上"), _("别人刚改过，先看他改了什么")),
            ("soon", "clock", _("明年节假日表还没到"), _("2027 年的日期先按暂算")),
            ("done", "checkring", _("写入 613 行"), _("7 天内可以撤销")),
            ("wait", "info", _("12345 已接收"), _("单号 PZH26-004417")),
        ],
    }
