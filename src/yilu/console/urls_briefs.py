"""Addresses of briefs and figures; `console.urls` includes them below /console/briefs/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.briefs import editing, figures, pages

urlpatterns = [
    path("", pages.briefs, name="briefs"),
    path("new/", editing.new, name="brief_new"),
    path("figures/", figures.catalogue, name="figures"),
    path("figures/<slug:key>/", figures.rows, name="figure"),
    path("<uuid:key>/", pages.brief, name="brief"),
    path("<uuid:key>/words/", editing.words, name="brief_words"),
    path("<uuid:key>/moves/<slug:move>/", editing.move, name="brief_move"),
    path("<uuid:key>/figures/<slug:figure>/", figures.brief_rows, name="brief_figure"),
    path("<uuid:key>/<slug:kind>/", pages.download, name="brief_download"),
]
