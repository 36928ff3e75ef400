"""The tables laid at once are those the migrations make, to the letter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from yilu.core import tables
from yilu_cli.postgres import dumping

SERVER = os.environ["DATABASE_URL"]
PYTHON = Path(sys.executable)


def test_the_file_is_current() -> None:
    """`./yilu check --tables` writes it anew after a new migration, ours or a library's."""
    assert tables.are_current()


def migrate(tools: dumping.Tools, *options: str) -> None:
    subprocess.run(
        [PYTHON, "-P", "-m", "django", "migrate", "--verbosity=0", *options],
        env={**os.environ, "DATABASE_URL": tools.url},
        check=True,
    )


@contextmanager
def migrated(name: str, *options: str, script: str = "") -> Iterator[dumping.Tools]:
    """A database of its own, empty until the script or `migrate` has run there."""
    url = urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"drop database if exists {name}")
        server.execute(f"create database {name}")
        try:
            tools = dumping.tools_for(PYTHON, url)
            if script:
                with psycopg.connect(url) as own:
                    own.execute(script.encode())
            else:
                migrate(tools, *options)
            yield tools
        finally:
            server.execute(f"drop database {name}")


def done(tools: dumping.Tools) -> list[str]:
    with tools.session() as session:
        return session.ask("select app, name from public.django_migrations order by 1, 2")


def rows(tools: dumping.Tools) -> dict[str, int]:
    with tools.session() as session:
        return {name: found["rows"] for name, found in session.checksums().items()}


def whole(tools: dumping.Tools) -> str:
    """All that pg_dump says, not what the file keeps of it; without its key and the superuser's words."""
    said = tools.run("pg_dump", "--schema-only", "--no-owner", "--no-privileges")
    left_out = ("\\restrict", "\\unrestrict", "COMMENT ON EXTENSION")
    return "\n".join(line for line in said.splitlines() if not line.startswith(left_out))


def test_laid_at_once_or_step_by_step_it_is_the_same_database() -> None:
    """Compared after both were read in once: PostgreSQL words some conditions anew as it reads them."""
    with migrated("tables_laid") as laid, migrated("tables_stepped", "--every-step") as stepped:
        with migrated("tables_read", script=whole(stepped)) as read:
            assert whole(laid).splitlines() == whole(read).splitlines()
        assert done(laid) == done(stepped)
        assert rows(laid) == rows(stepped)


def test_what_is_there_already_is_left_alone() -> None:
    """A database with tables is migrated as ever; a second `migrate` changes nothing."""
    with migrated("tables_twice") as tools:
        before = dumping.tables(tools)
        migrate(tools)
        assert dumping.tables(tools) == before
