"""Addresses of the staff pages, below /console/."""

from __future__ import annotations

from django.urls import include, path

from yilu.console.views import (
    audit,
    cockpit,
    doubles,
    limits,
    messages,
    organisations,
    posts,
    rulebook,
    search,
    setup,
    slips,
)
from yilu.console.views.intake import batches, preview
from yilu.console.views.membership import branches, contacts, gaps, giving, members, serving
from yilu.console.views.people import accounts
from yilu.console.views.registry import companies, drivers, operations, permits, vehicles

app_name = "console"

registers = [
    path("companies/", companies.companies, name="companies"),
    path("companies/<uuid:pk>/", companies.company, name="company"),
    path("vehicles/", vehicles.vehicles, name="vehicles"),
    path("vehicles/<uuid:pk>/", vehicles.vehicle, name="vehicle"),
    path("drivers/", drivers.drivers, name="drivers"),
    path("drivers/<uuid:pk>/", drivers.driver, name="driver"),
    path("drivers/<uuid:pk>/reveal/<slug:field>/", drivers.driver_reveal, name="driver_reveal"),
    path("permits/", permits.of_drivers, name="permits"),
    path("permits/vehicles/", permits.of_vehicles, name="permits_vehicles"),
    path("permits/companies/", permits.of_companies, name="permits_companies"),
    path("operations/", operations.operations, name="operations"),
]
tree = [
    path("units/", organisations.units, name="units"),
    path("units/found/", organisations.found, name="unit_found"),
    path("units/<uuid:pk>/", organisations.unit, name="unit"),
    path("units/<uuid:pk>/open/", organisations.unit_open, name="unit_open"),
    path("units/<uuid:pk>/rename/", organisations.unit_rename, name="unit_rename"),
    path("units/<uuid:pk>/move/", organisations.unit_move, name="unit_move"),
    path("units/<uuid:pk>/close/", organisations.unit_close, name="unit_close"),
    path("units/<uuid:pk>/appoint/", posts.unit_appoint, name="unit_appoint"),
    path("posts/", posts.posts, name="posts"),
    path("posts/<uuid:pk>/end/", posts.post_end, name="post_end"),
]
party = [
    path("members/", members.members, name="members"),
    path("members/enrol/", members.enrol, name="enrol"),
    path("members/gaps/", gaps.gaps, name="gaps"),
    path("members/gaps/propose/", gaps.propose, name="propose"),
    path("members/proposals/", gaps.proposals, name="proposals"),
    path("members/proposals/decide/", gaps.decide, name="decide"),
    path("members/<uuid:pk>/", members.member, name="member"),
    path("members/<uuid:pk>/place/", members.member_place, name="member_place"),
    path("members/<uuid:pk>/reveal/<slug:field>/", members.member_reveal, name="member_reveal"),
    path("places/<uuid:pk>/end/", members.place_end, name="place_end"),
    path("branches/", branches.branches, name="branches"),
    path("branches/<uuid:pk>/", branches.branch, name="branch"),
    path("branches/<uuid:pk>/serve/", serving.serve, name="branch_serve"),
    path("serves/<uuid:pk>/stop/", serving.stop, name="serve_stop"),
    path("branches/<uuid:pk>/contacts/", contacts.contacts, name="contacts"),
    path("branches/<uuid:pk>/contacts/free/", contacts.free, name="contacts_free"),
    path("branches/<uuid:pk>/contacts/assign/", giving.assign, name="contacts_assign"),
    path("branches/<uuid:pk>/contacts/offers/", giving.offers, name="contacts_offers"),
    path("branches/<uuid:pk>/contacts/end/", giving.end, name="contacts_end"),
]
imports = [
    path("imports/", batches.batches, name="imports"),
    path("imports/upload/", batches.upload, name="import_upload"),
    path("imports/samples/<slug:kind>/", batches.sample, name="import_sample"),
    path("imports/<uuid:pk>/", preview.batch, name="import"),
    path("imports/<uuid:pk>/progress/", preview.progress, name="import_progress"),
    path("imports/<uuid:pk>/fix/", preview.fix, name="import_fix"),
    path("imports/<uuid:pk>/drop/", preview.drop, name="import_drop"),
    path("imports/<uuid:pk>/apply/", preview.apply, name="import_apply"),
    path("imports/<uuid:pk>/undo/", preview.undo, name="import_undo"),
    path("imports/<uuid:pk>/discard/", preview.discard, name="import_discard"),
    path("imports/<uuid:pk>/download/", preview.download, name="import_download"),
]
referred = [
    path("slips/", slips.slips, name="slips"),
    path("slips/<uuid:pk>/", slips.slip, name="slip"),
    path("slips/<uuid:pk>/moves/<slug:move>/", slips.move, name="slip_move"),
    path("slips/<uuid:pk>/<slug:kind>/", slips.download, name="slip_download"),
]
administration = [
    path("audit/", audit.audit, name="audit"),
    path("audit/verify/", audit.verify, name="audit_verify"),
    path("rules/", rulebook.articles, name="rulebook"),
    path("rules/<uuid:pk>/", rulebook.article, name="rulebook_article"),
    path("rules/<uuid:pk>/replace/", rulebook.replace, name="rulebook_replace"),
    path("rules/<uuid:pk>/check/", rulebook.check, name="rulebook_check"),
    path("setup/", setup.setup, name="setup"),
    path("setup/backup/", setup.backup_tried, name="setup_backup"),
    path("limits/", limits.limits, name="limits"),
    path("limits/<str:key>/", limits.limit, name="limit"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/<uuid:pk>/", accounts.account, name="account"),
    path("accounts/<uuid:pk>/block/", accounts.block, name="account_block"),
    path("accounts/<uuid:pk>/unblock/", accounts.unblock, name="account_unblock"),
    path("accounts/<uuid:pk>/sign-out/", accounts.sign_out, name="account_sign_out"),
]
urlpatterns = [
    path("", cockpit.home, name="home"),
    path("messages/", messages.messages, name="messages"),
    path("messages/read/", messages.read_all, name="messages_read"),
    path("messages/<uuid:pk>/", messages.message, name="message"),
    path("search/", search.search, name="search"),
    path("doubles/", doubles.doubles, name="doubles"),
    *registers,
    *tree,
    *party,
    *imports,
    *administration,
    *referred,
    path("", include("yilu.console.urls_appeals")),
    path("briefs/", include("yilu.console.urls_briefs")),
    path("stations/", include("yilu.console.urls_stations")),
    path("", include("yilu.console.urls_activities")),
    path("care/", include("yilu.console.urls_care")),
    path("stock/", include("yilu.console.urls_stock")),
    path("rides/", include("yilu.console.urls_rides")),
    path("", include("yilu.console.urls_inspections")),
    path("rewards/", include("yilu.console.urls_rewards")),
    path("development/", include("yilu.console.urls_development")),
    path("", include("yilu.console.urls_meetings")),
    path("", include("yilu.console.urls_fleets")),
    path("", include("yilu.console.urls_patrol")),
]
