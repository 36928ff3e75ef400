"""Import of 100,000 drivers through the whole path beside its peers, and a million rows in memory."""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yilu.config.settings")

import django

django.setup()

from benchmarks import _drivers, _peers  # noqa: E402
from yilu.core.actor import Actor  # noqa: E402
from yilu.intake import actions  # noqa: E402
from yilu.intake.models import Batch  # noqa: E402

Figures = dict[str, Any]


def main() -> None:
    options = parsed()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        by = _drivers.found(folder)
        say = quiet if options.json else lambda line: sys.stderr.write(f"{line}\n")
        figures = compared(folder, by, options, say)
        if options.million:
            figures["million"] = streamed(folder, by, options.million, say)
    print(json.dumps(figures, ensure_ascii=False, indent=None if options.json else 2))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./yilu bench import", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="of the workbook")
    parser.add_argument(
        "--slow-rows", type=int, default=5_000, help="for django-import-export as it comes"
    )
    parser.add_argument(
        "--million", type=int, default=1_000_000, help="rows of the CSV; 0: leave out"
    )
    parser.add_argument("--json", action="store_true", help="one line, nothing else")
    return parser.parse_args()


def quiet(line: str) -> None:
    """Says nothing."""


def compared(
    folder: Path, by: Actor, options: argparse.Namespace, say: Callable[[str], object]
) -> Figures:
    path = folder / "drivers.xlsx"
    _drivers.workbook(path, options.rows)
    say(f"{options.rows} rows, {path.stat().st_size >> 10} KB")
    bare = min(_peers.bare(path) for _ in range(3))
    say(f"bare calamine + COPY: {bare:.2f} s")
    ours = whole_path(path, by)
    say(f"ours, whole path: {ours['seconds']:.2f} s {ours}")
    bulk, rows = _peers.import_export(path, _peers.Bulk, options.rows)
    say(f"django-import-export, bulk: {bulk:.2f} s for {rows} rows")
    plain, plain_rows = _peers.import_export(
        path, _peers.OneByOne, min(options.slow_rows, options.rows)
    )
    say(f"django-import-export, as it comes: {plain:.2f} s for {plain_rows} rows")
    per_row = ours["seconds"] / options.rows
    return {
        "rows": options.rows,
        "bare_seconds": round(bare, 2),
        "ours": ours,
        "bulk_seconds": round(bulk, 2),
        "plain_seconds": round(plain, 2),
        "plain_rows": plain_rows,
        "ours_to_bare": round(ours["seconds"] / bare, 2),
        "plain_to_ours": round(plain / plain_rows / per_row, 1),
        "bulk_to_ours": round(bulk / rows / per_row, 2),
    }


def whole_path(path: Path, by: Actor) -> Figures:
    """Stage (read, validate, match, seal) and apply (match, seal, write, ledger, audit), then again."""
    start = time.perf_counter()
    batch = staged(path, by)
    between = time.perf_counter()
    batch = actions.apply(batch, by=by)
    end = time.perf_counter()
    again = staged(path, by)
    assert batch.written_new == batch.total == again.same, (batch.failing, again.same)
    return {
        "seconds": round(end - start, 2),
        "stage": round(between - start, 2),
        "apply": round(end - between, 2),
        "again": round(time.perf_counter() - end, 2),
    }


def staged(path: Path, by: Actor) -> Batch:
    with path.open("rb") as file:
        batch = actions.open_local("drivers", path.name, file, by=by)
        return actions.stage(batch, by=by, file=file)


def streamed(folder: Path, by: Actor, count: int, say: Callable[[str], object]) -> Figures:
    """A long CSV staged in a process of its own: its memory must not grow with the file."""
    path = folder / "drivers.csv"
    _drivers.text_file(path, count)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        django.db.connection.connect()
        start = time.perf_counter()
        batch = staged(path, by)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        reading = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        line = [batch.total, time.perf_counter() - start, own >> 10, reading >> 10]
        os.write(writer, json.dumps(line).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        total, seconds, own, reading = json.load(pipe)
    os.waitpid(child, 0)
    say(f"{total} rows of CSV staged in {seconds:.1f} s, {own} MB, reading child {reading} MB")
    return {"rows": total, "stage": round(seconds, 2), "megabytes": own, "child_megabytes": reading}


if __name__ == "__main__":
    main()
