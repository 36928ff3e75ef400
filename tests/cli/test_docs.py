"""What docs/operate promises is what there is."""

from __future__ import annotations

import re

from yilu_cli import paths

VARIABLE = re.compile(r"\b(?:YILU_[A-Z_]+[A-Z]|DATABASE_URL)\b")
OPERATE = paths.ROOT / "docs" / "operate"


def test_every_variable_is_documented_and_no_other() -> None:
    sources = [
        paths.ROOT / "yilu",
        paths.SOURCE / "yilu/config/env.py",
        *(paths.SOURCE / "yilu_cli").rglob("*.py"),
    ]
    read = set(VARIABLE.findall("".join(path.read_text(encoding="utf-8") for path in sources)))
    described = set(VARIABLE.findall((OPERATE / "variables.md").read_text(encoding="utf-8")))
    assert {name.removesuffix("_FILE") for name in read} == {
        name.removesuffix("_FILE") for name in described
    }


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in OPERATE.glob("*.md"):
        for target in re.findall(r"\]\(([\w./-]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
