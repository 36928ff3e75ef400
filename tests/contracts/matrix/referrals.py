"""Letters that refer a matter: the issuing side, the addressee, nobody else."""

from __future__ import annotations

from uuid import UUID

from tests.cast import SmallCity
from tests.contracts.matrix.lines import COMMITTEE, SECRETARIES, SIGNED_IN, Things, form, page
from tests.referrals.conftest import Office

SIDES = COMMITTEE | {"police"}
LINES = [
    page("console:slips", COMMITTEE | SECRETARIES | {"police", "labour", "urban"}),
    page("console:slip", SIDES, "letter to the police"),
    page("console:slip_download", SIDES, "paper of the letter"),
    page("console:slip_move", SIDES, "reply to the letter"),
    form("console:slip_move", SIDES, "reply to the letter"),
    page("console:slip_move", COMMITTEE, "sending of the letter"),
    form("console:slip_move", COMMITTEE, "sending of the letter"),
    form("console:slip_move", COMMITTEE, "withdrawal of the letter"),
    form("console:slip_move", COMMITTEE, "number of the handover"),
    page("api:referrals", SIGNED_IN),
    page("api:referral", SIDES, "letter by key"),
    form("api:referral_move", SIDES, "reply by key"),
]
THINGS: Things = {
    "letter to the police": lambda city: {"pk": _letter(city)},
    "paper of the letter": lambda city: {"pk": _letter(city), "kind": "docx"},
    "reply to the letter": lambda city: {"pk": _letter(city), "move": "answer"},
    "sending of the letter": lambda city: {"pk": _letter(city), "move": "send"},
    "withdrawal of the letter": lambda city: {"pk": _letter(city), "move": "withdraw"},
    "letter by key": lambda city: {"key": _letter(city)},
    "reply by key": lambda city: {"key": _letter(city), "move": "answer"},
    "number of the handover": lambda city: {"pk": Office(city).handover().pk, "move": "number"},
}


def _letter(city: SmallCity) -> UUID:
    return Office(city).letter().pk
