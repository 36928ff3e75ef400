"""What is typed about meetings at the desk: the plan, votes, the roll, tallies, decisions, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.meeting import (
    Exclusion,
    ItemKind,
    Matter,
    MeetingKind,
    Office,
    PaperKind,
    Way,
)
from yilu.console.forms.fields import date_field, text_area
from yilu.ui.uploads import PapersField

Choices = Iterable[tuple[str, Any]]
NONE = ("", _("不选"))
PLAIN_KINDS = [(kind.value, kind.label) for kind in ItemKind if kind != ItemKind.VOTE]


def number_field(label: Any, *, least: int = 0, **more: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=least, max_value=9999, widget=widget, **more)


class Choosing(forms.Form):
    """A form whose choices the page gives by field name."""

    def __init__(
        self, *args: Any, choices: Mapping[str, Choices] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        for name, given in (choices or {}).items():
            self.fields[name].choices = list(given)  # type: ignore[attr-defined]


class MeetingForm(Choosing):
    """A meeting as it is planned."""

    branch = forms.ChoiceField(label=_("哪个支部"))
    kind = forms.ChoiceField(label=_("哪一种会"), choices=MeetingKind.choices)
    group = forms.ChoiceField(label=_("党小组"), required=False, help_text=_("只有党小组会才选"))
    title = forms.CharField(label=_("会议名称"), max_length=80)
    day = date_field(_("哪一天"), required=True)
    time = forms.TimeField(
        label=_("几点"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("地点"), max_length=120, required=False)
    activity = forms.ChoiceField(
        label=_("一起办的活动"),
        required=False,
        help_text=_("在活动里签过到的，开会时一次带过来"),
    )


class ItemForm(forms.Form):
    """One item without a vote."""

    kind = forms.ChoiceField(label=_("哪一种"), choices=PLAIN_KINDS)
    title = forms.CharField(label=_("内容"), max_length=120)


class VoteForm(Choosing):
    """One item to vote on: one person to an item."""

    matter = forms.ChoiceField(label=_("表决什么"), choices=Matter.choices)
    candidate = forms.ChoiceField(
        label=_("讨论哪一位"), required=False, help_text=_("一项一位；其他事项不选")
    )
    title = forms.CharField(label=_("写在议程上的话"), max_length=120)
    months = number_field(_("延长几个月"), required=False, help_text=_("只有延长预备期才填"))
    way = forms.ChoiceField(
        label=_("怎么表决"),
        choices=Way.choices,
        initial=Way.SECRET,
        help_text=_("接收和转正一律无记名投票"),
    )


class ExcludeForm(forms.Form):
    """Not counted among those who should attend."""

    why = forms.ChoiceField(label=_("哪种情形"), choices=Exclusion.choices)
    consent = forms.CharField(
        label=_("上级党组织的同意"), max_length=120, required=False, help_text=_("批复的文号")
    )
    consent_on = date_field(_("批复日期"))


class LeaveForm(forms.Form):
    reason = forms.CharField(label=_("请假原因"), max_length=120)


class MinutesForm(forms.Form):
    minutes = forms.CharField(
        label=_("会议记录"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("谁讲了什么、怎么定的。不要写谁投了什么票。"),
    )


class SignForm(Choosing):
    signer = forms.ChoiceField(label=_("谁签的字"))
    on = date_field(_("签字日期"), required=True)


class SignResolutionForm(SignForm):
    national = forms.CharField(
        label=_("全国系统编号"),
        max_length=60,
        required=False,
        help_text=_("在全国党员管理信息系统里办完后的编号，没有可以不填"),
    )


class ReasonForm(forms.Form):
    reason = text_area(_("为什么"), longest=200, required=True)


class PapersForm(forms.Form):
    kind = forms.ChoiceField(label=_("是什么"), choices=PaperKind.choices)
    papers = PapersField(
        label=_("扫描件"), required=True, help_text=_("计票单、签到表、会议记录；选票不要扫描")
    )


class HandOutForm(Choosing):
    """Papers out: how many, and who counts."""

    papers = number_field(_("发出几张票"), least=1)
    one = forms.ChoiceField(label=_("第一位计票人"))
    two = forms.ChoiceField(label=_("第二位计票人"))


class TallyForm(forms.Form):
    """One counter's sums."""

    papers_back = number_field(_("收回的票"))
    yes = number_field(_("赞成"))
    no = number_field(_("不赞成"))
    abstain = number_field(_("弃权"))
    invalid = number_field(_("无效"))


class DecideForm(forms.Form):
    """What the meeting decided, as it was announced."""

    passed = forms.ChoiceField(
        label=_("大会宣布的结果"),
        choices=(("yes", _("通过")), ("no", _("没有通过"))),
        widget=forms.RadioSelect,
    )
    words = text_area(_("写进决议的评价"), longest=4000)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class SeatForm(Choosing):
    person = forms.ChoiceField(label=_("谁"))
    office = forms.ChoiceField(label=_("职务"), choices=Office.choices)
    from_on = date_field(_("从哪天起"), required=True)
    basis = forms.CharField(label=_("依据"), max_length=120, required=False)


class GroupForm(Choosing):
    person = forms.ChoiceField(label=_("谁"))
    group = forms.ChoiceField(label=_("编入哪个党小组"))
    from_on = date_field(_("从哪天起"), required=True)


class ApproverForm(forms.Form):
    body = forms.CharField(
        label=_("审批的党委"), max_length=80, help_text=_("多半是属地或街道党工委，写全称")
    )
    from_on = date_field(_("从哪天起"), required=True)
    basis = forms.CharField(label=_("依据"), max_length=120, required=False)
