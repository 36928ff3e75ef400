"""Addresses of exam rides at the desk, below /console/rides/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.rides import board, bookings, calendar, cars, paste, plans, seasons, thanks

urlpatterns = [
    path("", seasons.seasons, name="seasons"),
    path("new/", seasons.new, name="season_new"),
    path("cars/", cars.cars, name="ride_cars"),
    path("cars/<uuid:pk>/", cars.car, name="ride_car"),
    path("cars/<uuid:pk>/decide/", cars.decide, name="ride_car_decide"),
    path("cars/<uuid:pk>/equip/", cars.equip, name="ride_car_equip"),
    path("cars/<uuid:pk>/drop/", board.drop_out, name="ride_car_drop"),
    path("cars/<uuid:pk>/call-up/", board.call_up, name="ride_car_call_up"),
    path("cars/<uuid:pk>/sticker/", cars.sticker, name="ride_sticker"),
    path("appeals/<uuid:pk>/", cars.appeal, name="ride_appeal"),
    path("bookings/", bookings.bookings, name="ride_bookings"),
    path("bookings/<uuid:pk>/", bookings.booking, name="ride_booking"),
    path("bookings/<uuid:pk>/change/", bookings.change, name="ride_booking_change"),
    path("bookings/<uuid:pk>/cancel/", bookings.cancel, name="ride_booking_cancel"),
    path("bookings/<uuid:pk>/place/", bookings.place, name="ride_booking_place"),
    path("thanks/", thanks.thanks, name="ride_thanks"),
    path("thanks/<uuid:pk>/<slug:word>/", thanks.review, name="ride_thanks_review"),
    path("gates/<uuid:pk>/shut/", calendar.shut, name="ride_gate_shut"),
    path("closures/<uuid:pk>/open/", calendar.reopen, name="ride_gate_open"),
    path("points/<uuid:pk>/gate/", calendar.gate, name="ride_gate_add"),
    path("waves/<uuid:pk>/drop/", calendar.drop_wave, name="ride_wave_drop"),
    path("waves/<uuid:pk>/buffer/", board.buffer, name="ride_buffer"),
    path("waves/<uuid:pk>/<slug:direction>/", plans.wave, name="ride_wave"),
    path("waves/<uuid:pk>/<slug:direction>/ask/", plans.ask_plan, name="ride_plan_ask"),
    path("waves/<uuid:pk>/<slug:direction>/board/", board.board, name="ride_board"),
    path("waves/<uuid:pk>/<slug:direction>/repair/", board.repair, name="ride_repair"),
    path("plans/<uuid:pk>/", plans.plan, name="ride_plan"),
    path("plans/<uuid:pk>/points/<uuid:key>.pdf", plans.point_manifest, name="ride_manifest"),
    path("plans/<uuid:pk>/legs/<uuid:key>/", plans.move_leg, name="ride_leg"),
    path("plans/<uuid:pk>/<slug:move>/", plans.move, name="ride_plan_move"),
    path("trips/<uuid:pk>/", board.trip, name="ride_trip"),
    path("trips/<uuid:pk>/check/", board.check, name="ride_trip_check"),
    path("<uuid:pk>/", seasons.season, name="season"),
    path("<uuid:pk>/change/", seasons.change, name="season_change"),
    path("<uuid:pk>/move/<slug:move>/", seasons.move, name="season_move"),
    path("<uuid:pk>/wave/", calendar.wave, name="ride_wave_add"),
    path("<uuid:pk>/point/", calendar.point, name="ride_point_add"),
    path("<uuid:pk>/scorecard/", cars.scorecard, name="ride_scorecard"),
    path("<uuid:pk>/score/", cars.score, name="ride_score"),
    path("<uuid:pk>/propose/", cars.propose, name="ride_propose"),
    path("<uuid:pk>/trained/", cars.trained, name="ride_trained"),
    path("<uuid:pk>/book/", bookings.book, name="ride_book"),
    path("<uuid:pk>/paste/", paste.paste, name="ride_paste"),
]
