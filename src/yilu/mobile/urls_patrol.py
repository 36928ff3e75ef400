"""Addresses of 随手拍 on the phone: shoot, follow, check on the spot, dispose."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.patrol import checking, disposing, following, pictures, shooting, showing

urlpatterns = [
    path("snap/", shooting.snap, name="snap"),
    path("snap/known/", shooting.known, name="snap_known"),
    path("snapshots/", following.mine_all, name="snapshots"),
    path("snapshots/areas/", checking.areas, name="snapshot_areas"),
    path("snapshots/settled/", showing.settled, name="snapshots_settled"),
    path(
        "snapshots/settled/<uuid:pk>/<uuid:key>/", showing.picture, name="snapshot_public_picture"
    ),
    path("snapshots/<uuid:pk>/", following.one, name="snapshot"),
    path("snapshots/<uuid:pk>/complete/", shooting.complete, name="snapshot_complete"),
    path("snapshots/<uuid:pk>/photos/<uuid:key>/", pictures.photo, name="snapshot_photo"),
    path("snapshots/<uuid:pk>/photos/<uuid:key>/thumb/", pictures.thumb, name="snapshot_thumb"),
    path("checks/", checking.checks, name="checks"),
    path("checks/<uuid:pk>/", checking.check, name="check"),
    path("dispose/", disposing.todo, name="to_dispose"),
    path("dispose/<uuid:pk>/", disposing.one, name="dispose"),
    path("dispose/<uuid:pk>/ask/<slug:kind>/", disposing.ask, name="dispose_ask"),
]
