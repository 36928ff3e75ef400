"""`python -m yilu_cli`, which the script `./yilu` runs."""

from __future__ import annotations

import sys

from yilu_cli.main import main

sys.exit(main(sys.argv[1:]))
