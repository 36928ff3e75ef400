"""Everything that can happen to an import: handed in, read, mended, written, taken back, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import BinaryIO
from uuid import UUID

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.files import actions as files
from yilu.files.frames import digest_of
from yilu.files.models import StoredFile
from yilu.files.queries import content
from yilu.intake import access, applying, ledger, staging
from yilu.intake.enums import RowState, State
from yilu.intake.judge import Judge
from yilu.intake.models import Batch, Chunk, Effect
from yilu.intake.payload import WRITTEN, Staged
from yilu.intake.queries import may_undo
from yilu.intake.reading.wire import Raw, Refusal
from yilu.intake.rosters import column, roster
from yilu.intake.spec import Roster
from yilu.intake.states import MACHINE, OPEN, UNDO_DAYS
from yilu.organisations.queries import root
from yilu.runtime.actions import enqueue, next_number, progress

WAIT_DAYS = 30  # staged rows nobody came back for
AT_ONCE = 5_000  # rows that are written while the page waits
MANY = 1_000  # rows written that change what the planner should think of a table

# ── handing in and reading ──────────────────────────────────────────────────────────────────────


@transaction.atomic
def receive(kind: str, name: str, file: BinaryIO, *, by: Actor) -> Batch:
    """Keep an uploaded file, sealed, and queue its reading; the page may be left."""
    _may_import(by, roster(kind))
    stored = files.store(name, file, purpose="intake", by=by)
    batch = _open(kind, name, bytes(stored.digest), by=by, file=stored)
    enqueue("intake.stage", city=batch.city, batch=str(batch.pk))
    return batch


@transaction.atomic
def open_local(kind: str, name: str, file: BinaryIO, *, by: Actor) -> Batch:
    """A batch for a file that stays where it is (the command line); `stage` takes it next."""
    _may_import(by, roster(kind))
    hashed = sha256()
    while piece := file.read(1 << 20):
        hashed.update(piece)
    return _open(kind, name, digest_of(hashed.digest()), by=by)


def stage(batch: Batch, *, by: Actor, file: BinaryIO | None = None) -> Batch:
    """Read and judge the file. A refusal is a result, kept with its reason, not an exception."""
    opened = nullcontext(file) if file else _content(batch, by)
    with opened as source, progress(batch.city, Ref.to(batch)) as teller:
        try:
            return _stage(batch.pk, source, teller.tell, by=by)
        except Refusal as refusal:
            return _refuse(batch.pk, refusal, by=by)


@transaction.atomic
def _stage(pk: UUID, file: BinaryIO, tell: Callable[[int], None], *, by: Actor) -> Batch:
    batch = _locked(pk, by)
    MACHINE.advance(batch, "stage", by=by)
    Chunk.objects.filter(city=batch.city, batch=batch).delete()
    staging.stage_file(batch, file, tell)
    batch.staged_at = timezone.now()
    batch.save()
    record("intake.staged", Ref.to(batch), by=by, kind=batch.kind, rows=batch.total)
    return batch


@transaction.atomic
def _refuse(pk: UUID, refusal: Refusal, *, by: Actor) -> Batch:
    batch = _locked(pk, by)
    MACHINE.advance(batch, "refuse", by=by)
    batch.refusal = {"code": refusal.code, "params": refusal.params}
    batch.save(update_fields=["state", "refusal"])
    record("intake.refused", Ref.to(batch), by=by, kind=batch.kind, code=refusal.code)
    return batch


# ── mending ─────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def fix(batch: Batch, row: str, key: str, value: Raw, *, by: Actor) -> Batch:
    """Put another value into one cell (row address as `queries.preview` gives it) and judge again."""
    batch = _locked(batch.pk, by)
    chunk, staged, index = _open_row(batch, row)
    judge = Judge(roster(batch.kind), staging.context_of(batch))
    column(judge.roster, key)
    judge.clean_cell(staged, index, key, value)
    staging.rejudge(judge, staged)
    staging.save(chunk, staged)
    _after_mending(batch, key, by=by, verb="intake.fixed", staged=staged, index=index)
    return batch


@transaction.atomic
def drop_row(batch: Batch, row: str, *, by: Actor) -> Batch:
    """Leave a row out for good; it stays visible as dropped."""
    batch = _locked(batch.pk, by)
    chunk, staged, index = _open_row(batch, row)
    staged.states[index] = RowState.DROPPED.value
    staging.save(chunk, staged)
    _after_mending(batch, "", by=by, verb="intake.dropped", staged=staged, index=index)
    return batch


def _after_mending(
    batch: Batch, key: str, *, by: Actor, verb: str, staged: Staged, index: int
) -> None:
    """A mended or dropped row may end another row's being a repeat, or make one."""
    of = roster(batch.kind)
    if of.once and (not key or any(key in once.columns for once in of.once)):
        staging.judge_again(batch, everywhere=False)
    else:
        staging.recount(batch)
    batch.save()
    record(verb, Ref.to(batch), by=by, row=staged.numbers[index], column=key)


