"""Forms of signing in and of one's own account; each error says what to do next."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Refused
from yilu.core.ids import BadNumber, clean_phone
from yilu.people.actions import spend_code_request

DIGITS = {
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "pattern": "[0-9]*",
    "maxlength": "6",
}


class PhoneForm(forms.Form):
    """Which phone gets a code. Known or not, the answer is the same: every phone gets one."""

    phone = forms.CharField(
        label=_("手机号"),
        help_text=_("填登记过的那个。没登记过也可以，先登录再登记"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        """Limits are spent before anything is looked up, made or sent."""
        adapter = get_adapter()
        try:
            phone = clean_phone(self.cleaned_data["phone"])
            spend_code_request(
                phone, adapter.get_client_ip(context.request), city=settings.YILU_CITY
            )
        except BadNumber as error:
            raise ValidationError(str(error)) from error
        except Refused as error:
            raise ValidationError(error.message) from error
        self._user = adapter.get_user_by_phone(phone)
        return phone


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The six digits from the SMS."""

    code = forms.CharField(
        label=_("六位验证码"), max_length=12, widget=forms.TextInput(attrs=DIGITS)
    )


def _factor_code() -> forms.CharField:
    return forms.CharField(
        label=_("动态验证码"),
        help_text=_("打开验证器应用，看“驿路”下面现在的六位数字；手机不在身边就填一个备用码"),
        max_length=12,
        widget=forms.TextInput(attrs={**DIGITS, "maxlength": "12"}),
    )


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc]
    """The second factor at sign-in."""

    code = _factor_code()


class ReauthenticationForm(ReauthenticateForm):  # type: ignore[misc]
    """The second factor once more, before something grave."""

    code = _factor_code()


class ActivateTotpForm(ActivateTOTPForm):  # type: ignore[misc]
    """Proof that the authenticator app has the secret."""

    code = forms.CharField(
        label=_("应用里现在的六位数字"), max_length=12, widget=forms.TextInput(attrs=DIGITS)
    )


class LastFourForm(forms.Form):
    """What only the person himself reads off his card."""

    tail = forms.CharField(
        label=_("身份证或从业资格证的最后四位"),
        help_text=_("最后一位是 X 的，就填 X"),
        min_length=4,
        max_length=4,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class RegisterForm(forms.Form):
    """A driver without a record in this city."""

    name = forms.CharField(
        label=_("姓名"), max_length=64, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    group = forms.ChoiceField(label=_("开什么车"), widget=forms.RadioSelect)
    agree = forms.BooleanField(
        label=_("我知道驿路怎样用我的信息"),
        help_text=_("姓名和手机号只用来提供驿站和诉求服务，谁看过都查得到，随时可以注销"),
    )

    def __init__(self, *args: Any, groups: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = groups


class ConfirmIdentityForm(forms.Form):
    """What the keeper or secretary reads: the code on the phone, the number on the card."""

    code = forms.CharField(
        label=_("司机手机上的核对码"),
        max_length=6,
        widget=forms.TextInput(attrs={**DIGITS, "autocomplete": "off"}),
    )
    id_number = forms.CharField(
        label=_("身份证号"),
        help_text=_("看着本人和证件填。对得上就马上绑定，这里不显示任何资料"),
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class FirstLinkForm(forms.Form):
    """The name of one of the three administrators."""

    name = forms.CharField(
        label=_("您的姓名"), max_length=64, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class TokenForm(forms.Form):
    """A new API token says what it is for."""

    label = forms.CharField(label=_("给谁、做什么用"), max_length=60)
    days = forms.TypedChoiceField(
        label=_("多久后失效"),
        choices=[(7, _("7 天")), (30, _("30 天")), (90, _("90 天"))],
        coerce=int,
        initial=30,
        widget=forms.RadioSelect,
    )
