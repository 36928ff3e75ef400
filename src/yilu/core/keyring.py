"""Where keys live: a ring in one protected file here, a KMS or 密码机 behind the same protocol elsewhere."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

AES, SM4 = "AES-256-GCM", "SM4-GCM"
ALGORITHMS = {AES: 32, SM4: 16}  # key length in bytes; SM4 is what 密评 asks for
RING_FILE = "ring.json"


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key that seals fields; `number` stands in every envelope it made."""

    number: int
    algorithm: str
    secret: bytes


class KeyRing(Protocol):
    """What a key store must offer; implement it for a KMS and name it in YILU_KEY_RING."""

    def current(self) -> DataKey: ...
    def key(self, number: int) -> DataKey: ...
    def index_secret(self) -> bytes: ...
    def signing_seed(self, number: int | None = None) -> tuple[int, bytes]: ...


class MissingKey(Exception):
    """An envelope or seal names a key this ring does not have: restore the ring, do not make a new one."""


class Ring:
    """A key ring held in memory: the content of the file, or fresh random keys for tests."""

    def __init__(self, content: Mapping[str, Any] | None = None) -> None:
        content = content or _fresh(AES)
        self._current: int = content["current"]
        self._keys = {
            key["number"]: DataKey(key["number"], key["algorithm"], _bytes(key["secret"]))
            for key in content["data"]
        }
        self._index = _bytes(content["index"])
        self._signing = {key["number"]: _bytes(key["seed"]) for key in content["signing"]}

    def current(self) -> DataKey:
        return self._keys[self._current]

    def key(self, number: int) -> DataKey:
        if number not in self._keys:
            raise MissingKey(f"data key {number}")
        return self._keys[number]

    def index_secret(self) -> bytes:
        """Keys blind indexes and digests. It is never rotated: every index would have to be made anew."""
        return self._index

    def signing_seed(self, number: int | None = None) -> tuple[int, bytes]:
        """The Ed25519 seed that signs audit seals: the newest, or the one a seal names."""
        number = number or max(self._signing)
        if number not in self._signing:
            raise MissingKey(f"signing key {number}")
        return number, self._signing[number]


class FileRing(Ring):
    """The ring of YILU_KEYS_DIR; backed up apart from the database, or a backup protects nothing."""

    def __init__(self) -> None:
        path = Path(settings.YILU_KEYS_DIR) / RING_FILE
        super().__init__(json.loads(path.read_text(encoding="utf-8")))


@cache
def ring() -> KeyRing:
    """This process's ring; `forget()` after a rotation reads it anew."""
    made: KeyRing = import_string(settings.YILU_KEY_RING)()
    return made


def forget() -> None:
    ring.cache_clear()


def ensure_key_ring(directory: Path, algorithm: str = AES) -> bool:
    """Make a ring where there is none; true if one was made. Two starts at once make one ring."""
    target = Path(directory) / RING_FILE
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.exists():
        return False
    try:
        _write(target, _fresh(algorithm), replace=False)
    except FileExistsError:
        return False
    return True


def rotate(directory: Path, algorithm: str = AES) -> int:
    """Add a data key and seal with it from now on; what older keys sealed still opens."""
    target = Path(directory) / RING_FILE
    content = json.loads(target.read_text(encoding="utf-8"))
    number: int = max(key["number"] for key in content["data"]) + 1
    content["data"].append(_data_key(number, algorithm))
    content["current"] = number
    _write(target, content, replace=True)
    forget()
    return number


def _fresh(algorithm: str) -> dict[str, Any]:
    return {
        "version": 1,
        "current": 1,
        "data": [_data_key(1, algorithm)],
        "index": _text(os.urandom(32)),
        "signing": [{"number": 1, "seed": _text(os.urandom(32)), "made": _now()}],
    }


def _data_key(number: int, algorithm: str) -> dict[str, Any]:
    secret = os.urandom(ALGORITHMS[algorithm])
    return {"number": number, "algorithm": algorithm, "secret": _text(secret), "made": _now()}


def _write(target: Path, content: Mapping[str, Any], *, replace: bool) -> None:
    """Write beside and move into place, so that a crash never leaves half a ring."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.replace(beside, target) if replace else os.link(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _text(secret: bytes) -> str:
    return base64.b64encode(secret).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
