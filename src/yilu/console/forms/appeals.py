"""What is typed to work an appeal: each act asks for as little as it needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.appeals.enums import Answer, CauseState, Outcome, Satisfied, Subject
from yilu.console.forms.fields import date_field, text_area
from yilu.core import clock
from yilu.ui.uploads import PapersField

Choices = Iterable[tuple[str, Any]]


class PapersForm(forms.Form):
    """Documents for whoever works the case."""

    papers = PapersField(required=True)
    text = text_area(_("说明"), longest=400)


class TaskPapersForm(forms.Form):
    papers = PapersField(required=True)


class NothingForm(forms.Form):
    """An act that asks for nothing but the word."""


class ReasonForm(forms.Form):
    reason = text_area(_("为什么"), longest=400, required=True)


class TextForm(forms.Form):
    text = text_area(_("写什么"), longest=2000, required=True)


class TitleForm(forms.Form):
    title = forms.CharField(label=_("标题"), max_length=60, help_text=_("司机的原话不会改"))


class UnitForm(forms.Form):
    """Whom it goes to."""

    unit = forms.ChoiceField(label=_("交给谁"))

    def __init__(self, *args: Any, units: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class HandoverForm(UnitForm):
    reason = text_area(_("为什么转交"), longest=200, required=True)


class InviteForm(UnitForm):
    """What one department is asked, and all it gets to know."""

    wanted = text_area(_("请它办什么"), longest=400, required=True)
    facts = text_area(_("它需要知道的情况"), longest=800, required=True)
    days = forms.IntegerField(
        label=_("几个工作日内答复"),
        min_value=1,
        max_value=30,
        required=False,
        help_text=_("不填按规定的天数"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].label = _("请哪个部门")
        self.fields["facts"].help_text = _("对方只看得到这一段。不写姓名、手机、经过")


class ReferForm(UnitForm):
    wanted = text_area(_("请 12345 办什么"), longest=400, required=True)
    facts = text_area(_("它需要知道的情况"), longest=800, required=True)


class CallForm(forms.Form):
    text = text_area(_("说了什么"), longest=400, required=True)
    reached = forms.BooleanField(label=_("打通了"), required=False, initial=True)


class CoordinateForm(forms.Form):
    """One meeting of the sides."""

    held_on = date_field(_("哪天协调的"), required=True)
    place = forms.CharField(label=_("在哪里"), max_length=80, required=False)
    others = text_area(_("对方是谁"), longest=400, required=True)
    agreed = forms.ChoiceField(
        label=_("谈成没有"),
        choices=[("yes", _("谈成了")), ("no", _("没谈成"))],
        widget=forms.RadioSelect,
    )
    result = text_area(_("结果"), longest=400, required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["others"].help_text = _("一行一方，写身份不写姓名，比如“对方车主”")
        self.fields["held_on"].initial = clock.today()


class DaysForm(forms.Form):
    days = forms.IntegerField(label=_("几天"), min_value=1, max_value=60)
    reason = text_area(_("为什么，司机会看到"), longest=200, required=True)


class SettleForm(forms.Form):
    """What became of it, in words for the driver."""

    outcome = forms.ChoiceField(label=_("结果"), choices=Outcome.choices, widget=forms.RadioSelect)
    text = text_area(_("写给司机：办成了什么，怎么办的"), longest=2000, required=True)
    why = text_area(_("办不到的，写明为什么、依据哪一条"), longest=400)


class ConfirmForm(forms.Form):
    settled = forms.ChoiceField(
        label=_("司机说解决了没有"), choices=Answer.choices, widget=forms.RadioSelect
    )
    satisfied = forms.ChoiceField(
        label=_("满意吗"),
        choices=[("", _("没有说")), *Satisfied.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    text = text_area(_("哪天、怎么问的"), longest=400, required=True)


class OtherForm(forms.Form):
    other = forms.CharField(label=_("另一件的编号"), max_length=20, help_text="SQ-2026-000123")


class CauseChoiceForm(forms.Form):
    """An open cause, or the name of a new one."""

    cause = forms.ChoiceField(label=_("归到"), required=False)
    title = forms.CharField(label=_("或者新开一张，写原因"), max_length=60, required=False)

    def __init__(self, *args: Any, causes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", _("新开一张")), *causes]
        self.fields["cause"].choices = known  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("cause") and not (values.get("title") or "").strip():
            self.add_error("title", _("选一张原因卡，或者写一个新的原因。"))
        return values


class CardForm(forms.Form):
    question = forms.CharField(
        label=_("问题一句话"), max_length=120, help_text=_("不写姓名、车牌、公司")
    )
    answer = text_area(_("怎么办的，一步一步"), longest=1200, required=True)
    basis = forms.CharField(label=_("依据"), max_length=120, required=False)


class AnswerForm(forms.Form):
    """The department's own reply."""

    text = text_area(_("答复"), longest=2000, required=True)


class PaperAnswerForm(AnswerForm):
    """A reply on paper, typed in by staff who hold it."""

    answered_by = forms.CharField(label=_("对方谁签的"), max_length=60)
    on = date_field(_("答复日期"), required=True)
    code = forms.CharField(label=_("函上的校验码"), max_length=20)


class RemedyForm(forms.Form):
    title = forms.CharField(label=_("什么原因"), max_length=60)
    remedy = text_area(_("怎么解决"), longest=400)
    notice = text_area(_("告诉还没提的司机"), longest=200)


class CloseCauseForm(forms.Form):
    state = forms.ChoiceField(
        label=_("怎么收"),
        choices=[choice for choice in CauseState.choices if choice[0] != CauseState.OPEN],
        widget=forms.RadioSelect,
    )


class TemplateForm(forms.Form):
    title = forms.CharField(label=_("标题"), max_length=40)
    subject = forms.ChoiceField(
        label=_("哪方面的事"), choices=[("", _("都能用")), *Subject.choices], required=False
    )
    body = text_area(_("正文"), longest=800, required=True)
    basis = forms.CharField(label=_("依据"), max_length=120, required=False)


class CallbackForm(forms.Form):
    reached = forms.ChoiceField(
        label=_("打通没有"),
        choices=[("yes", _("打通了")), ("no", _("没打通"))],
        widget=forms.RadioSelect,
    )
    answer = forms.ChoiceField(
        label=_("解决没有"), choices=[("", _("没打通")), *Answer.choices], required=False
    )
    satisfied = forms.ChoiceField(
        label=_("满意吗"), choices=[("", _("没有说")), *Satisfied.choices], required=False
    )
    note = forms.CharField(label=_("备注"), max_length=200, required=False)
