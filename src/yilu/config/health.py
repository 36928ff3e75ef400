"""Is it alive, is it ready, how is it doing: for supervisors, load balancers and Prometheus."""

from __future__ import annotations

import hmac
from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from yilu.audit.queries import unsealed
from yilu.config import env

WORKER_SILENCE = timedelta(seconds=90)  # procrastinate beats every ten seconds


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked, so that a slow database does not restart it."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database and a worker answer, else 503 with what is missing."""
    state = {"database": _database_answers(), "worker": False}
    if state["database"]:
        state["worker"] = _worker_beats()
    return JsonResponse(state, status=200 if all(state.values()) else 503)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text; only with the bearer token of YILU_METRICS_TOKEN, otherwise it does not exist."""
    offered = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not env.METRICS_TOKEN or not hmac.compare_digest(offered, env.METRICS_TOKEN):
        raise Http404
    lines = [f"{name} {value}" for name, value in _gauges().items()]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; version=0.0.4")


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _worker_beats() -> bool:
    since = timezone.now() - WORKER_SILENCE
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).exists()


def _gauges() -> dict[str, float]:
    jobs = ProcrastinateJob.objects
    count, oldest = unsealed()
    return {
        "yilu_jobs_waiting": jobs.filter(status="todo").count(),
        "yilu_jobs_running": jobs.filter(status="doing").count(),
        "yilu_jobs_failed": jobs.filter(status="failed").count(),
        "yilu_audit_unsealed": count,
        "yilu_audit_oldest_unsealed_seconds": oldest,
        "yilu_worker_up": int(_worker_beats()),
    }
