"""A city with its ground, a partner with a key, and a client that speaks Open311 in both formats."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from tests.patrol.conftest import Ground, _morning, elsewhere, ground
from yilu.patrol import actions

__all__ = ["_morning", "elsewhere", "ground"]  # the fixtures of the patrol tests
KEY = "test-key"


@dataclass(slots=True)
class Answer:
    """One answer; `rows` is the list in it, whatever its format."""

    status: int
    type: str
    text: str
    document: Any

    @property
    def rows(self) -> list[dict[str, Any]]:
        if isinstance(self.document, list):
            return self.document
        return [{child.tag: child.text for child in row} for row in self.document]


class Speaker:
    """`speak.get("services.xml")`, `speak.post("requests.json", service_code=…)`."""

    def __init__(self) -> None:
        self.client = Client()

    def get(self, path: str, **asked: str) -> Answer:
        return _read(self.client.get(f"/open311/{path}", asked))

    def post(self, path: str, **given: Any) -> Answer:
        return _read(self.client.post(f"/open311/{path}", given))


def _read(answer: Any) -> Answer:
    text = answer.content.decode()
    kind = answer["Content-Type"]
    document = json.loads(text) if "json" in kind else etree.fromstring(answer.content)
    return Answer(answer.status_code, kind, text, document)


@pytest.fixture
def speak(db: None) -> Speaker:
    return Speaker()


@pytest.fixture
def partner(ground: Ground) -> str:
    """The key of a partner's system."""
    actions.open_partner("市长热线", by=ground.who("system_admin"), key=KEY)
    return KEY


FORMS = ("xml", "json")
HERE = {"lat": "26.5820", "long": "101.7180"}
A_HOLE = {"service_code": "pothole", "description": "路上有个坑", **HERE}
