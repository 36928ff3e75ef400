"""What is typed to change the tree of units and its posts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.fields import date_field
from yilu.core.actor import Role
from yilu.organisations.enums import ROLE_LABELS, UnitKind

Choices = Iterable[tuple[str, Any]]

# The root is founded once; a company's unit comes with the company's entry in the register.
OPENED_BY_HAND = [
    choice
    for choice in UnitKind.choices
    if choice[0] not in {UnitKind.INDUSTRY_COMMITTEE, UnitKind.COMPANY}
]


class NameForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=80)


class OpenUnitForm(NameForm):
    kind = forms.ChoiceField(label=_("类别"), choices=OPENED_BY_HAND)
    division = forms.ChoiceField(label=_("所在区县"), required=False)
    approved_by = forms.CharField(
        label=_("审批机关"),
        max_length=80,
        required=False,
        help_text=_("哪一级批准它的决定，每个支部可能不同"),
    )
    on = date_field(_("设立日期"), help_text=_("不填就是今天"))

    def __init__(self, *args: Any, districts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["division"].choices = [("", _("不限区县")), *districts]  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    parent = forms.ChoiceField(label=_("移到哪个单位下面"))

    def __init__(self, *args: Any, parents: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = list(parents)  # type: ignore[attr-defined]


class LastDayForm(forms.Form):
    """The last day of something; today if left out."""

    on = date_field(_("最后一天"), help_text=_("不填就是今天"))


class AppointForm(forms.Form):
    person = forms.CharField(
        label=_("手机号"), max_length=20, help_text=_("按登记的手机号找人，输入完整号码")
    )
    name = forms.CharField(label=_("姓名"), max_length=64, help_text=_("和手机号一起核对是不是他"))
    new = forms.BooleanField(
        label=_("登记为新人员"), required=False, help_text=_("名册里还没有他时才勾选")
    )
    role = forms.ChoiceField(label=_("职务"))
    below = forms.ChoiceField(
        label=_("管到哪里"),
        choices=[("1", _("本单位及以下")), ("", _("只管本单位"))],
        widget=forms.RadioSelect,
        required=False,
        initial="1",
    )
    from_on = date_field(_("任职日期"), help_text=_("不填就是今天"))
    to_on = date_field(_("任期到"), help_text=_("没有定期限就不填"))
    basis = forms.CharField(
        label=_("任职文件"), max_length=120, required=False, help_text=_("例如：攀交党〔2026〕8号")
    )

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(role.value, ROLE_LABELS[role]) for role in roles]
        self.fields["role"].choices = [("", _("选一个职务")), *named]  # type: ignore[attr-defined]
