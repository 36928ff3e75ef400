"""What is typed about transfers, floating members, dues, grades and the backbone at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.backbone import Fact, Purpose
from yilu.branch_life.enums.transfer import ContactWay, Direction, Flow, Grade
from yilu.console.forms.fields import date_field, text_area
from yilu.console.forms.meetings import Choosing, number_field


class TransferForm(Choosing):
    """An application as the member handed it in."""

    branch = forms.ChoiceField(label=_("本支部"))
    direction = forms.ChoiceField(
        label=_("转到哪里"), choices=Direction.choices, widget=forms.RadioSelect
    )
    member = forms.ChoiceField(label=_("哪位党员"))
    to_branch = forms.ChoiceField(
        label=_("本市的接收支部"), required=False, help_text=_("本市支部之间才选")
    )
    elsewhere = forms.CharField(
        label=_("外单位党组织全称"),
        max_length=120,
        required=False,
        help_text=_("转往外单位、从外单位转入才填"),
    )
    across_province = forms.BooleanField(label=_("跨省"), required=False)
    reason = forms.CharField(label=_("原因"), max_length=200, required=False)
    national = forms.CharField(label=_("全国系统编号"), max_length=60, required=False)
    on = date_field(_("申请日期"), required=True)


class LetterForm(forms.Form):
    letter = forms.CharField(label=_("介绍信编号"), max_length=60)
    on = date_field(_("开出日期"), required=True)


class ReceiveForm(forms.Form):
    on = date_field(_("接收日期"), required=True)
    national = forms.CharField(label=_("全国系统编号"), max_length=60, required=False)


class WordsForm(forms.Form):
    words = text_area(_("写清楚"), longest=200, required=True)


class FloatingForm(Choosing):
    branch = forms.ChoiceField(label=_("本支部"))
    member = forms.ChoiceField(label=_("哪位党员"))
    flow = forms.ChoiceField(label=_("哪一种"), choices=Flow.choices, widget=forms.RadioSelect)
    since = date_field(_("从哪天起外出"), required=True)
    place = forms.CharField(
        label=_("流动到哪里"), max_length=120, help_text=_("外地来的，写从哪里来")
    )
    other_side = forms.CharField(label=_("那边的党组织"), max_length=120, required=False)
    handbook = forms.CharField(label=_("流动党员活动证"), max_length=60, required=False)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class ContactForm(forms.Form):
    way = forms.ChoiceField(label=_("怎么联系上的"), choices=ContactWay.choices)
    on = date_field(_("哪一天"), required=True)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class LostForm(forms.Form):
    note = text_area(_("怎么找过、问过谁"), longest=200, required=True)
    since = date_field(_("从哪天起失去联系"))


class EndForm(forms.Form):
    on = date_field(_("哪一天"), required=True)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class DuesForm(Choosing):
    branch = forms.ChoiceField(label=_("本支部"))
    member = forms.ChoiceField(label=_("哪位党员"))
    month = date_field(_("哪个月"), required=True, help_text=_("选那个月里任意一天"))
    amount = forms.DecimalField(label=_("金额（元）"), min_value=0, max_digits=8, decimal_places=2)
    paid_on = date_field(_("收到日期"), required=True)
    receipt = forms.CharField(label=_("收据号"), max_length=60, required=False)


class AppraisalForm(Choosing):
    branch = forms.ChoiceField(label=_("本支部"))
    member = forms.ChoiceField(label=_("哪位党员"))
    year = number_field(_("哪一年"), least=2000)
    grade = forms.ChoiceField(label=_("大会评定的等次"), choices=Grade.choices)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class CriteriaForm(Choosing):
    """A version: one number field for each fact; an empty one asks nothing."""

    unit = forms.ChoiceField(label=_("谁定的标准"))
    purpose = forms.ChoiceField(label=_("用来定什么名单"), choices=Purpose.choices)
    months = number_field(_("看最近几个月"), least=1)
    words = text_area(_("还看什么"), longest=400)
    basis = forms.CharField(label=_("哪次会议定的"), max_length=120)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for fact in Fact:
            self.fields[fact.value] = number_field(fact.label, required=False)
        self.order_fields(["unit", "purpose", "months", *Fact.values, "words", "basis"])


class AddEntryForm(Choosing):
    person = forms.ChoiceField(label=_("谁"))
    reason = forms.CharField(label=_("为什么列入"), max_length=200)


class BasisForm(forms.Form):
    basis = forms.CharField(label=_("哪次会议定的"), max_length=120)
    on = date_field(_("哪一天定的"), required=True)


class HonourForm(forms.Form):
    title = forms.CharField(label=_("称号"), max_length=40, initial=_("示范司机"))
    from_on = date_field(_("任期从"), required=True)
    to_on = date_field(_("任期到"), required=True)


class AnswerForm(forms.Form):
    accepted = forms.ChoiceField(
        label=_("核对的结果"),
        choices=(("yes", _("他说得对，已更正")), ("no", _("原记录没有错"))),
        widget=forms.RadioSelect,
    )
    answer = text_area(_("告诉本人的话"), longest=300, required=True)


class TakeForm(forms.Form):
    """The branch's workbook for the national system, with numbers masked or in full."""

    in_full = forms.BooleanField(
        label=_("带上完整的身份证号和手机号"),
        required=False,
        help_text=_("要再输一次动态验证码；每个人在“谁看过我”里都会看到。"),
    )
