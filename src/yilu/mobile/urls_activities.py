"""Addresses of activities and publications on the phone."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.activities import (
    door,
    keeping,
    learning,
    listing,
    page,
    publications,
    seats,
    taking,
)

urlpatterns = [
    path("activities/", listing.activities, name="activities"),
    path("activities/<uuid:pk>/", page.activity, name="activity"),
    path("activities/<uuid:pk>/calendar.ics", taking.calendar, name="activity_calendar"),
    path("activities/<uuid:pk>/certificate.pdf", taking.certificate, name="activity_certificate"),
    path("activities/<uuid:pk>/sign-up/", seats.sign_up, name="activity_sign_up"),
    path("activities/<uuid:pk>/accept/", seats.accept, name="activity_accept"),
    path("activities/<uuid:pk>/give-up/", seats.give_up, name="activity_give_up"),
    path("activities/<uuid:pk>/ask/", seats.ask, name="activity_ask"),
    path("activities/<uuid:pk>/in/", door.check_in, name="activity_in"),
    path("activities/<uuid:pk>/out/", door.check_out, name="activity_out"),
    path("activities/<uuid:pk>/door/", keeping.door, name="activity_door"),
    path("activities/<uuid:pk>/door/tap/", keeping.tap, name="activity_door_tap"),
    path("activities/<uuid:pk>/lesson/", learning.lesson, name="activity_lesson"),
    path("activities/<uuid:pk>/lesson/<int:order>/", learning.page, name="activity_lesson_page"),
    path(
        "activities/<uuid:pk>/lesson/<int:order>/picture",
        taking.picture,
        name="activity_picture",
    ),
    path("activities/<uuid:pk>/lesson/<int:order>/film", taking.film, name="activity_film"),
    path("activities/<uuid:pk>/quiz/", learning.quiz, name="activity_quiz"),
    path("activities/<uuid:pk>/materials/<uuid:file>/", taking.material, name="activity_material"),
    path("publications/", publications.publications, name="publications"),
    path("publications/<uuid:pk>/", publications.publication, name="publication"),
]
