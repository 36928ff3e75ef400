"""Writing honours: the only write door."""

from __future__ import annotations

from yilu.honours.actions.certificates import certify
from yilu.honours.actions.giving import (
    Proposal,
    agree,
    announce,
    decline,
    propose,
    withdraw,
)
from yilu.honours.actions.records import Service, record_service, record_services, void_service

__all__ = [
    "Proposal",
    "Service",
    "agree",
    "announce",
    "certify",
    "decline",
    "propose",
    "record_service",
    "record_services",
    "void_service",
    "withdraw",
]
