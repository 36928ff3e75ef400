"""`manage audit_verify`: read the whole chain again and say what does not fit."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yilu.audit.sealing import cities
from yilu.audit.verifying import Anchor, anchor, holds, verify


class Command(BaseCommand):
    help = "Report changed, missing and unsealed audit entries; exit 1 if there are any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--city", help="division code; default: every city")
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            metavar="CITY:NUMBER:LINK",
            help="a link printed by an earlier run and kept elsewhere",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        faults = sum(not self._holds(text) for text in options["anchor"])
        for city in [options["city"]] if options["city"] else cities():
            faults += self._verify(city)
        if faults:
            raise CommandError(f"{faults} faults", returncode=1)

    def _verify(self, city: str) -> int:
        faults = 0
        for finding in verify(city):
            faults += 1
            self.stdout.write(f"{finding.fault}: {city} seal {finding.seal} {finding.what}")
        newest = anchor(city)
        self.stdout.write(f"{city}: {faults} faults; keep {city}:{newest.number}:{newest.link}")
        return faults

    def _holds(self, text: str) -> bool:
        city, number, link = text.split(":")
        kept = holds(Anchor(city, int(number), link))
        if not kept:
            self.stdout.write(f"missing: {city} seal {number} as it was written down")
        return kept
