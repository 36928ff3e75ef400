"""Starting and stopping a child, whenever a signal comes."""

from __future__ import annotations

import os
import subprocess
import sys

from yilu_cli import paths

# In a process of its own: it plays the supervisor, and a test run has handlers and threads of its own.
SUPERVISOR = """
import signal, subprocess, sys
from yilu_cli import child
from yilu_cli.supervisor import Stopping, listen_for_signals

process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])

def poll():
    signal.raise_signal(signal.SIGTERM)
    print("looked to the end")

listen_for_signals()
process.poll = poll
try:
    child.ended(process)
except Stopping:
    print("then stopped")
del process.poll  # kill() looks too
process.kill()
"""


def test_a_signal_never_interrupts_a_look_at_a_child() -> None:
    """Raised inside `poll` it would leave Popen's lock taken: the site then never stopped."""
    said = subprocess.run(
        [sys.executable, "-c", SUPERVISOR],
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, "PYTHONPATH": str(paths.SOURCE)},
    )
    assert said.stdout.split("\n")[:2] == ["looked to the end", "then stopped"], said.stderr
