"""JSON bodies read by hand, after the door: who may not see a thing is not told what its move would take."""

from __future__ import annotations

from typing import Any, TypeVar

from django.http import HttpRequest
from ninja import Schema
from pydantic import ValidationError

from yilu.core.errors import Invalid

S = TypeVar("S", bound=Schema)


def body_of(request: HttpRequest, shape: type[S]) -> S:
    """The request's body in this shape; an empty one has every default."""
    try:
        return shape.model_validate_json(request.body or b"{}")
    except ValidationError as error:
        raise Invalid({_field(item): item["msg"] for item in error.errors()}) from error


def described(shape: type[Schema]) -> dict[str, Any]:
    """The same for the API's schema (`openapi_extra`)."""
    content = {"application/json": {"schema": shape.model_json_schema()}}
    return {"requestBody": {"required": False, "content": content}}


def _field(item: Any) -> str:
    return ".".join(str(step) for step in item["loc"])
