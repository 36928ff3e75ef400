"""A line between a phone and the site that can be cut: a plain relay of bytes on a port of its own."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit


class Line:
    """`url` is where the phone finds the site; `cut()` ends every call and takes no new one."""

    def __init__(self, site: str) -> None:
        found = urlsplit(site)
        self._site = (found.hostname or "127.0.0.1", found.port or 80)
        self._calls: list[socket.socket] = []
        self._door = self._listening(0)
        self._port: int = self._door.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    def _listening(self, port: int) -> socket.socket:
        door = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._answer, args=(door,), daemon=True).start()
        return door

    def _answer(self, door: socket.socket) -> None:
        with contextlib.suppress(OSError):  # the door was shut
            while True:
                caller, _where = door.accept()
                site = socket.create_connection(self._site)
                self._calls += [caller, site]
                for one, other in ((caller, site), (site, caller)):
                    threading.Thread(target=_relay, args=(one, other), daemon=True).start()

    def cut(self) -> None:
        _shut(self._door)
        for call in self._calls:
            _shut(call)
        self._calls.clear()

    def mend(self) -> None:
        self._door = self._listening(self._port)


def _relay(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := one.recv(65536):
            other.sendall(piece)
    _shut(one)
    _shut(other)


def _shut(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextlib.contextmanager
def line_to(site: str) -> Iterator[Line]:
    line = Line(site)
    try:
        yield line
    finally:
        line.cut()
