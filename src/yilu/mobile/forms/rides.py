"""What families and drivers type about exam rides; each error says what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.core.geo import CHINA, Point
from yilu.rides.enums import IncidentKind, Need
from yilu.ui.uploads import PhotosField

Choices = Iterable[tuple[str, Any]]
PARTY = [(str(n), _("%(n)d 人") % {"n": n}) for n in (1, 2, 3, 4)]
WAYS = (("both", _("送考和接回")), ("out", _("只送考")), ("back", _("只接回")))
DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "6"}


class ExamPhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("手机号"),
        max_length=20,
        help_text=_("不用注册，收一条六位数的短信就行"),
        error_messages={"required": _("填手机号，车和时间要告诉您。")},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )


class ExamCodeForm(forms.Form):
    code = forms.CharField(
        label=_("六位验证码"),
        max_length=12,
        error_messages={"required": _("填短信里的六位数。")},
        widget=forms.TextInput(attrs=DIGITS),
    )


class BookForm(forms.Form):
    """A family's booking; no name of the candidate, no admission number."""

    wave = forms.ChoiceField(
        label=_("哪一场"),
        widget=forms.RadioSelect,
        error_messages={"required": _("选哪一场考试。")},
    )
    point = forms.ChoiceField(
        label=_("考点"), error_messages={"required": _("选考点，准考证上有。")}
    )
    ways = forms.ChoiceField(
        label=_("怎么接送"), choices=WAYS, initial="both", widget=forms.RadioSelect
    )
    pickup = forms.CharField(
        label=_("在哪里上车"),
        max_length=120,
        help_text=_("小区和门、门牌或路口，比如“木棉家园 2 号门”"),
        error_messages={"required": _("写在哪里上车，小区、门牌或路口都行。")},
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    division = forms.ChoiceField(
        label=_("在哪个区县"), required=False, help_text=_("同名的小区好分清；不知道就不选")
    )
    party = forms.ChoiceField(
        label=_("几个人坐车"), choices=PARTY, initial="2", widget=forms.RadioSelect
    )
    needs = forms.MultipleChoiceField(
        label=_("需要什么"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    need_words = forms.CharField(label=_("别的要说的"), max_length=120, required=False)
    called = forms.CharField(
        label=_("怎么称呼您"),
        max_length=20,
        help_text=_("比如“吕女士”；不用写考生姓名和准考证号"),
        error_messages={"required": _("写怎么称呼，比如“吕女士”。不用写考生姓名。")},
    )
    guardian = forms.BooleanField(
        label=_("我是成年考生本人，或者未成年考生的监护人，同意这样接送"),
        error_messages={"required": _("请成年考生本人或监护人确认。")},
    )
    lat = forms.CharField(
        max_length=24, required=False, widget=forms.HiddenInput(attrs={"data-kept": "lat"})
    )
    lon = forms.CharField(
        max_length=24, required=False, widget=forms.HiddenInput(attrs={"data-kept": "lon"})
    )

    def __init__(
        self,
        *args: Any,
        waves: Choices,
        points: Choices,
        districts: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wave"].choices = list(waves)  # type: ignore[attr-defined]
        self.fields["point"].choices = [("", _("选一个")), *points]  # type: ignore[attr-defined]
        self.fields["division"].choices = [("", _("不选")), *districts]  # type: ignore[attr-defined]

    def at(self) -> Point | None:
        """Where the phone says it is; nonsense is as good as nothing."""
        try:
            point = Point(float(self.cleaned_data["lon"]), float(self.cleaned_data["lat"]))
        except ValueError:
            return None
        return point if CHINA.holds(point) else None


class ThankForm(forms.Form):
    text = forms.CharField(
        label=_("想对师傅说"),
        max_length=200,
        error_messages={"required": _("写一句想说的话。")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    may_show = forms.BooleanField(label=_("可以放上感谢墙（不写您是谁）"), required=False)


class ScoreAppealForm(forms.Form):
    text = forms.CharField(
        label=_("哪里不对"),
        max_length=400,
        error_messages={"required": _("写一句哪里不对，比如“那次投诉已经撤了”。")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RideIncidentForm(forms.Form):
    """What went wrong: two taps, and words and photos if he likes."""

    phone_at = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("什么情况"), choices=IncidentKind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("说一句"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("车停在哪里、人怎么样、还能不能走"),
    )
    photos = PhotosField(most=4, help_text=_("能拍就拍一张；先顾人，不拍也行"))
