"""What newcomers are told is there: links lead somewhere, personas exist, commands are ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from yilu.demo.personas import BY_KEY
from yilu.demo.registers import BROKEN
from yilu.intake.rosters import rosters

ROOT = Path(__file__).resolve().parents[2]
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
PAGES = [*READMES, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_personas_are_all_named(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    table = text[text.index("| persona" if page.name == "README.md" else "| 角色") :]
    named = set(re.findall(r"`([a-z_]+)`", table.split("\n\n")[0]))
    assert named == set(BY_KEY)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_kinds_are_ours(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = set(re.findall(r"\./yilu (\w+)", text))
    known = {path.stem for path in (ROOT / "src/yilu_cli/commands").glob("*.py")}
    assert commands <= known | {"import", "test"}
    kinds = set(re.findall(r"\./yilu import (?!KIND)(?:--\S+ \S+ )?([a-z]+)", text))
    assert kinds <= set(rosters())


def test_the_samples_are_named_as_they_are_called() -> None:
    for page in READMES:
        assert BROKEN[0].name in page.read_text(encoding="utf-8")
