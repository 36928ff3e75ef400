"""Addresses of what makes the phone pages an app: worker, manifest, the page without a line, the outbox."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views import shell

urlpatterns = [
    path("sw.js", shell.worker, name="worker"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("offline/", shell.offline, name="offline"),
    path("outbox/who/", shell.who, name="outbox_who"),
]
