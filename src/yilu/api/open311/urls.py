"""Addresses of Open311, below /open311/; the suffix names the format."""

from __future__ import annotations

from django.urls import path, re_path

from yilu.api.open311 import views

app_name = "open311"
FORM = r"\.(?P<form>xml|json)$"


urlpatterns = [
    re_path(rf"^discovery{FORM}", views.discovery, name="discovery"),
    re_path(rf"^v2/discovery{FORM}", views.discovery, name="discovery_v2"),
    path("v2/", views.root, name="root"),
    re_path(rf"^v2/services{FORM}", views.services, name="services"),
    re_path(rf"^v2/services/(?P<code>[\w-]+){FORM}", views.service, name="service"),
    re_path(rf"^v2/requests{FORM}", views.requests, name="requests"),
    re_path(rf"^v2/requests/(?P<number>[\w-]+){FORM}", views.one, name="request"),
    re_path(rf"^v2/tokens/(?P<token>[\w-]+){FORM}", views.token, name="token"),
    re_path(rf"^v2/servicerequestupdates{FORM}", views.updates, name="updates"),
    path("v2/media/<uuid:key>/<uuid:photo>.jpg", views.media, name="media"),
]
