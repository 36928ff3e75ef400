"""Addresses of 我的积分; `mobile.urls` includes them below /me/points/."""

from __future__ import annotations

from django.urls import path

from yilu.mobile.views.rewards import giving, points, redeeming

urlpatterns = [
    path("", points.points, name="points"),
    path("redeem/", redeeming.goods, name="points_goods"),
    path("redeem/<uuid:pk>/", redeeming.show, name="points_show"),
    path("code/", redeeming.code, name="points_code"),
    path("code/drop/", redeeming.drop, name="points_drop"),
    path("give/", giving.pools, name="points_give"),
    path("give/<uuid:pk>/", giving.give, name="points_give_to"),
    path("<uuid:pk>/", points.award, name="points_award"),
]
