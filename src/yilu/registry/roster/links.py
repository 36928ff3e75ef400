"""The ties between a thing and a company over time: a driver's contracts, a vehicle's services."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from yilu.core.uuid7 import uuid7_many
from yilu.intake.spec import OPEN, Cell, Context, Ledger, Match, Outcome
from yilu.registry.models import Contract, VehicleService
from yilu.registry.roster.lookups import CompanyRef
from yilu.registry.roster.reading import fetch
from yilu.registry.roster.terms import LinkPlan, StoredLink, plan_link, to_column, to_end

Model = type[Contract] | type[VehicleService]


class Links:
    """What is stored of the ties of a block's things."""

    def __init__(
        self,
        model: Model,
        holder: str,
        holders: Sequence[UUID],
        new: Sequence[bool],
        companies: Sequence[CompanyRef | None],
    ) -> None:
        known = {thing for thing, made in zip(holders, new, strict=True) if not made}
        self._holders, self._companies = holders, companies
        self._stored = _fetch(model._meta.db_table, holder, list(known))

    def plan(
        self, firsts: list[Cell], lasts: list[Cell], ended: list[bool], context: Context
    ) -> list[LinkPlan | None]:
        """What each row means for its tie; None where the row names no company."""
        today = context.today.isoformat()
        cells = zip(self._holders, self._companies, firsts, lasts, ended, strict=True)
        return [
            None
            if company is None
            else plan_link(self.of(holder, company), first, last, ended=over, today=today)
            for holder, company, first, last, over in cells
        ]

    def of(self, holder: UUID, company: CompanyRef) -> list[StoredLink]:
        return self._stored.get((holder, company.id), [])

    def running(self, today: str) -> dict[UUID, set[UUID]]:
        """The companies each thing is tied to today."""
        running: dict[UUID, set[UUID]] = {}
        for (thing, company), links in self._stored.items():
            if any(link.last >= today for link in links):
                running.setdefault(thing, set()).add(company)
        return running


def known_links(
    plans: Sequence[LinkPlan | None], firsts: list[Cell], lasts: list[Cell]
) -> Iterator[tuple[Cell, Cell]]:
    """First and last day as stored; where nothing will change, whatever the row says."""
    for plan, first, last in zip(plans, firsts, lasts, strict=True):
        if plan is None or not _changes(plan):
            yield first, last
        elif plan.new or plan.base is None:
            yield None, None
        else:
            yield plan.base.first, plan.base.last


def _changes(plan: LinkPlan) -> bool:
    base = plan.base
    return plan.new or base is None or (plan.first, plan.last) != (base.first, base.last)


def tell_links(match: Match, plans: Sequence[LinkPlan | None], last_key: str) -> None:
    """Rows whose cells are all the same, but whose tie begins or ends."""
    for index, plan in enumerate(plans):
        if plan is None or not _changes(plan) or match.outcomes[index] != Outcome.SAME:
            continue
        match.outcomes[index] = Outcome.CHANGED
        if plan.new or plan.base is None:
            match.before[index] = {"company": None}
        else:
            match.before[index] = {last_key: None if plan.base.last == OPEN else plan.base.last}


def _fetch(
    table: str, holder: str, holders: list[UUID]
) -> dict[tuple[UUID, UUID], list[StoredLink]]:
    found: dict[tuple[UUID, UUID], list[StoredLink]] = {}
    if not holders:
        return found
    rows = fetch(
        f"""SELECT {holder}_id, company_id, id, from_on, to_on FROM {table}
            WHERE {holder}_id = ANY(%b)""",  # noqa: S608
        holders,
    )
    for thing, company, pk, first, last in rows:
        link = StoredLink(pk, first.isoformat(), to_end(last))
        found.setdefault((thing, company), []).append(link)
    return found


class LinkWriter:
    """Writes the ties of a block."""

    def __init__(self, model: Model, holder: str) -> None:
        self._model, self._holder = model, f"{holder}_id"

    def write(
        self,
        holders: Sequence[UUID],
        companies: Sequence[CompanyRef | None],
        plans: Sequence[LinkPlan | None],
        keep: Sequence[int],
        context: Context,
        ledger: Ledger,
    ) -> None:
        new: dict[tuple[UUID, UUID], tuple[object, ...]] = {}
        changed: dict[UUID, tuple[object, ...]] = {}
        for index in keep:
            plan, company = plans[index], companies[index]
            if plan is None or company is None or not _changes(plan):
                continue
            dates = (plan.first, to_column(plan.last))
            if plan.new or plan.base is None:
                new[holders[index], company.id] = (holders[index], company.id, *dates)
            else:
                changed[plan.base.id] = dates
        self._insert(new.values(), context, ledger)
        self._update(changed, ledger)

    def _insert(
        self, links: Iterable[tuple[object, ...]], context: Context, ledger: Ledger
    ) -> None:
        made = list(links)
        table = [(pk, *link) for pk, link in zip(uuid7_many(len(made)), made, strict=True)]
        if not table:
            return
        kinds = {
            "id": "uuid",
            "holder": "uuid",
            "company_id": "uuid",
            "from_on": "date",
            "to_on": "date",
        }
        ledger.table("new_links", kinds, table)
        ledger.insert(
            self._model,
            ("id", "city", self._holder, "company_id", "from_on", "to_on"),
            "SELECT id, %s, holder, company_id, from_on, to_on FROM new_links",
            [context.city],
        )

    def _update(self, links: dict[UUID, tuple[object, ...]], ledger: Ledger) -> None:
        if links:
            kinds = {"id": "uuid", "from_on": "date", "to_on": "date"}
            ledger.table("changed_links", kinds, ((pk, *dates) for pk, dates in links.items()))
            ledger.update(
                self._model, ("from_on", "to_on"), "SELECT id, from_on, to_on FROM changed_links"
            )
