"""exiftool over every picture a demo city shows: to anybody, to a driver, and by Open311.

What a picture may carry is what it takes to be a JPEG (its size, its compression, JFIF); any other tag of
any group is a leak. Debian's exiftool is taken where it is installed, else the same program from npm.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks import _demo, _npm

ITS_OWN = {"SourceFile", "ExifTool", "System", "File", "JFIF", "Composite"}
PICTURE = re.compile(r'(?:<img[^>]* src|<a[^>]* href)="(/[^"]*/(?:photos|settled)/[^"]+/)"')
START = (("", "/snapshots/settled/"), ("driver", "/snapshots/"), ("driver", "/stations/"))
DEEPER = re.compile(r'href="(/(?:snapshots|stations)/[0-9a-f-]{36}/)"')
MOST = 400


def main() -> int:
    options = parsed()
    exiftool = program()
    with (
        _demo.running(options.url, options.port) as url,
        tempfile.TemporaryDirectory(prefix="yilu-metadata-") as folder,
    ):
        count = fetched(url, Path(folder))
        tags = read(exiftool, Path(folder))
    leaks = sorted({name for row in tags for name in row if name.split(":")[0] not in ITS_OWN})
    version = subprocess.run([*exiftool, "-ver"], capture_output=True, text=True, check=True)
    said = {"pictures": count, "exiftool": version.stdout.strip(), "leaks": leaks}
    print(json.dumps(said, ensure_ascii=False))
    return 1 if leaks or not count or len(tags) != count else 0


def program() -> list[str]:
    if found := shutil.which("exiftool"):
        return [found]
    perl = shutil.which("perl")
    if perl is None:
        raise SystemExit("neither exiftool nor perl is on this machine")
    folder = _npm.installed("exiftool") / "node_modules" / "exiftool-vendored.pl"
    return [perl, str(folder / "bin" / "exiftool")]


def fetched(url: str, folder: Path) -> int:
    """Each picture once per person who is shown it."""
    count = 0
    for persona, path in START:
        cookie = _demo.session(url, persona)
        for address in sorted(set(pictures(url, path, cookie)))[:MOST]:
            (folder / f"{count:05d}.jpg").write_bytes(got(url, address, cookie))
            count += 1
    for address in sorted(set(media(url)))[:MOST]:
        (folder / f"{count:05d}.jpg").write_bytes(got("", address, ""))
        count += 1
    return count


def pictures(url: str, path: str, cookie: str) -> Iterator[str]:
    """Those of a page and of the pages one step deeper."""
    text = got(url, path, cookie).decode()
    pages = [text, *(got(url, one, cookie).decode() for one in sorted(set(DEEPER.findall(text))))]
    for page in pages:
        yield from PICTURE.findall(page)


def media(url: str) -> Iterator[str]:
    """What Open311 points at."""
    for row in json.loads(got(url, "/open311/v2/requests.json", "")):
        if row.get("media_url"):
            yield row["media_url"]


def got(url: str, path: str, cookie: str) -> bytes:
    asked = urllib.request.Request(f"{url}{path}", headers={"Cookie": cookie} if cookie else {})
    content: bytes = urllib.request.urlopen(asked, timeout=60).read()
    return content


def read(exiftool: list[str], folder: Path) -> list[dict[str, Any]]:
    command = [*exiftool, "-json", "-a", "-G1", "-u", "-ee3", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    rows: list[dict[str, Any]] = json.loads(done.stdout or "[]")
    return rows


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./yilu bench metadata", description=__doc__)
    parser.add_argument("--url", default="", help="a demo that runs already (else one of its own)")
    parser.add_argument("--port", type=int, default=8992, help="of its own demo")
    parser.add_argument("--json", action="store_true", help="one line, which it is anyway")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
