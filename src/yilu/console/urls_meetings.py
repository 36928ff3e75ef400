"""Addresses of meetings, a branch's ledgers and the backbone at the desk."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.meetings import branch, listing, live, page, resolutions
from yilu.console.views.party import backbone, floating, national, registers, transfers

meetings = [
    path("meetings/", listing.meetings, name="meetings"),
    path("meetings/new/", page.meeting_new, name="meeting_new"),
    path("meetings/<uuid:pk>/", page.meeting, name="meeting"),
    path("meetings/<uuid:pk>/change/", page.meeting_change, name="meeting_change"),
    path("meetings/<uuid:pk>/item/", page.item_new, name="meeting_item"),
    path("meetings/<uuid:pk>/vote/", page.vote_new, name="meeting_vote"),
    path("meetings/<uuid:pk>/item/<uuid:item>/drop/", page.item_drop, name="meeting_item_drop"),
    path("meetings/<uuid:pk>/move/<slug:move>/", page.meeting_move, name="meeting_move"),
    path("meetings/<uuid:pk>/cancel/", page.meeting_cancel, name="meeting_cancel"),
    path("meetings/<uuid:pk>/minutes/", page.minutes, name="meeting_minutes"),
    path("meetings/<uuid:pk>/sign/", page.meeting_sign, name="meeting_sign"),
    path("meetings/<uuid:pk>/papers/", page.papers_new, name="meeting_papers"),
    path("meetings/<uuid:pk>/papers/<uuid:key>/", page.paper, name="meeting_paper"),
    path("meetings/<uuid:pk>/live/", live.live, name="meeting_live"),
    path("meetings/<uuid:pk>/live/room/", live.presence, name="meeting_presence"),
    path("meetings/<uuid:pk>/roll/<uuid:attendee>/leave/", live.excuse, name="meeting_excuse"),
    path("meetings/<uuid:pk>/roll/<uuid:attendee>/out/", live.exclude, name="meeting_exclude"),
    path("meetings/<uuid:pk>/roll/<uuid:attendee>/in/", live.include, name="meeting_include"),
    path("meetings/<uuid:pk>/item/<uuid:item>/letters/", live.letter, name="meeting_letter"),
    path("meetings/<uuid:pk>/item/<uuid:item>/hand-out/", live.hand_out, name="meeting_hand_out"),
    path(
        "meetings/<uuid:pk>/item/<uuid:item>/print/<slug:kind>/",
        page.ballot_papers,
        name="meeting_print",
    ),
    path("ballots/<uuid:key>/tally/<slug:which>/", live.tally, name="ballot_tally"),
    path("ballots/<uuid:key>/void/", live.void, name="ballot_void"),
    path("ballots/<uuid:key>/decide/", live.decide, name="ballot_decide"),
    path("resolutions/", listing.resolutions, name="resolutions"),
    path("resolutions/<uuid:pk>/", resolutions.resolution, name="resolution"),
    path("resolutions/<uuid:pk>/sign/", resolutions.resolution_sign, name="resolution_sign"),
    path("resolutions/<uuid:pk>/<slug:kind>/", resolutions.resolution_file, name="resolution_file"),
    path("branches/<uuid:pk>/party/", branch.branch_party, name="branch_party"),
    path("branches/<uuid:pk>/party/seat/", branch.seat_new, name="seat_new"),
    path("branches/<uuid:pk>/party/group/", branch.group_place, name="group_place"),
    path("branches/<uuid:pk>/party/approver/", branch.approver, name="branch_approver"),
    path("branches/<uuid:pk>/party/national/", national.national, name="branch_national"),
    path("seats/<uuid:pk>/end/", branch.seat_end, name="seat_end"),
]
ledgers = [
    path("transfers/", transfers.transfers, name="transfers"),
    path("transfers/new/", transfers.transfer_new, name="transfer_new"),
    path("transfers/<uuid:pk>/", transfers.transfer, name="transfer"),
    path("transfers/<uuid:pk>/<slug:move>/", transfers.transfer_move, name="transfer_move"),
    path("floating/", floating.floating, name="floating"),
    path("floating/new/", floating.floating_new, name="floating_new"),
    path("floating/<uuid:pk>/", floating.floating_one, name="floating_one"),
    path("floating/<uuid:pk>/<slug:move>/", floating.floating_move, name="floating_move"),
    path("dues/", registers.dues, name="dues"),
    path("dues/new/", registers.dues_new, name="dues_new"),
    path("appraisals/", registers.appraisals, name="appraisals"),
    path("appraisals/new/", registers.appraisal_new, name="appraisal_new"),
]
lists = [
    path("backbone/", backbone.backbone, name="backbone"),
    path("backbone/criteria/", backbone.criteria, name="backbone_criteria"),
    path("backbone/criteria/new/", backbone.criteria_new, name="criteria_new"),
    path("backbone/criteria/<uuid:pk>/list/", backbone.list_make, name="backbone_make"),
    path("backbone/corrections/", backbone.corrections, name="corrections"),
    path("backbone/corrections/<uuid:pk>/", backbone.correction, name="correction"),
    path("backbone/<uuid:pk>/", backbone.backbone_list, name="backbone_list"),
    path("backbone/<uuid:pk>/choose/", backbone.list_choose, name="backbone_choose"),
    path("backbone/<uuid:pk>/add/", backbone.entry_add, name="backbone_add"),
    path("backbone/<uuid:pk>/decide/", backbone.list_decide, name="backbone_decide"),
    path("backbone/<uuid:pk>/drop/", backbone.list_drop, name="backbone_drop"),
    path("backbone/<uuid:pk>/honour/", backbone.list_honour, name="backbone_honour"),
    path("backbone/<uuid:pk>/<uuid:entry>/leave/", backbone.entry_leave, name="backbone_leave"),
]
urlpatterns = [*meetings, *ledgers, *lists]
