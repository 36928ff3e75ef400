"""`manage audit_seal`: link what is waiting, now."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from yilu.audit.sealing import seal_all


class Command(BaseCommand):
    help = (
        "Link waiting audit entries into the signed chain (the worker does it every five seconds)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="look through the whole record")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{seal_all(everything=options['all'])} entries sealed")
