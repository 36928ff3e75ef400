"""Signing in by phone and code: the same answers for everybody, limits before anything else, lockout."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.accounts.conftest import SignIn, give_totp, newest_code
from yilu.audit.models import Entry
from yilu.core.actor import Role
from yilu.notices.models import Outbound
from yilu.organisations.enums import UnitKind
from yilu.people.actions import account_for_phone
from yilu.people.models import Account
from yilu.people.queries import demo_totp
from yilu.runtime.models import RateCounter

pytestmark = pytest.mark.django_db
PHONE = "13800001234"
WRONG = "000000"


@pytest.fixture(autouse=True)
def _no_used_codes() -> None:
    cache.clear()


def ask(client: Client, phone: str) -> Any:
    return client.post("/accounts/login/", {"phone": phone})


def plain(html: bytes, phone: str) -> str:
    """A page without what differs by nature: form tokens and the phone's last four."""
    text = re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", html.decode())
    return text.replace(phone[-4:], "####")


def wrong_than(code: str) -> str:
    return WRONG if code != WRONG else "111111"


def test_a_known_phone_signs_in(client: Client, sign_in: SignIn) -> None:
    person = make.person("罗小平", phone=f"+86{PHONE}")
    make.account(person, f"+86{PHONE}")
    response = sign_in(client, PHONE)
    assert response["Location"] == "/accounts/welcome/"
    assert client.get("/accounts/welcome/")["Location"] == "/"
    assert Entry.objects.filter(verb="account.signed_in").count() == 1


def test_an_unknown_phone_signs_in_too_and_is_asked_who_it_is(
    client: Client, sign_in: SignIn
) -> None:
    sign_in(client, PHONE)
    assert client.get("/accounts/welcome/")["Location"] == "/accounts/identity/"
    assert Account.objects.get().person is None


def test_known_and_unknown_phones_get_the_same_answers() -> None:
    """Every step: status, headers, words, length and the number of statements."""
    make.account(make.person("罗小平", phone="+8613800001234"), "+8613800001234")
    seen = []
    for phone in ("13800001234", "13911115678"):
        client = Client()
        steps = [client.get("/accounts/login/"), ask(client, phone)]
        steps.append(client.get("/accounts/login/code/"))
        steps.append(client.post("/accounts/login/code/", {"code": wrong_than(newest_code(phone))}))
        seen.append([(s.status_code, s.get("Location"), plain(s.content, phone)) for s in steps])
    assert seen[0] == seen[1]


def test_known_and_unknown_phones_cost_the_same_statements() -> None:
    """Time follows the work done: the two must run the same number of statements."""
    make.account(make.person("罗小平", phone="+8613800001234"), "+8613800001234")
    counts = []
    for phone in ("13800001234", "13911115678"):
        client = Client()
        client.get("/accounts/login/")
        with CaptureQueriesContext(connection) as statements:
            ask(client, phone)
        counts.append([re.sub(r"'[^']*'|\d+", "?", q["sql"])[:40] for q in statements])
    assert counts[0] == counts[1]


def test_a_number_that_is_none_is_told_so(client: Client) -> None:
    response = ask(client, "1380000")
    assert response.status_code == 200
    assert "11 位" in response.content.decode()
    assert not RateCounter.objects.exists()  # nothing was counted, made or sent
    assert not Outbound.objects.exists()


def test_a_sixth_code_within_the_hour_is_refused_before_it_is_sent(client: Client) -> None:
    for _ in range(5):
        assert ask(Client(), PHONE).status_code == 302
    response = ask(client, PHONE)
    assert response.status_code == 200
    assert "太频繁" in response.content.decode()
    assert Outbound.objects.count() == 5


def test_limits_count_phones_without_storing_them(client: Client) -> None:
    ask(client, PHONE)
    assert "1380000" not in str(list(RateCounter.objects.values()))


