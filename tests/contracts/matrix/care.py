"""The matrix of care: helps, the consultation desk, hardship."""

from __future__ import annotations

from uuid import UUID

from tests.care import scenes
from tests.cast import SmallCity
from tests.contracts.matrix.lines import (
    COMMITTEE,
    SECRETARIES,
    SIGNED_IN,
    Things,
    form,
    page,
)

HELPERS = COMMITTEE | SECRETARIES | {"keeper"}  # RECORD_HELPS
CONSULTANTS = COMMITTEE | {"consultant"}  # CONSULT
OF_THE_KEEPER = COMMITTEE | {"keeper"}
HIM = frozenset({"driver"})

PHONE = [
    page("mobile:care", SIGNED_IN),
    form("mobile:care_code", SIGNED_IN),
    form("mobile:care_help_confirm", HIM, "help of the driver"),
    page("mobile:care_help_object", HIM, "help of the driver"),
    form("mobile:care_help_object", HIM, "help of the driver"),
    page("mobile:care_slots", SIGNED_IN),
    page("mobile:care_book", SIGNED_IN, "a time offered"),
    form("mobile:care_book", SIGNED_IN, "a time offered"),
    page("mobile:care_ask", SIGNED_IN),
    form("mobile:care_ask", SIGNED_IN),
    page("mobile:care_answers", SIGNED_IN),
    page("mobile:care_consultation", HIM, "booking of the driver"),
    form("mobile:care_move", HIM, "cancelling the driver's booking"),
    page("mobile:packs", HELPERS),  # whose posts hand out, with or without a store
    page("mobile:pack_counter", OF_THE_KEEPER, "the station's store of an open campaign"),
    form("mobile:pack_find", OF_THE_KEEPER, "the station's store of an open campaign"),
    form("mobile:pack_hand", OF_THE_KEEPER, "the station's store of an open campaign"),
]
DESK = [
    page("console:helps", HELPERS | {"district"}),
    page("console:help_new", HELPERS),
    form("console:help_new", HELPERS),
    page("console:help", OF_THE_KEEPER, "help of the driver"),
    *(
        line
        for name in ("help_correct", "help_void")
        for line in (
            page(f"console:{name}", OF_THE_KEEPER, "help of the driver"),
            form(f"console:{name}", OF_THE_KEEPER, "help of the driver"),
        )
    ),
    page("console:consult_desk", CONSULTANTS),
    page("console:consultations", CONSULTANTS),
    page("console:consultation", CONSULTANTS, "booking of the driver"),
    page("console:consultation", CONSULTANTS, "question of the driver"),
    form("console:consultation_move", CONSULTANTS, "cancelling the driver's booking"),
    form("console:answer_release", COMMITTEE, "answer of the leader"),
    page("console:slots", CONSULTANTS),
    page("console:slot_new", CONSULTANTS),
    form("console:slot_new", CONSULTANTS),
    page("console:slot", CONSULTANTS, "a time offered"),
    form("console:slot", CONSULTANTS, "a time offered"),
    page("console:slot_cancel", CONSULTANTS, "a time offered"),
    form("console:slot_cancel", CONSULTANTS, "a time offered"),
    page("console:hardship", COMMITTEE),
    page("console:hardship_new", COMMITTEE),
    form("console:hardship_new", COMMITTEE),
    page("console:hardship_note", COMMITTEE, "a hardship note"),
    form("console:hardship_note", COMMITTEE, "a hardship note"),
    form("console:hardship_end", COMMITTEE, "a hardship note"),
    page("console:home_visits", COMMITTEE),
    page("console:home_visit_new", COMMITTEE),
    form("console:home_visit_new", COMMITTEE),
    page("console:home_visit", COMMITTEE, "a home visit"),
    form("console:home_visit", COMMITTEE, "a home visit"),
]
GIVERS = HELPERS  # HAND_OUT
CARE_READERS = GIVERS | {"district"}
CAMPAIGNS = [
    page("console:campaigns", CARE_READERS),
    page("console:campaign_new", COMMITTEE),
    form("console:campaign_new", COMMITTEE),
    page("console:campaign", CARE_READERS, "an open campaign"),
    page("console:campaign", COMMITTEE | {"district"}, "a campaign's draft"),
    page("console:campaign_change", COMMITTEE, "a campaign's draft"),
    form("console:campaign_change", COMMITTEE, "a campaign's draft"),
    form("console:campaign_move", COMMITTEE, "closing the campaign"),
    page("console:campaign_list", COMMITTEE, "an open campaign"),
    form("console:campaign_refresh", COMMITTEE, "an open campaign"),
    form("console:campaign_hardship", COMMITTEE, "an open campaign"),
    page("console:campaign_put", COMMITTEE, "an open campaign"),
    form("console:campaign_put", COMMITTEE, "an open campaign"),
    page("console:campaign_listed", COMMITTEE, "the driver on the list"),
    form("console:campaign_listed", COMMITTEE, "the driver on the list"),
    page("console:pack_counter", GIVERS, "an open campaign"),
    form("console:pack_counter", GIVERS, "an open campaign"),
    page("console:handouts", CARE_READERS),
    page("console:handout", OF_THE_KEEPER, "pack of the driver"),
    form("console:handout", OF_THE_KEEPER, "pack of the driver"),
]
API = [
    page("api:campaigns", SIGNED_IN),
    page("api:campaign_create", SIGNED_IN),  # the list: one address, two names
    form("api:campaign_create", COMMITTEE),
    page("api:campaign", CARE_READERS, "campaign by key"),
    form("api:campaign_move", COMMITTEE, "closing the campaign by key"),
    page("api:handouts", SIGNED_IN),
    page("api:handout_create", SIGNED_IN),  # the list: one address, two names
    form("api:handout_create", SIGNED_IN),  # nothing sent: 422 before anything is looked up
    page("api:handout", OF_THE_KEEPER | HIM, "pack by key"),
    form("api:handout_return", SIGNED_IN, "pack by key"),  # no body: 422
    page("api:consultation_slots", SIGNED_IN),
    page("api:slot_create", SIGNED_IN),
    form("api:slot_create", CONSULTANTS),
    form("api:slot_move", CONSULTANTS, "seats of the slot by key"),
    page("api:consultations", SIGNED_IN),
    page("api:consultation_create", SIGNED_IN),
    form("api:consultation_create", SIGNED_IN),
    page("api:consultation", CONSULTANTS | HIM, "booking by key"),
    form("api:consultation_move", SIGNED_IN, "cancelling by key"),  # no JSON: refused unread
]
LINES = [*PHONE, *DESK, *CAMPAIGNS, *API]


