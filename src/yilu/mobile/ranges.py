"""Answering for a part of a file (RFC 9110 ranges), so that a phone's player can jump and go on."""

from __future__ import annotations

import os
import re
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

ASKED = re.compile(r"bytes=(\d*)-(\d*)")
MOST = 4 * 1024 * 1024  # of one answer: a player asks again for the rest
SHOWN = ("image/", "video/", "audio/", "application/pdf", "text/plain")


def ranged(request: HttpRequest, opened: BinaryIO, kind: str, name: str) -> HttpResponseBase:
    """The whole file, or with a Range header the part that was asked for."""
    size = opened.seek(0, os.SEEK_END)
    part = _part(request.headers.get("Range", ""), size)
    if part is None:
        opened.seek(0)
        return _headed(_whole(opened, size, kind), kind, name)
    first, last = part
    if first >= size or first > last:
        opened.close()
        answer = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{size}"
        return answer
    with opened:
        opened.seek(first)
        piece = opened.read(last - first + 1)
    answer = HttpResponse(piece, status=206, content_type=kind)
    answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    return _headed(answer, kind, name)


def _whole(opened: BinaryIO, size: int, kind: str) -> HttpResponseBase:
    """What is large goes out as it is read, never all of it in memory."""
    if size <= MOST:
        with opened:
            return HttpResponse(opened.read(), content_type=kind)
    answer = FileResponse(opened, content_type=kind)
    answer["Content-Length"] = str(size)
    return answer


def _part(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte; several parts at once, or nonsense, are answered with the whole."""
    found = ASKED.fullmatch(header.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:  # the last so many bytes
        return max(size - int(last), 0), size - 1
    begin = int(first)
    end = int(last) if last else size - 1
    return begin, min(end, begin + MOST - 1, size - 1)


def _headed(answer: HttpResponseBase, kind: str, name: str) -> HttpResponseBase:
    attached = not kind.startswith(SHOWN)
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Disposition"] = content_disposition_header(attached, name) or "inline"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
