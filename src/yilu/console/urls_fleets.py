"""Addresses of volunteer fleets, missions, service records and honours at the desk."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.fleets import fleets, honours, missions, running

urlpatterns = [
    path("fleets/", fleets.fleets, name="fleets"),
    path("fleets/found/", fleets.fleet_found, name="fleet_found"),
    path("fleets/drivers/<uuid:pk>/", fleets.enrolment, name="enrolment"),
    path("fleets/drivers/<uuid:pk>/<slug:move>/", fleets.enrolment_move, name="enrolment_move"),
    path("fleets/leads/<uuid:pk>/end/", fleets.lead_end, name="fleet_lead_end"),
    path("fleets/<uuid:pk>/", fleets.fleet, name="fleet"),
    path("fleets/<uuid:pk>/change/", fleets.fleet_change, name="fleet_change"),
    path("fleets/<uuid:pk>/end/", fleets.fleet_end, name="fleet_end"),
    path("fleets/<uuid:pk>/lead/", fleets.lead_appoint, name="fleet_lead_appoint"),
    path("fleets/<uuid:pk>/enrol/", fleets.enrol, name="fleet_enrol"),
    path("drives/", missions.drives, name="drives"),
    path("drives/begin/", missions.drive_begin, name="drive_begin"),
    path("missions/", missions.missions, name="missions"),
    path("missions/new/", missions.mission_new, name="mission_new"),
    path("missions/<uuid:pk>/", running.mission, name="mission"),
    path("missions/<uuid:pk>/fill/", running.fill, name="mission_fill"),
    path("missions/<uuid:pk>/change/", missions.mission_change, name="mission_change"),
    path("missions/<uuid:pk>/stand-down/", running.stand_down, name="mission_stand_down"),
    path("missions/<uuid:pk>/transport/", running.transport_new, name="transport_new"),
    path("missions/<uuid:pk>/plan/", running.plan, name="mission_plan"),
    path("missions/<uuid:pk>/reserve/<uuid:person>/", running.reserve, name="mission_reserve"),
    path("missions/<uuid:pk>/run/<slug:move>/", running.run, name="mission_run"),
    path("transports/<uuid:pk>/<slug:move>/", running.transport_end, name="transport_end"),
    path("sheets/<uuid:pk>/", running.sheet, name="sheet"),
    path("sheets/<uuid:pk>/close/", running.sheet_close, name="sheet_close"),
    path("sheets/<uuid:pk>/cancel/", running.sheet_cancel, name="sheet_cancel"),
    path("incidents/<uuid:pk>/photos/<uuid:key>/", running.incident_photo, name="incident_photo"),
    path("incidents/<uuid:pk>/settle/", running.incident_settle, name="incident_settle"),
    path("service/", honours.service, name="service_records"),
    path("service/certificates/", honours.certificates, name="service_certificates"),
    path("service/certificates/<uuid:pk>.pdf", honours.certificate, name="service_certificate"),
    path("honours/", honours.honours, name="honours"),
    path("honours/propose/", honours.honour_propose, name="honour_propose"),
    path("honours/<uuid:pk>/<slug:move>/", honours.honour_move, name="honour_move"),
]
