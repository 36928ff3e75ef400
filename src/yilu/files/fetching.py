"""Fetching a picture somebody names by address, without ever reaching into our own network.

A name is resolved once, every address it has must be public, and the connection goes to the very
address that was looked at: a name that answers differently the second time gains nothing. Redirects
are looked at anew. A clock of its own cuts off whoever sends one byte at a time.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Invalid
from yilu.core.photos import MOST_BYTES, too_large

Address = IPv4Address | IPv6Address
PORTS = {"http": 80, "https": 443}
SECONDS = 8.0
HOPS = 2
CHUNK = 64 * 1024
REDIRECTS = {301, 302, 303, 307, 308}
NAT64 = ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class _Target:
    """Where to connect, and what to ask there."""

    scheme: str
    host: str
    port: int
    path: str


def is_public(address: Address) -> bool:
    """Whether this is an address of the open internet, also where one hides inside another."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo is not None:
            return False
        if inner is None and address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def fetch(
    url: str,
    *,
    most: int = MOST_BYTES,
    seconds: float = SECONDS,
    allowed: Callable[[Address], bool] = is_public,
    ports: tuple[int, ...] = (80, 443),
) -> bytes:
    """The bytes behind an address; raises `Invalid` on `media_url` with what is wrong."""
    deadline = time.monotonic() + seconds
    for _hop in range(HOPS + 1):
        target = _target(url, ports)
        found = _ask(target, _resolved(target, allowed), most, deadline)
        if isinstance(found, bytes):
            return found
        url = urljoin(url, found)
    raise _wrong(_("这个地址一直在跳转，请给照片本身的地址。"))


def _wrong(message: object) -> Invalid:
    return Invalid({"media_url": message})


def _target(url: str, ports: tuple[int, ...]) -> _Target:
    """Only plain web addresses: no user names, no odd ports, nothing but http and https."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise _wrong(_("这不是照片的网址。")) from error
    host = parts.hostname or ""
    plain = parts.scheme in PORTS and host and parts.username is None and url.isprintable()
    if not plain or port not in ports or " " in url.strip():
        raise _wrong(_("照片的网址要以 http:// 或 https:// 开头，不带用户名和端口。"))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _Target(parts.scheme, host, port, path)


def _resolved(target: _Target, allowed: Callable[[Address], bool]) -> str:
    """One address of the name, if all of them may be asked."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _wrong(_("找不到这个网址。")) from error
    addresses = [str(row[4][0]) for row in found]
    if not addresses or not all(allowed(ip_address(text.split("%")[0])) for text in addresses):
        raise _wrong(_("这个网址不在公开的互联网上，不能取。"))
    return addresses[0]


class _Pinned(http.client.HTTPConnection):
    """A connection to an address already looked at, under the name it was asked for."""

    def __init__(self, target: _Target, address: str, deadline: float) -> None:
        super().__init__(target.host, target.port)
        self._to, self._address, self._deadline = target, address, deadline

    def connect(self) -> None:
        left = max(self._deadline - time.monotonic(), 0.1)
        plain = socket.create_connection((self._address, self._to.port), timeout=left)
        if self._to.scheme == "https":
            secure = ssl.create_default_context()
            self.sock = secure.wrap_socket(plain, server_hostname=self._to.host)
        else:
            self.sock = plain

    def cut(self) -> None:
        """From the clock's thread: whoever reads is woken with an error."""
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def _ask(target: _Target, address: str, most: int, deadline: float) -> bytes | str:
    """The body, or where it says to go instead."""
    connection = _Pinned(target, address, deadline)
    clock = threading.Timer(max(deadline - time.monotonic(), 0.1), connection.cut)
    clock.daemon = True
    clock.start()
    try:
        connection.request(
            "GET", target.path, headers={"Accept": "image/*", "Accept-Encoding": "identity"}
        )
        answer = connection.getresponse()
        if answer.status in REDIRECTS and (there := answer.headers.get("Location", "")):
            return there
        if answer.status != http.client.OK:
            raise _wrong(_("这个网址没有给出照片（%(status)d）。") % {"status": answer.status})
        return _read(answer, most, deadline)
    except (OSError, http.client.HTTPException) as error:
        raise _wrong(_("取照片的时候断了或者太慢，请直接上传。")) from error
    finally:
        clock.cancel()
        connection.close()


def _read(answer: http.client.HTTPResponse, most: int, deadline: float) -> bytes:
    """No more than is taken, however much is announced or sent."""
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(CHUNK):
        size += len(part)
        if size > most:
            raise too_large()
        if time.monotonic() > deadline:
            raise _wrong(_("取照片的时候断了或者太慢，请直接上传。"))
        parts.append(part)
    return b"".join(parts)
