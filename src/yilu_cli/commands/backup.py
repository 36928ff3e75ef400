"""`./yilu backup`: database, stored files and, apart, the keys."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from yilu_cli import archive, environment, paths, say, session
from yilu_cli.archive import Keys
from yilu_cli.data import DataDir
from yilu_cli.postgres import dumping
from yilu_cli.say import Problem

HELP = """Writes FILE with the database (of one moment; people may go on working) and all stored files,
and FILE.keys with the keys that open sealed fields. Keep the two apart: whoever has only one of
them reads no ID number. Both are readable by you alone. ./yilu restore FILE --data DIR brings it back."""


def run(arguments: list[str]) -> int:
    options = parse(arguments)
    target = options.file.absolute()
    keys_file = (options.keys or target.with_name(f"{target.name}.keys")).absolute()
    check_targets(target, keys_file, overwrite=options.overwrite)
    data = DataDir(options.data or paths.default_data())
    if not data.exists:
        raise Problem(f"there is nothing in {data.path} yet.", "say where the data is: --data DIR")
    data.check()
    python = environment.ensure(environment.Kind.RUNTIME)
    with session.database(data, python, "backup") as url:
        back_up(dumping.tools_for(python, url), data, target, keys_file)
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./yilu backup",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup to write")
    parser.add_argument("--keys", type=Path, metavar="FILE", help="the keys (default FILE.keys)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="as given to ./yilu demo")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing backup")
    return parser.parse_args(arguments)


def check_targets(target: Path, keys_file: Path, *, overwrite: bool) -> None:
    for path in (target, keys_file):
        if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            raise Problem(f"{path.parent} cannot be written to.", "choose another folder.")
        if path.exists() and not overwrite:
            raise Problem(f"{path} exists.", "choose another name, or add --overwrite")


def back_up(tools: dumping.Tools, data: DataDir, target: Path, keys_file: Path) -> None:
    keys = Keys.of(data, Path(os.environ.get("YILU_KEYS_DIR", data.path / "keys")))
    with tempfile.TemporaryDirectory(prefix=".yilu-backup-", dir=target.parent) as work:
        dump = Path(work) / archive.DUMP
        with say.step("backup", "the database"):
            tables = dumping.dump(tools, dump)
        manifest = describe(data, tools, tables)
        with say.step("backup", "stored files"):
            archive.write(target, data, dump, manifest, keys)
    keys.write(keys_file)
    rows = sum(table["rows"] for table in tables.values())
    print(f"backup {target}: {len(tables)} tables, {rows} rows, {target.stat().st_size} bytes")
    print(f"keys   {keys_file}: keep them apart from it")


def describe(data: DataDir, tools: dumping.Tools, tables: dumping.Checksums) -> dict[str, object]:
    return {
        "format": 1,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "mode": data.mode,
        "date": data.manifest.get("date"),
        "postgresql": tools.binaries.version,
        "tables": tables,
    }
