"""Everything a site needs before its pages answer, in one process: `… inside.prepare demo`."""

from __future__ import annotations

import sys

import django
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import Error

from yilu_cli import say


def main(what: str) -> int:
    with say.step("prepare", "starting Django"):
        django.setup()
    try:
        with say.step("prepare", "keys"):
            call_command("ensure_keys", stdout=sys.stderr)
        with say.step("prepare", "database tables"):
            call_command("migrate", verbosity=0, interactive=False)
        with say.step("prepare", "static files"):
            call_command("collectstatic", verbosity=0, interactive=False)
        first_data(what)
    except (CommandError, Error) as error:
        say.line(f"yilu: {error}")
        return 1
    return 0


def first_data(what: str) -> None:
    """The demo's city; or, where nobody can sign in yet, the one-time links of the administrators."""
    if what == "demo":
        with say.step("prepare", "the demo city"):
            call_command("demo_city", stdout=sys.stderr)
    elif not get_user_model().objects.exists():
        call_command("first_links", stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
