"""The application as a web process loads it: bound first to the server that forked it.

The server's processes would outlive it when it is killed with -9 together with the supervisor, and
keep the port.
"""

from __future__ import annotations

import gc
import os
import signal

gc.disable()  # loading makes no rubbish worth looking for: a fifth of a start is spent on it otherwise

from django.urls import get_resolver  # noqa: E402

from yilu.config.wsgi import application  # noqa: E402
from yilu_cli.child import bound_to  # noqa: E402

__all__ = ["application"]

len(get_resolver().url_patterns)  # every page is loaded before the first one is asked for
gc.freeze()
gc.enable()
bound_to(os.getppid(), signal.SIGKILL)()
