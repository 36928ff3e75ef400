"""`./yilu restore`: a backup into a new data directory, proved equal table by table."""

from __future__ import annotations

import argparse
import base64
import os
import shutil
from pathlib import Path
from typing import Any

from yilu_cli import archive, environment, say, session
from yilu_cli.archive import Keys
from yilu_cli.data import DataDir, write_private
from yilu_cli.postgres import dumping
from yilu_cli.say import Problem

HELP = """Reads the whole backup first and refuses a damaged or changed one with nothing written. Then brings
database, files and keys into DIR, which must be new or empty (--fresh empties it once the backup is
known to be good), and compares every table and file with what was backed up.
With DATABASE_URL the database goes there; it must be empty."""

WORK = ".restoring"  # inside DIR, so that moving the result into place is a rename


def run(arguments: list[str]) -> int:
    options = parse(arguments)
    source = options.file.absolute()
    keys = Keys.read((options.keys or source.with_name(f"{source.name}.keys")).absolute())
    with say.step("restore", f"checking {source.name}"):
        manifest = archive.verify(source, keys)
    target = DataDir(options.data)
    check_target(target, fresh=options.fresh)
    python = environment.ensure(environment.Kind.RUNTIME)
    made = not target.path.exists()
    target.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        bring_back(source, keys, manifest, target, python)
    finally:
        abandon(target.path / WORK)
        if made and not any(target.path.iterdir()):
            target.path.rmdir()
    say.line(f"restored into {target.path}; start it with --data {target.path}")
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./yilu restore",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup to read")
    parser.add_argument("--data", type=Path, metavar="DIR", required=True, help="where it goes")
    parser.add_argument("--keys", type=Path, metavar="FILE", help="the keys (default FILE.keys)")
    parser.add_argument("--fresh", action="store_true", help="replace what is in DIR")
    return parser.parse_args(arguments)


def check_target(target: DataDir, *, fresh: bool) -> None:
    if not target.path.exists() or not any(target.path.iterdir()):
        return
    if not fresh:
        raise Problem(f"{target.path} is not empty.", "choose a new folder, or add --fresh")
    if not target.exists and any(each.name != WORK for each in target.path.iterdir()):
        raise Problem(f"{target.path} is not a data directory of Yilu.", "choose a new folder.")
    if target.exists and not target.lock.take():
        run = target.running()
        raise Problem(
            f"{target.path} is in use{f' by ./yilu {run.what} (pid {run.pid})' if run else ''}.",
            "stop that first.",
        )


def bring_back(
    source: Path, keys: Keys, manifest: dict[str, Any], target: DataDir, python: Path
) -> None:
    """Into a data directory of its own, then into place; a failure leaves the old one as it was."""
    abandon(target.path / WORK)
    work = DataDir(target.path / WORK)
    work.create(manifest["mode"])
    if manifest["date"]:
        work.remember(date=manifest["date"])
    with say.step("restore", "files and keys"):
        archive.extract(source, manifest["members"], work.path)
        put_keys(work, keys)
    with session.database(work, python, "restore") as url:
        tables = put_database(dumping.tools_for(python, url), work.path / archive.DUMP)
    report(manifest, tables)
    (work.path / archive.DUMP).unlink()
    move_into_place(work, target)


def put_keys(work: DataDir, keys: Keys) -> None:
    write_private(work.folder("secrets") / "secret_key", keys.secret_key)
    for name, content in keys.ring.items():
        path = work.folder("keys") / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64decode(content))


def put_database(tools: dumping.Tools, dump: Path) -> dumping.Checksums:
    with tools.session() as session_:
        found = session_.tables()
    if found:
        raise Problem(
            f"the database is not empty ({found[0]} is in it).",
            "name an empty one in DATABASE_URL.",
        )
    with say.step("restore", "the database"):
        return dumping.restore(tools, dump)


def report(manifest: dict[str, Any], tables: dumping.Checksums) -> None:
    """Every table beside what was backed up; any difference is a failure."""
    expected: dumping.Checksums = manifest["tables"]
    width = max((len(name) for name in expected), default=0)
    for name in sorted(expected.keys() | tables.keys()):
        found = tables.get(name, {"rows": 0, "sum": "missing"})
        verdict = "equal" if found == expected.get(name) else "DIFFERENT"
        print(f"{name:<{width}} {found['rows']:>10} rows  {found['sum']:>24}  {verdict}")
    if tables != expected:
        raise Problem("the restored tables differ from the backed up ones.", "nothing was kept.")
    rows = sum(table["rows"] for table in tables.values())
    print(
        f"{len(tables)} tables, {rows} rows, {len(manifest['members'])} files: all checksums equal"
    )


def move_into_place(work: DataDir, target: DataDir) -> None:
    """Renames within one folder; the lock files of the old stay, they may be held."""
    if target.exists:
        target.erase()
    for entry in work.path.iterdir():
        if entry.name not in {"lock", "users.lock"}:
            clear(target.path / entry.name)
            entry.rename(target.path / entry.name)
    target.lock.release()


def abandon(work: Path) -> None:
    """A restore that failed, or was killed earlier: its server's files too."""
    if (work / "yilu.json").exists():
        DataDir(work).erase()
    shutil.rmtree(work, ignore_errors=True)


def clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
