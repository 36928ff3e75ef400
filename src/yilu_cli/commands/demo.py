"""`./yilu demo`: everything a newcomer needs, from an empty folder to pages that answer."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from yilu_cli import environment, installation, paths, say, serving
from yilu_cli.data import DataDir

HELP = """Sets up the environment from the locks, a PostgreSQL of its own (or DATABASE_URL), the demo city,
the web server and the worker. Prints one line `ready http://127.0.0.1:PORT` once pages answer.
Ctrl-C or SIGTERM stops all it started. A second start is quick and keeps what was done."""


def run(arguments: list[str]) -> int:
    options = parse(arguments)
    serving.check_port("127.0.0.1", options.port)
    data = DataDir(options.data or paths.default_data())
    python = environment.ensure(environment.Kind.RUNTIME)
    data.create("demo")
    try:
        serving.take_over(data)
        if options.fresh:
            begin_anew(data)
        day = data.settle_date(options.date)
        say.line(f"data: {data.path} · business date {day}")
        return serving.run(plan(data, python, options.port, day))
    finally:
        data.lock.release()


def plan(data: DataDir, python: Path, port: int, day: date) -> serving.Plan:
    return serving.Plan(
        what="demo",
        data=data,
        python=python,
        mode="demo",
        port=port,
        date=str(day),
        preparation=installation.inside(python, "prepare", "demo", ""),
        services=installation.services(python, "127.0.0.1", port, workers=1, threads=8),
    )


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./yilu demo",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8000, help="of the pages (default 8000)")
    parser.add_argument(
        "--date",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the business date; kept for later starts (default: the day of the first start)",
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="where everything is kept (default .data/demo)"
    )
    parser.add_argument("--fresh", action="store_true", help="forget what was done and begin anew")
    return parser.parse_args(arguments)


def begin_anew(data: DataDir) -> None:
    with say.step("data", f"emptying {data.path}"):
        data.erase()
        data.create("demo")
