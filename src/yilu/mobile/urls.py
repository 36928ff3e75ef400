"""Addresses of the phone pages."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views import home, look

app_name = "mobile"
urlpatterns = [
    path("", home.home, name="home"),
    path("look/", look.keep, name="look"),
]
