"""A gateway on this machine that checks signatures as the real one does, and can be told to misbehave."""

from __future__ import annotations

import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from yilu.notices.channels import signature

SECRET = "shared with the gateway"
DRIFT = 300  # seconds between our clocks that it forgives


@dataclass
class Gateway:
    """What arrived, and how it answers next."""

    url: str = ""
    accepted: list[dict[str, Any]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)  # statuses to give before behaving
    nonces: set[str] = field(default_factory=set)

    def judge(self, headers: Any, body: bytes) -> int:
        if self.answers:
            return self.answers.pop(0)
        moment, nonce = headers["X-Yilu-Timestamp"], headers["X-Yilu-Nonce"]
        expected = signature(SECRET, moment, nonce, body)
        if not hmac.compare_digest(expected, headers["X-Yilu-Signature"]):
            return 401
        if abs(time.time() - int(moment)) > DRIFT or nonce in self.nonces:
            return 403
        self.nonces.add(nonce)
        letter = json.loads(body)
        if letter["key"] not in {known["key"] for known in self.accepted}:
            self.accepted.append(letter)
        return 200


@contextmanager
def running() -> Iterator[Gateway]:
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(gateway.judge(self.headers, body))
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        gateway.url = f"http://127.0.0.1:{server.server_port}/sms"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield gateway
        finally:
            server.shutdown()
            thread.join()
