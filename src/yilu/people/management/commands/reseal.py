"""`manage reseal`: bring everything sealed with older keys under the current one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from yilu.people.resealing import reseal_all


class Command(BaseCommand):
    help = "Seal people's numbers anew with the current data key (after `ensure_keys --rotate`)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{reseal_all()} values sealed with the current key")
