"""`./yilu brief`: the committee's brief for a period, written from the rows."""

from __future__ import annotations

from yilu_cli.commands.passing import Passing

HELP = """usage: ./yilu brief [--data DIR] [--from D --to D] [--scope UNIT] [--format F] [-o FILE]

Drafts the brief: by default the twelve months ending at the demo's date, for the whole city.

  --from D, --to D  the period, YYYY-MM-DD
  --scope UNIT      a unit's number or exact name
  --format F        json (default), html, pdf or docx
  -o FILE           write there instead of stdout
  --data DIR        as given to ./yilu demo"""

run = Passing("brief", ("brief",), HELP, needs_words=False).run
