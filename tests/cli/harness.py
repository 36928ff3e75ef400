"""A site of the real supervisor and database with trivial services: `python -P -m harness DATA PORT`."""

from __future__ import annotations

import sys
from pathlib import Path

from yilu_cli import say, serving
from yilu_cli.data import DataDir
from yilu_cli.say import Problem

PAGES = """
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b'here')
    def log_message(self, *args): pass
http.server.HTTPServer.allow_reuse_address = True
http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), Answer).serve_forever()
"""
WORKER = "import time; time.sleep(3600)"


def main(folder: str, port: int, *options: str) -> int:
    python = Path(sys.executable)
    data = DataDir(Path(folder))
    try:
        serving.check_port("127.0.0.1", port)
        data.create("demo")
        serving.take_over(data)
        if "--fresh" in options:
            data.erase()
            data.create("demo")
        worker = "raise SystemExit(3)" if "--broken-worker" in options else WORKER
        return serving.run(
            serving.Plan(
                what="harness",
                data=data,
                python=python,
                mode="demo",
                port=port,
                preparation=[python, "-c", "pass"],
                services={
                    "worker": [python, "-c", worker],
                    "web": [python, "-c", PAGES, str(port)],
                },
            )
        )
    except Problem as error:
        say.problem(error)
        return error.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
