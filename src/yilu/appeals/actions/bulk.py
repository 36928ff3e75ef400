"""Several cases at once, each as if alone: first what would change, then the same for real."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from yilu.appeals import access
from yilu.appeals.models import Appeal
from yilu.core.actor import Actor
from yilu.core.errors import DomainError, Invalid, NotFound, Refused

Act = Callable[[UUID], Any]


@dataclass(frozen=True, slots=True)
class Line:
    """What happens to one case: `why` is empty where it goes through."""

    appeal: Appeal
    why: str = ""


def preview(keys: Sequence[UUID], act: Act, *, by: Actor) -> list[Line]:
    """Try the act on each case and take it back: the very same rules as for real."""
    return [_tried(key, act, by, keep=False) for key in keys]


def carry_out(keys: Sequence[UUID], act: Act, *, by: Actor) -> list[Line]:
    """Do it; a case that refuses is told and does not stop the others."""
    return [_tried(key, act, by, keep=True) for key in keys]


def _tried(key: UUID, act: Act, by: Actor, *, keep: bool) -> Line:
    appeal = access.visible(by).filter(pk=key).first()
    if appeal is None:
        raise NotFound(str(key))
    try:
        with transaction.atomic():
            act(key)
            if not keep:
                transaction.set_rollback(True)
    except DomainError as error:
        return Line(appeal, _why(error))
    return Line(appeal)


def _why(error: DomainError) -> str:
    match error:
        case Refused():
            return str(error.message)
        case Invalid():
            return "；".join(str(text) for text in error.errors.values())
        case _:
            return str(error)
