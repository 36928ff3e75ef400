"""Addresses of 创文迎查 on the phone; `mobile.urls` includes them below /inspections/."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.inspections import errands

urlpatterns = [
    path("", errands.offered, name="inspections"),
    path("stops/<uuid:pk>/take/", errands.take, name="stop_take"),
    path("errands/<uuid:pk>/", errands.errand, name="errand"),
    path("errands/<uuid:pk>/drop/", errands.drop, name="errand_drop"),
    path("errands/<uuid:pk>/photos/<uuid:key>/", errands.photo, name="errand_photo"),
]
