"""Staff without a second factor are nobody at the desk; idle staff are signed out; tokens carry rights."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client, RequestFactory

from tests import cast
from tests import factories as make
from tests.accounts.conftest import SignIn, give_totp, newest_code
from yilu.audit.models import Entry
from yilu.config.middleware import SEEN, ActorMiddleware
from yilu.core.actor import Actor, Right
from yilu.people import actions, queries
from yilu.people.models import Account

pytestmark = pytest.mark.django_db
PHONE = "13800007777"


@pytest.fixture(autouse=True)
def _no_used_codes() -> None:
    cache.clear()


@pytest.fixture
def secretary(small_city: cast.SmallCity) -> Account:
    person = make.person("周启明", phone=f"+86{PHONE}")
    make.post(small_city.first_branch, person, "secretary")
    return make.account(person, f"+86{PHONE}")


def phone_only(client: Client, account: Account) -> None:
    client.post("/accounts/login/", {"phone": PHONE})
    client.post("/accounts/login/code/", {"code": newest_code(PHONE)})


def code_now(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_without_it_the_desk_leads_to_setting_one_up(client: Client, secretary: Account) -> None:
    phone_only(client, secretary)
    assert client.get("/accounts/welcome/")["Location"] == "/accounts/2fa/totp/"
    assert client.get("/console/")["Location"].startswith("/accounts/2fa/totp/?next=%2Fconsole%2F")


def test_setting_it_up_opens_the_desk_and_shows_paper_codes_once(
    client: Client, secretary: Account
) -> None:
    phone_only(client, secretary)
    page = client.get("/accounts/2fa/totp/")
    secret = page.context["form"].secret
    assert "<svg" in page.content.decode()
    response = client.post("/accounts/2fa/totp/", {"code": code_now(secret)})
    assert response["Location"] == "/accounts/2fa/codes/"
    assert client.get("/accounts/2fa/codes/").content.decode().count("<code>") == 10
    assert client.get("/accounts/2fa/codes/").content.decode().count("<code>") == 0
    assert client.get("/accounts/welcome/")["Location"] == "/console/"
    assert Entry.objects.filter(verb="second_factor.added", actor=secretary.pk).exists()
    kept = Authenticator.objects.get(user=secretary, type="totp").data["secret"]
    assert secret not in kept
    assert secret.encode() not in bytes.fromhex(kept)


def test_a_wrong_code_sets_nothing_up(client: Client, secretary: Account) -> None:
    phone_only(client, secretary)
    client.get("/accounts/2fa/totp/")
    assert client.post("/accounts/2fa/totp/", {"code": "000000"}).status_code == 200
    assert not queries.has_second_factor(secretary)


def test_a_post_given_while_signed_in_asks_for_the_factor_there_is(
    client: Client, small_city: cast.SmallCity
) -> None:
    account = make.account(make.person("新书记"), f"+86{PHONE}")
    phone_only(client, account)
    assert account.person is not None
    make.post(small_city.first_branch, account.person, "secretary")
    give_totp(account)
    assert client.get("/console/")["Location"].startswith("/accounts/2fa/reauthenticate/")
    assert client.get("/accounts/2fa/reauthenticate/").status_code == 200
    response = client.post(
        "/accounts/2fa/reauthenticate/", {"code": queries.demo_totp(account), "next": "/console/"}
    )
    assert response["Location"] == "/console/"
    assert client.get("/console/").status_code == 200


def test_a_driver_with_a_post_is_a_driver_until_the_factor_is_shown(
    client: Client, small_city: cast.SmallCity
) -> None:
    account = make.account(None, f"+86{PHONE}")
    Account.objects.filter(person=small_city.luo.person).update(person=None)
    Account.objects.filter(pk=account.pk).update(person=small_city.luo.person)
    make.post(small_city.first_branch, small_city.luo.person, "secretary")
    phone_only(client, account)
    actor = actor_in(client)
    assert actor.driver_ids == {small_city.luo.pk}
    assert actor.grants == ()


def actor_in(client: Client) -> Actor:
    """Whom the middleware makes of this browser's session."""
    response = client.get("/accounts/2fa/")
    actor: Actor = response.wsgi_request.actor  # type: ignore[attr-defined]
    return actor


