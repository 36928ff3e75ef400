"""Checks that every unit stands where its path says."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yilu.organisations.queries import consistency
from yilu.rulebook.queries import city_codes


class Command(BaseCommand):
    help = "检查各城市组织树的路径、上级与日期是否一致。"

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [(city, fault) for city in city_codes() for fault in consistency(city)]
        for city, fault in faults:
            self.stdout.write(f"{city} {fault.number} {fault.path} {fault.code}")
        if faults:
            raise CommandError(f"组织树有 {len(faults)} 处不一致。")
        self.stdout.write("组织树一致。")
