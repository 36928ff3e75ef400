"""The matrix of points: one's own on the phone, the counter, and who runs the rewards."""

from __future__ import annotations

from uuid import UUID

from tests.cast import DAY, SmallCity
from tests.contracts.matrix.lines import COMMITTEE, SIGNED_IN, Line, Things, form, page
from tests.honours.test_honours import SYSTEM, proposal, served
from tests.rewards import scenes
from yilu.honours import actions as honours

REDEEMERS = COMMITTEE | {"keeper"}
HIM = frozenset({"driver"})

PHONE = [
    page("mobile:points", SIGNED_IN),
    page("mobile:points_goods", SIGNED_IN),
    form("mobile:points_show", SIGNED_IN, "something to have"),
    page("mobile:points_code", SIGNED_IN),
    form("mobile:points_drop", SIGNED_IN),
    page("mobile:points_give", SIGNED_IN),
    page("mobile:points_give_to", SIGNED_IN, "somewhere to give"),
    form("mobile:points_give_to", SIGNED_IN, "somewhere to give"),
    page("mobile:points_award", HIM, "a doubt about the driver"),
    form("mobile:points_award", HIM, "a doubt about the driver"),
]
MANAGED = ("rewards", "reward_budget", "awards", "goods", "good_new", "pools", "pool_new")
DESK: list[Line] = [
    *(page(f"console:{name}", COMMITTEE) for name in MANAGED),
    *(form(f"console:{name}", COMMITTEE) for name in ("reward_budget", "good_new", "pool_new")),
    page("console:past_points", COMMITTEE),
    form("console:past_points", COMMITTEE),
    page("console:past_points_sheet", COMMITTEE),
    page("console:reward_rate", COMMITTEE, "a line of the tariff"),
    form("console:reward_rate", COMMITTEE, "a line of the tariff"),
    page("console:reward_ranking", frozenset()),  # off: it does not exist for anybody
    page("console:award", COMMITTEE, "a doubt about the driver"),
    page("console:award_move", COMMITTEE, "declining what is doubted"),
    form("console:award_move", COMMITTEE, "declining what is doubted"),
    page("console:good_close", COMMITTEE, "something to have"),
    form("console:good_close", COMMITTEE, "something to have"),
    page("console:pool", COMMITTEE, "somewhere to give"),
    form("console:pool_close", COMMITTEE, "somewhere to give"),
    page("console:pool_report", COMMITTEE, "somewhere to give"),
    form("console:pool_report", COMMITTEE, "somewhere to give"),
    page("console:redeem", REDEEMERS),
    form("console:redeem", REDEEMERS),
    page("console:redemptions", REDEEMERS),
    page("console:redemption", REDEEMERS, "what the driver was handed"),
    form("console:redemption", REDEEMERS, "what the driver was handed"),
]
API = [
    page("api:rewards", SIGNED_IN),
    page("api:rewards_balance", SIGNED_IN),
    page("api:rewards_entries", SIGNED_IN),
    page("api:rewards_goods", SIGNED_IN),
    form("api:rewards_code", SIGNED_IN, "something to have, by key"),
    page("api:rewards_pools", SIGNED_IN),
    form("api:rewards_give", SIGNED_IN, "somewhere to give, by key"),
    page("api:redemptions", SIGNED_IN),
    form("api:redemptions", REDEEMERS),
    page("api:reward", COMMITTEE | HIM, "a doubt by key"),
    form("api:reward_move", COMMITTEE, "declining by key"),
]
HONOURS = [
    page("api:honours", SIGNED_IN),
    form("api:honours", COMMITTEE),
    page("api:honour", COMMITTEE | HIM, "an honour he is asked about"),
    form("api:honour_move", HIM, "his yes to it"),
    page("api:service_records", SIGNED_IN),
    page("api:service_certificates", SIGNED_IN),
    form("api:service_certificates", SIGNED_IN),
    page("api:service_certificate", COMMITTEE | HIM, "his certificate of service"),
]
LINES = [*PHONE, *DESK, *API, *HONOURS]


def _asked(city: SmallCity) -> UUID:
    return honours.propose(proposal(city), city.root, by=city.cast["committee"]).pk


def _paper(city: SmallCity) -> UUID:
    honours.record_service(served(city), by=SYSTEM)
    return honours.certify(DAY, DAY, by=city.cast["driver"]).pk


THINGS: Things = {
    "an honour he is asked about": lambda city: {"key": _asked(city)},
    "his yes to it": lambda city: {"key": _asked(city), "move": "agree"},
    "his certificate of service": lambda city: {"key": _paper(city)},
    "something to have": lambda city: {"pk": scenes.a_good(city).pk},
    "somewhere to give": lambda city: {"pk": scenes.a_pool(city).pk},
    "a doubt about the driver": lambda city: {"pk": scenes.a_doubt(city).pk},
    "a line of the tariff": lambda _city: {"outcome": "filed"},
    "declining what is doubted": lambda city: {"pk": scenes.a_doubt(city).pk, "move": "decline"},
    "what the driver was handed": lambda city: {"pk": scenes.a_redemption(city).pk},
    "something to have, by key": lambda city: {"key": scenes.a_good(city).pk},
    "somewhere to give, by key": lambda city: {"key": scenes.a_pool(city).pk},
    "a doubt by key": lambda city: {"key": scenes.a_doubt(city).pk},
    "declining by key": lambda city: {"key": scenes.a_doubt(city).pk, "move": "decline"},
}
