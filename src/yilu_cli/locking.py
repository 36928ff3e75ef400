"""Advisory locks that the kernel releases when their holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yilu_cli import say


class Lock:
    """`flock` on a file or a directory; the open file description is not inherited by children."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self, *, shared: bool = False, wait: bool = False) -> bool:
        if self._handle is None:
            flags = os.O_RDONLY if self.path.is_dir() else os.O_RDWR | os.O_CREAT
            self._handle = os.open(self.path, flags | os.O_CLOEXEC, 0o600)
        how = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._handle, how if wait else how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def take_within(self, seconds: float, *, shared: bool = False) -> bool:
        until = time.monotonic() + seconds
        while not self.take(shared=shared):
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        return True

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@contextmanager
def held(path: Path, waiting: str) -> Iterator[None]:
    """Hold the lock; say what one is waiting for when somebody else has it."""
    lock = Lock(path)
    try:
        if not lock.take():
            say.note(waiting)
            lock.take(wait=True)
        yield
    finally:
        lock.release()
