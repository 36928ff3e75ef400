"""The record is read by the audit administrator of its city, by nobody else."""

from __future__ import annotations

import pytest

from yilu.audit import access, queries, sealing
from yilu.audit.actions import record
from yilu.audit.models import Entry
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref

pytestmark = pytest.mark.django_db


@pytest.fixture
def written() -> Entry:
    return record("thing.done", Ref("test.thing", "1"), by=Actor.for_system("510400"))


def test_the_set_agrees_with_the_single_entry(personas: dict[str, Actor], written: Entry) -> None:
    record("thing.done", Ref("test.thing", "2"), by=Actor.for_system("510100"))
    for actor in personas.values():
        seen = {entry for entry in Entry.objects.all() if access.may_read(actor, entry)}
        assert set(access.visible(actor)) == seen


def test_only_the_auditor_sees_anything(personas: dict[str, Actor], written: Entry) -> None:
    readers = {name for name, actor in personas.items() if queries.entries(actor).exists()}
    assert readers == {"auditor"}


def test_to_others_entries_chain_and_findings_do_not_exist(
    personas: dict[str, Actor], written: Entry
) -> None:
    for name, actor in personas.items():
        if name == "auditor":
            continue
        for ask in (queries.chain, queries.findings, lambda a: queries.entry(a, written.pk)):
            with pytest.raises(NotFound):
                ask(actor)


def test_the_auditor_filters_and_sees_how_the_chain_stands(
    personas: dict[str, Actor], written: Entry
) -> None:
    auditor = personas["auditor"]
    assert list(queries.entries(auditor, verb="thing", key="1")) == [written]
    assert not queries.entries(auditor, verb="other").exists()
    assert queries.chain(auditor).waiting == Entry.objects.filter(city="510400").count()
    sealing.seal_all()
    chain = queries.chain(auditor)
    assert (chain.seals, chain.waiting) == (1, 0)
    assert queries.seal_numbers(auditor, [written]) == {written.pk: 1}
    assert queries.findings(auditor) == []
    assert queries.unsealed() == (0, 0)
