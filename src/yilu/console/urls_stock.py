"""Addresses of the stock at the desk, below /console/stock/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.stock import changing, listing

urlpatterns = [
    path("", listing.stocks, name="stocks"),
    path("ledger/", listing.ledger, name="stock_ledger"),
    path("in/", changing.come_in, name="stock_in"),
    path("places/new/", changing.place_open, name="store_open"),
    path("<uuid:pk>/", listing.line, name="stock_line"),
    path("<uuid:pk>/more/", changing.more, name="stock_more"),
    path("<uuid:pk>/move/", changing.move, name="stock_move"),
    path("<uuid:pk>/alert/", changing.alert, name="stock_alert"),
    path("<uuid:pk>/recount/", changing.recount, name="stock_recount"),
]
