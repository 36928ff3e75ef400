"""Signing in, the second factor, and one's sessions: allauth's engine behind our own pages."""

from __future__ import annotations

from typing import Any

import segno
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ListWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from yilu.core import masking
from yilu.core.errors import Refused
from yilu.notices.queries import loopback_letters
from yilu.people import queries
from yilu.people.actions import note_factor, note_wrong_code


class Phone(RequestLoginCodeView):  # type: ignore[misc]
    """One field: the phone that gets a code."""

    template_name = "account/phone.html"


class Code(ConfirmLoginCodeView):  # type: ignore[misc]
    """The code that came; a wrong one is counted against the phone, whoever asked for it."""

    template_name = "account/code.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        tail = self._process.state["phone"][-4:]
        letters = loopback_letters(settings.YILU_CITY, 5) if settings.YILU_MODE == "demo" else []
        context["tail"] = masking.last_four(tail)
        context["letter"] = next((letter for letter in letters if letter.tail == tail), None)
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        try:
            note_wrong_code(self._process.state["phone"], city=settings.YILU_CITY)
        except Refused as error:
            form.add_error("code", str(error))
        response: HttpResponse = super().form_invalid(form)
        return response


class SignOut(LogoutView):  # type: ignore[misc]
    template_name = "account/sign_out.html"


class SecondFactor(AuthenticateView):  # type: ignore[misc]
    """The second factor at sign-in: a code, or the passkey of this device."""

    template_name = "account/second_factor.html"


class Reauthenticate(ReauthenticateView):  # type: ignore[misc]
    """The code once more, before something grave or after the posts changed."""

    template_name = "account/reauthenticate.html"


class ReauthenticateByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc]
    template_name = "account/reauthenticate_passkey.html"


class Factors(IndexView):  # type: ignore[misc]
    """Which second factors there are, and what to do when a phone is lost."""

    template_name = "account/factors.html"


class SetUpTotp(ActivateTOTPView):  # type: ignore[misc]
    """An authenticator app: the secret as a QR code and as text."""

    template_name = "account/totp.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["qr"] = _qr(context["totp_url"])
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        """The code just typed proves the factor: nobody is asked for it twice in a row."""
        response: HttpResponse = super().form_valid(form)
        _note_new_factor(self.request, Authenticator.Type.TOTP)
        return response


class DropTotp(DeactivateTOTPView):  # type: ignore[misc]
    template_name = "account/totp_drop.html"

    def form_valid(self, form: Any) -> HttpResponse:
        note_factor(queries.own_account(self.request.actor), "dropped", "totp")
        response: HttpResponse = super().form_valid(form)
        return response


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    template_name = "account/passkey.html"

    def get_form(self, form_class: Any = None) -> Any:
        """allauth has no Chinese word for the label."""
        form = super().get_form(form_class)
        form.fields["name"].label = _("名称")
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _note_new_factor(self.request, Authenticator.Type.WEBAUTHN)
        return response


class Passkeys(ListWebAuthnView):  # type: ignore[misc]
    template_name = "account/passkeys.html"


class DropPasskey(RemoveWebAuthnView):  # type: ignore[misc]
    template_name = "account/passkey_drop.html"

    def form_valid(self, form: Any) -> HttpResponse:
        note_factor(queries.own_account(self.request.actor), "dropped", "webauthn")
        response: HttpResponse = super().form_valid(form)
        return response


class RecoveryCodes(ViewRecoveryCodesView):  # type: ignore[misc]
    """Shown once, to be written on paper."""

    template_name = "account/recovery_codes.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without codes there is no such page, whatever is asked of it."""
        account = request.user
        if isinstance(account, AnonymousUser) or queries.has_recovery_codes(account):
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
            return response
        raise Http404


class NewRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    template_name = "account/recovery_codes_new.html"


class Sessions(ListUserSessionsView):  # type: ignore[misc]
    """Where one is signed in; the others can be ended."""

    template_name = "account/sessions.html"


def inactive(request: HttpRequest) -> HttpResponse:
    """Blocked by an administrator: says where to ask."""
    return render(request, "account/inactive.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page stood open too long, or cookies are off: says which to try."""
    return render(request, "account/csrf.html", status=403)


def _qr(url: str) -> SafeString:
    """The secret to scan, as SVG on white so that it also reads at night."""
    drawn: str = segno.make(url, error="m").svg_inline(scale=5, border=2, light="#fff")
    return mark_safe(drawn)  # noqa: S308 — drawn by us, no text of the URL in it


def _note_new_factor(request: HttpRequest, kind: Authenticator.Type) -> None:
    record_authentication(request, request.user, "mfa", type=kind.value, reauthenticated=True)
    note_factor(queries.own_account(request.actor), "added", kind.value)  # type: ignore[attr-defined]
