"""Addresses of member development; `console.urls` includes them below /console/development/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.development import files, lists, work

urlpatterns = [
    path("", lists.candidates, name="candidates"),
    path("new/", lists.candidate_new, name="candidate_new"),
    path("applications/", lists.applications, name="party_applications"),
    path("applications/<uuid:pk>/", lists.application, name="party_application"),
    path(
        "applications/<uuid:pk>/accept/",
        lists.application_accept,
        name="party_application_accept",
    ),
    path(
        "applications/<uuid:pk>/return/",
        lists.application_return,
        name="party_application_return",
    ),
    path("moves/<uuid:pk>/take/", lists.move_take, name="candidate_move_take"),
    path("moves/<uuid:pk>/<slug:move>/", lists.move_against, name="candidate_move_against"),
    path("letters/<uuid:pk>/", work.letter, name="candidate_letter"),
    path("letters/<uuid:pk>/pdf/", files.letter_pdf, name="candidate_letter_pdf"),
    path("papers/<uuid:pk>/", files.paper, name="candidate_paper"),
    path("papers/<uuid:pk>/move/", work.paper_move, name="candidate_paper_move"),
    path("steps/<uuid:pk>/void/", work.void, name="candidate_void"),
    path("<uuid:pk>/", files.candidate, name="candidate"),
    path("<uuid:pk>/archive/", files.archive, name="candidate_archive"),
    path("<uuid:pk>/archive/pdf/", files.archive_pdf, name="candidate_archive_pdf"),
    path("<uuid:pk>/step/<slug:key>/", work.step, name="candidate_step"),
    path("<uuid:pk>/review/", work.review, name="candidate_review"),
    path("<uuid:pk>/letter/", work.letter_new, name="candidate_letter_new"),
    path("<uuid:pk>/train/", work.train, name="candidate_train"),
    path("<uuid:pk>/paper/", work.paper_new, name="candidate_paper_new"),
    path("<uuid:pk>/contacts/", work.contacts, name="candidate_contacts"),
    path("<uuid:pk>/extend/", work.extend, name="candidate_extend"),
    path("<uuid:pk>/move/", work.move, name="candidate_move"),
    path("<uuid:pk>/end/", work.end, name="candidate_end"),
]
