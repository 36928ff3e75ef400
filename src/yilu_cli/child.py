"""Starting processes that do not outlive us, and stopping them with everything they started."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
LARGE_LOG = 10 * 1024 * 1024
OUR_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_libc = ctypes.CDLL(
    None, use_errno=True
)  # loaded here: nothing may be loaded between fork and exec


@dataclass(frozen=True, slots=True)
class Owner:
    """The unprivileged user that a process drops to."""

    uid: int
    gid: int


def bound_to(parent: int, death: signal.Signals) -> Callable[[], None]:
    """For the child, after its change of uid (which would clear it): die when this parent dies."""

    def bind() -> None:
        if sys.platform == "linux":
            _libc.prctl(PR_SET_PDEATHSIG, int(death), 0, 0, 0)
            if os.getppid() != parent:  # it died before we could ask
                os._exit(1)

    return bind


def spawn(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    output: int | IO[bytes] | None = None,
    death: signal.Signals = signal.SIGTERM,
    owner: Owner | None = None,
    directory: Path = Path("/"),
) -> subprocess.Popen[bytes]:
    """A child in a session of its own, so that Ctrl-C reaches us alone and we stop things in order.

    Call it from the main thread: the kernel takes the end of the forking thread for its parent's death.
    """
    written = open_log(log) if log else None
    try:
        return subprocess.Popen(
            command,
            env=None if environment is None else dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=written if written is not None else output,
            stderr=subprocess.STDOUT if written is not None else None,
            cwd=directory,
            start_new_session=True,
            preexec_fn=bound_to(os.getpid(), death),
            user=owner.uid if owner else None,
            group=owner.gid if owner else None,
            extra_groups=[] if owner else None,
        )
    finally:
        if written is not None:
            os.close(written)


def open_log(path: Path) -> int:
    """Append; a log grown large is put aside first, so that two files are all there ever is."""
    if path.exists() and path.stat().st_size > LARGE_LOG:
        path.replace(path.with_suffix(".old.log"))
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)


def ended(process: subprocess.Popen[bytes]) -> int | None:
    """Its exit code, None while it runs. Signals wait outside: a handler that raises within `poll`
    can leave Popen's lock taken, and the wait for that child then never ends.
    """
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, OUR_SIGNALS)
        return process.poll()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, OUR_SIGNALS)


def stop(process: subprocess.Popen[bytes], how: signal.Signals, grace: float) -> bool:
    """Ask; after `grace` seconds kill. What its session left behind is killed in any case."""
    graceful = True
    if ended(process) is None:
        process.send_signal(how)
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            graceful = False
    sweep(process)
    return graceful


def sweep(process: subprocess.Popen[bytes]) -> None:
    """Kill the session of a child: a server killed with -9 leaves workers that hold its port."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_gone(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while Path(f"/proc/{pid}").exists():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
