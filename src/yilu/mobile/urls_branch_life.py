"""Addresses of branch life on the phone, below /me/."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.branch_life import meetings, record

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("ballots/<uuid:pk>/", meetings.count, name="count_ballot"),
    path("record/", record.record, name="record"),
    path("record/<slug:fact>/", record.wrong, name="record_wrong"),
]
