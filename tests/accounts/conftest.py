"""A phone that receives what Yilu sends, and a browser to sign in with."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from yilu.notices.models import Outbound
from yilu.notices.sealing import opened_text
from yilu.people.models import Account
from yilu.people.queries import demo_totp

SignIn = Callable[[Client, str], Any]


def newest_code(phone: str) -> str:
    """The six digits of the last SMS to this phone."""
    row = Outbound.objects.filter(to_last4=phone[-4:]).latest("made_at")
    found = re.search(r"\d{6}", opened_text(row))
    assert found
    return found[0]


def give_totp(account: Account) -> None:
    TOTP.activate(account, generate_totp_secret())


@pytest.fixture
def sign_in() -> SignIn:
    """Phone and code, then the second factor if there is one; the response of the last step."""

    def walk(client: Client, phone: str) -> Any:
        client.post("/accounts/login/", {"phone": phone})
        response = client.post("/accounts/login/code/", {"code": newest_code(phone)})
        if response["Location"] == "/accounts/2fa/authenticate/":
            account = Account.objects.get(phone_last4=phone[-4:], retired_at=None)
            response = client.post("/accounts/2fa/authenticate/", {"code": demo_totp(account)})
        return response

    return walk
