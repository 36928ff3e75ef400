"""Addresses of appeals on the phone."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.appeals import contact, enclosing, mine, receipts, recording, submitting

urlpatterns = [
    path("appeals/", mine.listing, name="appeals"),
    path("appeals/new/", submitting.new, name="appeal_new"),
    path("appeals/known/", submitting.known, name="appeal_known"),
    path("appeals/record/", recording.record, name="appeal_record"),
    path("appeals/receipt/", receipts.receipt, name="appeal_receipt"),
    path("appeals/<uuid:pk>/", mine.detail, name="appeal"),
    path("appeals/<uuid:pk>/photos/<uuid:key>/", enclosing.photo, name="appeal_photo"),
    path("appeals/<uuid:pk>/photos/<uuid:key>/thumb/", enclosing.thumb, name="appeal_thumb"),
    path("appeals/<uuid:pk>/voice/<uuid:key>/", enclosing.recording, name="appeal_voice"),
    path("contact/appeals/", contact.listing, name="contact_appeals"),
    path("contact/appeals/<uuid:pk>/", contact.detail, name="contact_appeal"),
    path("answers/", submitting.answers, name="answers"),
]
