"""Enters a city into the rulebook: districts, calendar, articles. Run again, it adds what is missing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from yilu.core.actor import Actor
from yilu.core.errors import Invalid
from yilu.core.geo import Box
from yilu.rulebook.actions import seed_city
from yilu.rulebook.seed import CitySeed


class Command(BaseCommand):
    help = "写入一个城市的区县、工作日历和条文；重复运行只补缺。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--city", default=settings.YILU_CITY, help="行政区划代码（六位）")
        parser.add_argument("--name", default="", help="城市名称（内置城市可以不填）")
        parser.add_argument("--plate-prefix", default="", help="车牌前缀，例如 川D")
        parser.add_argument("--box", nargs=4, type=float, metavar=("西", "南", "东", "北"))
        parser.add_argument(
            "--district", action="append", default=[], metavar="代码=名称", help="可以写多次"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        code = options["city"]
        try:
            added = seed_city(code, by=Actor.for_system(code), seed=_seed(options))
        except Invalid as error:
            raise CommandError(
                "；".join(str(message) for message in error.errors.values())
            ) from error
        self.stdout.write(
            f"{code}：新增区县 {added.districts}、条文 {added.articles}、日历 {added.years} 年。"
        )


def _seed(options: dict[str, Any]) -> CitySeed | None:
    if not options["name"]:
        return None
    if not options["box"]:
        raise CommandError("请用 --box 给出城市的经纬度范围（西 南 东 北）。")
    districts = dict(entry.split("=", 1) for entry in options["district"] if "=" in entry)
    return CitySeed(options["name"], Box(*options["box"]), options["plate_prefix"], districts)
