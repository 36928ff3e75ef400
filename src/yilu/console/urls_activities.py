"""Addresses of activities and publications at the desk; `console.urls` includes them below /console/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.activities import (
    door,
    listing,
    media,
    page,
    planning,
    publications,
    records,
)

urlpatterns = [
    path("activities/", listing.activities, name="activities"),
    path("activities/new/", planning.new, name="activity_new"),
    path("activities/double/", records.double, name="activities_double"),
    path("activities/<uuid:pk>/", page.activity, name="activity"),
    path("activities/<uuid:pk>/edit/", planning.edit, name="activity_edit"),
    path("activities/<uuid:pk>/lesson/", planning.lesson, name="activity_lesson"),
    path("activities/<uuid:pk>/lesson/media/", media.media, name="activity_media"),
    path("activities/<uuid:pk>/lesson/slides/", media.slides, name="activity_slides"),
    path("activities/<uuid:pk>/lesson/<int:order>/put/", media.put_on, name="activity_media_put"),
    path("activities/<uuid:pk>/lesson/<int:order>/drop/", media.drop, name="activity_media_drop"),
    path("activities/<uuid:pk>/lesson/<int:order>/picture", media.picture, name="activity_slide"),
    path("activities/<uuid:pk>/quiz/", planning.quiz, name="activity_quiz"),
    path("activities/<uuid:pk>/material/", planning.material, name="activity_material"),
    path("activities/<uuid:pk>/cancel/", planning.cancel, name="activity_cancel"),
    path("activities/<uuid:pk>/publish/", page.publish, name="activity_publish"),
    path("activities/<uuid:pk>/hold/", page.hold, name="activity_hold"),
    path("activities/<uuid:pk>/close/", page.close, name="activity_close"),
    path("activities/<uuid:pk>/code/", door.code, name="activity_code"),
    path("activities/<uuid:pk>/admit/", door.admit, name="activity_admit"),
    path("activities/<uuid:pk>/list/", door.enter, name="activity_list"),
    path("activities/<uuid:pk>/sheet/", door.sheet, name="activity_sheet"),
    path("activities/<uuid:pk>/out/<uuid:came>/", door.out, name="activity_out"),
    path("activities/<uuid:pk>/attendance/", records.attendance, name="activity_attendance"),
    path("activities/<uuid:pk>/educate.json", records.educate, name="activity_educate"),
    path(
        "activities/<uuid:pk>/certificate/<uuid:came>/",
        records.certificate,
        name="activity_certificate",
    ),
    path("activities/<uuid:pk>/answer/<uuid:question>/", planning.answer, name="activity_answer"),
    path("publications/", publications.publications, name="publications"),
    path("publications/new/", publications.new, name="publication_new"),
    path("publications/<uuid:pk>/", publications.publication, name="publication"),
    path("publications/<uuid:pk>/edit/", publications.edit, name="publication_edit"),
    path("publications/<uuid:pk>/publish/", publications.publish, name="publication_publish"),
    path("publications/<uuid:pk>/withdraw/", publications.withdraw, name="publication_withdraw"),
]
