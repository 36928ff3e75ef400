"""`./yilu brief`: the brief of a period and a unit, from the rows as they are now."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound, Refused
from yilu.core.periods import Period
from yilu.insight import documents, queries
from yilu.insight.enums import Format
from yilu.insight.measures import Scope

BINARY = {Format.PDF, Format.DOCX}


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"{text}: 日期要写成 2026-06-05 的样子 / write YYYY-MM-DD"
        ) from None


class Command(BaseCommand):
    help = (
        "Print the brief of a period: by default the twelve months ending today, of the whole city."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", type=day, metavar="D", help="first day")
        parser.add_argument(
            "--to", dest="last", type=day, metavar="D", help="last day; registers are as of it"
        )
        parser.add_argument(
            "--scope", default="", metavar="UNIT", help="a unit's number or exact name"
        )
        parser.add_argument("--format", default="json", choices=[f.value for f in Format])
        parser.add_argument(
            "-o", "--output", metavar="FILE", help="write here instead of to the screen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        actor = Actor.for_system(settings.YILU_CITY)
        paper = queries.ad_hoc(actor, _period(options), _scope(actor, options["scope"]))
        fmt = Format(options["format"])
        self._hand_over(documents.render(paper, fmt), fmt, options["output"])

    def _hand_over(self, content: bytes, fmt: Format, output: str | None) -> None:
        if output:
            Path(output).write_bytes(content)
            self.stderr.write(f"{output}: {len(content):,} bytes")
        elif fmt in BINARY and sys.stdout.isatty():
            raise CommandError(f"{fmt.value} 不能打在屏幕上，请用 -o 文件名 / use -o FILE")
        elif fmt in BINARY:
            sys.stdout.buffer.write(content)
        else:
            self.stdout.write(content.decode(), ending="")


def _period(options: dict[str, Any]) -> Period:
    last = options["last"] or clock.today()
    first = options["first"] or Period.twelve_months_to(last).first
    if first > last:
        raise CommandError(f"{first} 在 {last} 之后，请对调 / --from is after --to")
    if last > clock.today():
        raise CommandError(f"{last} 还没有到 / lies in the future (today is {clock.today()})")
    return Period(first, last)


def _scope(actor: Actor, text: str) -> Scope:
    try:
        return queries.scope(actor, text)
    except NotFound:
        raise CommandError(
            f"没有叫“{text}”的单位，请写编号或全名 / no such unit: give its number or exact name"
        ) from None
    except Refused as error:
        raise CommandError(str(error.message)) from None
