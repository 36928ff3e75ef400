"""`manage demo_city`: the demo city in the database, once; for demo mode only."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from yilu.core import clock
from yilu.demo.founding import found


class Command(BaseCommand):
    help = "Build the demo city (generated people, registers imported from messy files); harmless to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.YILU_MODE not in {"demo", "test"}:
            raise CommandError(
                "this fills the database with invented people; only YILU_MODE=demo may."
            )
        found(clock.today(), lambda line: self.stdout.write(f"  {line}"))
