"""Who may see and work a development file: once for one object, once for a set, proved equal in tests.

A file is for its branch's chain only: whoever develops members at the branch or above it, and the
body that approves. The person himself has a door of his own (`queries.progress`), and so has the
member who cultivates him. Nobody works his own file.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.branch_life.models import Application, Approver, Candidate, CandidateMove
from yilu.core.actor import Actor, Right
from yilu.core.scopes import within
from yilu.organisations.models import Unit
from yilu.organisations.queries import root

DEVELOP, ABOVE = Right.DEVELOP_MEMBERS, Right.APPROVE_MEMBERS
CHAIN = (DEVELOP, ABOVE)


def in_chain(actor: Actor, branch: Unit) -> bool:
    return branch.city == actor.city and any(actor.may(right, branch.path) for right in CHAIN)


def _chain(actor: Actor, path: str) -> Q:
    return within(actor, DEVELOP, path) | within(actor, ABOVE, path)


def is_self(actor: Actor, person_id: object) -> bool:
    return actor.person_id is not None and actor.person_id == person_id


def _others(actor: Actor) -> Q:
    return Q() if actor.person_id is None else ~Q(person=actor.person_id)


def can_view(actor: Actor, candidate: Candidate) -> bool:
    return (
        candidate.city == actor.city
        and in_chain(actor, candidate.branch)
        and not is_self(actor, candidate.person_id)
    )


def visible(actor: Actor) -> QuerySet[Candidate]:
    return Candidate.objects.filter(_chain(actor, "branch__path"), _others(actor), city=actor.city)


def may_develop(actor: Actor, candidate: Candidate) -> bool:
    return can_view(actor, candidate) and actor.may(DEVELOP, candidate.branch.path)


def approves_inside(branch: Unit) -> bool:
    """Whether the city's own committee approves for this branch; else a body outside does, on paper."""
    committee = root(branch.city)
    current = Approver.objects.filter(branch=branch, to_on=None).first()
    if current is not None:
        return current.unit_id == committee.pk or current.body == committee.name
    name = branch.approved_by.strip()
    return not name or name == committee.name


def may_decide_above(actor: Actor, candidate: Candidate) -> bool:
    """The body above's own decisions; what a body outside decided, the branch records from paper."""
    if not can_view(actor, candidate):
        return False
    if actor.may(ABOVE, candidate.branch.path):
        return True
    return not approves_inside(candidate.branch) and actor.may(DEVELOP, candidate.branch.path)


def can_view_application(actor: Actor, row: Application) -> bool:
    return (
        row.city == actor.city and in_chain(actor, row.branch) and not is_self(actor, row.person_id)
    )


def visible_applications(actor: Actor) -> QuerySet[Application]:
    return Application.objects.filter(
        _chain(actor, "branch__path"), _others(actor), city=actor.city
    )


def may_take_at(actor: Actor, branch: Unit) -> bool:
    """Taking applications in, and taking over somebody from another branch."""
    return branch.city == actor.city and actor.may(DEVELOP, branch.path)


def can_view_move(actor: Actor, row: CandidateMove) -> bool:
    """The branch he comes to, and whoever sees his file."""
    return (
        row.city == actor.city
        and (in_chain(actor, row.to_branch) or in_chain(actor, row.candidate.branch))
        and not is_self(actor, row.candidate.person_id)
    )


def visible_moves(actor: Actor) -> QuerySet[CandidateMove]:
    seen = _chain(actor, "to_branch__path") | _chain(actor, "candidate__branch__path")
    rows = CandidateMove.objects.filter(seen, city=actor.city)
    return rows if actor.person_id is None else rows.exclude(candidate__person=actor.person_id)