def test_idle_staff_are_signed_out_and_drivers_are_not(
    client: Client, secretary: Account, sign_in: SignIn, small_city: cast.SmallCity
) -> None:
    give_totp(secretary)
    sign_in(client, PHONE)
    assert client.get("/console/").status_code == 200
    long_ago(client)
    response = client.get("/console/")
    assert response["Location"].startswith("/accounts/login/")
    assert client.get("/console/").status_code in {302, 404}
    driver = Client()
    make.account(make.person("司机"), "+8613800006666")
    sign_in(driver, "13800006666")
    long_ago(driver)
    assert driver.get("/accounts/2fa/").status_code == 200


def long_ago(client: Client) -> None:
    session = client.session
    session[SEEN] = time.time() - 31 * 60
    session.save()


def test_the_last_factor_of_an_account_cannot_be_dropped(
    client: Client, secretary: Account, sign_in: SignIn
) -> None:
    give_totp(secretary)
    sign_in(client, PHONE)
    cache.clear()
    client.post("/accounts/2fa/reauthenticate/", {"code": queries.demo_totp(secretary)})
    page = client.post("/accounts/2fa/totp/drop/")
    assert "必须保留" in page.content.decode()
    assert queries.has_second_factor(secretary)


def test_other_sessions_can_be_ended(secretary: Account, sign_in: SignIn) -> None:
    here, there = Client(), Client()
    account = make.account(make.person("司机"), "+8613800006666")
    sign_in(here, "13800006666")
    sign_in(there, "13800006666")
    assert "把别处都退掉" in here.get("/accounts/sessions/").content.decode()
    here.post("/accounts/sessions/")
    assert here.get("/accounts/sessions/").status_code == 200
    assert there.get("/accounts/sessions/").status_code == 302
    assert account.is_active


def test_a_token_acts_with_its_rights_and_never_unmasks(secretary: Account) -> None:
    acting = Actor(secretary.pk, secretary.person_id, secretary.city)
    text = actions.issue_token(secretary, "报表", by=acting)
    narrow = actions.issue_token(secretary, "窄", by=acting, rights=[Right.VIEW_UNITS])
    for token, rights in (
        (text, {Right.VIEW_MEMBERS, Right.VIEW_UNITS}),
        (narrow, {Right.VIEW_UNITS}),
    ):
        request = RequestFactory().get(
            "/api/v1/units", headers={"Authorization": f"Bearer {token}"}
        )
        ActorMiddleware(lambda r: r)(request)  # type: ignore[arg-type, return-value]
        held = {right for right in Right if request.actor.may_anywhere(right)}  # type: ignore[attr-defined]
        assert rights <= held
        assert Right.REVEAL not in held
    assert held == {Right.VIEW_UNITS}


def test_a_wrong_token_is_a_problem_not_a_page(client: Client) -> None:
    response = client.get("/api/v1/units", headers={"Authorization": "Bearer yilu_nothing"})
    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"] == "Bearer"


def test_tokens_are_shown_once_and_revoked_by_their_owner(
    client: Client, sign_in: SignIn, db: None
) -> None:
    make.account(make.person("司机"), "+8613800006666")
    sign_in(client, "13800006666")
    page = client.post("/accounts/tokens/", {"label": "我的程序", "days": "30"})
    text = page.context["fresh"]
    assert text in page.content.decode()
    assert text not in client.get("/accounts/tokens/").content.decode()
    row = page.context["tokens"][0]
    assert Client().post(f"/accounts/tokens/{row.pk}/revoke/").status_code == 302
    assert queries.bearer(text) is not None
    client.post(f"/accounts/tokens/{row.pk}/revoke/")
    assert queries.bearer(text) is None


@pytest.mark.parametrize(
    "path",
    ["2fa/", "2fa/passkeys/", "2fa/passkeys/add/", "2fa/totp/", "sessions/", "tokens/", "logout/"],
)
def test_every_page_of_ones_own_account_opens(client: Client, sign_in: SignIn, path: str) -> None:
    make.account(make.person("司机"), "+8613800006666")
    sign_in(client, "13800006666")
    page = client.get(f"/accounts/{path}")
    assert page.status_code == 200
    html = page.content.decode()
    assert "<h1" in html
    assert " style=" not in html
    assert Client().get(f"/accounts/{path}").status_code == 302


def test_a_passkey_is_named_in_the_reader_s_language(client: Client, sign_in: SignIn) -> None:
    make.account(make.person("司机"), "+8613800006666")
    sign_in(client, "13800006666")
    form = client.get("/accounts/2fa/passkeys/add/").context["form"]
    assert form["name"].label == "名称"
