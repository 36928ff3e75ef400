"""Taking a database out and putting it in: pg_dump and pg_restore, with a checksum for every table."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from yilu_cli import system
from yilu_cli.postgres.binaries import Binaries, of_machine, of_wheel
from yilu_cli.say import Problem

END = "-- end of answer --"
# The text of a row depends on these; both ends of a comparison must say it alike.
PLAIN_TEXT = """
set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres';
set bytea_output = 'hex'; set extra_float_digits = 1; set lc_monetary = 'C';
"""
TABLES = """
select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
where schemaname not in ('pg_catalog', 'information_schema') order by 1
"""
# A sum over hashes does not depend on the order of rows, which a restore may change.
CHECKSUM = """
select count(*), coalesce(sum(('x' || substr(encode(sha256(convert_to(t::text, 'UTF8')), 'hex'), 1, 15))
::bit(60)::bigint), 0) from {table} t
"""

# What a dump says to its own session, its headings, and what belongs to the superuser.
SESSION = re.compile(
    r"^(?:SET |-- Dumped |SELECT pg_catalog\.set_config|\\|COMMENT ON EXTENSION).*\n", re.MULTILINE
)
HEADINGS = re.compile(r"\n*^--\n-- .*\n(?:-- .*\n)?--\n+", re.MULTILINE)
DONE = """
select format('INSERT INTO public.django_migrations (app, name, applied) VALUES (%L, %L, now());', app, name)
from public.django_migrations order by id
"""

Checksums = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Tools:
    """psql, pg_dump and pg_restore against one database; the password goes by the environment only."""

    binaries: Binaries
    url: str

    def environment(self) -> dict[str, str]:
        parts = urlsplit(self.url)
        query = dict(parse_qsl(parts.query))
        said = {
            "PGUSER": unquote(parts.username or ""),
            "PGPASSWORD": unquote(parts.password or ""),
            "PGHOST": query.get("host", parts.hostname or ""),
            "PGPORT": str(parts.port or query.get("port", "")),
            "PGDATABASE": unquote(parts.path.lstrip("/")),
            "PGSSLMODE": query.get("sslmode", ""),
            "PGSSLROOTCERT": query.get("sslrootcert", ""),
        }
        return {**os.environ, "LC_ALL": "C.UTF-8"} | {
            name: text for name, text in said.items() if text
        }

    def run(self, program: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [self.binaries.path(program), *arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Problem(f"{program} failed:\n{system.tail(done.stderr)}")
        return done.stdout

    def psql(self) -> list[str | Path]:
        options = ("--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator=|")
        return [self.binaries.path("psql"), *options, "--set=ON_ERROR_STOP=1"]

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One connection in one read-only, unchanging view of the database."""
        process = subprocess.Popen(
            self.psql(),
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdin
        assert process.stdout
        try:
            session = Session(process, process.stdin, process.stdout)
            session.ask("begin isolation level repeatable read, read only;" + PLAIN_TEXT)
            yield session
        finally:
            process.kill()
            process.communicate()


@dataclass(frozen=True, slots=True)
class Session:
    """Questions to a psql that stays connected."""

    process: subprocess.Popen[str]
    questions: IO[str]
    answers: IO[str]

    def ask(self, statements: str) -> list[str]:
        try:
            self.questions.write(f"{statements.rstrip().rstrip(';')};\n\\echo '{END}'\n")
            self.questions.flush()
        except BrokenPipeError:
            pass  # it has said why on stderr
        lines: list[str] = []
        for line in self.answers:
            if line.rstrip("\n") == END:
                return lines
            lines.append(line.rstrip("\n"))
        error = self.process.stderr.read() if self.process.stderr else ""
        raise Problem(f"the database refused:\n{system.tail(error)}")

    def snapshot(self) -> str:
        return self.ask("select pg_export_snapshot()")[0]

    def version(self) -> int:
        return int(self.ask("show server_version_num")[0]) // 10000

    def tables(self) -> list[str]:
        return self.ask(TABLES)

    def checksums(self) -> Checksums:
        found: Checksums = {}
        for table in self.tables():
            rows, _, total = self.ask(CHECKSUM.format(table=table))[0].partition("|")
            found[table] = {"rows": int(rows), "sum": total}
        return found


def tools_for(python: Path, url: str) -> Tools:
    """Programs of the server's own major version where there are any: newer ones write settings that
    an older server refuses; otherwise the newest at hand."""
    at_hand = [each for each in (of_wheel(python), *of_machine()) if each]
    if not at_hand:
        raise Problem("no pg_dump here.", "apt-get install postgresql-client")
    newest = max(at_hand, key=lambda each: each.major)
    with Tools(newest, url).session() as session:
        major = session.version()
    if major > newest.major:
        raise Problem(
            f"the server is PostgreSQL {major}, the programs here are {newest.version}.",
            f"apt-get install postgresql-client-{major}",
        )
    return Tools(next((each for each in at_hand if each.major == major), newest), url)


def dump(tools: Tools, target: Path) -> Checksums:
    """The whole database and its checksums, of the very same moment."""
    with tools.session() as session:
        snapshot = session.snapshot()
        tools.run(
            "pg_dump", "--format=custom", "--no-owner", "--no-privileges",
            f"--snapshot={snapshot}", "--file", target,
        )  # fmt: skip
        return session.checksums()


def tables(tools: Tools) -> str:
    """Tables, functions and triggers as statements every PostgreSQL we run takes; the migrations done."""
    said = tools.run("pg_dump", "--schema-only", "--no-owner", "--no-privileges")
    said = HEADINGS.sub("\n", SESSION.sub("", said)).strip()
    with tools.session() as session:
        done = session.ask(DONE)
    return "\n".join([said, *done, ""])


def restore(tools: Tools, source: Path) -> Checksums:
    """Into an empty database, in one transaction; the checksums of what is there afterwards."""
    contents = source.with_name("contents.list")
    listing = tools.run("pg_restore", "--list", source).splitlines()
    # Comments on extensions belong to their owner, the superuser, and would fail for our role.
    kept = [line for line in listing if " COMMENT - EXTENSION " not in line]
    contents.write_text("\n".join(kept), encoding="utf-8")
    tools.run(
        "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
        "--use-list", contents, "--dbname", tools.environment()["PGDATABASE"], source,
    )  # fmt: skip
    contents.unlink()
    with tools.session() as session:
        return session.checksums()
