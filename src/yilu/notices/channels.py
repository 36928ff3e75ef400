"""Ways out of the house: an HTTP gateway for SMS, a loopback in demo mode, nothing where none is set."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings

TIMEOUT = 8  # seconds; the worker retries


class NotDelivered(Exception):
    """The gateway did not take it; `final` says that trying again will not help."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final


class Sms(Protocol):
    @property
    def keeps_text(self) -> bool:
        """Whether the sent text stays readable (for the demo's page of codes)."""

    def send(self, phone: str, text: str, key: str) -> None: ...


@dataclass(frozen=True, slots=True)
class HttpSms:
    """A provider that takes signed JSON; `key` lets it drop what it already sent.

    Signature: HMAC-SHA256 over "timestamp.nonce.body" with the shared secret, in X-Yilu-Signature.
    """

    url: str
    secret: str
    keeps_text: bool = False

    def send(self, phone: str, text: str, key: str) -> None:
        body = json.dumps({"to": phone, "text": text, "key": key}, ensure_ascii=False).encode()
        request = Request(self.url, body, headers=self._headers(body), method="POST")  # noqa: S310
        try:
            with urlopen(request, timeout=TIMEOUT):  # noqa: S310 — the address is the deployer's
                return
        except HTTPError as error:
            raise NotDelivered(f"HTTP {error.code}", final=400 <= error.code < 500) from error
        except (URLError, TimeoutError) as error:
            raise NotDelivered("no answer") from error

    def _headers(self, body: bytes) -> dict[str, str]:
        moment, nonce = str(int(time.time())), secrets.token_hex(8)
        return {
            "Content-Type": "application/json",
            "X-Yilu-Timestamp": moment,
            "X-Yilu-Nonce": nonce,
            "X-Yilu-Signature": signature(self.secret, moment, nonce, body),
        }


@dataclass(frozen=True, slots=True)
class LoopbackSms:
    """Sends nothing: the row in `Outbound` is the phone's screen (demo mode)."""

    keeps_text: bool = True

    def send(self, phone: str, text: str, key: str) -> None:
        return


@dataclass(frozen=True, slots=True)
class NoSms:
    """No gateway is set: say so instead of pretending."""

    keeps_text: bool = False

    def send(self, phone: str, text: str, key: str) -> None:
        raise NotDelivered("no SMS gateway: set YILU_SMS_URL and YILU_SMS_KEY", final=True)


def sms() -> Sms:
    """The channel this deployment has."""
    if settings.YILU_SMS_URL:
        return HttpSms(settings.YILU_SMS_URL, settings.YILU_SMS_KEY)
    return LoopbackSms() if settings.YILU_MODE == "demo" else NoSms()


def signature(secret: str, moment: str, nonce: str, body: bytes) -> str:
    message = b".".join([moment.encode(), nonce.encode(), body])
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
