"""Addresses of the phone pages."""

from __future__ import annotations

from django.urls import include, path

from yilu.mobile.views import branch, home, look, looked, messages, papers, settings

app_name = "mobile"
urlpatterns = [
    path("", home.home, name="home"),
    path("look/", look.keep, name="look"),
    path("me/papers/", papers.papers, name="papers"),
    path("me/branch/", branch.branch, name="branch"),
    path("me/branch/show/", branch.show, name="show_membership"),
    path("me/messages/", messages.messages, name="messages"),
    path("me/messages/read/", messages.read_all, name="messages_read"),
    path("me/messages/<uuid:pk>/", messages.message, name="message"),
    path("me/looked/", looked.looked, name="looked"),
    path("me/settings/", settings.settings, name="settings"),
    path("me/quiet/", settings.quiet, name="quiet"),
    path("me/consent/", settings.consent, name="consent"),
    path("", include("yilu.mobile.urls_shell")),
    path("", include("yilu.mobile.urls_appeals")),
    path("stations/", include("yilu.mobile.urls_stations")),
    path("", include("yilu.mobile.urls_activities")),
    path("care/", include("yilu.mobile.urls_care")),
    path("exam/", include("yilu.mobile.urls_rides")),
    path("inspections/", include("yilu.mobile.urls_inspections")),
    path("me/points/", include("yilu.mobile.urls_rewards")),
    path("me/", include("yilu.mobile.urls_branch_life")),
    path("", include("yilu.mobile.urls_fleets")),
    path("", include("yilu.mobile.urls_patrol")),
    path("", include("yilu.mobile.urls_uploads")),
    path("me/progress/", include("yilu.mobile.urls_development")),
]
