"""Our side: the small city of the tests with thousands of open appeals, through the real pages."""

from __future__ import annotations

import os
import re
import sys
import time
from copy import copy
from uuid import uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "yilu.config.settings"

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests import cast  # noqa: E402
from tests import factories as make  # noqa: E402

from benchmarks._rounds import answer, measured, settle  # noqa: E402
from yilu.appeals.actions import Words, submit  # noqa: E402
from yilu.appeals.models import Appeal, Entry, Stop  # noqa: E402
from yilu.core.actor import Actor  # noqa: E402
from yilu.core.uuid7 import uuid7  # noqa: E402
from yilu.membership.actions import serve  # noqa: E402
from yilu.people.models import Account  # noqa: E402

TEXT = "第{n}件：追尾后保险迟迟不定损，车停了四天，盼着帮忙催一催。"
SUBJECTS = ("accident", "labour", "insurance", "platform", "station")
AT_ONCE = 500


def main() -> None:
    cases, times = int(sys.argv[1]), int(sys.argv[2])
    settings.YILU_DATE = cast.DAY
    city = cast.build()
    serve(city.first_branch, by=city.cast["committee"], company_unit=city.wanshun_unit)
    make.contact(city.luo_member, city.wang)
    patterns = [hand_in(city, n) for n in range(20)]
    grow(patterns, 100 - len(patterns))
    desk, phone = signed_in(city.cast["committee"]), signed_in(city.cast["driver"])
    pages = {
        "inbox": lambda: read(desk, "/console/appeals/"),
        "case": lambda: read(desk, f"/console/appeals/{patterns[7].pk}/"),
        "submission": lambda: send(phone),
    }
    few = {name: measured(ask, 1)["queries"] for name, ask in pages.items()}
    grow(patterns, cases - Appeal.objects.count())
    answer(pages, times, few=few)


def hand_in(city: cast.SmallCity, n: int) -> Appeal:
    words = Words(SUBJECTS[n % len(SUBJECTS)], "help", TEXT.format(n=n), place="阳光大道")
    return submit(words, by=city.cast["driver" if n % 2 else "outsider_driver"]).appeal


def grow(patterns: list[Appeal], count: int) -> None:
    """So many more of the same: rows as the action writes them, their timeline and road with them."""
    known = [(row, list(row.stops.all()), list(row.entries.all())) for row in patterns]
    first = Appeal.objects.count()
    for start in range(0, count, AT_ONCE):
        appeals, stops, entries = [], [], []
        for n in range(start, min(start + AT_ONCE, count)):
            pattern, road, lines = known[n % len(known)]
            row = copy(pattern)
            row.pk, row.number = uuid7(), f"SQ-2026-{900_000 + first + n:06d}"
            appeals.append(row)
            stops += [again(stop, row) for stop in road]
            entries += [again(line, row) for line in lines]
        Appeal.objects.bulk_create(appeals)
        Stop.objects.bulk_create(stops)
        Entry.objects.bulk_create(entries)
    settle()


def again(row: Stop | Entry, appeal: Appeal) -> Stop | Entry:
    other = copy(row)
    other.pk = None if isinstance(other.pk, int) else uuid7()
    other.appeal = appeal
    return other


def signed_in(actor: Actor) -> Client:
    """With both factors, as the demo signs people in."""
    client, account = Client(), Account.objects.get(pk=actor.account_id)
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(account.pk)
    session["yilu.seen"] = timezone.now().timestamp()
    session.save()
    return client


def read(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200, (path, page.status_code)


def send(client: Client) -> None:
    """A driver's form, with the look at similar cases that comes before it is sent."""
    form = {
        "subject": "accident",
        "kind": "help",
        "text": TEXT.format(n=re.sub(r"\D", "", uuid4().hex)[:6]),
        "urgency": "normal",
        "idempotency_key": uuid4().hex,
        "looked": "1",
    }
    client.cookies.pop(
        "messages", None
    )  # told on the page he is led to, which is not asked for here
    page = client.post("/appeals/new/", form)
    assert page.status_code == 302, page.content.decode()[:4000]


if __name__ == "__main__":
    main()
