"""The import contract of the command line: always JSON, and an exit code that can be relied on."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.intake.conftest import HEADING, csv, number, person, xlsx
from yilu.intake.models import Batch
from yilu.runtime.models import ShortNumber

pytestmark = pytest.mark.django_db
KEYS = ["rows", "new", "changed", "same", "errors", "warnings", "refused", "seconds", "batch"]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def running(content: io.BytesIO | None, *flags: str, kind: str = "people") -> tuple[int, Any]:
        path = tmp_path / "名册.xlsx"
        if content is not None:
            path.write_bytes(content.getvalue())
        with pytest.raises(SystemExit) as leaving:
            call_command("import_file", kind, str(path), *flags)
        said = json.loads(capsys.readouterr().out)
        assert list(said) == KEYS
        return int(leaving.value.code or 0), said

    return running


def stored() -> int:
    return ShortNumber.objects.exclude(series__startswith="DR").count()


def test_good_rows_are_written(run: Any) -> None:
    code, said = run(xlsx([HEADING, person(1), person(2)]), "--json")
    assert code == 0
    assert {key: said[key] for key in KEYS[:7]} == {
        "rows": 2,
        "new": 2,
        "changed": 0,
        "same": 0,
        "errors": [],
        "warnings": [],
        "refused": None,
    }
    assert stored() == 2
    assert Batch.objects.get(number=said["batch"]).written_new == 2
    code, said = run(None)
    assert (code, said["new"], said["same"]) == (0, 0, 2)


def test_errors_wait_and_the_rest_is_written(run: Any) -> None:
    code, said = run(xlsx([HEADING, person(1), person(2, 身份证号="12", 手机号="1")]))
    assert (code, said["rows"], said["new"], stored()) == (1, 2, 1, 1)
    assert said["errors"] == [
        {
            "sheet": "表1",
            "row": 3,
            "column": "身份证号",
            "value": "12",
            "message": "身份证号应为 18 位，这里是 2 位。",
        }
    ]
    assert [warning["column"] for warning in said["warnings"]] == ["手机号"]


def test_a_dry_run_says_the_same_and_leaves_nothing(run: Any) -> None:
    content = xlsx([HEADING, person(1), person(2, 姓名="")])
    dry_code, dry = run(content, "--dry-run", "--json")
    assert (stored(), Batch.objects.count()) == (0, 0)
    code, said = run(content, "--json")
    for key in ("rows", "new", "changed", "same", "errors", "warnings", "refused"):
        assert dry[key] == said[key]
    assert (dry_code, code, dry["batch"]) == (1, 1, None)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (io.BytesIO(b""), "people"),
        (io.BytesIO(b"%PDF-1.4"), "people"),
        (csv(["甲", "乙"], ["1", "2"]), "people"),
        (None, "people"),
        (xlsx([HEADING, person(1)]), "unknown"),
    ],
)
def test_refusals_are_json_too(run: Any, content: io.BytesIO | None, kind: str) -> None:
    code, said = run(content, kind=kind)
    assert code == 2
    assert said["refused"]
    assert (said["rows"], said["errors"]) == (0, [])


def test_values_are_as_the_file_writes_them(run: Any) -> None:
    code, said = run(
        xlsx([HEADING, person(1, 身份证号=510402196506060054), person(2, 单量="许多")])
    )
    assert code == 1
    assert said["errors"][0]["value"] == 5.1040219650606e17
    assert said["warnings"][0]["value"] == "许多"
    assert number(1) not in json.dumps(said)
