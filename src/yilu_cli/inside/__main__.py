"""`python -m yilu_cli.inside prepare demo`: Django first, for models need it, then the module named."""

from __future__ import annotations

import importlib
import sys

import django

if __name__ == "__main__":
    django.setup()
    module = importlib.import_module(f"yilu_cli.inside.{sys.argv[1]}")
    sys.exit(module.main(sys.argv[2:]))