def test_five_wrong_codes_end_the_attempt(client: Client) -> None:
    ask(client, PHONE)
    wrong = wrong_than(newest_code(PHONE))
    for _ in range(4):
        response = client.post("/accounts/login/code/", {"code": wrong})
        assert response.status_code == 200
        assert "不对" in response.content.decode()
    response = client.post("/accounts/login/code/", {"code": wrong})
    assert response["Location"] == "/accounts/login/"
    late = client.post("/accounts/login/code/", {"code": newest_code(PHONE)})
    assert late["Location"] == "/accounts/login/"  # even the right one


def test_fifteen_wrong_codes_lock_the_phone_until_tomorrow_known_or_not() -> None:
    make.account(make.person("罗小平"), "+8613800001234")
    for phone in ("13800001234", "13911115678"):
        for _ in range(3):
            client = Client()
            ask(client, phone)
            wrong = wrong_than(newest_code(phone))
            for _ in range(5):
                client.post("/accounts/login/code/", {"code": wrong})
        response = ask(Client(), phone)
        assert "明天再试" in response.content.decode()


def test_the_code_is_worthless_in_another_browser(client: Client) -> None:
    ask(client, PHONE)
    other = Client().post("/accounts/login/code/", {"code": newest_code(PHONE)})
    assert other["Location"] == "/accounts/login/"


def test_a_blocked_account_hears_so_only_after_proving_the_phone(
    client: Client, sign_in: SignIn
) -> None:
    account = make.account(make.person("罗小平"), f"+86{PHONE}")
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert ask(client, PHONE)["Location"] == "/accounts/login/code/"
    response = client.post("/accounts/login/code/", {"code": newest_code(PHONE)})
    assert response["Location"] == "/accounts/inactive/"
    page = client.get("/accounts/inactive/")
    assert page.status_code == 403
    assert "停用" in page.content.decode()


def test_the_session_in_the_database_tells_neither_phone_nor_code(client: Client) -> None:
    ask(client, PHONE)
    stored = Session.objects.get().session_data
    assert PHONE not in stored
    assert newest_code(PHONE) not in stored
    decoded = bytes.fromhex(stored)
    assert PHONE.encode() not in decoded


def staff(phone: str = PHONE) -> Account:
    unit = make.unit("行业党委", UnitKind.INDUSTRY_COMMITTEE)
    person = make.person("王工", phone=f"+86{phone}")
    make.post(unit, person, Role.COMMITTEE_STAFF.value)
    return make.account(person, f"+86{phone}")


def test_staff_show_a_second_factor(client: Client, sign_in: SignIn) -> None:
    give_totp(staff())
    ask(client, PHONE)
    response = client.post("/accounts/login/code/", {"code": newest_code(PHONE)})
    assert response["Location"] == "/accounts/2fa/authenticate/"
    page = client.get("/accounts/2fa/authenticate/")
    assert "动态验证码" in page.content.decode()
    assert client.get("/accounts/welcome/").status_code == 302  # not in yet
    refused = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "不对" in refused.content.decode()
    assert sign_in(Client(), PHONE)["Location"] == "/accounts/welcome/"


def test_a_second_factor_code_works_once(sign_in: SignIn) -> None:
    account = staff()
    give_totp(account)
    sign_in(Client(), PHONE)
    again = Client()
    ask(again, PHONE)
    again.post("/accounts/login/code/", {"code": newest_code(PHONE)})
    replayed = again.post("/accounts/2fa/authenticate/", {"code": demo_totp(account)})
    assert replayed.status_code == 200


def test_guesses_of_the_second_factor_are_limited(client: Client) -> None:
    account = staff()
    give_totp(account)
    ask(client, PHONE)
    client.post("/accounts/login/code/", {"code": newest_code(PHONE)})
    for n in range(5):
        client.post("/accounts/2fa/authenticate/", {"code": f"{n:06}"})
    response = client.post("/accounts/2fa/authenticate/", {"code": "999999"})
    assert "太频繁" in response.content.decode()


def test_passwords_do_not_exist(client: Client) -> None:
    for path in ("password/reset/", "password/change/", "signup/", "email/"):
        assert client.get(f"/accounts/{path}").status_code == 404
    assert not account_for_phone("+8613800009999", "510400").has_usable_password()
