"""`./yilu import`: a register into the database, the result as JSON on stdout."""

from __future__ import annotations

import json

from yilu_cli.commands.passing import Passing
from yilu_cli.say import Problem

HELP = """usage: ./yilu import [--data DIR] KIND FILE [--dry-run] [--json]

Reads a register and applies its good rows in one transaction; rows with errors wait in the batch.

  KIND       companies, vehicles, drivers, members, operating
  FILE       XLSX, XLS, CSV (UTF-8, UTF-16, GBK; comma, semicolon, tab) or the ministry's JSON
  --dry-run  the very same validation, nothing written
  --json     without the summary on stderr (stdout is JSON in any case)
  --data DIR as given to ./yilu demo

Exit code: 0 no errors, 1 some rows have errors, 2 the file was refused."""

PASSING = Passing("import", ("import_file",), HELP)
REFUSED = 2
NOTHING = {"rows": 0, "new": 0, "changed": 0, "same": 0, "errors": [], "warnings": []}
CUT_OFF = (
    "导入中断，原因见上；没有写入一半的数据，请再运行一次。The import was cut off; run it again."
)


def run(arguments: list[str]) -> int:
    """The import contract promises JSON, also when we do not get as far as an answer."""
    if not arguments or {"-h", "--help"} & set(arguments):
        print(HELP)
        return 0 if arguments else 2
    try:
        code, said = PASSING.answer(arguments, capture=True)
    except Problem as error:
        refuse(f"{error.what} {error.todo}".strip())
        error.code = REFUSED
        raise
    if not is_answer(said):
        refuse(CUT_OFF)
        return REFUSED
    print(said, end="")
    return code


def is_answer(said: str) -> bool:
    try:
        return isinstance(json.loads(said), dict)
    except ValueError:
        return False


def refuse(why: str) -> None:
    print(json.dumps(NOTHING | {"refused": why, "seconds": 0, "batch": None}, ensure_ascii=False))
