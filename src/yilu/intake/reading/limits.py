"""How much a file may cost before it is refused (interface.md)."""

from __future__ import annotations

MEMORY = 600 << 20  # of the child's address space
SECONDS = 60  # of the child's processor time, and of the parent's waiting for it
ON_DISK = 200 << 20
COLUMNS = 500
STRAY = 50  # cells beyond the last column before the table counts as too wide
ROWS_XLSX = 300_000  # more: save as CSV, which is read in a stream
ROWS = 2_000_000

PARTS = 10_000  # in a zip directory
INFLATED = 1 << 30
RATIO = 200  # of a part that inflates to more than RATIO_FROM
RATIO_FROM = 10 << 20

LINE = 1 << 20  # characters of a CSV line
FIELD = 1 << 17  # characters of a CSV cell
RECORD_LINES = 100  # lines of one CSV record: past that a quotation mark was left open
RECORD = 1 << 20  # characters of one JSON record

BLOCK = 1000  # rows sent at a time
