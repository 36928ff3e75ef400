"""A provider of masked numbers on this machine: it checks signatures, and can be told to misbehave."""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from yilu.notices.channels import signature

SECRET = "shared with the provider"


@dataclass
class Provider:
    """What was asked for, and what it answers next instead of a number."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    answers: list[tuple[int, bytes]] = field(default_factory=list)

    def judge(self, headers: Any, body: bytes) -> tuple[int, bytes]:
        if self.answers:
            return self.answers.pop(0)
        expected = signature(SECRET, headers["X-Yilu-Timestamp"], headers["X-Yilu-Nonce"], body)
        if not hmac.compare_digest(expected, headers["X-Yilu-Signature"]):
            return 401, b"{}"
        self.asked.append(json.loads(body))
        return 200, json.dumps({"number": f"95013000{len(self.asked):03d}"}).encode()


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, answer = provider.judge(self.headers, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.url = f"http://127.0.0.1:{server.server_port}/bind"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
