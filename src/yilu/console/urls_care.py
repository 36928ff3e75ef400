"""Addresses of care; `console.urls` includes them below /console/care/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.care import campaigns, consultations, handouts, hardship, helps

urlpatterns = [
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", campaigns.campaign_new, name="campaign_new"),
    path("campaigns/<uuid:pk>/", campaigns.campaign, name="campaign"),
    path("campaigns/<uuid:pk>/change/", campaigns.campaign_change, name="campaign_change"),
    path("campaigns/<uuid:pk>/counter/", handouts.counter, name="pack_counter"),
    path("campaigns/<uuid:pk>/list/", campaigns.campaign_list, name="campaign_list"),
    path("campaigns/<uuid:pk>/list/add/", campaigns.campaign_put, name="campaign_put"),
    path("campaigns/<uuid:pk>/list/refresh/", campaigns.campaign_refresh, name="campaign_refresh"),
    path(
        "campaigns/<uuid:pk>/list/hardship/", campaigns.campaign_hardship, name="campaign_hardship"
    ),
    path(
        "campaigns/<uuid:pk>/list/<uuid:listed>/",
        campaigns.campaign_listed,
        name="campaign_listed",
    ),
    path("campaigns/<uuid:pk>/<slug:move>/", campaigns.campaign_move, name="campaign_move"),
    path("handouts/", handouts.handouts, name="handouts"),
    path("handouts/<uuid:pk>/", handouts.handout, name="handout"),
    path("helps/", helps.helps, name="helps"),
    path("helps/new/", helps.help_new, name="help_new"),
    path("helps/<uuid:pk>/", helps.help_page, name="help"),
    path("helps/<uuid:pk>/correct/", helps.help_correct, name="help_correct"),
    path("helps/<uuid:pk>/void/", helps.help_void, name="help_void"),
    path("desk/", consultations.consult_desk, name="consult_desk"),
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/<uuid:pk>/", consultations.consultation, name="consultation"),
    path("consultations/<uuid:pk>/release/", consultations.answer_release, name="answer_release"),
    path(
        "consultations/<uuid:pk>/<slug:move>/",
        consultations.consultation_move,
        name="consultation_move",
    ),
    path("slots/", consultations.slots, name="slots"),
    path("slots/new/", consultations.slot_new, name="slot_new"),
    path("slots/<uuid:pk>/", consultations.slot, name="slot"),
    path("slots/<uuid:pk>/cancel/", consultations.slot_cancel, name="slot_cancel"),
    path("hardship/", hardship.notes, name="hardship"),
    path("hardship/new/", hardship.note_new, name="hardship_new"),
    path("hardship/<uuid:pk>/", hardship.note, name="hardship_note"),
    path("hardship/<uuid:pk>/end/", hardship.note_end, name="hardship_end"),
    path("visits/", hardship.visits, name="home_visits"),
    path("visits/new/", hardship.visit_new, name="home_visit_new"),
    path("visits/<uuid:pk>/", hardship.visit, name="home_visit"),
]
