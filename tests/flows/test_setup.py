"""The check-list of a new city tells what is missing, and ticks itself off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from tests import cast
from tests import factories as make
from yilu.audit.models import Entry
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed
from yilu.flows import first_links, setup
from yilu.people.actions import sign_in_as
from yilu.people.queries import own_account

pytestmark = pytest.mark.django_db


def done(actor: Actor) -> set[str]:
    return {item.key for item in setup.checklist(actor) if item.done}


def test_only_the_system_administrator_has_it(personas: dict[str, Actor]) -> None:
    for name, actor in personas.items():
        if name != "system_admin":
            with pytest.raises(NotAllowed):
                setup.checklist(actor)
            with pytest.raises(NotAllowed):
                setup.note_backup(by=actor)


def test_a_city_at_work_lacks_only_sms_and_a_backup(personas: dict[str, Actor]) -> None:
    assert done(personas["system_admin"]) == {"city", "units", "posts", "calendar"}


def test_what_is_missing_is_named(settings: Settings) -> None:
    first_links.issue(make.CITY)
    actor = Actor.for_system(make.CITY)
    assert done(actor) == set()
    words = {item.key: str(item.text) for item in setup.checklist(actor)}
    assert "系统管理员" in words["posts"]
    assert "YILU_SMS_URL" in words["channels"]


def test_a_backup_holds_for_a_quarter(personas: dict[str, Actor], settings: Settings) -> None:
    admin = personas["system_admin"]
    setup.note_backup(by=admin)
    assert "backup" in done(admin)
    assert Entry.objects.get(verb="backup.tried").actor == admin.account_id
    settings.YILU_DATE = cast.DAY + timedelta(days=91)
    assert "backup" not in done(admin)


def test_the_page_opens_and_takes_the_backup(client: Client, personas: dict[str, Actor]) -> None:
    request = client.get("/accounts/login/").wsgi_request
    sign_in_as(request, own_account(personas["system_admin"]))
    request.session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
    request.session["account_authentication_methods_user"] = str(
        personas["system_admin"].account_id
    )
    request.session.save()
    client.cookies["yilu"] = str(request.session.session_key)
    page = client.get("/console/setup/")
    assert page.status_code == 200
    assert "还有 2 件没做" in page.content.decode()
    assert client.post("/console/setup/backup/")["Location"] == "/console/setup/"
    assert "还有 1 件没做" in client.get("/console/setup/").content.decode()
