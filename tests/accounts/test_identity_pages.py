"""Who one is, page by page: binding, registering oneself, confirming others, the first three links."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from tests import cast
from tests import factories as make
from tests.accounts.conftest import SignIn, give_totp
from yilu.audit.models import Entry
from yilu.core.actor import Role
from yilu.flows.first_links import issue
from yilu.notices.models import Message
from yilu.organisations.models import Post
from yilu.people.models import Account, FirstLink, IdentityCheck, Person

pytestmark = pytest.mark.django_db
PHONE, ID = "13800005555", make.resident_id(77)


@pytest.fixture(autouse=True)
def _no_used_codes() -> None:
    cache.clear()


def test_last_four_bind_and_the_person_is_told(client: Client, sign_in: SignIn) -> None:
    person = make.person("罗小平", id_number=ID, phone=f"+86{PHONE}")
    sign_in(client, PHONE)
    response = client.post("/accounts/identity/", {"tail": ID[-4:]})
    assert response["Location"] == "/accounts/welcome/"
    assert Account.objects.get(person=person).phone_last4 == PHONE[-4:]
    assert Message.objects.get(person=person).kind == "security"


def test_the_permits_last_four_bind_too(
    client: Client, sign_in: SignIn, small_city: cast.SmallCity
) -> None:
    Account.objects.filter(person=small_city.luo.person).delete()
    permit = small_city.luo.permits.get()
    sign_in(client, "13800000001")
    client.post("/accounts/identity/", {"tail": permit.number[-4:]})
    assert Account.objects.get(person=small_city.luo.person)


def test_three_misses_show_a_number_and_a_keeper_ends_it(
    client: Client, sign_in: SignIn, small_city: cast.SmallCity
) -> None:
    person = make.person("罗二", id_number=ID, phone="+8613811110000")
    sign_in(client, PHONE)
    for _ in range(3):
        page = client.post("/accounts/identity/", {"tail": "0000"})
    check = IdentityCheck.objects.get()
    assert check.code in page.content.decode()
    desk = Client()
    keeper = make.person("站长")
    make.post(small_city.stations, keeper, "station_keeper")
    give_totp(make.account(keeper, "+8613800004444"))
    sign_in(desk, "13800004444")
    page = desk.get("/accounts/confirm/")
    assert PHONE[-4:] in page.content.decode()
    assert "罗" not in page.content.decode()
    refused = desk.post("/accounts/confirm/", {"code": check.code, "id_number": "5104"})
    assert "18 位" in refused.content.decode()
    done = desk.post("/accounts/confirm/", {"code": check.code, "id_number": ID})
    assert done["Location"] == "/accounts/confirm/"
    assert Account.objects.get(person=person).phone_last4 == PHONE[-4:]


def test_the_confirming_page_does_not_exist_for_others(client: Client, sign_in: SignIn) -> None:
    make.account(make.person("司机"), f"+86{PHONE}")
    sign_in(client, PHONE)
    assert client.get("/accounts/confirm/").status_code == 404
    assert client.post("/accounts/confirm/decline/", {"code": "1"}).status_code == 404


def test_a_truck_driver_from_elsewhere_registers_himself(client: Client, sign_in: SignIn) -> None:
    make.group("truck")
    sign_in(client, PHONE)
    page = client.post("/accounts/register/", {"name": "陈大山", "group": "truck"})
    assert page.status_code == 200  # the box was not ticked
    response = client.post(
        "/accounts/register/", {"name": "陈大山", "group": "truck", "agree": "on"}
    )
    assert response["Location"] == "/accounts/welcome/"
    person = Person.objects.get(name="陈大山")
    assert not person.verified
    assert person.consents.get().purpose == "service"
    assert person.drivers.get().group.code == "truck"


def test_the_first_three_links_make_three_administrators(sign_in: SignIn) -> None:
    said = StringIO()
    call_command("first_links", base="https://yilu.example", stdout=said)
    links = [line.split()[-1] for line in said.getvalue().splitlines()]
    assert len(links) == 3
    assert all(link.startswith("https://yilu.example/accounts/first/") for link in links)
    for n, link in enumerate(links):
        client, path = Client(), link.removeprefix("https://yilu.example")
        assert client.get(path).status_code == 200
        sign_in(client, f"1380000300{n}")
        assert client.get("/accounts/welcome/")["Location"] == "/accounts/first/"
        response = client.post("/accounts/first/", {"name": f"管理员{n}"})
        assert response["Location"] == "/accounts/2fa/totp/"
        assert Client().get(path).status_code == 404  # once
    assert {post.role for post in Post.objects.all()} == {
        Role.SYSTEM_ADMIN,
        Role.SECURITY_ADMIN,
        Role.AUDITOR,
    }
    assert Post.objects.values("person").distinct().count() == 3
    assert Entry.objects.filter(verb="first_link.used").count() == 3
    again = StringIO()
    call_command("first_links", stdout=again)
    assert again.getvalue() == ""


def test_one_person_cannot_take_two_of_them(sign_in: SignIn) -> None:
    first, second, _third = issue("510400")
    client = Client()
    client.get(f"/accounts/first/{first.token}/")
    sign_in(client, PHONE)
    client.post("/accounts/first/", {"name": "甲"})
    client.get(f"/accounts/first/{second.token}/")
    page = client.post("/accounts/first/", {"name": "甲"})
    assert "三个人" in page.content.decode()
    assert Post.objects.count() == 1


def test_lost_links_are_replaced_and_old_ones_end() -> None:
    old = issue("510400")
    assert issue("510400") == []
    new = issue("510400", again=True)
    assert len(new) == 3
    assert Client().get(f"/accounts/first/{old[0].token}/").status_code == 404
    assert old[0].token not in str(list(FirstLink.objects.values()))


def test_an_invented_link_does_not_exist(client: Client) -> None:
    assert client.get("/accounts/first/nothing/").status_code == 404
