"""A long comparison in parts: each is measured once, kept in a file, and read again by the next run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

Figures = dict[str, Any]
SOURCE = Path(__file__).resolve().parents[1] / "src/yilu/dispatch"
MENDING = "mending"
FROM_OUTSIDE = (  # of a plan
    "providers", "process", "command", "wire", "repairing", "examday", "refusals", MENDING,
)  # fmt: skip


class Parts:
    """What was measured, by name; of other code or another peer's version it is measured anew."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.found: dict[str, Any] = {}
        if file is not None and file.exists():
            self.found = json.loads(file.read_text(encoding="utf-8"))

    def part(self, name: str, key: str, work: Callable[[], Figures]) -> Figures:
        known = self.found.get(name)
        if known is None or known["key"] != key:
            known = {"key": key, "figures": work()}
            self.found[name] = known
            self.keep()
        figures: Figures = known["figures"]
        return figures

    def keep(self) -> None:
        """Whole or not at all: a run may be stopped at any moment."""
        if self.file is None:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        beside = self.file.with_suffix(".part")
        beside.write_text(json.dumps(self.found, indent=1), encoding="utf-8")
        beside.replace(self.file)


def of_peer(package: str) -> str:
    return f"{package} {version(package)}"


def of_ours(also: str = "") -> str:
    """Changes with every line that plans, and of the module that is named."""
    digest = hashlib.sha256()
    for path in sorted(SOURCE.rglob("*.py")):
        if path.stem not in FROM_OUTSIDE or path.stem == also:
            digest.update(path.read_bytes())
    return f"ours {digest.hexdigest()[:12]}"
