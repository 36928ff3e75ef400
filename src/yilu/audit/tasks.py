"""The sealer, every five seconds."""

from __future__ import annotations

from procrastinate.contrib.django import app

from yilu.audit.sealing import seal_all


@app.periodic(cron="* * * * * */5")
@app.task(name="audit.seal", queueing_lock="audit.seal", lock="audit.seal")
def seal(timestamp: int) -> int:
    """Link what was written; a batch is sealed within ten seconds of its act."""
    return seal_all()
