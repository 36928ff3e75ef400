"""The table of commands, their help, and what they say when something is missing."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Site, base_folder, outside, starter, yilu
from yilu_cli import paths
from yilu_cli.commands.passing import split_data
from yilu_cli.main import COMMANDS
from yilu_cli.say import Problem


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_each_command_explains_itself_without_setting_anything_up(name: str) -> None:
    done = yilu(name, "--help", YILU_DATA="/nonexistent/yilu")
    assert done.returncode == 0
    assert f"./yilu {name}" in done.stdout


def test_help_lists_them_all() -> None:
    listed = re.findall(r"^  \./yilu (\w+) ", yilu("--help").stdout, re.MULTILINE)
    assert listed == [command.name for command in COMMANDS]
    assert yilu("nonsense").returncode == 2


def test_a_command_without_data_says_where_it_comes_from(tmp_path: Path) -> None:
    done = yilu("brief", "--format", "json", "--data", tmp_path / "none")
    assert done.returncode == 1
    assert "./yilu demo" in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "none").exists()


def test_import_answers_with_json_even_then(tmp_path: Path) -> None:
    done = yilu("import", "drivers", "x.xlsx", "--data", tmp_path / "none")
    assert done.returncode == 2
    answer = json.loads(done.stdout)
    assert "./yilu demo" in answer["refused"]
    assert answer["rows"] == 0


def test_a_strangers_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    done = yilu("demo", "--data", tmp_path, "--fresh", "--port", "18999")
    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_data_is_taken_out_of_the_arguments_wherever_it_stands() -> None:
    chosen, rest = split_data(["drivers", "--data", "d", "x.xlsx", "--dry-run"])
    assert (chosen, rest) == (Path("d"), ["drivers", "x.xlsx", "--dry-run"])
    assert split_data(["--data=d"]) == (Path("d"), [])
    assert split_data(["shell"]) == (None, ["shell"])
    with pytest.raises(Problem):
        split_data(["--data"])


def test_the_script_works_from_anywhere_and_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "驿 路"
    link.symlink_to(paths.ROOT / "yilu")
    (tmp_path / "argparse.py").write_text("raise SystemExit('imported from the working directory')")
    done = yilu_at(link, tmp_path)
    assert "./yilu demo" in done


def yilu_at(script: Path, folder: Path) -> str:
    done = subprocess.run(
        [script, "--help"], cwd=folder, env=outside(), capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with base_folder() as base, starter(base / "data") as start:
        yield start().wait_ready()


def test_a_command_uses_the_database_of_what_runs(site: Site) -> None:
    done = yilu("manage", "--data", site.folder, "dbshell", "--", "-c", "select 6 * 7")
    assert "42" in done.stdout, done.stderr
    assert set(site.children()) == {"database", "web", "worker"}


def test_the_doctor_speaks_json_and_finds_what_is_wrong(site: Site) -> None:
    (site.folder / "secrets" / "secret_key").touch()
    (site.folder / "secrets" / "secret_key").chmod(0o644)
    done = yilu("doctor", "--data", site.folder, "--json")
    found = {each["name"]: each for each in json.loads(done.stdout)["findings"]}
    assert done.returncode == 1
    assert found["secrets"]["health"] == "bad"
    assert "chmod" in found["secrets"]["todo"]
    assert found["migrations"]["health"] == "bad"
    assert found["extensions"]["health"] == "good"
    assert found["environment"]["health"] == "good"
