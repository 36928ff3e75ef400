"""The peer's side: django-helpdesk as its own documents set it up, in a database of its own."""

from __future__ import annotations

import os
import re
import sys
from uuid import uuid4

import psycopg

MADE = "bench_helpdesk"
url = os.environ["DATABASE_URL"]
with psycopg.connect(url, autocommit=True) as admin:
    admin.execute(f"DROP DATABASE IF EXISTS {MADE}")
    admin.execute(f"CREATE DATABASE {MADE}")
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._helpdesk_settings"

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from helpdesk.models import FollowUp, Queue, Ticket  # noqa: E402

from benchmarks._rounds import answer, settle  # noqa: E402

TEXT = "Case {n}: the insurer has not assessed my car for four days after a rear-end collision."
DATA = re.compile(r'"url": "([^"]+datatables_ticket_list[^"]+)"')
ROWS = {"draw": "1", "start": "0", "length": "25", "order[0][column]": "0", "order[0][dir]": "asc"}
ROWS["search[value]"] = ""


def main() -> None:
    cases, times = int(sys.argv[1]), int(sys.argv[2])
    call_command("migrate", verbosity=0, interactive=False)
    staff = User.objects.create_superuser("staff", "staff@example.org", "not-secret-tests-only")
    queue = Queue.objects.create(title="Appeals", slug="appeals", allow_public_submission=True)
    fill(queue, staff, cases)
    ticket = Ticket.objects.order_by("pk")[7]
    desk, phone = Client(), Client()
    desk.force_login(staff)
    phone.force_login(User.objects.create_user("driver", "driver@example.org"))
    pages = {
        "inbox": lambda: inbox(desk),
        "case": lambda: read(desk, f"/tickets/{ticket.pk}/"),
        "submission": lambda: send(phone, queue),
    }
    answer(pages, times)


def fill(queue: Queue, staff: User, count: int) -> None:
    """Open tickets with the one follow-up their form writes."""
    now = timezone.now()
    tickets = Ticket.objects.bulk_create(
        [
            Ticket(
                queue=queue,
                title=TEXT.format(n=n)[:60],
                description=TEXT.format(n=n),
                submitter_email="driver@example.org",
                assigned_to=staff if n % 3 else None,
                created=now,
                status=Ticket.OPEN_STATUS,
            )
            for n in range(count)
        ],
        batch_size=500,
    )
    FollowUp.objects.bulk_create(
        [
            FollowUp(ticket=ticket, title="Ticket Opened", date=now, public=True, comment="")
            for ticket in tickets
        ],
        batch_size=500,
    )
    settle()


def inbox(client: Client) -> None:
    """Its list is a page and the rows that page asks for at once: a reader waits for both."""
    page = read(client, "/tickets/")
    found = DATA.search(page)
    assert found is not None
    rows = client.get(found[1], ROWS)
    assert len(rows.json()["data"]) == 25


def read(client: Client, path: str) -> str:
    page = client.get(path)
    assert page.status_code == 200, (path, page.status_code)
    return str(page.content.decode())


def send(client: Client, queue: Queue) -> None:
    """Its form for people who are signed in and no staff: ticket, follow-up and a mail to the sender."""
    form = {
        "queue": queue.pk,
        "title": f"Insurer {uuid4().hex}",
        "body": TEXT.format(n=uuid4().hex),
        "priority": "3",
        "submitter_email": "driver@example.org",
    }
    page = client.post("/tickets/submit/", form)
    assert page.status_code == 302, page.content.decode()[:2000]


if __name__ == "__main__":
    main()
