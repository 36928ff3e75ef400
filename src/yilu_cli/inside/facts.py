"""What only Django can tell of a site's health, as JSON on stdout."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from yilu.audit.queries import unsealed

BEATS_WITHIN = timedelta(seconds=90)


def main(arguments: list[str]) -> int:
    print(json.dumps(facts()))
    return 0


def facts() -> dict[str, Any]:
    try:
        return database() | site()
    except Error as error:
        return {"error": str(error).strip()}


def database() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000, now()")
        major, now = cursor.fetchone()
        cursor.execute("SELECT extname FROM pg_extension")
        extensions = [name for (name,) in cursor.fetchall()]
    drift = abs((timezone.now() - now).total_seconds())
    return {"major": major, "extensions": extensions, "drift": drift, "pending": pending()}


def pending() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def site() -> dict[str, Any]:
    """Only of a database whose tables are there."""
    tables = connection.introspection.table_names()
    if "procrastinate_workers" not in tables or "audit_entry" not in tables:
        return {"empty": True}
    with connection.cursor() as cursor:
        since = timezone.now() - BEATS_WITHIN
        cursor.execute(
            "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s", [since]
        )
        workers = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        failed = cursor.fetchone()[0]
    return {"workers": workers, "failed": failed} | audit()


def audit() -> dict[str, Any]:
    waiting, oldest = unsealed()
    return {"unsealed": waiting, "oldest": oldest}
