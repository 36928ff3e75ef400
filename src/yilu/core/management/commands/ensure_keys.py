"""`manage ensure_keys`: make the key ring if there is none, or add a key."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from yilu.core.keyring import AES, ALGORITHMS, ensure_key_ring, rotate


class Command(BaseCommand):
    help = "Make the key ring in YILU_KEYS_DIR, or rotate its data key (older keys still open)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rotate", action="store_true", help="seal with a new key from now on")
        parser.add_argument("--algorithm", choices=sorted(ALGORITHMS), default=AES)

    def handle(self, *args: Any, **options: Any) -> None:
        directory, algorithm = settings.YILU_KEYS_DIR, options["algorithm"]
        if ensure_key_ring(directory, algorithm):
            self.stdout.write(f"key ring made in {directory}; back it up apart from the database")
        elif options["rotate"]:
            self.stdout.write(f"data key {rotate(directory, algorithm)} seals from now on")
        else:
            self.stdout.write(f"key ring found in {directory}")
