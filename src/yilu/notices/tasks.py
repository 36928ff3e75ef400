"""The postman: one job per letter, tried again with growing pauses."""

from __future__ import annotations

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from yilu.notices.enums import OutboundState
from yilu.notices.sending import ATTEMPTS, TryAgain, deliver


@app.task(
    name="notices.deliver",
    retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=3, retry_exceptions={TryAgain}),
)
def deliver_one(outbound: str) -> None:
    """Send one letter; a gateway that does not answer is asked again."""
    if deliver(UUID(outbound)) is OutboundState.WAITING:
        raise TryAgain
