"""Addresses of exam rides on the phone, below /exam/: families without an account, and drivers."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.rides import booking, duty, family, proving

urlpatterns = [
    path("", family.front, name="exam"),
    path("phone/", proving.phone, name="exam_phone"),
    path("code/", proving.code, name="exam_code"),
    path("mine/", family.mine, name="exam_mine"),
    path("book/", family.book, name="exam_book"),
    path("b/<slug:link>/", booking.page, name="exam_booking"),
    path("b/<slug:link>/change/", booking.change, name="exam_change"),
    path("b/<slug:link>/cancel/", booking.cancel, name="exam_cancel"),
    path("b/<slug:link>/call/", booking.call, name="exam_call"),
    path("b/<slug:link>/rate/", booking.rate, name="exam_rate"),
    path("b/<slug:link>/thank/", booking.thank, name="exam_thank"),
    path("b/<slug:link>/calendar.ics", booking.calendar, name="exam_calendar"),
    path("car/<slug:code>/", family.car, name="exam_car"),
    path("duty/", duty.duty, name="exam_duty"),
    path("duty/<uuid:pk>/appeal/", duty.appeal, name="exam_appeal"),
    path("duty/<uuid:pk>/<slug:word>/", duty.say, name="exam_say"),
    path("trips/<uuid:pk>/", duty.trip, name="exam_trip"),
    path("trips/<uuid:pk>/check/", duty.check, name="exam_check"),
    path("trips/<uuid:pk>/call/", duty.call, name="exam_call_family"),
    path("trips/<uuid:pk>/incident/", duty.incident, name="exam_incident"),
    path("trips/<uuid:pk>/position/", duty.position, name="exam_position"),
    path("sheet/<uuid:pk>.pdf", duty.sheet, name="exam_sheet"),
]
