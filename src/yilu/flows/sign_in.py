"""What allauth asks of us: phones instead of e-mail, sealed secrets, codes through notices."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.crypto import Context, open_, seal
from yilu.core.refs import Ref
from yilu.flows.actor import Proof
from yilu.notices.actions import send_code
from yilu.people import actions, queries
from yilu.people.models import Account

_SECRET = Context("mfa_authenticator", "data", "", "")
_WRONG = _("验证码不对，或者已经过期。请核对短信，也可以重新获取。")
_WAIT = _("试得太频繁了，请过几分钟再试。")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The phone is the account's name; every phone has an account, so none can be told from another."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _WRONG,
        "too_many_login_attempts": _WAIT,
        "rate_limited": _WAIT,
    }

    def get_user_by_phone(self, phone: str) -> Account:
        city = actions.city_of_phone(phone, settings.YILU_CITY)
        return actions.account_for_phone(phone, city)

    def get_phone(self, user: Account) -> tuple[str, bool]:
        return queries.phone_of(user), user.proven_at is not None

    def set_phone(self, user: Account, phone: str, verified: bool) -> None:
        """A phone changes by signing in with the new one and being seen (people.binding)."""
        raise NotImplementedError

    def set_phone_verified(self, user: Account, phone: str) -> None:
        actions.prove_phone(user, phone)

    def send_verification_code_sms(
        self, user: Account, phone: str, code: str, **kwargs: Any
    ) -> None:
        lasts = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
        send_code(user, code, lasts=lasts)

    def generate_phone_verification_code(self, *, user: Account, phone: str) -> str:
        return f"{secrets.randbelow(1_000_000):06}"

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # there is one door, and it makes the account (people.accounts)

    def login(self, request: HttpRequest, user: Account) -> None:
        super().login(request, user)
        record("account.signed_in", Ref.to(user), by=Actor(user.pk, user.person_id, user.city))

    def get_client_ip(self, request: HttpRequest) -> str:
        return str(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: Any = None,
    ) -> None:
        """Ours say it on the page itself; only errors are worth a message."""
        if level >= messages.WARNING and message is not None:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """There is no e-mail; changes of factors are told in the app (flows.second_factor)."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """TOTP secrets and recovery seeds under the key ring; labels without names."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("动态验证码不对。每 30 秒换一次，请看现在显示的那个。"),
        "cannot_delete_authenticator": _(
            "有职务的账号必须保留一种二次验证，请先加上新的再停用这一个。"
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(text, _SECRET).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return open_(bytes.fromhex(encrypted_text), _SECRET)

    def get_totp_label(self, user: Account) -> str:
        return f"···· {user.phone_last4}"

    def _get_user_identifier(self, user: Account) -> str:
        return f"···· {user.phone_last4}"

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("通行密钥 %(n)d") % {"n": count + 1}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep one: whoever has recovery codes only has no second factor."""
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def display(user: Account) -> str:
    return f"···· {user.phone_last4}"


def proof_of(request: HttpRequest) -> Proof:
    """The second factor this session has shown, and when last."""
    records = get_authentication_records(request, request.user)
    moments = [entry["at"] for entry in records if entry.get("method") == "mfa"]
    if not moments:
        return Proof()
    return Proof(second_factor=True, second_factor_at=datetime.fromtimestamp(max(moments), UTC))
