"""The npm client `open311` 0.0.12 against our Open311: all its calls, in JSON, on a demo city.

Of what it depends on two packages cannot be had: `sparkxml` is named by a git:// address and stands in no
registry, `xml2json` 0.2.4 needs a compiled module for Node.js 0.x. Both read XML only, so they are stood in
for and the client's own code is tried in JSON, its default. XML is read by `georeport` in tests/conformance.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks import _demo, _npm

KEY = "yilu-demo"


def main() -> int:
    options = parsed()
    folder = _npm.installed("open311")
    with _demo.running(options.url, options.port) as url:
        done = talked(folder, url, KEY)
    told = json.loads(done.stdout or "{}")
    wrong = wrong_in(told)
    print(json.dumps({**told, "wrong": wrong}, ensure_ascii=False))
    if done.returncode or wrong:
        print(done.stderr.strip()[-2000:], file=sys.stderr)
    return 1 if done.returncode or wrong else 0


def talked(folder: Path, url: str, key: str) -> subprocess.CompletedProcess[str]:
    """Our few lines with the installed client behind them."""
    script = _npm.PINNED / "open311" / "talk.js"
    return subprocess.run(
        ["node", "--no-deprecation", str(script), url, key], check=False, timeout=120, text=True,
        capture_output=True, env={**os.environ, "NODE_PATH": str(folder / "node_modules")},
    )  # fmt: skip


def wrong_in(told: dict[str, Any]) -> list[str]:
    """Which of its calls came back otherwise than they should."""
    return [name for name, (got, wanted) in compared(told).items() if got != wanted]


def compared(told: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What the client said, beside what it should have."""
    made = told.get("made")
    wanted = {
        "discovery": 2, "definition": "pothole", "status": "open", "requested": True,
        "listed": True, "byNumbers": [made], "wrongKey": 403, "unknown": True,
    }  # fmt: skip
    found = {name: (told.get(name), value) for name, value in wanted.items()}
    return {**found, "services": (told.get("services", 0) > 10, True), "made": (bool(made), True)}


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./yilu bench open311", description=__doc__)
    parser.add_argument("--url", default="", help="a demo that runs already (else one of its own)")
    parser.add_argument("--port", type=int, default=8991, help="of its own demo")
    parser.add_argument("--json", action="store_true", help="one line, which it is anyway")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
