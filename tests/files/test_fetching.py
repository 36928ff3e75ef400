"""Pictures named by address: never from our own network, never too much, never for long."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import pytest

from yilu.core.errors import Invalid, TooLarge
from yilu.files.fetching import fetch, is_public


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("8.8.8.8", True),
        ("2400:3200::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(text: str, public: bool) -> None:
    assert is_public(ip_address(text)) is public


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server of one thread that answers each connection so; its port."""
    door = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        while True:
            try:
                line, _from = door.accept()
            except OSError:
                return
            with line:
                line.recv(65536)
                try:
                    answer(line)
                except OSError:
                    continue

    threading.Thread(target=run, daemon=True).start()
    try:
        yield door.getsockname()[1]
    finally:
        door.close()


def says(text: str, body: bytes = b"") -> Callable[[socket.socket], None]:
    return lambda line: line.sendall(text.replace("\n", "\r\n").encode() + body)


def get(port: int, **more: Any) -> bytes:
    given: dict[str, Any] = {"allowed": lambda _address: True, "ports": (port,), **more}
    return fetch(f"http://127.0.0.1:{port}/x.jpg?a=1", **given)


def test_what_is_there_comes() -> None:
    with serving(says("HTTP/1.1 200 OK\nContent-Length: 4\n\n", b"\xff\xd8ab")) as port:
        assert get(port) == b"\xff\xd8ab"


def test_our_own_network_is_not_asked_even_by_a_redirect() -> None:
    asked: list[int] = []

    def redirect(line: socket.socket) -> None:
        asked.append(1)
        says("HTTP/1.1 302 Found\nLocation: http://10.0.0.1/secret\nContent-Length: 0\n\n")(line)

    with serving(redirect) as port:
        with pytest.raises(Invalid):
            fetch(f"http://127.0.0.1:{port}/", ports=(port,))
        assert asked == []
        with pytest.raises(Invalid) as said:
            get(port, allowed=lambda address: str(address) == "127.0.0.1", ports=(port, 80))
        assert (asked, str(said.value.errors["media_url"])) == (
            [1],
            "这个网址不在公开的互联网上，不能取。",
        )


def test_turning_in_a_ring_ends() -> None:
    with (
        serving(says("HTTP/1.1 302 Found\nLocation: /again\nContent-Length: 0\n\n")) as port,
        pytest.raises(Invalid) as said,
    ):
        get(port)
    assert "一直在跳转" in str(said.value.errors["media_url"])


def test_too_much_is_cut_off_whatever_was_announced() -> None:
    def flood(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _part in range(64):
            line.sendall(b"x" * 1024)

    with serving(flood) as port, pytest.raises(TooLarge):
        get(port, most=2048)


def test_one_byte_at_a_time_is_cut_off_by_the_clock() -> None:
    def drip(line: socket.socket) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nX: " + b"y" * 1000:
            line.sendall(bytes([letter]))
            time.sleep(0.05)

    began = time.monotonic()
    with serving(drip) as port, pytest.raises(Invalid):
        get(port, seconds=0.4)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops", "204 No Content"])
def test_what_is_not_there_is_said(status: str) -> None:
    with (
        serving(says(f"HTTP/1.1 {status}\nContent-Length: 0\n\n")) as port,
        pytest.raises(Invalid),
    ):
        get(port)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x.jpg",
        "ftp://example.org/x.jpg",
        "http://example.org:22/x.jpg",
        "http://a:b@example.org/x.jpg",
        "http://exa mple.org/",
        "http://[::1/",
        "http://example.org:port/",
        "http://no.such.host.invalid/x.jpg",
    ],
)
def test_odd_addresses_are_refused(url: str) -> None:
    with pytest.raises(Invalid):
        fetch(url)
