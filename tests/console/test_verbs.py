"""The record in words: no verb or kind is written down that the auditor could only read as code."""

from __future__ import annotations

import ast
from collections import Counter
from itertools import chain

from django.apps import apps

from tests.contracts.source import calls, modules
from yilu.console.verbs import APPS, KINDS, VERBS, kind_words, verb_words


def test_no_verb_and_no_kind_has_two_homes() -> None:
    times = Counter(chain.from_iterable([*app.VERBS, *app.KINDS] for app in APPS))
    assert [name for name, number in times.items() if number > 1] == []


def test_every_verb_that_is_written_down_by_name_has_words() -> None:
    recorded = {
        call.args[0].value
        for _name, tree in modules()
        for call in calls(tree)
        if isinstance(call.func, ast.Name)
        and call.func.id == "record"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    assert len(recorded) > 200
    assert sorted(recorded - VERBS.keys()) == []


def test_every_kind_that_has_words_is_a_table() -> None:
    tables = {model._meta.label_lower for model in apps.get_models()}
    assert sorted(KINDS.keys() - tables) == []


def test_what_has_no_words_is_shown_as_it_is_written() -> None:
    assert (verb_words("of.nobody"), kind_words("of.nobody")) == ("of.nobody", "of.nobody")
