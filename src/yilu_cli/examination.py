"""The doctor's examination: each look returns findings, none changes anything."""

from __future__ import annotations

import enum
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yilu_cli import environment, serving, session, system, translations
from yilu_cli.data import DataDir
from yilu_cli.installation import Installation, inside
from yilu_cli.postgres import binaries
from yilu_cli.postgres.place import left_over
from yilu_cli.say import Problem

GIB = 1024**3
LONG_UNSEALED = 120  # seconds; the sealer works every ten
EXTENSIONS = {"pg_trgm", "btree_gist"}


class Health(enum.StrEnum):
    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    health: Health
    said: str
    todo: str = ""


def judge(name: str, good: bool, said: str, todo: str = "", *, bad: Health = Health.BAD) -> Finding:
    return Finding(name, Health.GOOD if good else bad, said, "" if good else todo)


def examine(data: DataDir) -> list[Finding]:
    findings = [look_at_python(), look_at_environment(), *look_at_machine(data)]
    if not environment.stands(environment.home(), environment.Kind.RUNTIME):
        return findings
    python = environment.python(environment.home())
    findings += look(lambda: look_at_postgresql(python))
    if not data.exists and "DATABASE_URL" not in os.environ:
        nothing = f"nothing in {data.path} yet"
        return [*findings, Finding("data", Health.NOTE, nothing, "./yilu demo makes it")]
    return findings + look(lambda: look_at_site(data, python))


def look(at: Callable[[], Iterator[Finding]]) -> list[Finding]:
    """What was seen until a problem stopped the looking, and the problem."""
    findings: list[Finding] = []
    try:
        findings.extend(at())
    except Problem as error:
        findings.append(Finding("problem", Health.BAD, error.what, error.todo))
    return findings


def look_at_python() -> Finding:
    version = sys.version.split()[0]
    return judge("python", sys.version_info >= (3, 11), f"{version} ({environment.BASE})")


def look_at_environment() -> Finding:
    home = environment.home()
    if environment.stands(home, environment.Kind.DEV):
        return Finding("environment", Health.GOOD, f"{home}, for tests too")
    stands = environment.stands(home, environment.Kind.RUNTIME)
    said = (
        str(home) if stands else f"{home} is missing, half-finished, moved or older than its lock"
    )
    return judge(
        "environment", stands, said, "any command but doctor puts it right: ./yilu manage check"
    )


def look_at_machine(data: DataDir) -> Iterator[Finding]:
    for where in disks(data):
        free = shutil.disk_usage(where).free
        said = f"{free / GIB:.1f} GiB free at {where}"
        yield judge(
            "disk", free > GIB, said, "free some space: PostgreSQL stops when the disk is full"
        )
    strays = left_over() if system.is_root() else []
    if strays:
        said = f"{len(strays)} databases of removed data directories"
        yield Finding(
            "left over", Health.NOTE, said, f"rm -rf {' '.join(f'{stray}*' for stray in strays)}"
        )
    year = time.gmtime().tm_year
    zone = time.strftime("%Z %z")
    yield judge(
        "clock", 2025 <= year < 2100, f"{time.strftime('%F %T')} {zone}", "set the clock (NTP)"
    )
    stale = [
        po.parent.parent.name
        for po in translations.LOCALE.rglob("*.po")
        if not translations.is_current(po)
    ]
    said = f"not compiled: {', '.join(stale)}" if stale else "compiled"
    yield judge("languages", not stale, said, "the next start compiles them", bad=Health.NOTE)
    browser = system.browser()
    todo = "only tests need it; as root: apt-get install chromium fonts-noto-cjk"
    yield judge("chromium", bool(browser), browser or "not installed", todo, bad=Health.NOTE)
    fonts = system.has_chinese_fonts()
    yield judge("fonts", fonts, "Chinese" if fonts else "no Chinese font", todo, bad=Health.NOTE)


def disks(data: DataDir) -> list[Path]:
    """Where we write, once for each file system."""
    folder = next(each for each in (data.path, *data.path.parents) if each.exists())
    places = [folder, *([binaries.SHARED] if system.is_root() and binaries.SHARED.exists() else [])]
    return list({place.stat().st_dev: place for place in reversed(places)}.values())


