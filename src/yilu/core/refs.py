"""A pointer to a thing, readable without importing the thing."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Ref:
    """`kind` is "app.model" in lower case, `key` the row's UUID as text."""

    kind: str
    key: str

    @classmethod
    def to(cls, row: object) -> Ref:
        """The pointer to a model instance (anything with `_meta` and `pk`)."""
        meta = row._meta  # type: ignore[attr-defined]
        return cls(meta.label_lower, str(row.pk))  # type: ignore[attr-defined]

    @property
    def uuid(self) -> UUID:
        return UUID(self.key)
