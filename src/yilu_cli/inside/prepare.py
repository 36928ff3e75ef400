"""Everything a site needs before its pages answer: keys, tables, static files, first data."""

from __future__ import annotations

import subprocess
import sys

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import Error

from yilu_cli import say


def main(arguments: list[str]) -> int:
    what, url = arguments
    if what in ("demo", "up"):
        planner_beside()
    try:
        with say.step("prepare", "keys"):
            call_command("ensure_keys", stdout=sys.stderr)
        with say.step("prepare", "database tables", slow=True):
            call_command("migrate", verbosity=0, interactive=False)
        with say.step("prepare", "static files"):
            call_command("collectstatic", verbosity=0, interactive=False)
        first_data(what, url)
    except (CommandError, Error) as error:
        say.line(f"yilu: {error}")
        return 1
    return 0


def planner_beside() -> None:
    """The planner's machine code is made meanwhile, so that the first plan need not wait for it.

    Nobody waits here: who needs it before it is ready waits for the same process (see `machine`).
    """
    nothing = subprocess.DEVNULL
    subprocess.Popen(
        [sys.executable, "-P", "-m", "yilu.dispatch.search.machine"],
        stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True,
    )  # fmt: skip


def first_data(what: str, url: str) -> None:
    """The demo's city; or the rulebook, and one-time links where administrators are missing."""
    if what == "demo":
        with say.step("prepare", "the demo city", slow=True):
            call_command("demo_city", stdout=sys.stderr)
    elif what == "up":
        with say.step("prepare", "the rulebook"):
            call_command("seed_rulebook", stdout=sys.stderr)
        call_command("first_links", base=base(url), stdout=sys.stderr)


def base(url: str) -> str:
    """The address people open: the first public name, behind TLS, or this machine's."""
    name = settings.ALLOWED_HOSTS[0] if settings.ALLOWED_HOSTS else ""
    return url if name in {"", "*", "localhost", "127.0.0.1"} else f"https://{name.lstrip('.')}"