def look_at_postgresql(python: Path) -> Iterator[Finding]:
    if "DATABASE_URL" not in os.environ:
        found = binaries.choose(python)
        yield Finding("postgresql", Health.GOOD, f"{found.version} ({found.folder})")


def look_at_site(data: DataDir, python: Path) -> Iterator[Finding]:
    data.create("demo")
    yield from look_at_files(data)
    run = None if data.lock.take() else data.running()
    data.lock.release()
    yield from look_at_pages(run.url if run else "")
    with session.database(data, python, "doctor") as url:
        yield from look_at_database(facts(data, python, url), running=bool(run and run.url))


def look_at_files(data: DataDir) -> Iterator[Finding]:
    day = data.manifest.get("date")
    yield Finding("data", Health.GOOD, f"{data.path} ({data.mode}{f', {day}' if day else ''})")
    keys = Path(os.environ.get("YILU_KEYS_DIR", data.path / "keys"))
    ring = keys / "ring.json"
    todo = f"restore the keys you backed up into {keys}; without them sealed fields stay sealed"
    fresh = not data.manifest.get("prepared")
    yield judge(
        "keys", ring.exists(), str(ring) if ring.exists() else f"no key ring in {keys}",
        "the first start makes them" if fresh else todo, bad=Health.NOTE if fresh else Health.BAD,
    )  # fmt: skip
    private = [data.path / "secrets", keys, *keys.glob("*"), *(data.path / "secrets").glob("*")]
    open_ = [path for path in private if path.exists() and path.stat().st_mode & 0o077]
    said = f"{open_[0]} is readable by others" if open_ else "readable by their owner alone"
    yield judge("secrets", not open_, said, f"chmod -R go= {data.path}/secrets {keys}")


def look_at_pages(url: str) -> Iterator[Finding]:
    if not url:
        yield Finding("pages", Health.NOTE, "not running", "./yilu demo or ./yilu up")
        return
    port = int(url.rpartition(":")[2])
    answer = serving.ask_ready(url, port)
    yield judge(
        "pages", answer == "200", f"{url} answers {answer}", "see logs/web.log and logs/worker.log"
    )


def facts(data: DataDir, python: Path, url: str) -> dict[str, Any]:
    mode = os.environ.get("YILU_MODE", data.mode)
    variables = Installation(data, url, mode, data.manifest.get("date")).variables()
    done = subprocess.run(
        inside(python, "facts"), env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return {"error": f"Django does not start:\n{system.tail(done.stderr, 4)}"}
    return dict(json.loads(done.stdout))


def look_at_database(found: dict[str, Any], *, running: bool) -> Iterator[Finding]:
    if "error" in found:
        yield Finding(
            "database", Health.BAD, found["error"], "check DATABASE_URL, or logs/postgres.log"
        )
        return
    old = "PostgreSQL 15 or newer is needed"
    yield judge(
        "database", found["major"] >= binaries.OLDEST, f"PostgreSQL {found['major']} answers", old
    )
    missing = sorted(EXTENSIONS - set(found["extensions"]))
    todo = "as superuser in that database: " + " ".join(
        f"CREATE EXTENSION {name};" for name in missing
    )
    yield judge("extensions", not missing, ", ".join(sorted(EXTENSIONS)), todo)
    said = f"{found['drift']:.1f} s between this machine and the database"
    yield judge("clocks", found["drift"] < 5, said, "run NTP on both")
    pending = found["pending"]
    said = f"{len(pending)} pending ({pending[0]} …)" if pending else "none pending"
    yield judge("migrations", not pending, said, "./yilu manage migrate, or start it again")
    if not found.get("empty"):
        yield from look_at_work(found, running=running)


def look_at_work(found: dict[str, Any], *, running: bool) -> Iterator[Finding]:
    if running:
        alive = f"{found['workers']} alive"
        yield judge("worker", found["workers"] > 0, alive, "see logs/worker.log")
    failed = found["failed"]
    todo = "./yilu manage procrastinate shell shows them"
    yield judge("jobs", not failed, f"{failed} failed", todo, bad=Health.NOTE)
    said = f"{found['unsealed']} entries wait for their seal, the oldest for {found['oldest']} s"
    late = running and found["oldest"] > LONG_UNSEALED
    yield judge("audit", not late, said, "the worker seals them: see logs/worker.log")
