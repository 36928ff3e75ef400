"""Every row is one city's, and nothing is unique across cities but the row's own key."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.models import UniqueConstraint

from tests.contracts.test_doors import RUNG

# Rows that belong to no city: the city itself, the accounts' way of finding theirs, and machinery.
WITHOUT_CITY = {"rulebook.City", "people.Directory", "people.Account", "runtime.RateCounter"}


def own_models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model._meta.app_label in RUNG and not hasattr(model, "pgh_tracked_model"):
            yield model


def test_every_tenant_table_carries_its_city() -> None:
    missing = {
        model._meta.label
        for model in own_models()
        if "city" not in {field.name for field in model._meta.get_fields()}
    }
    assert missing <= WITHOUT_CITY


def test_every_unique_constraint_contains_the_city() -> None:
    wrong = [
        f"{model._meta.label}.{constraint.name}"
        for model in own_models()
        if model._meta.label not in WITHOUT_CITY
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and "city" not in constraint.fields
    ]
    assert wrong == []


def test_no_field_is_unique_by_itself() -> None:
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in own_models()
        if model._meta.label not in WITHOUT_CITY
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key and not isinstance(field, models.OneToOneField)
    ]
    assert wrong == []
