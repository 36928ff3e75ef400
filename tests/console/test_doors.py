"""Who may open which desk page: everyone else finds nothing there."""

from __future__ import annotations

import pytest

from tests.cast import SmallCity
from tests.console.conftest import At

STAFF = [
    *("committee_leader", "committee", "district", "secretary", "floating_secretary", "police"),
    *("keeper", "company", "system_admin", "security_admin", "auditor"),
]
REGISTERS = {"committee_leader", "committee", "district", "company"}
MEMBERS = {"committee_leader", "committee", "district", "secretary", "floating_secretary"}
OPEN_TO = {
    "/console/": set(STAFF),
    "/console/search/": set(STAFF),
    "/console/companies/": REGISTERS,
    "/console/vehicles/": REGISTERS,
    "/console/drivers/": REGISTERS,
    "/console/permits/": REGISTERS,
    "/console/permits/vehicles/": REGISTERS,
    "/console/permits/companies/": REGISTERS,
    "/console/operations/": REGISTERS,
    "/console/units/": set(STAFF),
    "/console/posts/": set(STAFF),
    "/console/members/": MEMBERS,
    "/console/members/gaps/": MEMBERS,
    "/console/members/proposals/": MEMBERS,
    "/console/branches/": MEMBERS,
    "/console/appeals/": MEMBERS,
    "/console/appeals/stats/": MEMBERS,
    "/console/tasks/": MEMBERS | {"police"},
    "/console/causes/": MEMBERS - {"district"},
    "/console/audit/": {"auditor"},
    "/console/accounts/": {"system_admin"},
}


@pytest.mark.parametrize("persona", [*STAFF, "driver", "member", "truck_driver", "newcomer"])
def test_pages_open_to_their_holders_alone(at: At, persona: str) -> None:
    desk = at(persona)
    expected = {path: 200 if persona in who else 404 for path, who in OPEN_TO.items()}
    assert {path: desk.get(path).status_code for path in OPEN_TO} == expected


@pytest.mark.parametrize("path", OPEN_TO)
def test_whoever_is_not_signed_in_is_asked_to(at: At, path: str) -> None:
    answer = at("anonymous").get(path)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize("persona", STAFF)
def test_no_page_offers_a_link_that_is_closed(at: At, small_city: SmallCity, persona: str) -> None:
    """Whatever a persona's own pages lead to, answers him."""
    desk = at(persona)
    # Each link once, with a page that leads there: most stand on all of them.
    offered: dict[str, str] = {}
    for path, who in OPEN_TO.items():
        if persona in who:
            offered |= dict.fromkeys(links(desk.read(path)), path)
    answers = {(page, link): desk.get(link).status_code for link, page in offered.items()}
    assert {key: status for key, status in answers.items() if status >= 400} == {}


def links(page: str) -> set[str]:
    """The desk's own addresses a page leads to."""
    found = {part.split('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:]}
    return {link for link in found if link.startswith("/console/")}