# ── writing and taking back ─────────────────────────────────────────────────────────────────────


def start_apply(batch: Batch, *, by: Actor) -> Batch:
    """Write now what is quickly written, queue the rest; progress can be watched or left alone."""
    if batch.good <= AT_ONCE:
        return apply(batch, by=by)
    MACHINE.moves["apply"].check(by, batch)
    enqueue("intake.apply", city=batch.city, batch=str(batch.pk), account=str(by.account_id or ""))
    return batch


def apply(batch: Batch, *, by: Actor, looked: bool = True) -> Batch:
    """Write every good row in one transaction; rows with errors wait in the batch.

    `looked`: a person saw the preview, so it must still be true: if the registers changed since,
    nothing is written, the rows are judged anew and he is told.
    """
    try:
        with progress(batch.city, Ref.to(batch)) as teller:
            return _apply(batch.pk, lambda done: teller.tell(done, batch.total), looked, by=by)
    except applying.Drifted:
        _look_again(batch.pk, by=by)
        raise Refused(
            _("您核对之后，名册有了变化，所以还没有写入。已经重新比对，请再看一遍。")
        ) from None


@transaction.atomic
def _apply(pk: UUID, tell: Callable[[int], None], looked: bool, *, by: Actor) -> Batch:
    start = timezone.now()
    batch = _locked(pk, by)
    MACHINE.advance(batch, "apply", by=by)
    if not batch.good:
        raise Refused(_("没有可以写入的行。请先改好标出的格子。"))
    applying.lock_registers(batch.city)
    digests = applying.write(batch, tell, looked=looked)
    staging.recount(batch)
    batch.applied_at, batch.drifted = timezone.now(), False
    batch.apply_seconds = (batch.applied_at - start).total_seconds()
    batch.save()
    record(
        "intake.applied",
        Ref.to(batch),
        by=by,
        kind=batch.kind,
        rows=batch.written,
        waiting=batch.failing,
        digests=" ".join(digests),
    )
    if batch.written >= MANY:
        transaction.on_commit(partial(ledger.refresh_statistics, batch))
    return batch


@transaction.atomic
def _look_again(pk: UUID, *, by: Actor) -> None:
    batch = _locked(pk, by)
    staging.judge_again(batch, everywhere=True)
    batch.drifted = True
    batch.save()


@transaction.atomic
def undo(batch: Batch, *, by: Actor) -> Batch:
    """Take back everything the batch wrote, within seven days and where nothing stands on it."""
    batch = _locked(batch.pk, by)
    MACHINE.advance(batch, "undo", by=by)
    if not may_undo(batch):
        raise Refused(_("已经过了 %(days)s 天，不能再撤销。请逐条更正。") % {"days": UNDO_DAYS})
    applying.lock_registers(batch.city)
    rows = ledger.take_back(batch)
    batch.undone_at = timezone.now()
    batch.save()
    record("intake.undone", Ref.to(batch), by=by, kind=batch.kind, rows=rows)
    return batch


