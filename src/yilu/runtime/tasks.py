"""Jobs whose worker died are taken up again, so that no lock and no import waits for somebody to notice."""

from __future__ import annotations

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.manager import JobManager

SILENCE = 30.0  # seconds without a heartbeat; a living worker beats every ten


@app.periodic(cron="* * * * * */15")
@app.task(name="runtime.take_up_again", queueing_lock="runtime.take_up_again", pass_context=True)
async def take_up_again(context: JobContext, timestamp: int) -> int:
    """Tasks may be run twice by promise; one killed in the middle has left nothing behind."""
    return await take_up(context.app.job_manager)


async def take_up(jobs: JobManager) -> int:
    stalled = list(await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENCE))
    for job in stalled:
        await jobs.retry_job(job)
    return len(stalled)
