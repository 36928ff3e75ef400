"""When the environment is used as it stands, and when it is made anew."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path

import pytest

from yilu_cli import environment, installer, paths
from yilu_cli.environment import Kind

EMPTY_LOCK = "# nothing to install\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with locks of its own, so that building takes no network."""
    for name in ("RUNTIME_LOCK", "DEV_LOCK", "BENCH_LOCK"):
        lock = tmp_path / f"{name.lower()}.lock"
        lock.write_text(EMPTY_LOCK)
        monkeypatch.setattr(paths, name, lock)
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "create", bare)
    monkeypatch.setattr(installer, "install", lambda venv, lock: None)
    return tmp_path


def bare(venv: Path) -> None:
    """An interpreter in its place; making a real one takes seconds and is what CI does first."""
    (venv / "bin").mkdir(parents=True)
    (venv / environment.BUILDING).touch()
    (venv / "bin" / "python").symlink_to(Path(sys.executable).resolve())


def test_what_stands_is_not_touched(checkout: Path) -> None:
    python = environment.ensure(Kind.RUNTIME)
    before = (checkout / ".venv" / environment.STAMP).stat().st_mtime_ns
    assert environment.ensure(Kind.RUNTIME) == python == checkout / ".venv/bin/python"
    assert (checkout / ".venv" / environment.STAMP).stat().st_mtime_ns == before


def test_a_changed_lock_installs_into_what_is_there(checkout: Path) -> None:
    environment.ensure(Kind.RUNTIME)
    (checkout / ".venv" / "kept").touch()
    paths.RUNTIME_LOCK.write_text("# other\n")
    assert not environment.stands(environment.home(), Kind.RUNTIME)
    environment.ensure(Kind.RUNTIME)
    assert (checkout / ".venv" / "kept").exists()


def test_tests_need_more_and_keep_what_the_product_has(checkout: Path) -> None:
    environment.ensure(Kind.RUNTIME)
    assert not environment.stands(environment.home(), Kind.DEV)
    environment.ensure(Kind.DEV)
    assert environment.stands(environment.home(), Kind.DEV)
    assert environment.stands(environment.home(), Kind.RUNTIME)


def test_a_half_finished_one_is_made_anew(checkout: Path) -> None:
    bare(checkout / ".venv")
    (checkout / ".venv" / "half").touch()
    environment.ensure(Kind.RUNTIME)
    assert not (checkout / ".venv" / "half").exists()


def test_a_copied_folder_does_not_use_the_original(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure(Kind.RUNTIME)
    copy = checkout / "copy"
    shutil.copytree(checkout / ".venv", copy / ".venv", symlinks=True)
    (copy / ".venv" / "old").touch()
    monkeypatch.setattr(paths, "ROOT", copy)
    assert environment.ensure(Kind.RUNTIME) == copy / ".venv/bin/python"
    assert not (copy / ".venv" / "old").exists()


def test_another_python_makes_it_anew(checkout: Path) -> None:
    environment.ensure(Kind.RUNTIME)
    (checkout / ".venv" / "old").touch()
    python = checkout / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/bin/true")
    environment.ensure(Kind.RUNTIME)
    assert not (checkout / ".venv" / "old").exists()


def test_two_at_once_build_once(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Path] = []
    monkeypatch.setattr(installer, "install", lambda venv, lock: built.append(venv))
    starts = [threading.Thread(target=environment.ensure, args=(Kind.RUNTIME,)) for _ in range(2)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert len(built) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_checkout_gets_one_in_the_users_cache(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    checkout.chmod(0o500)
    try:
        assert not environment.ensure(Kind.RUNTIME).is_relative_to(checkout)
    finally:
        checkout.chmod(0o700)


def test_pips_mirror_is_told_to_uv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text("[global]\nindex-url = file:///mirror/simple\nfind-links = /a\n  /b\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    found = installer.settings_of_pip(environment.python(environment.home()).parent.parent)
    assert found["UV_DEFAULT_INDEX"] == "file:///mirror/simple"
    assert found["UV_FIND_LINKS"] == "/a,/b"


def test_the_peers_bring_everything_and_go_with_a_changed_lock(checkout: Path) -> None:
    environment.ensure(Kind.BENCH)
    assert all(environment.stands(environment.home(), kind) for kind in Kind)
    paths.BENCH_LOCK.write_text("# other\n")
    environment.ensure(Kind.DEV)
    stands = {kind: environment.stands(environment.home(), kind) for kind in Kind}
    assert stands == {Kind.RUNTIME: True, Kind.DEV: True, Kind.BENCH: False}
