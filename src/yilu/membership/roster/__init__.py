"""What the import engine reads into membership: who is a member, and where."""

from __future__ import annotations

from yilu.membership.roster.members import Members

MEMBERS = Members()

__all__ = ["MEMBERS"]
