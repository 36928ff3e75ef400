"""Marks words for translation without Django: the files of the demo are also written stand-alone."""

from __future__ import annotations


def _(text: str) -> str:
    return text
