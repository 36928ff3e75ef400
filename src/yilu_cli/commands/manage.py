"""`./yilu manage`: Django's own commands."""

from __future__ import annotations

from yilu_cli.commands.passing import Passing

HELP = """usage: ./yilu manage [--data DIR] COMMAND [arguments]

Django's commands with the site's settings and database: ./yilu manage migrate, ./yilu manage shell.
A running demo's database is used; without one a server runs for the command's own duration.
./yilu manage help lists the commands."""

run = Passing("manage", (), HELP, needs_data=False).run
