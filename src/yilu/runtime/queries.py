"""Reading how far long work is."""

from __future__ import annotations

from yilu.core.refs import Ref
from yilu.runtime.models import JobProgress


def progress_of(city: str, ref: Ref) -> JobProgress | None:
    """The progress of the job on this thing. Ask only for things the actor was shown."""
    return JobProgress.objects.filter(city=city, kind=ref.kind, key=ref.key).first()
