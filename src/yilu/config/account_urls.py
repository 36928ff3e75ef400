"""Addresses of signing in: the names allauth's engine reverses, on the pages we offer and no others."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views import account, identity

urlpatterns = [
    path("login/", account.Phone.as_view(), name="account_login"),
    path("login/", account.Phone.as_view(), name="account_request_login_code"),
    path("login/code/", account.Code.as_view(), name="account_confirm_login_code"),
    path("logout/", account.SignOut.as_view(), name="account_logout"),
    path("inactive/", account.inactive, name="account_inactive"),
    path("welcome/", identity.welcome, name="account_welcome"),
    path("identity/", identity.bind, name="account_bind"),
    path("register/", identity.register, name="account_register"),
    path("confirm/", identity.confirm_identity, name="account_confirm_identity"),
    path("confirm/decline/", identity.decline_identity, name="account_decline_identity"),
    path("first/", identity.first, name="account_first"),
    path("first/<str:token>/", identity.first_link, name="account_first_link"),
    path("tokens/", identity.tokens, name="account_tokens"),
    path("tokens/<uuid:pk>/revoke/", identity.revoke_token, name="account_revoke_token"),
    path("sessions/", account.Sessions.as_view(), name="usersessions_list"),
    path("2fa/", account.Factors.as_view(), name="mfa_index"),
    path("2fa/authenticate/", account.SecondFactor.as_view(), name="mfa_authenticate"),
    path("2fa/reauthenticate/", account.Reauthenticate.as_view(), name="mfa_reauthenticate"),
    path("2fa/totp/", account.SetUpTotp.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/drop/", account.DropTotp.as_view(), name="mfa_deactivate_totp"),
    path("2fa/codes/", account.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("2fa/codes/new/", account.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("2fa/passkeys/", account.Passkeys.as_view(), name="mfa_list_webauthn"),
    path("2fa/passkeys/add/", account.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("2fa/passkeys/<int:pk>/drop/", account.DropPasskey.as_view(), name="mfa_remove_webauthn"),
    path(
        "2fa/passkeys/reauthenticate/",
        account.ReauthenticateByPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
]
