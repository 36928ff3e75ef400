"""Addresses of stations on the phone, below /stations/."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.stations import counter, mine, near

urlpatterns = [
    path("", near.near, name="stations"),
    path("map/", near.on_map, name="stations_map"),
    path("<uuid:pk>/", near.station, name="station"),
    path("<uuid:pk>/in/", mine.check_in, name="station_check_in"),
    path("<uuid:pk>/favourite/", mine.favour, name="station_favour"),
    path("<uuid:pk>/fault/", mine.fault, name="station_fault"),
    path("<uuid:pk>/counter/", counter.counter, name="station_counter"),
    path("<uuid:pk>/counter/tally/", counter.tally, name="station_tally"),
    path("<uuid:pk>/counter/in/", counter.check_in, name="station_counter_in"),
    path("visits/<uuid:pk>/strike/", counter.strike, name="station_strike"),
    path("visits/<uuid:pk>/rate/", mine.rate, name="visit_rate"),
]
