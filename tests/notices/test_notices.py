"""Messages are told once, go out after the act, wait for the morning, and are signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from tests import factories as make
from tests.notices import loopback
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotAllowed
from yilu.core.refs import Ref
from yilu.notices import actions, queries
from yilu.notices.actions import Telling
from yilu.notices.channels import HttpSms, LoopbackSms, NoSms, sms
from yilu.notices.enums import Kind, OutboundState
from yilu.notices.models import Message, Outbound
from yilu.notices.quiet import not_before
from yilu.notices.sealing import opened_phone, opened_text
from yilu.notices.sending import deliver
from yilu.people.models import Account, Preference

PHONE = "+8613800001234"
TEN_MINUTES = timedelta(minutes=10)
db = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    return make.account(make.person("罗小平"), PHONE)


@pytest.fixture
def gateway() -> Iterator[loopback.Gateway]:
    with loopback.running() as found:
        yield found


def telling(source: str = "1", **more: object) -> Telling:
    words = {"title": _("证照快到期了"), "kind": Kind.PAPERS, "reason": "permit.expiring"}
    return Telling(source=Ref("registry.permit", source), **words | more)  # type: ignore[arg-type]


@db
def test_the_same_cause_is_told_once(account: Account) -> None:
    assert account.person_id
    assert actions.tell([account.person_id, account.person_id], telling()) == 1
    assert actions.tell([account.person_id], telling()) == 0
    assert actions.tell([account.person_id], telling("2")) == 1
    assert Message.objects.count() == 2


@db
def test_whoever_has_no_account_is_not_told() -> None:
    assert actions.tell([make.person("无账号").pk], telling()) == 0


@db
def test_messages_are_ones_own(account: Account) -> None:
    actions.tell([account.person_id], telling())  # type: ignore[list-item]
    me = Actor(account.pk, account.person_id, account.city)
    other = Actor(None, make.person("别人").pk, account.city)
    message = queries.messages(me).get()
    assert not queries.messages(other).exists()
    actions.read(message.pk, by=other)
    assert queries.unread_count(me) == 1
    actions.read(message.pk, by=me)
    assert queries.unread_count(me) == 0


@db
def test_the_sms_says_only_the_title_and_is_sealed(account: Account) -> None:
    actions.tell([account.person_id], telling(body="驾驶员证 510402 号", by_sms=True))  # type: ignore[list-item]
    row = Outbound.objects.get()
    assert opened_text(row) == "【驿路】证照快到期了"
    assert opened_phone(row) == PHONE
    stored = str(Outbound.objects.values().get())
    assert PHONE not in stored
    assert "证照" not in stored


@db
def test_an_act_undone_sends_nothing(account: Account) -> None:
    with transaction.atomic():
        actions.send_code(account, "123456", lasts=TEN_MINUTES)
        transaction.set_rollback(True)
    assert not Outbound.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="notices.deliver").exists()


@db
def test_the_job_stands_with_the_act(account: Account) -> None:
    actions.send_code(account, "123456", lasts=TEN_MINUTES)
    job = ProcrastinateJob.objects.get(task_name="notices.deliver")
    assert job.args == {"outbound": str(Outbound.objects.get().pk)}
    assert "123456" not in str(job.args)


@db
def test_the_gateway_checks_our_signature(account: Account, gateway: loopback.Gateway) -> None:
    actions.send_code(account, "123456", lasts=TEN_MINUTES)
    row = Outbound.objects.get()
    assert deliver(row.pk, HttpSms(gateway.url, "guessed")) is OutboundState.FAILED
    assert gateway.accepted == []
    actions.send_code(account, "654321", lasts=TEN_MINUTES)
    row = Outbound.objects.latest("made_at")
    assert deliver(row.pk, HttpSms(gateway.url, loopback.SECRET)) is OutboundState.SENT
    assert gateway.accepted[0]["to"] == PHONE
    assert "654321" in gateway.accepted[0]["text"]


@db
def test_what_was_sent_is_not_kept_and_not_sent_again(
    account: Account, gateway: loopback.Gateway
) -> None:
    actions.send_code(account, "123456", lasts=TEN_MINUTES)
    row, channel = Outbound.objects.get(), HttpSms(gateway.url, loopback.SECRET)
    deliver(row.pk, channel)
    deliver(row.pk, channel)
    row.refresh_from_db()
    assert len(gateway.accepted) == 1
    assert (row.text, row.state) == (None, OutboundState.SENT)


@db
def test_a_gateway_that_stumbles_is_asked_again(
    account: Account, gateway: loopback.Gateway
) -> None:
    gateway.answers = [503, 500]
    actions.send_code(account, "123456", lasts=TEN_MINUTES)
    row, channel = Outbound.objects.get(), HttpSms(gateway.url, loopback.SECRET)
    states = [deliver(row.pk, channel) for _ in range(3)]
    assert states == [OutboundState.WAITING, OutboundState.WAITING, OutboundState.SENT]


@db
def test_no_answer_at_all_fails_after_four_tries(account: Account) -> None:
    actions.send_code(account, "123456", lasts=TEN_MINUTES)
    row, nobody = Outbound.objects.get(), HttpSms("http://127.0.0.1:9/sms", "x")
    states = [deliver(row.pk, nobody) for _ in range(4)]
    assert states[-1] is OutboundState.FAILED
    assert queries.failed(account.city) == 1


@db
def test_a_code_that_is_too_late_is_dropped(account: Account) -> None:
    actions.send_code(account, "123456", lasts=TEN_MINUTES)
    Outbound.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert deliver(Outbound.objects.get().pk, LoopbackSms()) is OutboundState.DROPPED


@db
def test_the_demos_phone_shows_codes_and_production_has_no_such_view(
    account: Account, settings: Settings
) -> None:
    actions.send_code(account, "123456", lasts=TEN_MINUTES)
    deliver(Outbound.objects.get().pk, LoopbackSms())
    settings.YILU_MODE = "demo"
    assert "123456" in queries.loopback_letters(account.city)[0].text
    settings.YILU_MODE = "production"
    with pytest.raises(NotAllowed):
        queries.loopback_letters(account.city)


def test_the_channel_follows_the_deployment(settings: Settings) -> None:
    settings.YILU_SMS_URL, settings.YILU_MODE = "", "production"
    assert sms() == NoSms()
    settings.YILU_MODE = "demo"
    assert sms() == LoopbackSms()
    settings.YILU_SMS_URL, settings.YILU_SMS_KEY = "https://sms.example/send", "k"
    assert sms() == HttpSms("https://sms.example/send", "k")


@db
def test_at_night_a_notice_waits_and_a_code_does_not(account: Account) -> None:
    everything = {"quiet_from": time(0, 0), "quiet_to": time(23, 59, 59)}
    Preference.objects.create(city=account.city, account=account, **everything)
    actions.tell([account.person_id], telling(by_sms=True))  # type: ignore[list-item]
    actions.send_code(account, "123456", lasts=TEN_MINUTES)
    waits = {row.kind: row.not_before > timezone.now() for row in Outbound.objects.all()}
    assert waits == {"papers": True, "sign_in": False}


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.times(), st.times())
def test_quiet_hours_end_within_a_day_and_outside_themselves(
    moment: datetime, begin: time, end: time
) -> None:
    moment, end = moment.replace(tzinfo=CITY_ZONE), end.replace(microsecond=0)
    begin = begin.replace(microsecond=0)
    out = not_before(moment, begin, end)
    assert moment <= out <= moment + timedelta(days=1)
    assert not_before(out, begin, end) == out
    if out != moment:
        assert out.astimezone(CITY_ZONE).time() == end


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ((21, 59), (21, 59)),
        ((22, 0), (7, 0)),
        ((2, 30), (7, 0)),
        ((7, 0), (7, 0)),
        ((12, 0), (12, 0)),
    ],
)
def test_from_ten_at_night_to_seven(at: tuple[int, int], until: tuple[int, int]) -> None:
    moment = datetime(2026, 6, 15, *at, tzinfo=CITY_ZONE)
    out = not_before(moment, time(22), time(7))
    assert (out.hour, out.minute) == until
