"""Answers as Open311 writes them: one document, as XML or as JSON, by the suffix of the address."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from lxml import etree

FORMATS = ("xml", "json")
TYPES = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}
# XML 1.0 has no way to write these, escaped or not.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Many:
    """A list: bare in JSON; in XML the elements `item` inside whatever holds it."""

    item: str
    rows: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole answer under its XML root."""

    root: str
    body: Many | Mapping[str, Any]


def respond(document: Document, form: str, status: int = 200) -> HttpResponse:
    content = as_xml(document) if form == "xml" else as_json(document)
    answer = HttpResponse(content, status=status, content_type=TYPES[form])
    answer["Access-Control-Allow-Origin"] = "*"  # what everybody may read, every page may read
    answer["Cache-Control"] = "no-store"
    return answer


def as_xml(document: Document) -> bytes:
    root = etree.Element(document.root)
    _fill(root, document.body)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _fill(element: Any, value: Any) -> None:
    if isinstance(value, Many):
        for row in value.rows:
            _fill(etree.SubElement(element, value.item), row)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            _fill(etree.SubElement(element, name), inner)
    else:
        element.text = UNWRITABLE.sub("", _text(value)) or None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, datetime) else str(value)


def as_json(document: Document) -> bytes:
    return json.dumps(_plain(document.body), ensure_ascii=False).encode()


def _plain(value: Any) -> Any:
    """Lists bare, moments as text, nothing as null."""
    if isinstance(value, Many):
        return [_plain(row) for row in value.rows]
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (bool, int, float)):
        return value
    return str(value) if value not in (None, "") else None
