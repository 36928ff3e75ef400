"""Django's settings: the composition root. Values come from `env`, nothing reads os.environ elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yilu.config import env
from yilu.config.logs import LOGGING as LOGGING
from yilu.config.sign_in import *  # noqa: F403 — identity, sessions and content security policy

SOURCE = Path(__file__).resolve().parents[1]
DEMO = env.MODE == "demo"
TESTING = env.MODE == "test"
DEBUG = False
SECRET_KEY = env.SECRET_KEY or ("not-secret-tests-only" if TESTING else "")
ALLOWED_HOSTS = [*env.HOSTS, "testserver"] if TESTING else env.HOSTS

YILU_MODE = env.MODE
YILU_CITY = env.CITY
YILU_CITY_DOOR = "yilu.rulebook.queries.city"  # where ui, far below, asks for its name
YILU_DATE = env.DATE
YILU_TIANDITU_KEY = env.TIANDITU_KEY
YILU_DATA = env.DATA
YILU_KEYS_DIR = env.KEYS_DIR
YILU_ROSTERS = [
    "yilu.registry.roster.COMPANIES",
    "yilu.registry.roster.VEHICLES",
    "yilu.registry.roster.DRIVERS",
    "yilu.registry.roster.OPERATING",
    "yilu.membership.roster.MEMBERS",
    "yilu.stations.roster.STATIONS",
]

YILU_LIMITS = [  # what a city may set, app by app: the committee's page shows them in this order
    "yilu.rulebook.general.LIMITS",
    "yilu.organisations.limits.LIMITS",
    "yilu.membership.limits.LIMITS",
    "yilu.appeals.limits.LIMITS",
    "yilu.referrals.limits.LIMITS",
    "yilu.stations.limits.LIMITS",
    "yilu.activities.limits.LIMITS",
    "yilu.patrol.limits.LIMITS",
    "yilu.rewards.limits.LIMITS",
    "yilu.fleets.limits.LIMITS",
    "yilu.rides.limits.LIMITS",
    "yilu.branch_life.limits.LIMITS",
    "yilu.api.limits.LIMITS",
]

YILU_APPS = [
    "yilu.demo",
    "yilu.mobile",
    "yilu.console",
    "yilu.api",
    "yilu.insight",
    "yilu.flows",
    "yilu.rides",
    "yilu.branch_life",
    "yilu.activities",
    "yilu.stations",
    "yilu.appeals",
    "yilu.care",
    "yilu.fleets",
    "yilu.patrol",
    "yilu.rewards",
    "yilu.stock",
    "yilu.honours",
    "yilu.referrals",
    "yilu.membership",
    "yilu.registry",
    "yilu.intake",
    "yilu.organisations",
    "yilu.notices",
    "yilu.people",
    "yilu.rulebook",
    "yilu.files",
    "yilu.runtime",
    "yilu.audit",
    "yilu.ui",
    "yilu.core",
]
INSTALLED_APPS = [
    *YILU_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

_database = env.Database.from_url(env.DATABASE_URL or "postgres://yilu@127.0.0.1:5432/yilu")
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.name,
        "USER": _database.user,
        "PASSWORD": _database.password,
        "HOST": _database.host,
        "PORT": _database.port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "application_name": "yilu",
            "server_side_binding": True,
            "prepare_threshold": 3,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Four at once: a long import must not hold up the audit sealer or a sign-in code.
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": 4, "delete_jobs": "successful"}

ROOT_URLCONF = "yilu.config.urls"
WSGI_APPLICATION = "yilu.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "yilu.ui.context.page",
            ],
        },
    }
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [*filter(None, [env.LOCALE]), SOURCE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.DATA / "static"
MEDIA_ROOT = env.DATA / "media"  # sealed files of `files`; never served
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
WHITENOISE_AUTOREFRESH = TESTING  # no collected files to scan in tests

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
