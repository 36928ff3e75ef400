"""`./yilu manage vendor`: fetch or check the front-end files taken from npm packages."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from yilu.ui.vendoring import VENDORED, fetch, wrong


class Command(BaseCommand):
    help = "Fetch vendored front-end files by package name and version, or --check their hashes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only compare with SHA256SUMS")

    def handle(self, *args: Any, **options: Any) -> None:
        for item in VENDORED:
            if not options["check"]:
                fetch(item)
            if bad := wrong(item):
                raise CommandError(f"{item.spec}: {', '.join(bad)} differ from SHA256SUMS")
            self.stdout.write(f"{item.spec} ok")
