"""`python -m yilu_cli.inside prepare demo`: Django first, for models need it, then the module named."""

from __future__ import annotations

import gc
import importlib
import sys

import django

if __name__ == "__main__":
    # Migrations and imports make many objects that live; looking through them again and again for
    # garbage is a fifth of the time.
    gc.set_threshold(50_000, 20, 20)
    django.setup()
    module = importlib.import_module(f"yilu_cli.inside.{sys.argv[1]}")
    sys.exit(module.main(sys.argv[2:]))
