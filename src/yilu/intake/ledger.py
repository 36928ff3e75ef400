"""The pen rosters write with: a few statements per block, each leaving what it takes to undo it.

An `Effect` row per statement holds the keys it touched, a hash of each row as it was left, and for
updates the old columns. Undo compares the hashes first: what others changed since stays theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, models
from django.db.models import Max
from django.utils.translation import gettext as _
from psycopg import sql

from yilu.core.errors import Refused
from yilu.core.uuid7 import uuid7
from yilu.intake.copying import pieces
from yilu.intake.models import Batch, Effect

_INSERT = """
WITH made AS (
    INSERT INTO {table} AS t ({columns}) {select}
    RETURNING t.id AS id, hash_record_extended(t, 0) AS stamp
)
INSERT INTO intake_effect (id, city, batch_id, seq, "table", keys, stamps, columns)
SELECT %s, %s, %s, %s, %s, array_agg(id), array_agg(stamp), '{{}}' FROM made HAVING count(*) > 0
RETURNING cardinality(keys)
"""

_UPDATE = """
WITH source AS MATERIALIZED ({select}),
old AS (
    SELECT t.id, jsonb_build_object({pairs}) AS was FROM {table} t JOIN source s USING (id)
    WHERE ({ours}) IS DISTINCT FROM ({theirs}) FOR NO KEY UPDATE OF t
),
made AS (
    UPDATE {table} AS t SET {sets} FROM source s JOIN old USING (id) WHERE t.id = s.id
    RETURNING t.id AS id, hash_record_extended(t, 0) AS stamp, old.was AS was
)
INSERT INTO intake_effect (id, city, batch_id, seq, "table", keys, stamps, columns, before)
SELECT %s, %s, %s, %s, %s, array_agg(id), array_agg(stamp), %s, jsonb_agg(was) FROM made
HAVING count(*) > 0 RETURNING cardinality(keys)
"""

_CHANGED_SINCE = """
SELECT k.id FROM unnest(%s::uuid[], %s::bigint[]) AS k(id, stamp) LEFT JOIN {table} t ON t.id = k.id
WHERE t.id IS NULL OR hash_record_extended(t, 0) <> k.stamp
"""

_RESTORE = """
UPDATE {table} AS t SET {sets}
FROM unnest(%s::uuid[]) WITH ORDINALITY AS k(id, n)
JOIN jsonb_array_elements(%s::jsonb) WITH ORDINALITY AS b(was, n) USING (n)
CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, b.was) AS r
WHERE t.id = k.id
"""


class BatchLedger:
    """Writes for one batch, inside the transaction of its apply."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._seq = (
            Effect.objects.filter(city=batch.city, batch=batch).aggregate(n=Max("seq"))["n"] or 0
        )

    def table(self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
        fields = sql.SQL(", ").join(
            sql.SQL("{} {}").format(sql.Identifier(key), sql.SQL(kind))
            for key, kind in columns.items()
        )
        table = sql.Identifier("pg_temp", name)
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(table))
            create = sql.SQL("CREATE TEMPORARY TABLE {} ({}) ON COMMIT DROP")
            cursor.execute(create.format(sql.Identifier(name), fields))
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(table)) as copy:
                for piece in pieces(rows):
                    copy.write(piece)
            cursor.execute(sql.SQL("ANALYZE {}").format(table))

    def insert(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        select: str,
        params: Sequence[Any] = (),
    ) -> int:
        statement = sql.SQL(_INSERT).format(
            table=_table(model),
            columns=_listed(columns),
            select=sql.SQL(select),
        )
        return self._run(statement, [*params, *self._head(model)])

    def update(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        select: str,
        params: Sequence[Any] = (),
    ) -> int:
        statement = sql.SQL(_UPDATE).format(
            table=_table(model),
            select=sql.SQL(select),
            pairs=_each(columns, "{literal}, t.{name}"),
            ours=_each(columns, "t.{name}"),
            theirs=_each(columns, "s.{name}"),
            sets=_each(columns, "{name} = s.{name}"),
        )
        return self._run(statement, [*params, *self._head(model), list(columns)])

    def query(self, sql_text: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql_text, params)
            return list(cursor.fetchall())

    def _head(self, model: type[models.Model]) -> list[Any]:
        self._seq += 1
        batch = self._batch
        return [uuid7(), batch.city, batch.pk, self._seq, model._meta.db_table]

    def _run(self, statement: sql.Composed, params: Sequence[Any]) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, params)
            row = cursor.fetchone()
        return int(row[0]) if row else 0


def take_back(batch: Batch) -> int:
    """Undo every effect of the batch, newest first, or refuse; returns the number of rows."""
    touched = 0
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for effect in Effect.objects.filter(city=batch.city, batch=batch).order_by("-seq").iterator():
        _refuse_if_changed(batch, effect)
        if effect.before is None:
            _delete(effect)
        else:
            _restore(effect)
        touched += len(effect.keys)
    return touched


def refresh_statistics(batch: Batch) -> None:
    """Tell the planner of a large import at once: until autovacuum comes by it thinks the tables small."""
    tables = Effect.objects.filter(city=batch.city, batch=batch).values_list("table", flat=True)
    with connection.cursor() as cursor:
        for table in tables.order_by("table").distinct():
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))


def _refuse_if_changed(batch: Batch, effect: Effect) -> None:
    statement = sql.SQL(_CHANGED_SINCE).format(table=sql.Identifier(effect.table))
    with connection.cursor() as cursor:
        cursor.execute(statement, [effect.keys, effect.stamps])
        changed = [row[0] for row in cursor.fetchall()]
    if not changed:
        return
    later = _later_batch(batch, effect.table, changed)
    hint = _("请先撤销之后的导入 %(number)s。") % {"number": later} if later else _("请逐条更正。")
    raise Refused(
        _("有 %(count)s 条记录在这次导入之后又改过，不能整批撤销。%(hint)s")
        % {"count": len(changed), "hint": hint}
    )


def _later_batch(batch: Batch, table: str, keys: list[UUID]) -> str | None:
    later = Batch.objects.filter(
        city=batch.city,
        effects__table=table,
        effects__keys__overlap=keys,
        applied_at__gt=batch.applied_at,
        undone_at__isnull=True,
    )
    return (
        later.exclude(pk=batch.pk).order_by("-applied_at").values_list("number", flat=True).first()
    )


def _delete(effect: Effect) -> None:
    statement = sql.SQL("DELETE FROM {} WHERE id = ANY(%s::uuid[])")
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(sql.Identifier(effect.table)), [effect.keys])
    except IntegrityError as error:
        raise Refused(
            _("这次新建的记录，后来已有别的业务用到，不能整批撤销。请逐条更正。")
        ) from error


def _restore(effect: Effect) -> None:
    statement = sql.SQL(_RESTORE).format(
        table=sql.Identifier(effect.table), sets=_each(effect.columns, "{name} = r.{name}")
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [effect.keys, _json(effect.before)])


def _json(value: Any) -> Any:
    return connection.ops.adapt_json_value(value, None)


def _table(model: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)


def _listed(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _each(columns: Sequence[str], form: str) -> sql.Composed:
    return sql.SQL(", ").join(
        sql.SQL(form).format(name=sql.Identifier(column), literal=sql.Literal(column))
        for column in columns
    )
