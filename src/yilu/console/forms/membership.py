"""What is typed to place members, move them, and decide suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field
from yilu.membership.enums import Bond, Standing

Choices = Iterable[tuple[str, Any]]


class PlaceForm(forms.Form):
    """A place in a branch."""

    branch = forms.ChoiceField(label=_("支部"))
    bond = forms.ChoiceField(
        label=_("怎样归入"),
        choices=Bond.choices,
        widget=forms.RadioSelect,
        initial=Bond.ATTACHED,
        help_text=_("组织关系只有一处；编入可以和别处的组织关系并存"),
    )
    from_on = date_field(_("从哪一天"), help_text=_("不填就是今天"))
    basis = forms.CharField(label=_("依据"), max_length=120, required=False)

    def __init__(self, *args: Any, branches: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branch"].choices = list(branches)  # type: ignore[attr-defined]


class EnrolForm(PlaceForm):
    """A member the registers do not name yet: who he is, found by phone and name, and his place."""

    name = forms.CharField(label=_("姓名"), max_length=64)
    phone = forms.CharField(
        label=_("手机号"), max_length=20, help_text=_("按登记的手机号找人，输入完整号码")
    )
    standing = forms.ChoiceField(label=_("身份"), choices=Standing.choices)
    joined_on = date_field(_("入党日期"))
    formal_elsewhere = forms.CharField(
        label=_("组织关系在外地"),
        max_length=120,
        required=False,
        help_text=_("在本市以外的，写组织名称"),
    )
    field_order = ("name", "phone", "standing", "joined_on", "branch", "bond", "formal_elsewhere")


class EndForm(forms.Form):
    on = date_field(_("最后一天"), help_text=_("不填就是今天"))
    basis = forms.CharField(label=_("依据"), max_length=120, required=False)


class ConfirmForm(forms.Form):
    bond = forms.ChoiceField(
        label=_("怎样归入"), choices=Bond.choices, widget=forms.RadioSelect, initial=Bond.ATTACHED
    )
    from_on = date_field(_("从哪一天"), help_text=_("不填就是今天"))
    note = forms.CharField(label=_("依据"), max_length=120, required=False)


class ServeForm(forms.Form):
    """One company or one district, in one choice, so that nobody can fill in both."""

    what = forms.ChoiceField(label=_("服务谁"))
    from_on = date_field(_("从哪一天"), help_text=_("不填就是今天"))

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = list(choices)  # type: ignore[attr-defined]


class StopForm(forms.Form):
    on = date_field(_("最后一天"), help_text=_("不填就是今天"))


class ContactForm(forms.Form):
    """Who is to look after the drivers chosen before."""

    member = forms.ChoiceField(label=_("由谁联系"))
    basis = forms.CharField(label=_("依据"), max_length=120, required=False)

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = list(members)  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    note = forms.CharField(label=_("为什么不采纳"), max_length=200)