@transaction.atomic
def discard(batch: Batch, *, by: Actor) -> Batch:
    """Give the batch up; nothing was written, and what was staged goes."""
    batch = _locked(batch.pk, by)
    MACHINE.advance(batch, "discard", by=by)
    batch.save(update_fields=["state"])
    _forget(batch, by=by)
    record("intake.discarded", Ref.to(batch), by=by, kind=batch.kind)
    return batch


def sweep(*, by: Actor) -> int:
    """Forget staged values and undo ledgers that have had their time; returns how many batches."""
    now = timezone.now()
    done = [State.APPLIED, State.UNDONE, State.REFUSED]
    old = Batch.objects.filter(city=by.city, purged_at=None)
    past = old.filter(state__in=done, failing=0, created_at__lt=now - timedelta(UNDO_DAYS))
    left = old.filter(created_at__lt=now - timedelta(WAIT_DAYS))
    batches = [
        b for b in (past | left) if not b.applied_at or now > b.applied_at + timedelta(UNDO_DAYS)
    ]
    for batch in batches:
        with transaction.atomic():
            _forget(batch, by=by)
    return len(batches)


def _forget(batch: Batch, *, by: Actor) -> None:
    Chunk.objects.filter(city=batch.city, batch=batch).delete()
    Effect.objects.filter(city=batch.city, batch=batch).delete()
    if batch.file:
        files.erase(batch.file, by=by)
    batch.purged_at = timezone.now()
    batch.save(update_fields=["purged_at"])


# ── common ──────────────────────────────────────────────────────────────────────────────────────


def on_behalf(city: str, account: str) -> Actor:
    """For a queued job whose rights were checked when it was asked for: the asker, in the record."""
    system = Actor.for_system(city)
    return replace(system, account_id=UUID(account)) if account else system


def _may_import(by: Actor, of: Roster) -> None:
    if not access.may_import(by, of):
        raise NotAllowed("import")


def _open(
    kind: str, name: str, digest: bytes, *, by: Actor, file: StoredFile | None = None
) -> Batch:
    of = roster(kind)
    paths = access.paths(by, of)
    year = clock.today().year
    batch = Batch(city=by.city, kind=kind, file=file, file_name=name[-200:], digest=digest)
    batch.number = f"DR-{year}-{next_number(by.city, f'DR-{year}'):04d}"
    batch.uploader, batch.paths = by.account_id, None if paths is None else list(paths)
    batch.path = _top(by.city) if paths is None else paths[0].rstrip("=")
    batch.save()
    record("intake.received", Ref.to(batch), by=by, kind=kind)
    return batch


def _content(batch: Batch, by: Actor) -> BinaryIO:
    if batch.file is None:
        raise Refused(_("这一批没有留下文件，请重新上传。"))
    return content(by, batch.file, purpose="intake")


def _top(city: str) -> str:
    try:
        return root(city).path
    except NotFound:  # the first import of a new city may come before its tree
        return "/"


def _locked(pk: UUID, by: Actor) -> Batch:
    """The batch, ours alone until the transaction ends; somebody else at work on it is told."""
    try:
        batch = Batch.objects.select_for_update(of=("self",), nowait=True).get(pk=pk, city=by.city)
    except OperationalError:
        raise Refused(_("这一批正在处理，请稍等一会儿再看。")) from None
    if not access.can_view(by, batch):
        raise NotFound
    return batch


def _open_row(batch: Batch, row: str) -> tuple[Chunk, Staged, int]:
    """A row by its address "chunk.row", if it may still be changed."""
    if batch.state not in OPEN or batch.purged_at:
        raise Refused(_("这一批已经结束，不能再改。"))
    seq, dot, place = row.partition(".")
    if not (dot and seq.isdigit() and place.isdigit()):
        raise Invalid({"row": _("没有这一行。")})
    chunk = Chunk.objects.filter(city=batch.city, batch=batch, seq=int(seq)).first()
    if chunk is None or int(place) >= len(chunk.states):
        raise Invalid({"row": _("没有这一行。")})
    staged, index = staging.open_chunk(batch, chunk), int(place)
    if staged.states[index] in WRITTEN:
        raise Refused(_("这一行已经写入，请在名册里更正，或先撤销。"))
    return chunk, staged, index
