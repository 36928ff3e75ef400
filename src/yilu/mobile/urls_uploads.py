"""Addresses of pictures and voice notes inside phone pages."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views import uploads

urlpatterns = [
    path("photos/<uuid:key>/", uploads.photo, name="photo"),
    path("photos/<uuid:key>/thumb/", uploads.thumb, name="photo_thumb"),
    path("recordings/<uuid:key>/", uploads.recording, name="recording"),
]
