"""The address of the kit."""

from __future__ import annotations

from django.urls import path

from yilu.ui import views

app_name = "ui"
urlpatterns = [
    path("kit/", views.kit_page, name="kit"),
]
