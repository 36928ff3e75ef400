"""Front-end files taken from npm packages by name and version, with their licence and hashes beside them."""

from __future__ import annotations

import hashlib
import subprocess  # the ordinary npm client does the fetching
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
STATIC = Path("src/yilu/ui/static/vendor")


@dataclass(frozen=True, slots=True)
class Vendored:
    """One npm package, the files of it we keep, and the folder they live in."""

    package: str
    version: str
    files: tuple[str, ...]
    folder: Path

    @property
    def spec(self) -> str:
        return f"{self.package}@{self.version}"

    def home(self, root: Path = REPOSITORY) -> Path:
        return root / self.folder


VENDORED = (
    Vendored("htmx.org", "2.0.11", ("dist/htmx.min.js", "LICENSE"), STATIC / "htmx"),
    Vendored("axe-core", "4.14.1", ("axe.min.js", "LICENSE"), Path("tests/vendor/axe")),
)


def fetch(item: Vendored, root: Path = REPOSITORY) -> None:
    """Write the package's files, its version and their hashes into its folder."""
    home = item.home(root)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        _unpack(_pack(item.spec, Path(scratch)), item.files, home)
    names = sorted(Path(name).name for name in item.files)
    lines = [f"{digest(home / name)}  {name}" for name in names]
    (home / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (home / "VERSION").write_text(item.spec + "\n", encoding="utf-8")


def wrong(item: Vendored, root: Path = REPOSITORY) -> list[str]:
    """What does not agree with the hashes: changed, missing or unlisted files."""
    home = item.home(root)
    listed = {name: sha for sha, name in (line.split("  ", 1) for line in _sums(home))}
    found = {p.name for p in home.iterdir() if p.name not in {"SHA256SUMS", "VERSION"}}
    changed = [name for name, sha in listed.items() if name in found and digest(home / name) != sha]
    return sorted(changed) + sorted(set(listed) ^ found)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sums(home: Path) -> list[str]:
    return (home / "SHA256SUMS").read_text(encoding="utf-8").splitlines()


def _pack(spec: str, scratch: Path) -> Path:
    """Ask npm for the package's archive; npm checks its integrity."""
    subprocess.run(  # noqa: S603 — fixed arguments, the spec is one of ours
        ["npm", "pack", spec, "--pack-destination", str(scratch), "--silent"],  # noqa: S607
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(scratch.glob("*.tgz"))


def _unpack(archive: Path, files: tuple[str, ...], home: Path) -> None:
    with tarfile.open(archive) as tar:
        for name in files:
            member = tar.extractfile(f"package/{name}")
            if member is None:
                raise FileNotFoundError(name)
            (home / Path(name).name).write_bytes(member.read())
