"""What both sides of a comparison do alike: count a request's CPU and queries, and wait to be asked."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

TICKS = os.sysconf("SC_CLK_TCK")
WARM = 3
Figures = dict[str, Any]


def cpu() -> float:
    """Seconds of this process and of its database backend, which runs on the same machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / TICKS


def settle() -> None:
    """What autovacuum would do within a minute: the planner knows the tables it plans for."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measured(ask: Callable[[], None], times: int) -> Figures:
    """CPU per request in milliseconds, and how many queries one takes."""
    for _warm in range(WARM):
        ask()
    before = cpu()
    for _request in range(times):
        ask()
    spent = cpu() - before
    with CaptureQueriesContext(connection) as queries:
        ask()
    return {"cpu_ms": spent / times * 1000, "queries": len(queries)}


def answer(pages: Mapping[str, Callable[[], None]], times: int, **also: Any) -> None:
    """Say that everything stands, then a line of figures for every line read."""
    print("stands", flush=True)
    for _line in sys.stdin:
        figures: Figures = {name: measured(ask, times) for name, ask in pages.items()}
        print(json.dumps({**figures, **also}), flush=True)
