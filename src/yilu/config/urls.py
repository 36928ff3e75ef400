"""Where every address begins."""

from __future__ import annotations

from django.urls import include, path

from yilu.api.router import api
from yilu.config import health

urlpatterns = [
    path("", include("yilu.mobile.urls")),
    path("", include("yilu.ui.urls")),
    path("console/", include("yilu.console.urls")),
    path("accounts/", include("yilu.config.account_urls")),
    path("demo/", include("yilu.demo.urls")),
    path("api/v1/", api.urls),
    path("open311/", include("yilu.api.open311.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
]

handler400 = "yilu.mobile.views.errors.bad_request"
handler403 = "yilu.mobile.views.errors.forbidden"
handler404 = "yilu.mobile.views.errors.not_found"
handler500 = "yilu.mobile.views.errors.broken"
