"""What a domain says when it will not do something, in words a person can act on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Messages are lazily translated strings, so they take the language of whoever reads them.
Message = Any


class DomainError(Exception):
    """Base of everything a face turns into a message instead of a crash."""


class Refused(DomainError):
    """The rules or the state forbid it; the message says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(DomainError):
    """The actor has no right to this; faces answer as if the thing did not exist."""


class NotFound(DomainError):
    """It does not exist, or not for this actor: the two look the same."""


class Invalid(DomainError):
    """Input that cannot be taken: field name → message; "" stands for the whole."""

    def __init__(self, errors: Mapping[str, Message]) -> None:
        super().__init__(dict(errors))
        self.errors = dict(errors)


class TooLarge(Invalid):
    """More bytes than are taken; the API answers 413 instead of 422."""
