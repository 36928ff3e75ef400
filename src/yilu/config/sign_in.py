"""Identity, sessions and the content security policy: everything settings.py takes for sign-in."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF

from yilu.config import env

_TESTING = env.MODE == "test"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = []  # there are no passwords
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/accounts/welcome/"
LOGOUT_REDIRECT_URL = "/"

YILU_KEY_RING = "yilu.core.keyring.Ring" if _TESTING else "yilu.core.keyring.FileRing"

# Phone and six-digit code; whoever proves a phone has an account (an unbound one, if it is new),
# so a known and an unknown phone get the same answer because they get the same treatment.
ACCOUNT_ADAPTER = "yilu.flows.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"phone"}
ACCOUNT_SIGNUP_FIELDS = ["phone*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 5 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = False  # a new code is asked for on the first page, counted
ACCOUNT_FORMS = {
    "request_login_code": "yilu.mobile.forms.account.PhoneForm",
    "confirm_login_code": "yilu.mobile.forms.account.CodeForm",
}
ACCOUNT_RATE_LIMITS = {  # those keyed by phone are ours, as rows with keyed digests (people.limits)
    "request_login_code": None,
    "verify_phone": None,
    "login": None,
    "signup": None,
    "login_failed": "5/10m/key",  # wrong second factors, keyed by the account's id
    "reauthenticate": "20/h/user",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_USER_DISPLAY = "yilu.flows.sign_in.display"
ACCOUNT_SESSION_REMEMBER = False

MFA_ADAPTER = "yilu.flows.sign_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "驿路 Yilu"
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = False  # the phone is the first factor, always
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.HTTPS  # localhost in demo and tests
MFA_ALLOW_UNVERIFIED_EMAIL = True  # there is no e-mail
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "yilu.mobile.forms.account.SecondFactorForm",
    "reauthenticate": "yilu.mobile.forms.account.ReauthenticationForm",
    "activate_totp": "yilu.mobile.forms.account.ActivateTotpForm",
}
USERSESSIONS_TRACK_ACTIVITY = False

YILU_SMS_URL = env.SMS_URL
YILU_SMS_KEY = env.SMS_KEY
YILU_CALL_URL = env.CALL_URL
YILU_CALL_KEY = env.CALL_KEY

# Counters and used one-time codes must be seen by every process, so the cache is a table.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cache",
    }
}

# __Host- binds the cookie to this host, path / and TLS; browsers refuse the prefix without TLS.
_HOST = "__Host-" if env.HTTPS else ""
SESSION_ENGINE = "yilu.people.session_store"
SESSION_COOKIE_NAME = f"{_HOST}yilu"
SESSION_COOKIE_SECURE = env.HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 24 * 3600  # a driver's phone stays signed in for a month of use
YILU_IDLE_MINUTES_STAFF = 30  # 等保三级: idle staff are signed out
CSRF_COOKIE_NAME = f"{_HOST}yilu-csrf"
CSRF_COOKIE_SECURE = env.HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "yilu.mobile.views.account.csrf_failure"

SECURE_SSL_REDIRECT = env.HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if env.HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.HTTPS
SECURE_HSTS_PRELOAD = env.HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.HTTPS else None
X_FRAME_OPTIONS = "DENY"
MAP_TILES = ["https://*.tianditu.gov.cn"] if env.TIANDITU_KEY else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *MAP_TILES],
        "media-src": [SELF, "blob:"],  # voice notes, and hearing one before it is sent
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "yilu.config.middleware.RulebookMiddleware",
    "yilu.config.middleware.ActorMiddleware",
    "yilu.mobile.middleware.OutboxMiddleware",
    "yilu.api.middleware.ProblemMiddleware",
    "yilu.config.middleware.UnwritableMiddleware",
]
