"""The imports one may see: how far each is and what may be done with it now."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from yilu.api.paging import LIMIT, page
from yilu.api.shapes import ImportOut, Page
from yilu.api.tokens import actor_of
from yilu.intake import queries

router = Router(tags=["imports"])


@router.get("/imports", response=Page[ImportOut], summary="Imports this token may see")
def imports(
    request: HttpRequest, kind: str = "", state: str = "", cursor: str = "", limit: int = LIMIT
) -> Any:
    actor = actor_of(request)
    items, after = page(queries.batches(actor, kind=kind, state=state), cursor, limit)
    return {"items": [_import(actor, row) for row in items], "next": after}


@router.get("/imports/{key}", response=ImportOut)
def one_import(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    return _import(actor, queries.batch(actor, key))


def _import(actor: Any, row: Any) -> dict[str, Any]:
    """Counts as `./yilu import` gives them: what was written counts on."""
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": queries.moves(actor, row),
        "kind": row.kind,
        "file_name": row.file_name,
        "total": row.total,
        "new": row.new + row.written_new,
        "changed": row.changed + row.written_changed,
        "same": row.same + row.written_same,
        "failing": row.failing,
        "written": row.written,
    }
