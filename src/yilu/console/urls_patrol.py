"""Addresses of 随手拍 at the desk: cases, photos, the ground, figures."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.patrol import acts, case, categories, ground, inbox, painting, photos, stats

urlpatterns = [
    path("snapshots/", inbox.snapshots, name="snapshots"),
    path("snapshots/box/<slug:box>/", inbox.snapshots, name="snapshots_box"),
    path("snapshots/rates/", stats.rates, name="snapshot_rates"),
    path("snapshots/<uuid:pk>/", case.snapshot, name="snapshot"),
    path("snapshots/<uuid:pk>/act/<slug:act>/", acts.act, name="snapshot_act"),
    path("snapshots/<uuid:pk>/photos/<uuid:key>/", photos.photo, name="snapshot_photo"),
    path("snapshots/<uuid:pk>/photos/<uuid:key>/thumb/", photos.thumb, name="snapshot_thumb"),
    path(
        "snapshots/<uuid:pk>/photos/<uuid:key>/original/", photos.original, name="snapshot_original"
    ),
    path("snapshots/<uuid:pk>/photos/<uuid:key>/review/", photos.review, name="snapshot_review"),
    path("areas/", ground.areas, name="areas"),
    path("areas/open/", ground.area_open, name="area_open"),
    path("areas/paint/", painting.overview, name="paint"),
    path("areas/paint/<slug:cell>/", painting.detail, name="paint_cell"),
    path("areas/<uuid:pk>/", ground.area, name="area"),
    path("areas/<uuid:pk>/close/", ground.area_close, name="area_close"),
    path("snapshots/categories/", categories.categories, name="categories"),
    path("snapshots/categories/add/", categories.add, name="category_add"),
    path("snapshots/categories/<slug:code>/", categories.category, name="category"),
    path("snapshots/categories/<slug:code>/retire/", categories.retire, name="category_retire"),
]
