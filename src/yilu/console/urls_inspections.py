"""Addresses of 创文迎查 and of Open311's partners at the desk, below /console/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.inspections import errands, lists, partners

urlpatterns = [
    path("inspections/", lists.inspections, name="inspections"),
    path("inspections/new/", lists.inspection_new, name="inspection_new"),
    path("inspections/errands/", errands.errands, name="errands"),
    path("inspections/errands/<uuid:pk>/", errands.errand, name="errand"),
    path("inspections/errands/<uuid:pk>/accept/", errands.accept, name="errand_accept"),
    path("inspections/errands/<uuid:pk>/decline/", errands.decline, name="errand_decline"),
    path("inspections/errands/<uuid:pk>/mend/", errands.mend, name="errand_mend"),
    path("inspections/errands/<uuid:pk>/photos/<uuid:key>/", errands.photo, name="errand_photo"),
    path("inspections/<uuid:pk>/", lists.inspection, name="inspection"),
    path("inspections/<uuid:pk>/list/", lists.stops, name="inspection_list"),
    path("inspections/<uuid:pk>/strike/<uuid:stop>/", lists.strike, name="inspection_strike"),
    path("inspections/<uuid:pk>/<slug:move>/", lists.move, name="inspection_move"),
    path("partners/", partners.partners, name="partners"),
    path("partners/new/", partners.partner_new, name="partner_new"),
    path("partners/<uuid:pk>/close/", partners.partner_close, name="partner_close"),
]
