"""Keeps services alive: starts them in order, restarts the dead, stops in reverse; one thread, no orphans."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from yilu_cli import child, say, system
from yilu_cli.say import Problem

SHORTEST, LONGEST = 0.2, 15.0  # seconds before a restart, doubling
HEALTHY_AFTER = (
    30.0  # a service that lived this long starts its back-off anew, and is worth any effort
)
GIVE_UP_AFTER = 4  # failures in a row of one that never was healthy


class Stopping(BaseException):
    """Somebody asked us to stop; not an error, and not for `except Exception` to swallow."""


@dataclass(frozen=True)
class Service:
    """Something that has to run all the time."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    log: Path
    wait_ready: Callable[[subprocess.Popen[bytes]], None] = lambda process: None
    stop_signal: signal.Signals = signal.SIGTERM
    grace: float = 10.0


@dataclass
class Running:
    """A service with its process, or with the time of its next attempt."""

    service: Service
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    failures: int = 0
    proven: bool = False
    due: float = 0.0

    def start(self) -> None:
        self.began = time.monotonic()
        self.process = self.service.start()
        self.service.wait_ready(self.process)

    def tend(self) -> None:
        """Once around: notice a death, start again when it is time."""
        if self.process is not None and child.ended(self.process) is not None:
            self.mourn(self.process)
        if self.process is None and time.monotonic() >= self.due:
            self.try_again()

    def mourn(self, process: subprocess.Popen[bytes]) -> None:
        child.sweep(process)
        self.process = None
        if time.monotonic() - self.began > HEALTHY_AFTER:
            self.failures, self.proven = 0, True
        self.failures += 1
        if self.failures > GIVE_UP_AFTER and not self.proven:
            raise Problem(
                f"{self.service.name} keeps failing ({how_it_ended(process.returncode)}):\n"
                f"{system.tail(last_words(self.service.log))}",
                f"its log is {self.service.log}; ./yilu doctor looks for the usual causes.",
            )
        delay = min(LONGEST, SHORTEST * 2 ** (self.failures - 1))
        self.due = time.monotonic() + delay
        say.line(
            f"{self.service.name}: {how_it_ended(process.returncode)}; starting it again "
            f"(log: {self.service.log})"
        )

    def try_again(self) -> None:
        try:
            self.start()
        except Problem as error:
            say.problem(error)
        else:
            say.line(f"{self.service.name}: running again")

    def stop(self) -> None:
        if self.process is None:
            return
        if not child.stop(self.process, self.service.stop_signal, self.service.grace):
            say.note(
                f"{self.service.name} did not stop in {self.service.grace:.0f} s and was killed."
            )
        self.process = None


@dataclass
class Supervisor:
    """Use as a context: leaving it, by whatever way, stops everything in reverse order."""

    services: list[Running] = field(default_factory=list)
    current: subprocess.Popen[bytes] | None = None

    def add(self, service: Service) -> None:
        running = Running(service)
        self.services.append(running)
        running.start()

    def run(self, command: list[str | Path], environment: dict[str, str]) -> int:
        """A step that has an end, like migrations; its output is passed on, our end is its end."""
        self.current = child.spawn(command, environment=environment)
        code = self.current.wait()
        self.current = None
        return code

    def watch(self, until: Callable[[], bool] = lambda: False) -> None:
        """Tend the services until `until` says so; a signal leaves by `Stopping`."""
        with woken_by_children() as wait:
            while not until():
                wait(0.25)
                for running in self.services:
                    running.tend()

    def stop(self) -> None:
        if self.current:
            child.stop(self.current, signal.SIGTERM, grace=10)
        for running in reversed(self.services):
            running.stop()

    def __enter__(self) -> Supervisor:
        return self

    def __exit__(self, *error: object) -> None:
        for number in child.OUR_SIGNALS:  # a second Ctrl-C must not leave half of it running
            signal.signal(number, signal.SIG_IGN)
        self.stop()


@contextmanager
def woken_by_children() -> Iterator[Callable[[float], None]]:
    """A wait that ends when a child does: SIGCHLD writes to a socket that we select on."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    theirs.setblocking(False)
    before = signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)

    def wait(seconds: float) -> None:
        ready, _, _ = select.select([ours], [], [], seconds)
        if ready:
            ours.recv(4096)

    try:
        yield wait
    finally:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, before)
        ours.close()
        theirs.close()


def listen_for_signals() -> None:
    """Ctrl-C, SIGTERM and a closed terminal all mean: stop in good order."""

    def stopping(number: int, frame: FrameType | None) -> None:
        raise Stopping(number)

    for number in child.OUR_SIGNALS:
        signal.signal(number, stopping)


def how_it_ended(code: int) -> str:
    if code < 0:
        return f"was killed by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"


def last_words(log: Path, size: int = 4000) -> str:
    try:
        with log.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - size))
            return file.read().decode(errors="replace")
    except OSError:
        return ""
