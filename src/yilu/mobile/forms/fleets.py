"""What a driver types about his fleet, a lead about his drivers and call-outs, and what a stop asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.fleets.actions import Wishes
from yilu.fleets.enums import Equipment, IncidentKind, MissionKind, Skill
from yilu.ui.uploads import PhotosField

Choices = Iterable[tuple[str, Any]]


def boxes(label: Any, choices: Choices = (), help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


class WishesForm(forms.Form):
    """His vehicle, and what he can and will do."""

    plate = forms.CharField(
        label=_("开哪辆车去"),
        max_length=12,
        required=False,
        help_text=_("写全车牌；换了车，队长要重新核对保险和年检"),
    )
    areas = boxes(_("愿意去的区县"), help_text=_("一个都不选，就是全市都去"))
    kinds = boxes(_("愿意参加的任务"), MissionKind.choices, _("一个都不选，就是都参加"))
    skills = boxes(_("会什么"), Skill.choices)
    equipment = boxes(_("车上有什么"), Equipment.choices)

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = list(areas)  # type: ignore[attr-defined]

    @property
    def wishes(self) -> Wishes:
        given = self.cleaned_data
        return Wishes(
            tuple(given["skills"]),
            tuple(given["equipment"]),
            tuple(given["areas"]),
            tuple(given["kinds"]),
        )


class MineForm(WishesForm):
    """The same, once he is in, with a pause."""

    paused_until = day_field(
        _("暂停到哪一天"), required=False, help_text=_("这天过完以前不叫您；不填就是不暂停")
    )


class PapersForm(forms.Form):
    """As the lead saw on the policy and on the licence."""

    insured_to = day_field(_("保险到哪一天"))
    inspected_to = day_field(_("年检到哪一天"))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("为什么"),
        max_length=120,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("写一句为什么，司机会看到。")},
    )


class CallForm(forms.Form):
    """A lead calls out his own fleet."""

    kind = forms.ChoiceField(label=_("哪类"), choices=MissionKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("做什么"), max_length=60)
    area = forms.ChoiceField(label=_("在哪个区县"))
    place = forms.CharField(label=_("在哪里集合"), max_length=120)
    on = day_field(_("哪一天"))
    starts = forms.TimeField(label=_("几点集合"), widget=forms.TimeInput(attrs={"type": "time"}))
    hours = forms.IntegerField(label=_("大约几小时"), min_value=1, max_value=24, initial=4)
    needed = forms.IntegerField(label=_("要几辆车"), min_value=1, max_value=200)
    reserve = forms.IntegerField(label=_("后备几辆"), min_value=0, max_value=200, initial=0)
    note = forms.CharField(
        label=_("还要说的"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = list(areas)  # type: ignore[attr-defined]


class StopForm(forms.Form):
    """A stop is done: what the phone adds by itself, and what the load asks for."""

    phone_at = forms.CharField(required=False, widget=forms.HiddenInput, max_length=32)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    temperature = forms.DecimalField(
        label=_("箱内温度（℃）"), required=False, max_digits=4, decimal_places=1
    )
    kit = forms.BooleanField(label=_("防护用品穿好了，前后排隔好了"), required=False)
    note = forms.CharField(label=_("备注"), max_length=120, required=False)


class FinishForm(forms.Form):
    phone_at = forms.CharField(required=False, widget=forms.HiddenInput, max_length=32)
    km = forms.IntegerField(
        label=_("这次一共跑了多少公里"),
        min_value=0,
        max_value=1500,
        error_messages={"required": _("看一下里程表，填公里数。")},
    )


class IncidentForm(forms.Form):
    phone_at = forms.CharField(required=False, widget=forms.HiddenInput, max_length=32)
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
        help_text=_("在哪里、人怎么样、要什么帮助"),
    )
    photos = PhotosField(most=4, help_text=_("能拍就拍一张；先顾人，不拍也行"))


class CertificateForm(forms.Form):
    from_on = day_field(_("从哪一天"))
    to_on = day_field(_("到哪一天"))
