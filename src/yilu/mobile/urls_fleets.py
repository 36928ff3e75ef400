"""Addresses of volunteer fleets, missions, trips and 我的服务 on the phone."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views import service
from yilu.mobile.views.fleets import calls, fleets, lead, trips

urlpatterns = [
    path("fleets/", fleets.fleets, name="fleets"),
    path("fleets/drivers/<uuid:pk>/", lead.driver, name="fleet_driver"),
    path("fleets/drivers/<uuid:pk>/<slug:move>/", lead.move, name="fleet_driver_move"),
    path("fleets/<uuid:pk>/", fleets.fleet, name="fleet"),
    path("fleets/<uuid:pk>/join/", fleets.join, name="fleet_join"),
    path("fleets/<uuid:pk>/mine/", fleets.change, name="fleet_mine"),
    path("fleets/<uuid:pk>/standby/", fleets.stand_by, name="fleet_standby"),
    path("fleets/<uuid:pk>/leave/", fleets.leave, name="fleet_leave"),
    path("fleets/<uuid:pk>/lead/", lead.lead, name="fleet_lead"),
    path("fleets/<uuid:pk>/call-out/", lead.call_out, name="fleet_call_out"),
    path("missions/", calls.calls, name="missions"),
    path("missions/<uuid:pk>/", calls.call, name="mission"),
    path("missions/<uuid:pk>/run/<slug:move>/", calls.run, name="mission_run"),
    path("missions/<uuid:pk>/<slug:move>/", calls.answer, name="mission_answer"),
    path("sheets/<uuid:pk>/", trips.trip, name="sheet"),
    path("sheets/<uuid:pk>/finish/", trips.finish, name="sheet_finish"),
    path("sheets/<uuid:pk>/incident/", trips.incident, name="sheet_incident"),
    path("sheets/<uuid:pk>/stops/<uuid:stop>/", trips.stop, name="sheet_stop"),
    path("service/", service.service, name="service"),
    path("service/certificate.pdf", service.certificate, name="service_certificate"),
    path("service/honours/", service.honoured, name="honoured"),
    path("service/honours/<uuid:pk>/<slug:move>/", service.honour, name="honour_move"),
]
