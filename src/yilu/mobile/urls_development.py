"""Addresses of 我的进步, below /me/progress/."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views import development

urlpatterns = [
    path("", development.progress, name="progress"),
    path("apply/", development.apply, name="progress_apply"),
    path("apply/<uuid:pk>/withdraw/", development.withdraw, name="progress_withdraw"),
    path("paper/", development.paper, name="progress_paper"),
    path("paper/<uuid:pk>/", development.own_file, name="progress_file"),
    path("cultivated/<uuid:pk>/", development.review, name="progress_review"),
]
