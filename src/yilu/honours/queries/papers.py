"""The certificate of service on A4."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from yilu.core import papers
from yilu.honours.models import ServiceCertificate

TEMPLATE = (Path(__file__).parents[1] / "certificate.typ").read_text(encoding="utf-8")
MOST_LINES = 200


def certificate_file(row: ServiceCertificate) -> bytes:
    """PDF of a certificate: its frozen figures and lines."""
    words = {
        "masthead": "志愿服务证明",
        "number": row.number,
        "dated": papers.day(row.issued_on),
        "title": "志愿服务记录证明",
        "text": _said(row),
        "heads": ["日期", "服务内容", "时长（分钟）", "台次"],
        "lines": [
            [papers.day(date.fromisoformat(on)), title, str(minutes), str(trips or "")]
            for on, title, minutes, trips in row.lines[-MOST_LINES:]
        ],
        "more": _left_out(row),
        "organiser": row.issuer.name,
        "notes": [
            f"证明编号 {row.number}，凭编号可向出具单位核对。",
            "依据《志愿服务条例》第十九条，应志愿者本人要求，按志愿服务记录无偿出具。",
        ],
    }
    return papers.pdf(TEMPLATE, words, row.issued_on)


def _said(row: ServiceCertificate) -> str:
    driven = f"，出车 {row.trips} 台次、行驶 {row.metres / 1000:.0f} 公里" if row.trips else ""
    return (
        f"{row.person.name}同志于{papers.day(row.from_on)}至{papers.day(row.to_on)}期间参加志愿服务 "
        f"{row.services} 次，服务时长合计 {row.minutes / 60:.1f} 小时{driven}。特此证明。"
    )


def _left_out(row: ServiceCertificate) -> str:
    more = len(row.lines) - MOST_LINES
    return f"另有更早的 {more} 次，见志愿服务记录。" if more > 0 else ""
