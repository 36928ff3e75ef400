"""`./yilu import KIND FILE`: a register into the database, the outcome as JSON (interface.md)."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from yilu.core.actor import Actor
from yilu.core.errors import DomainError, Invalid
from yilu.intake import actions, queries
from yilu.intake.models import Batch
from yilu.intake.queries import Said
from yilu.intake.spec import Severity

NO_ERRORS, SOME_ERRORS, REFUSED = 0, 1, 2

_WRITTEN = gettext_noop(
    "%(number)s：共 %(total)s 行，写入 %(good)s 行，要改 %(failing)s 行，用时 %(seconds)s 秒。"
)
_TRIED = gettext_noop(
    "试读：共 %(total)s 行，可以写入 %(good)s 行，要改 %(failing)s 行，什么也没有写，用时 %(seconds)s 秒。"
)


class Command(BaseCommand):
    help = "Read a register and apply its good rows in one transaction; JSON on standard output."
    requires_system_checks: list[str] = []  # checks cost half a second

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", metavar="KIND", help="companies, vehicles, drivers, members …")
        parser.add_argument("file", metavar="FILE", help="XLSX, XLS, CSV or the ministry's JSON")
        parser.add_argument("--dry-run", action="store_true", help="validate only, keep nothing")
        parser.add_argument("--json", action="store_true", help="no summary on standard error")

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.monotonic()
        outcome = _Outcome(start, quiet=options["json"])
        path = Path(options["file"])
        try:
            code = _run(options["kind"], path, outcome, dry=options["dry_run"])
        except OSError as error:
            outcome.refuse(_("文件打不开：%(why)s。") % {"why": error.strerror})
        except Invalid as invalid:
            outcome.refuse(" ".join(map(str, invalid.errors.values())))
        except DomainError as refused:
            outcome.refuse(str(refused))
        sys.exit(code)


def _run(kind: str, path: Path, outcome: _Outcome, *, dry: bool) -> int:
    """Stage and apply in one transaction: a crash leaves nothing; a dry run takes itself back."""
    with transaction.atomic():
        batch = _import(kind, path, dry=dry)
        if dry:
            code = outcome.tell(batch, dry=True)
            transaction.set_rollback(True)
            return code
    return outcome.tell(batch, dry=False)


def _import(kind: str, path: Path, *, dry: bool) -> Batch:
    by = Actor.for_system(settings.YILU_CITY)
    with path.open("rb") as file:
        batch = actions.open_local(kind, path.name, file, by=by)
        batch = actions.stage(batch, by=by, file=file)
    if batch.refusal is None and not dry and batch.good:
        batch = actions.apply(batch, by=by, looked=False)
    return batch


class _Outcome:
    """Writes the JSON piece by piece: a million errors need not fit in memory."""

    def __init__(self, start: float, *, quiet: bool) -> None:
        self._start, self._quiet = start, quiet

    def tell(self, batch: Batch, *, dry: bool) -> int:
        by = Actor.for_system(batch.city)
        refusal = queries.refusal(batch)
        counts = {
            "rows": batch.total,
            "new": batch.new + batch.written_new,
            "changed": batch.changed + batch.written_changed,
            "same": batch.same + batch.written_same,
        }
        errors = queries.findings(by, batch, Severity.ERROR)
        warnings = queries.findings(by, batch, Severity.WARNING)
        tail = {
            "refused": refusal,
            "seconds": self._seconds(),
            "batch": None if dry else batch.number,
        }
        self._write(counts, errors, chain(queries.notices(batch), warnings), tail)
        self._summary(batch, refusal, dry=dry)
        if refusal is not None:
            return REFUSED
        return SOME_ERRORS if batch.failing else NO_ERRORS

    def refuse(self, why: str) -> NoReturn:
        """Before there was anything to read."""
        tail = {"refused": why, "seconds": self._seconds(), "batch": None}
        self._write(dict.fromkeys(("rows", "new", "changed", "same"), 0), (), (), tail)
        if not self._quiet:
            sys.stderr.write(f"{why}\n")
        sys.exit(REFUSED)

    def _write(
        self,
        counts: dict[str, int],
        errors: Iterable[Said],
        warnings: Iterable[Said],
        tail: dict[str, Any],
    ) -> None:
        out = sys.stdout
        out.write(_json(counts)[:-1])
        for name, items in (("errors", errors), ("warnings", warnings)):
            out.write(f', "{name}": [')
            for number, said in enumerate(items):
                out.write(", " if number else "")
                out.write(_json(asdict(said)))
            out.write("]")
        out.write(f", {_json(tail)[1:]}\n")
        out.flush()

    def _summary(self, batch: Batch, refusal: str | None, *, dry: bool) -> None:
        if self._quiet:
            return
        form = _TRIED if dry else _WRITTEN
        said = refusal or _(form) % {
            "number": batch.number,
            "total": batch.total,
            "good": batch.good if dry else batch.written,
            "failing": batch.failing,
            "seconds": self._seconds(),
        }
        sys.stderr.write(f"{said}\n")

    def _seconds(self) -> float:
        return round(time.monotonic() - self._start, 2)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
