"""The application as a web process loads it: bound first to the server that forked it.

The server's processes would outlive it when it is killed with -9 together with the supervisor, and
keep the port.
"""

from __future__ import annotations

import os
import signal

from yilu.config.wsgi import application
from yilu_cli.child import bound_to

__all__ = ["application"]

bound_to(os.getppid(), signal.SIGKILL)()
