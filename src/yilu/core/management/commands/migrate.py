"""`manage migrate`: Django's, which on an empty database begins with the tables we know (`core.tables`)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from yilu.core import tables


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--every-step",
            action="store_true",
            help="an empty database too, migration by migration",
        )

    def handle(self, *args: Any, every_step: bool = False, **options: Any) -> None:
        # Whoever asks for one app, or only to look, gets what he asked for.
        asks = ("app_label", "plan", "check_unapplied", "fake", "fake_initial", "prune")
        if not every_step and not any(options.get(name) for name in asks):
            tables.lay(connections[options["database"]])
        super().handle(*args, **options)
