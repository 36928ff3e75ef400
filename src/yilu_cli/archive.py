"""The backup file: a tar with the database, the stored files and a signed manifest; the keys stand apart."""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import os
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from yilu_cli.data import DataDir, write_private
from yilu_cli.say import Problem

MANIFEST, SIGNATURE, DUMP, FILES = "manifest.json", "manifest.mac", "database.dump", "files/"
# Not worth keeping, made anew, or kept apart.
LEFT_OUT = {"postgres", "postgres.at", "static", "logs", "secrets", "keys", "work"}
LEFT_OUT |= {"lock", "users.lock", "running.json", "yilu.json"}
BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens a backup's sealed fields and proves that it is the one that was made."""

    signing: str
    secret_key: str
    ring: dict[str, str] = field(default_factory=dict)  # file name -> content, base64

    @classmethod
    def of(cls, data: DataDir, ring: Path) -> Keys:
        files = (
            [path for path in sorted(ring.rglob("*")) if path.is_file()] if ring.is_dir() else []
        )
        held = {str(path.relative_to(ring)): encode(path.read_bytes()) for path in files}
        return cls(os.urandom(32).hex(), data.secret("secret_key"), held)

    @classmethod
    def read(cls, path: Path) -> Keys:
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return cls(found["signing"], found["secret_key"], found["ring"])
        except FileNotFoundError as error:
            raise Problem(
                f"the keys of this backup are not at {path}.", "say where they are: --keys FILE"
            ) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Problem(
                f"{path} is not a keys file of Yilu.", "give the right one: --keys FILE"
            ) from error

    def write(self, path: Path) -> None:
        held = {"signing": self.signing, "secret_key": self.secret_key, "ring": self.ring}
        write_private(path, json.dumps(held, indent=1))

    def sign(self, manifest: bytes) -> str:
        return hmac.new(bytes.fromhex(self.signing), manifest, hashlib.sha256).hexdigest()


def encode(content: bytes) -> str:
    return base64.b64encode(content).decode()


class Hashing(io.RawIOBase):
    """Passes a stream on and remembers its length and SHA-256."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.size, self.hash = source, 0, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.source.read(size)
        self.size += len(block)
        self.hash.update(block)
        return block

    def seen(self) -> dict[str, Any]:
        return {"size": self.size, "sha256": self.hash.hexdigest()}


def write(path: Path, data: DataDir, dump: Path, manifest: dict[str, Any], keys: Keys) -> None:
    """Whole or not at all: into a partial file beside it, synced, then renamed."""
    partial = path.with_name(f"{path.name}.partial")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                members = {DUMP: add(tar, DUMP, dump)}
                for stored in stored_files(data):
                    name = FILES + stored.relative_to(data.path).as_posix()
                    members[name] = add(tar, name, stored)
                written = json.dumps(manifest | {"members": members}, indent=1, ensure_ascii=False)
                add_text(tar, MANIFEST, written)
                add_text(tar, SIGNATURE, keys.sign(written.encode()))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def stored_files(data: DataDir) -> Iterator[Path]:
    """All in the data directory that is neither made anew nor secret."""
    for entry in sorted(data.path.iterdir()):
        if entry.name in LEFT_OUT or entry.name.startswith("."):
            continue
        paths = sorted(entry.rglob("*")) if entry.is_dir() else [entry]
        yield from (path for path in paths if path.is_file() and not path.is_symlink())


def add(tar: tarfile.TarFile, name: str, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        found = os.fstat(file.fileno())
        info.size, info.mtime, info.mode = found.st_size, int(found.st_mtime), 0o600
        hashing = Hashing(file)
        tar.addfile(info, hashing)
    return hashing.seen()


def add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    info = tarfile.TarInfo(name)
    content = text.encode()
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def verify(path: Path, keys: Keys) -> dict[str, Any]:
    """The manifest, when every byte is what the keys' owner wrote; reads all, writes nothing."""
    seen: dict[str, dict[str, Any]] = {}
    texts: dict[str, bytes] = {}
    with reading(path) as files:
        for info, file in files:
            if info.name in {MANIFEST, SIGNATURE}:
                texts[info.name] = file.read()
            else:
                seen[info.name] = hashed(file)
    manifest = texts.get(MANIFEST)
    if manifest is None or SIGNATURE not in texts:
        raise Problem(f"{path} is not complete: its manifest is missing.", "use another backup.")
    if not hmac.compare_digest(keys.sign(manifest), texts[SIGNATURE].decode(errors="replace")):
        raise Problem(
            f"{path} was changed after it was made, or these are another backup's keys.",
            "nothing was written; use the keys file made with it, or another backup.",
        )
    found: dict[str, Any] = json.loads(manifest)
    compare(path, found["members"], seen)
    return found


def compare(path: Path, expected: dict[str, Any], seen: dict[str, Any]) -> None:
    wrong = sorted(
        name for name in expected.keys() | seen.keys() if expected.get(name) != seen.get(name)
    )
    if wrong:
        raise Problem(
            f"{path} was changed or damaged: {', '.join(wrong[:3])} is not what was backed up.",
            "nothing was written; use another backup.",
        )


def hashed(file: IO[bytes]) -> dict[str, Any]:
    hashing = Hashing(file)
    while hashing.read(BLOCK):
        pass
    return hashing.seen()


@contextmanager
def reading(path: Path) -> Iterator[Iterator[tuple[tarfile.TarInfo, IO[bytes]]]]:
    """Its files in order; the end of a cut-off one shows only while its content is read."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            yield members(path, tar)
    except (tarfile.TarError, EOFError) as error:
        raise Problem(
            f"{path} is cut off or not a backup of Yilu ({error}).",
            "nothing was written; use another backup.",
        ) from error
    except FileNotFoundError as error:
        raise Problem(f"there is no {error.filename}.") from error


def members(path: Path, tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    """A name that leads elsewhere, or anything but a plain file, is refused."""
    for info in tar:
        file = tar.extractfile(info) if is_plain(info) else None
        if file is None:
            raise Problem(f"{path} holds {info.name!r}, which no backup of Yilu does.")
        yield info, file


def is_plain(info: tarfile.TarInfo) -> bool:
    parts = PurePosixPath(info.name).parts
    return info.isreg() and ".." not in parts and not info.name.startswith("/")


def extract(path: Path, wanted: Iterable[str], into: Path) -> None:
    """The named members below `into`, without the prefix of stored files."""
    names = set(wanted)
    with reading(path) as files:
        for info, file in files:
            if info.name in names:
                target = into / info.name.removeprefix(FILES)
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                copy(file, target)


def copy(file: IO[bytes], target: Path) -> None:
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as written:
        while block := file.read(BLOCK):
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
