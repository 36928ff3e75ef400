"""Addresses of the points; `console.urls` includes them below /console/rewards/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.rewards import awards, counter, goods, overview, past, pools

urlpatterns = [
    path("", overview.overview, name="rewards"),
    path("tariff/<slug:outcome>/", overview.rate, name="reward_rate"),
    path("budget/", overview.budget, name="reward_budget"),
    path("ranking/", overview.ranking, name="reward_ranking"),
    path("awards/", awards.awards, name="awards"),
    path("awards/past/", past.past, name="past_points"),
    path("awards/past/sheet/", past.sheet, name="past_points_sheet"),
    path("awards/<uuid:pk>/", awards.award, name="award"),
    path("awards/<uuid:pk>/<slug:move>/", awards.move, name="award_move"),
    path("goods/", goods.goods, name="goods"),
    path("goods/new/", goods.good_new, name="good_new"),
    path("goods/<uuid:pk>/close/", goods.good_close, name="good_close"),
    path("redeem/", counter.redeem, name="redeem"),
    path("redemptions/", counter.redemptions, name="redemptions"),
    path("redemptions/<uuid:pk>/", counter.redemption, name="redemption"),
    path("pools/", pools.pools, name="pools"),
    path("pools/new/", pools.pool_new, name="pool_new"),
    path("pools/<uuid:pk>/", pools.pool, name="pool"),
    path("pools/<uuid:pk>/close/", pools.pool_close, name="pool_close"),
    path("pools/<uuid:pk>/report/", pools.pool_report, name="pool_report"),
]
