"""`manage first_links`: print one-time links for administrators nobody has become yet."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from yilu.flows.first_links import issue, missing
from yilu.organisations.enums import ROLE_LABELS


class Command(BaseCommand):
    help = "Print one-time links (72 hours) for the system, security and audit administrators."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--base", default="http://localhost:8000", help="address people open")
        parser.add_argument("--again", action="store_true", help="replace links that were lost")

    def handle(self, *args: Any, **options: Any) -> None:
        links = issue(settings.YILU_CITY, again=options["again"])
        for link in links:
            path = reverse("account_first_link", args=[link.token])
            self.stdout.write(f"{ROLE_LABELS[link.role]}  {options['base'].rstrip('/')}{path}")
        waiting = len(missing(settings.YILU_CITY)) - len(links)
        if waiting:
            self.stdout.write(f"{waiting} links were printed earlier; --again makes new ones")
