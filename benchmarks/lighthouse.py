"""Lighthouse over the pages of 随手拍 and their neighbours, in Debian's Chromium, against a demo city.

Four categories a page: performance (phone: Lighthouse's slow 4G and a processor four times slower;
desk: its desktop preset), accessibility, best practices, SEO. Signed-in pages are `noindex` by intent,
so the audit `is-crawlable` is left out there. The median of the runs counts: a shared machine is noisy.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks import _demo, _npm

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
WANTED = 95
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: who opens it, where, and by which link of `path` if its address is a key."""

    name: str
    path: str
    persona: str = "driver"
    mark: str = ""
    desk: bool = False


PAGES = (
    Page("login", "/accounts/login/", ""),
    Page("settled (public)", "/snapshots/settled/", ""),
    Page("home", "/"),
    Page("shoot", "/snap/"),
    Page("my snapshots", "/snapshots/"),
    Page("snapshot", "/snapshots/", mark="/snapshots/0"),
    Page("checks", "/checks/"),
    Page("points", "/me/points/"),
    Page("stations", "/stations/"),
    Page("desk: snapshots", "/console/snapshots/", "committee", desk=True),
    Page("desk: rates", "/console/snapshots/rates/", "committee", desk=True),
)


def main() -> int:
    options = parsed()
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise SystemExit("no Chromium on this machine: apt install chromium")
    program = _npm.installed("lighthouse") / "node_modules" / ".bin" / "lighthouse"
    chosen = [page for page in PAGES if not options.only or page.name in options.only]
    with _demo.running(options.url, options.port) as url:
        rows = [measured(program, browser, url, page, options) for page in chosen]
    print(json.dumps(rows, ensure_ascii=False) if options.json else table(rows))
    return 0 if all(row["scores"][name] >= WANTED for row in rows for name in CATEGORIES) else 1


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./yilu bench lighthouse", description=__doc__)
    parser.add_argument("--url", default="", help="a demo that runs already (else one of its own)")
    parser.add_argument("--port", type=int, default=8990, help="of its own demo")
    parser.add_argument("--runs", type=int, default=1, help="of each page; the median counts")
    parser.add_argument("--only", action="append", help="this page alone (may be repeated)")
    parser.add_argument("--json", action="store_true", help="one line, nothing else")
    return parser.parse_args()


def measured(
    program: Path, browser: str, url: str, page: Page, options: argparse.Namespace
) -> dict[str, Any]:
    cookie = _demo.session(url, page.persona)
    path = _demo.found(url, page.path, cookie, page.mark) if page.mark else page.path
    runs = [once(program, browser, f"{url}{path}", page, cookie) for _run in range(options.runs)]
    scores = {name: round(median(run["scores"][name] for run in runs)) for name in CATEGORIES}
    row = {"page": page.name, "scores": scores, "short": runs[-1]["short"]}
    if not options.json:
        print(line(row), file=sys.stderr, flush=True)
    return row


def once(program: Path, browser: str, address: str, page: Page, cookie: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="yilu-lighthouse-") as folder:
        out = Path(folder) / "report.json"
        command = [
            program, address, "--quiet", "--output=json", f"--output-path={out}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
            *(["--preset=desktop"] if page.desk else []),
            *(["--skip-audits=is-crawlable"] if page.persona else []),
            *([f"--extra-headers={json.dumps({'Cookie': cookie})}"] if cookie else []),
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": browser}
        done = subprocess.run(
            [str(part) for part in command], env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        if not out.exists():
            raise SystemExit(f"{page.name}: lighthouse failed:\n{done.stderr.strip()[-2000:]}")
        report = json.loads(out.read_text(encoding="utf-8"))
    if report["finalDisplayedUrl"].partition("?")[0] != address:
        raise SystemExit(f"{page.name}: {address} led to {report['finalDisplayedUrl']}")
    return {"scores": scores_of(report), "short": short_of(report)}


def scores_of(report: Any) -> dict[str, float]:
    return {name: 100 * (report["categories"][name]["score"] or 0) for name in CATEGORIES}


def short_of(report: Any) -> list[str]:
    """The audits that cost points, with what was measured."""
    weighed = {
        one["id"]
        for name in CATEGORIES
        for one in report["categories"][name]["auditRefs"]
        if one["weight"]
    }
    rows = [report["audits"][key] for key in sorted(weighed)]
    low = [row for row in rows if row["score"] is not None and row["score"] < 0.9]
    return [f"{row['id']} {row.get('displayValue', '')}".strip() for row in low]


def line(row: dict[str, Any]) -> str:
    numbers = " ".join(f"{row['scores'][name]:>4}" for name in CATEGORIES)
    return f"{row['page']:<18} {numbers}  {', '.join(row['short'])}"


def table(rows: list[dict[str, Any]]) -> str:
    return "\n".join([f"{'page':<18} perf a11y best  seo", *map(line, rows)])


if __name__ == "__main__":
    sys.exit(main())
