"""Handing out kept bytes: privately, under the type we know, never sniffed, never run in a page."""

from __future__ import annotations

import re
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

SHOWN = frozenset(
    {"image/jpeg", "image/png", "image/webp", "image/heic"}
    | {"audio/webm", "audio/ogg", "audio/mp4", "audio/wav"}
)
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def hand_out(
    request: HttpRequest,
    content: BinaryIO,
    media_type: str,
    name: str,
    *,
    download: bool = False,
    keep_seconds: int = 0,
) -> HttpResponse:
    """Bytes of `files` for one person: pictures and sounds in the page, all else as a download.

    `keep_seconds`: how long his browser may keep it (rebuilt pictures); else nothing is kept.
    Answers a single byte range, without which iPhones play no sound.
    """
    with content:
        data = content.read()
    answer = _part(data, request.headers.get("Range", ""))
    shown = media_type in SHOWN and not download
    answer["Content-Type"] = media_type if shown else "application/octet-stream"
    answer["Content-Disposition"] = content_disposition_header(not shown, name) or ""
    answer["Cache-Control"] = (
        f"private, max-age={keep_seconds}" if keep_seconds else "private, no-store"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Accept-Ranges"] = "bytes"
    return answer


def _part(data: bytes, asked: str) -> HttpResponse:
    found = RANGE.fullmatch(asked.strip())
    if not found or not data or not any(found.groups()):
        return HttpResponse(data)
    first, last = found.groups()
    start = int(first) if first else max(0, len(data) - int(last))
    end = min(int(last), len(data) - 1) if first and last else len(data) - 1
    if start > end:  # nothing there: the whole, as for any range one does not know
        return HttpResponse(data)
    answer = HttpResponse(data[start : end + 1], status=206)
    answer["Content-Range"] = f"bytes {start}-{end}/{len(data)}"
    return answer
