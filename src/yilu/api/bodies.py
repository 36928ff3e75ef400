"""JSON bodies read by hand, after the door: who may not see a thing is not told what its move would take."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import ValidationError

from yilu.core.errors import Invalid, TooLarge

S = TypeVar("S", bound=Schema)
MOST_PAPERS = 5
PAPER_BYTES = 20 << 20
ENVELOPE = 64 << 10  # what multipart adds around the files


def body_of(request: HttpRequest, shape: type[S]) -> S:
    """The request's body in this shape; an empty one has every default."""
    try:
        return shape.model_validate_json(request.body or b"{}")
    except ValidationError as error:
        raise Invalid({_field(item): item["msg"] for item in error.errors()}) from error


def described(shape: type[Schema]) -> dict[str, Any]:
    """The same for the API's schema (`openapi_extra`), whole in its place: it refers to nothing elsewhere."""
    schema = shape.model_json_schema()
    parts = schema.pop("$defs", {})
    content = {"application/json": {"schema": _put_in(schema, parts)}}
    return {"requestBody": {"required": False, "content": content}}


def _put_in(node: Any, parts: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_put_in(each, parts) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _put_in(parts[node["$ref"].removeprefix("#/$defs/")], parts)
    return {name: _put_in(each, parts) for name, each in node.items()}


def papers_in(request: HttpRequest) -> list[UploadedFile[Any]]:
    """The documents of a multipart body, under `papers`; one that cannot fit is refused unread."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_PAPERS * PAPER_BYTES + ENVELOPE:
        raise TooLarge({"papers": _("太大了：一次最多五份，每份不超过 20 MB。")})
    files = request.FILES.getlist("papers")
    if not files:
        raise Invalid({"papers": _("没有收到文件。请用 multipart/form-data，文件放在这个字段里。")})
    if len(files) > MOST_PAPERS:
        raise Invalid({"papers": _("一次最多 %(n)d 份。") % {"n": MOST_PAPERS}})
    return files


def receipt_in(request: HttpRequest) -> str:
    """The receipt of an anonymous case, if the body is JSON that carries one."""
    if request.content_type != "application/json":
        return ""
    try:
        given = json.loads(request.body or b"{}")
    except ValueError:
        return ""
    receipt = given.get("receipt", "") if isinstance(given, dict) else ""
    return receipt if isinstance(receipt, str) else ""


def _field(item: Any) -> str:
    return ".".join(str(step) for step in item["loc"])
