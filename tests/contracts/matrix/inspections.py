"""The matrix of 创文迎查 and of Open311's partners."""

from __future__ import annotations

from tests.contracts.matrix.lines import COMMITTEE, SIGNED_IN, Things, form, page
from tests.patrol import lists
from tests.patrol.conftest import Ground, lay
from yilu.patrol import actions
from yilu.patrol.models import Errand

RUNNERS = COMMITTEE | {"district"}
HIM = frozenset({"driver"})
THOSE_WHO_CHOSE = frozenset({"driver", "truck_driver"})
ADMIN = frozenset({"system_admin"})

PHONE = [
    page("mobile:inspections", SIGNED_IN),
    form("mobile:stop_take", THOSE_WHO_CHOSE, "a stop of the list"),
    page("mobile:errand", HIM, "an errand of the driver"),
    form("mobile:errand", HIM, "an errand of the driver"),
    form("mobile:errand_drop", HIM, "an errand of the driver"),
    page("mobile:errand_photo", frozenset(), "a photo that is not"),
]
DESK = [
    page("console:inspections", RUNNERS),
    page("console:inspection_new", RUNNERS),
    form("console:inspection_new", RUNNERS),
    page("console:inspection", COMMITTEE, "a list of the committee"),
    page("console:inspection_list", COMMITTEE, "a list of the committee"),
    form("console:inspection_list", COMMITTEE, "a list of the committee"),
    form("console:inspection_strike", COMMITTEE, "striking a stop"),
    form("console:inspection_move", COMMITTEE, "closing the list"),
    page("console:errands", RUNNERS),
    page("console:errand", COMMITTEE, "an errand handed in"),
    form("console:errand_accept", COMMITTEE, "an errand handed in"),
    page("console:errand_decline", COMMITTEE, "an errand handed in"),
    form("console:errand_decline", COMMITTEE, "an errand handed in"),
    page("console:errand_mend", COMMITTEE, "a gap"),
    form("console:errand_mend", COMMITTEE, "a gap"),
    page("console:errand_photo", frozenset(), "a photo that is not"),
    page("console:partners", ADMIN),
    page("console:partner_new", ADMIN),
    form("console:partner_new", ADMIN),
    page("console:partner_close", ADMIN, "a partner"),
    form("console:partner_close", ADMIN, "a partner"),
]
API = [
    page("api:inspections", SIGNED_IN),
    form("api:inspections", RUNNERS),
    page("api:inspection", COMMITTEE | THOSE_WHO_CHOSE, "a list by key"),
    form("api:inspection_move", COMMITTEE, "closing by key"),
]
LINES = [*PHONE, *DESK, *API]
NOWHERE = "00000000-0000-4000-8000-000000000000"


def _gap(ground: Ground) -> Errand:
    lists.a_list(ground)
    row = lists.reported(ground, finding="gap")
    return actions.accept_errand(row.pk, by=ground.who("committee"))


def _handed_in(ground: Ground) -> Errand:
    lists.a_list(ground)
    return lists.reported(ground)


def _taken(ground: Ground) -> Errand:
    lists.a_list(ground)
    return lists.taken(ground)


def _stop(ground: Ground) -> dict[str, object]:
    row = lists.a_list(ground)
    return {"pk": row.pk, "stop": lists.first_stop(ground.who("driver")).pk}


THINGS: Things = {
    "a stop of the list": lambda city: {"pk": _stop(lay(city))["stop"]},
    "an errand of the driver": lambda city: {"pk": _taken(lay(city)).pk},
    "an errand handed in": lambda city: {"pk": _handed_in(lay(city)).pk},
    "a gap": lambda city: {"pk": _gap(lay(city)).pk},
    "a photo that is not": lambda _city: {"pk": NOWHERE, "key": NOWHERE},
    "a list of the committee": lambda city: {"pk": lists.a_list(lay(city)).pk},
    "striking a stop": lambda city: _stop(lay(city)),
    "closing the list": lambda city: {"pk": lists.a_list(lay(city)).pk, "move": "close"},
    "a partner": lambda city: {
        "pk": actions.open_partner("市长热线", by=city.cast["system_admin"])[0].pk
    },
    "a list by key": lambda city: {"key": lists.a_list(lay(city)).pk},
    "closing by key": lambda city: {"key": lists.a_list(lay(city)).pk, "move": "close"},
}
