"""Addresses of the demo's front door."""

from __future__ import annotations

from django.urls import path

from yilu.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.personas, name="personas"),
    path("token", views.token, name="token"),
    path("registers/<str:name>", views.register, name="register"),
]
