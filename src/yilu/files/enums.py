"""Words of uploads."""

from __future__ import annotations

from enum import StrEnum


class Size(StrEnum):
    """What is asked of a photo: the two rebuilt pictures, or what was handed in."""

    LARGE = "large"
    THUMB = "thumb"
    ORIGINAL = "original"
