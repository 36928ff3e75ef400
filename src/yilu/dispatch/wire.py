"""Problems, plans and the rest as JSON, between us and the solver's own process."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_hints: dict[type, dict[str, Any]] = {}


def plain(value: Any) -> Any:
    """Dataclasses as lists of their fields, in order: short, and the reader knows the type."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return [plain(getattr(value, each.name)) for each in fields(value) if each.init]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


def typed(kind: type[T], value: Any) -> T:
    """What `plain` wrote, as the type that is expected."""
    found: T = _typed(kind, value)
    return found


def _typed(kind: Any, value: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(*(_typed(each, part) for each, part in zip(_of(kind), value, strict=True)))
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _typed(get_args(kind)[0], value)
    if origin is tuple:
        return tuple(_typed(get_args(kind)[0], each) for each in value)
    if origin is frozenset:
        return frozenset(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if isinstance(kind, type) and issubclass(kind, tuple):  # a NamedTuple: a place
        return kind(*value)
    return value


def _of(kind: type) -> list[Any]:
    """The types of its fields, looked up once."""
    if kind not in _hints:
        hints: Mapping[str, Any] = get_type_hints(kind)
        _hints[kind] = {each.name: hints[each.name] for each in fields(kind) if each.init}
    return list(_hints[kind].values())
