"""A whole site under supervision: database, preparation, web, worker; `demo` and `up` differ by a plan."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from yilu_cli import child, paths, say, system
from yilu_cli.data import DataDir, Run
from yilu_cli.installation import Command, Installation
from yilu_cli.postgres.place import cluster_of
from yilu_cli.say import Problem
from yilu_cli.supervisor import Service, Stopping, Supervisor, last_words, listen_for_signals

MADE = {".pyc", ".mo"}  # compiled from the source, not part of it
FIRST_ANSWER = 120.0  # seconds until the pages must answer


@dataclass(frozen=True)
class Plan:
    """What is to run."""

    what: str  # the command, for people: demo, up
    data: DataDir
    python: Path  # of the environment: its PostgreSQL is beside it
    mode: str
    port: int
    bind: str = "127.0.0.1"
    date: str | None = None
    preparation: Command = field(default_factory=list)
    services: dict[str, Command] = field(default_factory=dict)

    @property
    def url(self) -> str:
        host = "127.0.0.1" if self.bind in {"0.0.0.0", "::", ""} else self.bind  # noqa: S104
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def run(plan: Plan) -> int:
    """Everything, until somebody asks us to stop; the data directory's lock must be held."""
    listen_for_signals()
    try:
        with Supervisor() as supervisor:
            serve(plan, supervisor)
    except Stopping:
        say.line("stopped.")
    finally:
        plan.data.withdraw()
    return 0


def serve(plan: Plan, supervisor: Supervisor) -> None:
    plan.data.announce(Run(os.getpid(), plan.what, plan.url))
    database = os.environ.get("DATABASE_URL") or start_database(plan, supervisor)
    plan.data.announce(Run(os.getpid(), plan.what, plan.url, database=True))
    site = Installation(plan.data, database, plan.mode, plan.date, plan.port)
    prepare(plan, site, supervisor)
    check_port(plan.bind, plan.port)  # again: preparing may have taken a minute
    with say.step("pages", "web server and worker"):
        for service in services(plan, site):
            supervisor.add(service)
        wait_for_pages(plan, supervisor)
    print(f"ready {plan.url}", flush=True)
    supervisor.watch()


def start_database(plan: Plan, supervisor: Supervisor) -> str:
    cluster = cluster_of(plan.data, plan.python)
    if not cluster.data.exists():
        with say.step("database", f"making a PostgreSQL {cluster.binaries.version}"):
            cluster.prepare()
    with say.step("database", f"PostgreSQL {cluster.binaries.version}"):
        cluster.prepare()
        supervisor.add(
            Service(
                name="database",
                start=cluster.start,
                log=cluster.log,
                wait_ready=cluster.wait_ready,
                stop_signal=signal.SIGINT,
                grace=60,
            )
        )
    return cluster.url()


def prepare(plan: Plan, site: Installation, supervisor: Supervisor) -> None:
    """Keys, migrations, static files, first data: skipped when nothing changed since it last succeeded."""
    state = fingerprint(plan)
    ours = "DATABASE_URL" not in os.environ  # a foreign server may have been emptied meanwhile
    if ours and plan.data.manifest.get("prepared") == state:
        return
    plan.data.remember(prepared=None)
    code = supervisor.run(plan.preparation, site.variables())
    if code:
        raise Problem(
            f"preparing the site failed (exit code {code}); the reason stands above.",
            "what was done is kept: put it right and run the same command again.",
        )
    plan.data.remember(prepared=state)


def fingerprint(plan: Plan) -> str:
    """Changes with the source, with the demo's date and with the kind of site."""
    parts = [plan.what, str(plan.date)]
    for path in sorted((paths.SOURCE / "yilu").rglob("*")):
        if path.suffix not in MADE and path.is_file():
            found = path.stat()
            parts.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return paths.digest("\n".join(parts))


def services(plan: Plan, site: Installation) -> list[Service]:
    variables = site.variables()

    def service(name: str, command: Command) -> Service:
        log = plan.data.log(name)

        def begin() -> subprocess.Popen[bytes]:
            return child.spawn(command, environment=variables, log=log, directory=plan.data.path)

        return Service(name, begin, log)

    return [service(name, command) for name, command in plan.services.items()]


def wait_for_pages(plan: Plan, supervisor: Supervisor) -> None:
    began = time.monotonic()
    answer = ""

    def answered() -> bool:
        nonlocal answer
        answer = ask_ready(plan.url, plan.port)
        if time.monotonic() - began > FIRST_ANSWER:
            words = system.tail(last_words(plan.data.log("web")))
            raise Problem(f"the pages do not answer ({answer}):\n{words}", "see ./yilu doctor")
        return answer == "200"

    supervisor.watch(until=answered)


def ask_ready(url: str, port: int) -> str:
    """What /readyz says, asked as a proxy in front would."""
    host = url.partition("//")[2].rpartition(":")[0].strip("[]")
    connection = http.client.HTTPConnection(host, port, timeout=5)
    name = os.environ.get("YILU_HOSTS", "127.0.0.1").split(",")[0].strip().lstrip(".*") or host
    try:
        connection.request("GET", "/readyz", headers={"Host": name, "X-Forwarded-Proto": "https"})
        return str(connection.getresponse().status)
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    finally:
        connection.close()


def check_port(bind: str, port: int) -> None:
    """Before any long work: a port in use is reported with one that is free."""
    if is_free(bind, port):
        return
    other = next((each for each in range(port + 1, port + 100) if is_free(bind, each)), port + 1)
    raise Problem(
        f"port {port} on {bind} is in use by another program.",
        f"stop that program (ss -ltnp shows it), or take another port: --port {other}",
    )


def is_free(bind: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((bind, port))
        except PermissionError as error:
            raise Problem(f"port {port} is reserved for root.", "choose one above 1023.") from error
        except OSError:
            return False
    return True


def _soon_named(data: DataDir) -> Run | None:
    """Who took the lock says so a moment later: two starts in the same second meet in between."""
    for _look in range(40):
        time.sleep(0.05)
        if run := data.running():
            return run
    return None


def take_over(data: DataDir) -> None:
    """The lock of the data directory, or who has it; a command of a moment is waited for."""
    if data.lock.take():
        return
    run = data.running() or _soon_named(data)
    if run and not run.url:
        with say.step("waiting", f"for ./yilu {run.what} (pid {run.pid}) to finish"):
            if data.lock.take_within(60):
                return
    if run and run.url:
        raise Problem(
            f"this site already runs at {run.url} (./yilu {run.what}, pid {run.pid}).",
            f"open it, stop it with: kill {run.pid}, or start another: --port P --data DIR",
        )
    raise Problem(f"another command holds {data.path}.", "wait for it to finish, then try again.")
