"""`./yilu up`: a production site, configured by environment variables."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from yilu_cli import environment, installation, paths, say, serving, system
from yilu_cli.data import DataDir
from yilu_cli.say import Problem

HELP = """Runs web server and worker for real use: migrates the database first, and on an empty one prints
one-time links for the three administrators. No demo data, no default account. Configured by variables:

  DATABASE_URL      postgres://user:password@host/name; without it a server of our own in YILU_DATA
  YILU_DATA         files, keys and secrets (default .data/production); back it up with ./yilu backup
  YILU_BIND         address to listen on (default 127.0.0.1: a TLS proxy stands in front)
  YILU_PORT         port (default 8000)
  YILU_HOSTS        the names people use, with commas: yilu.example.gov.cn
  YILU_WEB_WORKERS  web processes (default: one per processor), YILU_WEB_THREADS in each (default 8)
  YILU_SECRET_KEY_FILE, YILU_KEYS_DIR   secrets kept elsewhere (default: made in YILU_DATA)

docs/operate/production.md has the whole list, a systemd unit and a proxy's configuration."""


def run(arguments: list[str]) -> int:
    argparse.ArgumentParser(
        prog="./yilu up",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    ).parse_args(arguments)
    bind, port = os.environ.get("YILU_BIND", "127.0.0.1"), number("YILU_PORT", 8000)
    serving.check_port(bind, port)
    if system.is_root():
        say.note(
            "the web server runs as root; for real use make it a service of a user of its own."
        )
    python = environment.ensure(environment.Kind.RUNTIME)
    data = DataDir(data_directory())
    data.create("production")
    refuse_demo(data)
    try:
        serving.take_over(data)
        return serving.run(plan(data, python, bind, port))
    finally:
        data.lock.release()


def plan(data: DataDir, python: Path, bind: str, port: int) -> serving.Plan:
    workers = number("YILU_WEB_WORKERS", os.cpu_count() or 1)
    threads = number("YILU_WEB_THREADS", 8)
    return serving.Plan(
        what="up",
        data=data,
        python=python,
        mode="production",
        port=port,
        bind=bind,
        preparation=installation.inside(python, "prepare", "up", f"http://localhost:{port}"),
        services=installation.services(python, bind, port, workers, threads),
    )


def data_directory() -> Path:
    given = os.environ.get("YILU_DATA")
    return Path(given) if given else paths.default_data().with_name("production")


def refuse_demo(data: DataDir) -> None:
    """Demo people and their published sign-in must never become a production site."""
    if data.mode == "demo":
        raise Problem(f"{data.path} holds the demo city.", "set YILU_DATA to a folder of its own.")


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value and not value.isdigit():
        raise Problem(
            f"{name}={value} is not a number.", f"set {name} to a number or leave it out."
        )
    return int(value) if value else default
