"""The matrix of the rules' pages, and of what a branch takes away for the national system."""

from __future__ import annotations

from typing import Any

from tests.cast import SmallCity
from tests.contracts.matrix.lines import COMMITTEE, OF_FIRST_BRANCH, SECRETARIES, Things, form, page
from yilu.rulebook.models import Article

SECURITY = frozenset({"security_admin"})
READERS = COMMITTEE | SECRETARIES | SECURITY
KEEPERS = COMMITTEE | SECURITY  # of the Party's rules; the registers' are security's alone


def an_article(key: str) -> Any:
    def found(_city: SmallCity) -> dict[str, Any]:
        return {"pk": Article.objects.filter(key=key).order_by("-in_force_from")[0].pk}

    return found


LINES = [
    page("console:rulebook", READERS),
    page("console:rulebook_article", READERS, "the article on the oath"),
    page("console:rulebook_replace", KEEPERS, "the article on the oath"),
    form("console:rulebook_replace", KEEPERS, "the article on the oath"),
    page("console:rulebook_check", KEEPERS, "the article on the oath"),
    form("console:rulebook_check", KEEPERS, "the article on the oath"),
    page("console:rulebook_replace", SECURITY, "the article on kilometres"),
    form("console:rulebook_check", SECURITY, "the article on kilometres"),
    page("console:branch_national", OF_FIRST_BRANCH, "the first branch's registers"),
    form("console:branch_national", OF_FIRST_BRANCH, "the first branch's registers"),
]
THINGS: Things = {
    "the article on the oath": an_article("development.oath"),
    "the article on kilometres": an_article("vehicle.max_km"),
    "the first branch's registers": lambda city: {"pk": city.first_branch.pk},
}