def _counter(city: SmallCity) -> dict[str, UUID]:
    store = scenes.a_store(city)
    return {"pk": store.campaign.pk, "place": store.station.pk}


THINGS: Things = {
    "the station's store of an open campaign": _counter,
    "help of the driver": lambda city: {"pk": scenes.a_help(city).pk},
    "seats of the slot by key": lambda city: {"key": scenes.a_slot(city).pk, "move": "seats"},
    "a time offered": lambda city: {"pk": scenes.a_slot(city).pk},
    "booking of the driver": lambda city: {"pk": scenes.a_booking(city).pk},
    "question of the driver": lambda city: {"pk": scenes.a_question(city).pk},
    "cancelling the driver's booking": lambda city: {
        "pk": scenes.a_booking(city).pk,
        "move": "cancel",
    },
    "answer of the leader": lambda city: {"pk": scenes.an_offered_answer(city).pk},
    "an open campaign": lambda city: {"pk": scenes.an_open_campaign(city).pk},
    "a campaign's draft": lambda city: {"pk": scenes.a_draft(city).pk},
    "closing the campaign": lambda city: {
        "pk": scenes.an_open_campaign(city).pk,
        "move": "close",
    },
    "the driver on the list": lambda city: scenes.listed_driver(city),
    "pack of the driver": lambda city: {"pk": scenes.a_store(city).hand().pk},
    "campaign by key": lambda city: {"key": scenes.an_open_campaign(city).pk},
    "closing the campaign by key": lambda city: {
        "key": scenes.an_open_campaign(city).pk,
        "move": "close",
    },
    "pack by key": lambda city: {"key": scenes.a_store(city).hand().pk},
    "booking by key": lambda city: {"key": scenes.a_booking(city).pk},
    "cancelling by key": lambda city: {"key": scenes.a_booking(city).pk, "move": "cancel"},
    "a hardship note": lambda city: {"pk": scenes.a_note(city).pk},
    "a home visit": lambda city: {"pk": scenes.a_visit(city).pk},
}
