"""The API: one instance, its resources, and what every call has in common."""

from __future__ import annotations

from ninja import NinjaAPI

from yilu.api import problems
from yilu.api.tokens import Bearer
from yilu.api.views import (
    activities,
    appeals,
    bookings,
    candidates,
    care,
    exam_seasons,
    figures,
    fleets,
    honours,
    imports,
    inspections,
    meetings,
    patrol,
    referrals,
    registers,
    rewards,
    stations,
    stock,
    trips,
    units,
    uploads,
)

api = NinjaAPI(
    title="Yilu 驿路",
    version="1",
    description="Read registers, coverage and figures with a token that has its person's rights.",
    auth=Bearer(),
    docs_url=None,  # the schema is enough; its viewer would need foreign scripts
    openapi_url="openapi.json",
    urls_namespace="api",
)
problems.install(api)
api.add_router("", registers.router)
api.add_router("", appeals.router)
api.add_router("", units.router)
api.add_router("", figures.router)
api.add_router("", referrals.router)
api.add_router("", uploads.router)
api.add_router("", imports.router)
api.add_router("", activities.router)
api.add_router("", stations.router)
api.add_router("", stock.router)
api.add_router("", care.router)
api.add_router("", fleets.router)
api.add_router("", rewards.router)
api.add_router("", honours.router)
api.add_router("", inspections.router)
api.add_router("", candidates.router)
api.add_router("", meetings.router)
api.add_router("", patrol.router)
api.add_router("", exam_seasons.router)
api.add_router("", bookings.router)
api.add_router("", trips.router)
