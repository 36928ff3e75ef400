"""What is typed at the care desk: helps, times offered, answers, hardship, visits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.care.enums import HelpKind, Mode, Receipt, Season, Subject
from yilu.console.forms.fields import date_field, text_area

Choices = Iterable[tuple[str, Any]]
CODE = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "6"}


def who_field() -> forms.CharField:
    """The driver, by his whole phone or the code on it."""
    return forms.CharField(
        label=_("司机"),
        max_length=20,
        help_text=_("完整手机号，或他手机上的六位确认码"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("姓名"),
        max_length=64,
        required=False,
        help_text=_("几个人共用一个手机号时才要填"),
    )


class WhoForm(forms.Form):
    """Finding a driver."""

    who = who_field()


class HelpForm(forms.Form):
    """One act of help."""

    who = who_field()
    name = name_field()
    kind = forms.ChoiceField(label=_("哪种帮助"), choices=HelpKind.choices)
    what = text_area(_("帮了什么"), longest=300, required=True)
    giver = forms.CharField(label=_("谁帮的"), max_length=80, help_text=_("写人或单位"))
    given_on = date_field(_("哪一天"), required=True)
    receipt = forms.ChoiceField(
        label=_("怎样签收"),
        choices=Receipt.choices,
        widget=forms.RadioSelect,
        initial=Receipt.PHONE,
        help_text=_("没有签收的不算数"),
    )
    code = forms.CharField(
        label=_("本人手机确认码"),
        max_length=6,
        required=False,
        widget=forms.TextInput(attrs=CODE),
        help_text=_("选“本人手机确认码”时填；上面已经用确认码找人的不用再填"),
    )
    receipt_note = forms.CharField(label=_("纸质签收单放在哪里"), max_length=120, required=False)
    signature = forms.CharField(required=False, widget=forms.HiddenInput)


class CorrectForm(HelpForm):
    """The right row in place of a wrong one; whom it is about does not change."""

    reason = forms.CharField(label=_("为什么改"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["who"], self.fields["name"]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=200)


class SlotForm(forms.Form):
    """A time offered."""

    subject = forms.ChoiceField(label=_("哪方面"), choices=Subject.choices)
    mode = forms.ChoiceField(
        label=_("怎样谈"),
        choices=[c for c in Mode.choices if c[0] != Mode.ONLINE],
        widget=forms.RadioSelect,
        initial=Mode.ONSITE,
    )
    consultant = forms.CharField(label=_("谁接待"), max_length=40, help_text=_("司机看得到"))
    place = forms.CharField(label=_("地点"), max_length=120, required=False)
    on = date_field(_("哪一天"), required=True)
    starts = forms.TimeField(
        label=_("开始"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=_("结束"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    seats = forms.IntegerField(label=_("名额"), min_value=1, max_value=50, initial=1)


class SeatsForm(forms.Form):
    seats = forms.IntegerField(label=_("名额"), min_value=1, max_value=50)


class CompleteForm(forms.Form):
    """It took place."""

    note = text_area(_("记一笔"), longest=1000)
    follow_up_on = date_field(_("哪天回访"), help_text=_("不用回访就不填"))


class AnswerForm(forms.Form):
    """An answer and, where the asker allowed it, the pair to release."""

    words = text_area(_("答复"), longest=1000, required=True)
    public_question = forms.CharField(
        label=_("改写后的问题"),
        max_length=300,
        required=False,
        help_text=_("只在他同意匿名公开时填，不带姓名、车牌、公司；另一个人看过才公开"),
    )
    public_answer = text_area(_("改写后的答复"), longest=1000)

    def __init__(self, *args: Any, public: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not public:
            del self.fields["public_question"], self.fields["public_answer"]


class HardshipForm(forms.Form):
    who = who_field()
    name = name_field()
    text = text_area(_("困难情况"), longest=1000, required=True)


class VisitForm(forms.Form):
    """A visit at home."""

    who = who_field()
    name = name_field()
    visited_on = date_field(_("哪一天去的"), required=True)
    visitors = forms.CharField(label=_("谁去的"), max_length=120)
    note = text_area(_("走访情况"), longest=1000, required=True)
    paper_consent = forms.CharField(
        label=_("纸质同意书放在哪里"),
        max_length=120,
        required=False,
        help_text=_("他在手机上同意过走访的，不用填"),
    )


class CampaignForm(forms.Form):
    """What a campaign gives, to whom by rule, and for how much."""

    title = forms.CharField(label=_("名称"), max_length=60)
    season = forms.ChoiceField(label=_("哪一种"), choices=Season.choices)
    from_on = date_field(_("从哪一天发"), required=True)
    to_on = date_field(_("发到哪一天"), required=True)
    pack = forms.ChoiceField(label=_("礼包"), help_text=_("库存里的礼包；没有的，下面写新名称"))
    new_pack = forms.CharField(label=_("新礼包名称"), max_length=60, required=False)
    contents = text_area(_("一份里有什么"), longest=300, required=True)
    unit_cost = forms.DecimalField(
        label=_("一份多少元"), min_value=0, max_digits=8, decimal_places=2
    )
    budget = forms.DecimalField(label=_("预算多少元"), min_value=0, max_digits=12, decimal_places=2)
    groups = forms.MultipleChoiceField(
        label=_("从业类别"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("下面几条都满足的进名单；一条不选就没有人"),
    )
    operating_months = forms.IntegerField(
        label=_("最近几个月里接过单"),
        min_value=0,
        max_value=12,
        initial=1,
        help_text=_("0 是不看接单"),
    )
    districts = forms.MultipleChoiceField(
        label=_("所在区县"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("不选就不限"),
    )
    companies = forms.MultipleChoiceField(
        label=_("所在企业"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("不选就不限"),
    )

    def __init__(
        self,
        *args: Any,
        packs: Choices,
        groups: Choices,
        districts: Choices,
        companies: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "pack": [*packs, ("", _("新的礼包"))],
            "groups": groups,
            "districts": districts,
            "companies": companies,
        }
        for name, choices in offered.items():
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]
        self.fields["pack"].required = False

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("pack") and not values.get("new_pack", "").strip():
            self.add_error("new_pack", _("选一种礼包，或写新礼包的名称。"))
        return values


class PutOnForm(forms.Form):
    """Somebody onto the list, by decision."""

    who = who_field()
    name = name_field()
    note = forms.CharField(
        label=_("为什么加"),
        max_length=200,
        help_text=_("只有办这事的人看得到；困难情况不要写在这里"),
    )


class CounterForm(forms.Form):
    """Who stands at the counter, and from which store he is given."""

    place = forms.ChoiceField(label=_("从哪里发"))
    who = who_field()

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].widget.attrs["autofocus"] = True  # forty in the queue, no mouse
        self.fields["place"].choices = list(places)  # type: ignore[attr-defined]


class HandForm(forms.Form):
    """The receipt of one pack."""

    receipt = forms.ChoiceField(
        label=_("怎样签收"),
        choices=[c for c in Receipt.choices if c[0] != Receipt.PHONE],
        widget=forms.RadioSelect,
        initial=Receipt.SIGNATURE,
    )
    code = forms.CharField(
        label=_("本人手机确认码"), max_length=6, required=False, widget=forms.TextInput(attrs=CODE)
    )
    receipt_note = forms.CharField(label=_("纸质签收单放在哪里"), max_length=120, required=False)
    proxy_name = forms.CharField(label=_("谁来代领"), max_length=64, required=False)
    proxy_reason = forms.CharField(
        label=_("为什么本人来不了"), max_length=120, required=False, help_text=_("没写的不能代领")
    )
    signature = forms.CharField(required=False, widget=forms.HiddenInput)
