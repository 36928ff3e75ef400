"""What is typed to plan an activity, write its lesson, hold it, and publish what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.activities.actions import Plan, Words
from yilu.activities.enums import ActivityKind, Mode, PublicationKind
from yilu.console.forms.fields import date_field, text_area
from yilu.core.clock import CITY_ZONE
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind
from yilu.registry.enums import QualificationKind
from yilu.ui.uploads import PhotosField

Choices = Iterable[tuple[str, Any]]
NOTHING = [("", _("没有"))]


def moment_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateTimeField:
    """A day and an hour in the city, picked with the browser's own calendar."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label,
        required=required,
        help_text=help_text,
        widget=widget,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )


def audience_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("给谁"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("选几个就是几个合起来；发布前至少选一个"),
    )


def rule_of(text: str) -> Rule:
    """A ticked box back to its rule: "district:510402"."""
    kind, _colon, value = text.partition(":")
    return Rule(AudienceKind(kind), value)


def text_of(rule: Rule) -> str:
    return f"{rule.kind}:{rule.value}"


class ActivityForm(forms.Form):
    """A plan."""

    kind = forms.ChoiceField(
        label=_("类别"),
        choices=ActivityKind.choices,
        help_text=_("发布以后不能改：不同类别计入不同的数"),
    )
    title = forms.CharField(label=_("名称"), max_length=64)
    organiser = forms.ChoiceField(label=_("主办单位"))
    starts_at = moment_field(_("开始"))
    ends_at = moment_field(_("结束"), help_text=_("一场最长 12 小时；线上课写最后一天"))
    mode = forms.ChoiceField(
        label=_("怎么参加"), choices=Mode.choices, widget=forms.RadioSelect, initial=Mode.OFFLINE
    )
    place = forms.CharField(
        label=_("地点"), max_length=120, required=False, help_text=_("司机照着能找到")
    )
    position = forms.CharField(
        label=_("坐标"),
        max_length=40,
        required=False,
        help_text=_("纬度、经度（WGS-84），比如 26.58, 101.71；填了，手机上能一键导航"),
    )
    capacity = forms.IntegerField(
        label=_("名额"), required=False, help_text=_("不限就空着；满了自动排候补")
    )
    signup_until = moment_field(_("报名截止"), required=False, help_text=_("不填就到开始为止"))
    audience = audience_field()
    host = forms.ChoiceField(
        label=_("现场由谁签到"), required=False, help_text=_("不选就是主办单位自己")
    )
    summary = text_area(_("讲什么"), longest=2000)
    qualifies = forms.ChoiceField(
        label=_("参加满时长记为"), required=False, choices=[*NOTHING, *QualificationKind.choices]
    )
    valid_months = forms.IntegerField(label=_("有效几个月"), required=False, min_value=1)
    pass_right = forms.IntegerField(
        label=_("小测验答对几题算过"), required=False, min_value=0, help_text=_("不填就要全对")
    )

    def __init__(
        self,
        *args: Any,
        organisers: Choices,
        hosts: Choices,
        audiences: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["organiser"].choices = list(organisers)
        fields["host"].choices = [*NOTHING, *hosts]
        fields["audience"].choices = list(audiences)

    def clean_position(self) -> tuple[Decimal, Decimal] | None:
        text = self.cleaned_data["position"].replace("，", ",").strip()
        if not text:
            return None
        try:
            latitude, longitude = (Decimal(part.strip()) for part in text.split(","))
        except (InvalidOperation, ValueError) as error:
            raise forms.ValidationError(_("写成“纬度, 经度”，比如 26.58, 101.71。")) from error
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise forms.ValidationError(_("纬度在前，经度在后，看看是不是写反了。"))
        return latitude, longitude

    def plan(self, host: Any) -> Plan:
        """The plan as the domain takes it; times are the city's."""
        given = self.cleaned_data
        position = given["position"] or (None, None)
        return Plan(
            kind=ActivityKind(given["kind"]),
            title=given["title"],
            starts_at=given["starts_at"].astimezone(CITY_ZONE),
            ends_at=given["ends_at"].astimezone(CITY_ZONE),
            audience=tuple(rule_of(text) for text in given["audience"]),
            mode=Mode(given["mode"]),
            summary=given["summary"],
            place=given["place"],
            latitude=position[0],
            longitude=position[1],
            capacity=given["capacity"],
            signup_until=given["signup_until"],
            host=host,
            qualifies=given["qualifies"],
            valid_months=given["valid_months"],
            pass_right=given["pass_right"] or 0,
        )


class LessonForm(forms.Form):
    """Pages written one after the other: a line beginning with # starts a page."""

    lesson = forms.CharField(
        label=_("课件"),
        max_length=60_000,
        strip=True,
        help_text=_("一页的第一行用 # 开头写标题，下面写内容；再写一个 # 就是下一页"),
        widget=forms.Textarea(attrs={"rows": 20}),
    )

    def pages(self) -> list[tuple[str, str]]:
        found: list[tuple[str, list[str]]] = []
        for line in self.cleaned_data["lesson"].splitlines():
            if line.startswith("#"):
                found.append((line.lstrip("# ").strip(), []))
            elif found or line.strip():
                if not found:
                    found.append(("", []))
                found[-1][1].append(line)
        return [(title, "\n".join(lines).strip()) for title, lines in found]


class QuizForm(forms.Form):
    """Questions: a line beginning with # asks, lines below are the choices, * stands before the right one."""

    quiz = forms.CharField(
        label=_("小测验"),
        max_length=6000,
        help_text=_("# 开头写题目，下面每行一个选项，对的那个前面加 *"),
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def questions(self) -> list[tuple[str, list[str], int]]:
        found: list[tuple[str, list[str], int]] = []
        for raw in self.cleaned_data["quiz"].splitlines():
            line = raw.strip()
            if line.startswith("#"):
                found.append((line.lstrip("# ").strip(), [], -1))
            elif line and found:
                text, choices, _right = found[-1]
                if line.startswith(("*", "＊")):
                    found[-1] = (text, choices, len(choices))
                choices.append(line.lstrip("*＊ "))
        return found


class MaterialForm(forms.Form):
    title = forms.CharField(label=_("名称"), max_length=80)
    file = forms.FileField(
        label=_("文件"), help_text=_("PDF、DOCX、图片，每个 20 MB 以内；MP4 视频 200 MB 以内")
    )


class SlidesForm(forms.Form):
    """Slides as pictures, in the order they were chosen."""

    slides = PhotosField(
        most=40, required=True, label=_("幻灯片图片"), help_text=_("按顺序选，一次最多 40 张")
    )


class PageMediaForm(forms.Form):
    """One page's slide, its film, or both."""

    picture = forms.FileField(
        label=_("图"), required=False, widget=forms.FileInput({"accept": "image/*"})
    )
    video = forms.FileField(
        label=_("视频"), required=False, widget=forms.FileInput({"accept": "video/mp4"})
    )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么取消"), max_length=200, help_text=_("报了名和候补的人会收到这句话")
    )


class AnswerForm(forms.Form):
    answer = text_area(_("答复"), longest=600, required=True)


class ListForm(forms.Form):
    """The paper list, pasted."""

    lines = forms.CharField(
        label=_("名单"),
        error_messages={"required": _("把名单贴进来，一行一个手机号。")},
        help_text=_("一行一个手机号，后面可以写姓名；从 Excel 里直接复制两列也行"),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    reason = forms.CharField(
        label=_("为什么补录"),
        max_length=200,
        help_text=_("比如：现场没有网络"),
        error_messages={"required": _("写明为什么补录，比如“现场没有网络，用纸质签到表”。")},
    )


class PublicationForm(forms.Form):
    """A law, a policy or a notice, in plain words first."""

    kind = forms.ChoiceField(label=_("类别"), choices=PublicationKind.choices)
    title = forms.CharField(label=_("标题"), max_length=120)
    publisher = forms.ChoiceField(label=_("发布单位"))
    summary = forms.CharField(
        label=_("大白话"),
        max_length=600,
        help_text=_("跟司机有什么关系，要做什么；手机上最先看到这几句"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    audience = audience_field()
    answers = forms.CharField(
        label=_("大家会问"),
        required=False,
        max_length=8000,
        help_text=_("# 开头写问题，下面写答复；再写一个 # 就是下一问"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    body = forms.CharField(
        label=_("原文"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    source = forms.CharField(
        label=_("出处"), max_length=120, required=False, help_text=_("发文单位和文号")
    )
    effective_on = date_field(_("施行日期"))

    def __init__(self, *args: Any, publishers: Choices, audiences: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["publisher"].choices = list(publishers)
        fields["audience"].choices = list(audiences)

    def words(self) -> Words:
        given = self.cleaned_data
        return Words(
            kind=PublicationKind(given["kind"]),
            title=given["title"],
            summary=given["summary"],
            audience=tuple(rule_of(text) for text in given["audience"]),
            body=given["body"],
            source=given["source"],
            effective_on=given["effective_on"],
            answers=tuple(pairs(given["answers"])),
        )


def pairs(text: str) -> list[tuple[str, str]]:
    """Questions and answers as typed."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("#"):
            found.append((line.lstrip("# ").strip(), []))
        elif line.strip():
            if not found:
                found.append(("", []))
            found[-1][1].append(line.strip())
    return [(question, "\n".join(lines)) for question, lines in found]
