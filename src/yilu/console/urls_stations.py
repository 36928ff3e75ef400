"""Addresses of stations at the desk, below /console/stations/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.stations import book, counter, manage, pictures, records, register, taking

urlpatterns = [
    path("", register.stations, name="stations"),
    path("open/", manage.station_open, name="station_open"),
    path("gaps/", register.gaps, name="station_gaps"),
    path("visits/", records.visits, name="visits"),
    path("visits/<uuid:pk>/strike/", counter.strike, name="visit_strike"),
    path("needs/", records.needs, name="needs"),
    path("needs/<uuid:pk>/answer/", taking.need_answer, name="need_answer"),
    path("faults/", records.faults, name="faults"),
    path("faults/<uuid:pk>/settle/", taking.fault_settle, name="fault_settle"),
    path("counter/", counter.counters, name="counters"),
    path("<uuid:pk>/", register.station, name="station"),
    path("<uuid:pk>/change/", manage.station_change, name="station_change"),
    path("<uuid:pk>/close/", manage.station_close, name="station_close"),
    path("<uuid:pk>/photos/", pictures.station_photos, name="station_photos"),
    path("<uuid:pk>/photos/<uuid:key>/", pictures.station_photo, name="station_photo"),
    path("<uuid:pk>/photos/<uuid:key>/drop/", pictures.photo_drop, name="station_photo_drop"),
    path("<uuid:pk>/hours/", manage.station_exception, name="station_exception"),
    path("<uuid:pk>/hours/<uuid:key>/drop/", manage.exception_drop, name="station_exception_drop"),
    path("<uuid:pk>/counter/", counter.counter, name="counter"),
    path("<uuid:pk>/counter/tally/", counter.tally, name="counter_tally"),
    path("<uuid:pk>/counter/in/", counter.check_in, name="counter_check_in"),
    path("<uuid:pk>/counter/book/", book.book, name="counter_book"),
    path("<uuid:pk>/counter/list/", book.lines, name="counter_list"),
    path("<uuid:pk>/counter/need/", taking.need, name="counter_need"),
    path("<uuid:pk>/counter/code/", taking.code, name="counter_code"),
    path("<uuid:pk>/counter/day-code/", taking.day_code, name="counter_day_code"),
    path("<uuid:pk>/stock/receive/", taking.stock_receive, name="stock_receive"),
    path("<uuid:pk>/stock/use/", taking.stock_use, name="stock_use"),
    path("<uuid:pk>/stock/count/", taking.stock_count, name="stock_count"),
]
