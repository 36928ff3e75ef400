"""The matrix of member development: the desk, 我的进步 on the phone, the API."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from tests.branch_life import ways as scenes
from tests.cast import SmallCity
from tests.contracts.matrix.lines import (
    COMMITTEE,
    OF_FIRST_BRANCH,
    SECRETARIES,
    SIGNED_IN,
    Things,
    form,
    page,
)
from yilu.branch_life.actions import development as actions
from yilu.branch_life.models import StepRecord

CHAIN = COMMITTEE | SECRETARIES  # DEVELOP_MEMBERS or APPROVE_MEMBERS somewhere
OWN = OF_FIRST_BRANCH  # the file's own chain
HIM = frozenset({"driver"})
RECEIVING = COMMITTEE | {"floating_secretary"}

DESK = [
    page("console:candidates", CHAIN),
    page("console:candidate_new", CHAIN),
    form("console:candidate_new", CHAIN),
    page("console:party_applications", CHAIN),
    page("console:party_application", OWN, "application of the driver"),
    form("console:party_application_accept", OWN, "application of the driver"),
    page("console:party_application_return", OWN, "application of the driver"),
    form("console:party_application_return", OWN, "application of the driver"),
    page("console:candidate", OWN, "file of the driver"),
    page("console:candidate_archive", OWN, "file of the driver"),
    page("console:candidate_archive_pdf", OWN, "file of the driver"),
    page("console:candidate_step", OWN, "the talk of the driver"),
    form("console:candidate_step", OWN, "the talk of the driver"),
    page("console:candidate_step", COMMITTEE, "the filing of an activist"),
    form("console:candidate_step", COMMITTEE, "the filing of an activist"),
    page("console:candidate_void", OWN, "a step recorded"),
    form("console:candidate_void", OWN, "a step recorded"),
    *(
        line
        for name in ("review", "letter_new", "train", "paper_new", "move", "end")
        for line in (
            page(f"console:candidate_{name}", OWN, "file of the driver"),
            form(f"console:candidate_{name}", OWN, "file of the driver"),
        )
    ),
    page("console:candidate_contacts", OWN, "file with contacts"),
    form("console:candidate_contacts", OWN, "file with contacts"),
    page("console:candidate_extend", COMMITTEE, "file before approval"),
    form("console:candidate_extend", COMMITTEE, "file before approval"),
    page("console:candidate_letter", OWN, "letter of the review"),
    form("console:candidate_letter", OWN, "letter of the review"),
    page("console:candidate_letter_pdf", OWN, "letter of the review"),
    page("console:candidate_paper", OWN, "paper of the file"),
    page("console:candidate_paper_move", OWN, "paper of the file"),
    form("console:candidate_paper_move", OWN, "paper of the file"),
    form("console:candidate_move_take", RECEIVING, "a move asked"),
    page("console:candidate_move_against", RECEIVING, "a move to decline"),
    form("console:candidate_move_against", RECEIVING, "a move to decline"),
]
PHONE = [
    page("mobile:progress", SIGNED_IN),
    page("mobile:progress_apply", SIGNED_IN),
    form("mobile:progress_apply", SIGNED_IN),
    form("mobile:progress_withdraw", HIM, "application of the driver"),
    page("mobile:progress_paper", HIM, "the driver an activist"),
    form("mobile:progress_paper", HIM, "the driver an activist"),
    page("mobile:progress_file", HIM, "paper of the driver's own"),
    page("mobile:progress_review", frozenset({"member"}), "file with contacts"),
    form("mobile:progress_review", frozenset({"member"}), "file with contacts"),
]
API = [
    page("api:candidates", SIGNED_IN),
    form("api:candidates", SIGNED_IN),  # no JSON: 422 before anything is looked up
    page("api:candidate_mine", HIM, "my file"),
    page("api:candidate", OWN, "file by key"),
    form("api:candidate_move", OWN, "the talk by key"),
]
LINES = [*DESK, *PHONE, *API]


def _file(city: SmallCity) -> UUID:
    """王芳's file of the first branch, its first step done."""
    born = date(1988, 3, 15)
    return UUID(str(scenes.opened_file(city, city.wang.person, born_on=born).pk))


def _with(city: SmallCity, last: str) -> UUID:
    born = date(1988, 3, 15)
    row = scenes.opened_file(city, city.wang.person, born_on=born)
    return UUID(str(scenes.brought_to(city, last, row).pk))


def _letter(city: SmallCity) -> UUID:
    made = actions.send_letter(
        _file(city), "registered", "某村党支部", scenes.DAY, by=city.cast["secretary"]
    )
    return UUID(str(made.pk))


def _paper(city: SmallCity) -> UUID:
    by = city.cast["secretary"]
    made = actions.add_paper(_file(city), "talk", scenes.a_paper(by), "王芳", by=by)
    return UUID(str(made.pk))


def _own_paper(city: SmallCity) -> UUID:
    _with(city, "activist")
    driver = city.cast["driver"]
    return UUID(str(actions.add_own_paper("thoughts", scenes.a_paper(driver), by=driver).pk))


def _record(city: SmallCity) -> UUID:
    return UUID(str(StepRecord.objects.get(candidate=_with(city, "talk"), step=2).pk))


def _move(city: SmallCity) -> UUID:
    made = actions.ask_move(
        _file(city), city.floating_branch.pk, "换了公司", by=city.cast["secretary"]
    )
    return UUID(str(made.pk))


def _no_key(_made: UUID) -> dict[str, Any]:
    """The address takes none: it is the person's own."""
    return {}


THINGS: Things = {
    "application of the driver": lambda city: {"pk": scenes.waiting(city).pk},
    "file of the driver": lambda city: {"pk": _file(city)},
    "the talk of the driver": lambda city: {"pk": _file(city), "key": "talk"},
    "the filing of an activist": lambda city: {
        "pk": _with(city, "activist"),
        "key": "file_activist",
    },
    "a step recorded": lambda city: {"pk": _record(city)},
    "file with contacts": lambda city: {"pk": _with(city, "contacts")},
    "file before approval": lambda city: {"pk": _with(city, "superior_talk")},
    "letter of the review": lambda city: {"pk": _letter(city)},
    "paper of the file": lambda city: {"pk": _paper(city)},
    "paper of the driver's own": lambda city: {"pk": _own_paper(city)},
    "the driver an activist": lambda city: _no_key(_with(city, "activist")),
    "a move asked": lambda city: {"pk": _move(city)},
    "a move to decline": lambda city: {"pk": _move(city), "move": "decline"},
    "my file": lambda city: _no_key(_file(city)),
    "file by key": lambda city: {"key": _file(city)},
    "the talk by key": lambda city: {"key": _file(city), "move": "talk"},
}
