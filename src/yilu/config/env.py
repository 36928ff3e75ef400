"""Every environment variable Yilu reads, once, with its meaning; NAME_FILE reads the value from a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit


def read(name: str, default: str = "") -> str:
    """The variable, or the content of the file that NAME_FILE points at (secrets), or the default."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    return read(name, "1" if default else "").lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in read(name, default).split(",") if word.strip()]


def day(name: str) -> date | None:
    """A date as YYYY-MM-DD, or none."""
    value = read(name)
    return date.fromisoformat(value) if value else None


@dataclass(frozen=True, slots=True)
class Database:
    name: str
    user: str
    password: str
    host: str
    port: str

    @classmethod
    def from_url(cls, url: str) -> Database:
        """postgres://user:password@host:port/name; host may be a percent-encoded socket directory."""
        parts = urlsplit(url)
        if parts.scheme not in {"postgres", "postgresql"}:
            raise ValueError(
                "DATABASE_URL must start with postgres:// (only PostgreSQL ≥ 15 is supported)"
            )
        query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        return cls(
            name=unquote(parts.path.lstrip("/")),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=unquote(query.get("host", parts.hostname or "")),
            port=str(parts.port or query.get("port", "")),
        )


MODE = read("YILU_MODE", "production")  # demo | production | test
DATA = Path(read("YILU_DATA", ".data/demo")).absolute()  # files, keys, static
DATABASE_URL = read("DATABASE_URL")
SECRET_KEY = read("YILU_SECRET_KEY")
KEYS_DIR = Path(read("YILU_KEYS_DIR", str(DATA / "keys")))  # key ring of core.crypto
CITY = read("YILU_CITY", "510400")  # division code (GB/T 2260) of the city served here
DATE = day("YILU_DATE")  # pins business days; security, jobs and audit keep real time
HOSTS = words("YILU_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = flag("YILU_HTTPS", MODE == "production")  # behind TLS; only demo and tests go without
SMS_URL = read("YILU_SMS_URL")  # provider's address; empty: no SMS goes out
SMS_KEY = read("YILU_SMS_KEY")  # shared secret that signs each SMS request
CALL_URL = read("YILU_CALL_URL")  # provider of calls that hide both numbers; empty: none
CALL_KEY = read("YILU_CALL_KEY")  # shared secret that signs each of its requests
TIANDITU_KEY = read("YILU_TIANDITU_KEY")  # 天地图 tiles on maps; empty: pins on bare paper
METRICS_TOKEN = read("YILU_METRICS_TOKEN")  # empty: /metrics does not exist
LOCALE = read("YILU_LOCALE")  # compiled languages of a read-only checkout; set by ./yilu
LOG_LEVEL = read("YILU_LOG_LEVEL", "INFO")
