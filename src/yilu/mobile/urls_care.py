"""Addresses of 关爱与咨询; `mobile.urls` includes them below /care/."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.care import consultations, home, packs

urlpatterns = [
    path("", home.care, name="care"),
    path("code/", home.code, name="care_code"),
    path("helps/<uuid:pk>/confirm/", home.help_confirm, name="care_help_confirm"),
    path("helps/<uuid:pk>/object/", home.help_object, name="care_help_object"),
    path("packs/", packs.packs, name="packs"),
    path("packs/<uuid:pk>/<uuid:place>/", packs.counter, name="pack_counter"),
    path("packs/<uuid:pk>/<uuid:place>/find/", packs.find, name="pack_find"),
    path("packs/<uuid:pk>/<uuid:place>/hand/", packs.hand, name="pack_hand"),
    path("slots/", consultations.slots, name="care_slots"),
    path("slots/<uuid:pk>/", consultations.book, name="care_book"),
    path("ask/", consultations.ask, name="care_ask"),
    path("answers/", consultations.answers, name="care_answers"),
    path("consultations/<uuid:pk>/", consultations.consultation, name="care_consultation"),
    path("consultations/<uuid:pk>/<slug:move>/", consultations.move, name="care_move"),
]
