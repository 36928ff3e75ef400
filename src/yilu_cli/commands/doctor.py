"""`./yilu doctor`: what is missing or wrong, and what to do."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from yilu_cli import examination, paths
from yilu_cli.data import DataDir
from yilu_cli.examination import Finding, Health

MARKS = {Health.GOOD: "ok", Health.NOTE: "note", Health.BAD: "WRONG"}


def run(arguments: list[str]) -> int:
    options = parse(arguments)
    findings = examination.examine(DataDir(options.data or paths.default_data()))
    wrong = any(finding.health is Health.BAD for finding in findings)
    print(as_json(findings) if options.json else as_table(findings))
    return 1 if wrong else 0


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./yilu doctor",
        description="Looks at machine, environment, database, keys and services. Changes no data. "
        "Exit code 1 when something is wrong; notes are things to know.",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="as given to ./yilu demo")
    parser.add_argument("--json", action="store_true", help="for machines")
    return parser.parse_args(arguments)


def as_json(findings: list[Finding]) -> str:
    return json.dumps(
        {
            "ok": all(finding.health is not Health.BAD for finding in findings),
            "findings": [asdict(finding) for finding in findings],
        },
        ensure_ascii=False,
        indent=1,
    )


def as_table(findings: list[Finding]) -> str:
    width = max(len(finding.name) for finding in findings)
    lines: list[str] = []
    for finding in findings:
        lines.append(f"{MARKS[finding.health]:<6} {finding.name:<{width}}  {finding.said}")
        if finding.todo:
            lines.append(f"{'':<6} {'':<{width}}  → {finding.todo}")
    return "\n".join(lines)
