"""The tables of an empty database, laid in a second from `tables.sql` instead of migration by migration.

Django renders every related model anew at each of some 1,100 steps: a minute and a half of processor time
for a state that is known beforehand. The file is written from the migrations (`./yilu check --tables`) and
carries their stamp: with other migrations it is not used, and the database is built step by step.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

FILE = Path(__file__).with_name("tables.sql")
HEAD = "-- of the migrations "


def stamp() -> str:
    """A digest over all migrations installed here, ours and those of the libraries."""
    total = sha256()
    for key, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        source = sys.modules[migration.__module__].__file__
        total.update("/".join(key).encode() + Path(str(source)).read_bytes())
    return total.hexdigest()


def are_current() -> bool:
    """Whether the file was written from the migrations installed here."""
    with FILE.open(encoding="utf-8") as file:
        return file.readline().rstrip("\n") == HEAD + stamp()


def lay(connection: BaseDatabaseWrapper) -> bool:
    """Lay them if the database has none and the file is current; all or nothing. Whether it did."""
    if connection.introspection.table_names() or not are_current():
        return False
    script = FILE.read_text(encoding="utf-8")
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(script)
    return True
