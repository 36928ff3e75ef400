"""`./yilu bench`: peers and limits side by side, on a database of its own."""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from yilu_cli import environment, paths, say
from yilu_cli.data import DataDir
from yilu_cli.installation import Installation, inside
from yilu_cli.postgres import throwaway
from yilu_cli.say import Problem

BENCHMARKS = paths.ROOT / "benchmarks"
WITHOUT_DATABASE = frozenset({"dispatch", "faces", "lighthouse", "metadata", "open311"})


def run(arguments: list[str]) -> int:
    options, rest = parse(arguments)
    python = environment.ensure(environment.Kind.BENCH)
    chosen = names() if options.name == "all" else [options.name]
    codes = [measure(python, name, rest) for name in chosen]
    return max(codes, default=0)


def names() -> list[str]:
    return sorted(path.stem for path in BENCHMARKS.glob("*.py") if not path.stem.startswith("_"))


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="./yilu bench",
        description=f"{__doc__} Other arguments (--json and the like) are the benchmark's own: "
        "./yilu bench import --help",
        add_help=arguments[:1] in ([], ["-h"], ["--help"]),
    )
    parser.add_argument("name", choices=[*names(), "all"], help="which one")
    return parser.parse_known_args(arguments)


def measure(python: Path, name: str, arguments: list[str]) -> int:
    """A durable server with our tables and keys, empty, gone afterwards; some need none."""
    program: list[str | Path] = [python, "-P", BENCHMARKS / f"{name}.py", *arguments]
    if name in WITHOUT_DATABASE:
        return subprocess.run(program, check=False).returncode
    with (
        tempfile.TemporaryDirectory(prefix="yilu-bench-") as folder,
        throwaway.server(python, durable=True) as url,
    ):
        data = DataDir(Path(folder) / "data")
        data.create("production")
        variables = Installation(data, url, "test").variables()
        if subprocess.run(
            inside(python, "prepare", "bench", ""), env=variables, check=False
        ).returncode:
            raise Problem("the benchmark's database could not be made; the reason stands above.")
        say.line(f"bench: {name}")
        return subprocess.run(program, env=variables, check=False).returncode
