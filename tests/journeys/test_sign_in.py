"""Signing in with a real browser: the code from the demo's SMS, a passkey, and the desk."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.journeys.conftest import Site

KEY = {  # a platform authenticator with a finger always on it
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_secretary_adds_a_passkey_and_comes_back_with_it(phone: Page, site: Site) -> None:
    """Passkeys belong to a name, so the page is opened as localhost, not by its number."""
    host = site.url.replace("127.0.0.1", "localhost")
    session = phone.context.new_cdp_session(phone)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    number = _phone_of(phone, host, "secretary")
    phone.goto(f"{host}/accounts/2fa/passkeys/add/")
    phone.locator("#mfa_webauthn_add").click()
    phone.wait_for_url(lambda url: not url.endswith("/add/"))
    phone.goto(f"{host}/accounts/logout/")
    phone.locator("section.dock button").click()
    phone.goto(f"{host}/accounts/login/")
    phone.locator("[name=phone]").fill(number)
    phone.locator("section.dock button").click()
    phone.locator("[name=code]").fill(_code(phone))
    phone.locator("section.dock button").click()
    phone.wait_for_url("**/accounts/2fa/authenticate/")
    phone.locator("#mfa_webauthn_authenticate").click()
    phone.wait_for_url("**/console/")


def _phone_of(page: Page, host: str, persona: str) -> str:
    """The phone the demo's front door shows for a persona, who is signed in on the way."""
    page.goto(f"{host}/demo/")
    card = page.locator(f"li:has(input[name=persona][value={persona}])")
    found = re.search(r"1\d{10}", card.inner_text())
    assert found
    card.locator("button").click()
    page.wait_for_load_state()
    return found[0]


def _code(page: Page) -> str:
    """The code page of the demo shows the SMS."""
    found = re.search(r"验证码 (\d{6})", page.locator("main").inner_text())
    assert found
    return found[1]
