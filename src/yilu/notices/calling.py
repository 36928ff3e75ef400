"""Calls that hide both numbers, through a provider's adapter; nothing of the kind where none is set.

The provider is given two phones and how long they may reach each other, and gives back a number of
its own that connects them. It is asked only when somebody wants to ring; what it is not given it
cannot show.
"""

from __future__ import annotations

import json
import re
import secrets
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings

from yilu.notices.channels import signature

TIMEOUT = 5  # seconds: somebody stands at a gate and wants to ring
MOST = 4096  # bytes of an answer
_DIALLED = re.compile(r"\+?[0-9]{5,18}(,[0-9]{1,6})?")  # a number, perhaps with an extension


class NotConnected(Exception):
    """The provider gave no number."""


class Calls(Protocol):
    def number(self, first: str, second: str, *, until: datetime, key: str) -> str:
        """A number that connects these two until then; the same `key` gives the same number."""


@dataclass(frozen=True, slots=True)
class HttpCalls:
    """A provider that takes signed JSON and answers {"number": ".."}; signed like an SMS."""

    url: str
    secret: str

    def number(self, first: str, second: str, *, until: datetime, key: str) -> str:
        asked = {"a": first, "b": second, "until": until.isoformat(), "key": key}
        body = json.dumps(asked).encode()
        request = Request(self.url, body, headers=self._headers(body), method="POST")  # noqa: S310
        try:
            with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 — the deployer's address
                return _number(answer.read(MOST))
        except HTTPError as error:
            error.close()
            raise NotConnected(f"HTTP {error.code}") from error
        except (URLError, TimeoutError, OSError) as error:
            raise NotConnected("no answer") from error

    def _headers(self, body: bytes) -> dict[str, str]:
        moment, nonce = str(int(time.time())), secrets.token_hex(8)
        return {
            "Content-Type": "application/json",
            "X-Yilu-Timestamp": moment,
            "X-Yilu-Nonce": nonce,
            "X-Yilu-Signature": signature(self.secret, moment, nonce, body),
        }


def calls() -> Calls | None:
    """The provider this deployment has, if any."""
    if not settings.YILU_CALL_URL:
        return None
    return HttpCalls(settings.YILU_CALL_URL, settings.YILU_CALL_KEY)


def _number(answer: bytes) -> str:
    try:
        given = str(json.loads(answer)["number"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotConnected("no number in the answer") from error
    if not _DIALLED.fullmatch(given):
        raise NotConnected("no number that can be dialled")
    return given
