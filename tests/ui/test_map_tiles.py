"""Tiles of 天地图: the browser may fetch them where the city has a key, and from nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.contracts.source import ROOT

ASKED = "from django.conf import settings; print(*settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'])"


@pytest.mark.parametrize(
    ("key", "tiles"), [("", ()), ("a-key", ("https://*.tianditu.gov.cn",))], ids=["none", "key"]
)
def test_the_policy_lets_tiles_in_with_a_key_alone(key: str, tiles: tuple[str, ...]) -> None:
    environment = {**os.environ, "YILU_MODE": "test", "YILU_TIANDITU_KEY": key}
    environment["DJANGO_SETTINGS_MODULE"] = "yilu.config.settings"
    environment["PYTHONPATH"] = str(ROOT / "src")
    told = subprocess.run(
        [sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True
    )
    assert tuple(told.stdout.split()) == ("'self'", "data:", "blob:", *tiles)
