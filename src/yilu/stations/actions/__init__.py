"""Everything that can happen at stations: the only way to write them.

`places` opens, changes and closes; `pictures` shows them; `visits` counts; `book` and `lines`
enter the paper book; `voices` hears needs and
faults.
"""

from __future__ import annotations

from yilu.stations.actions.book import BookLine, enter_book
from yilu.stations.actions.lines import FaultyLines, LineFault, Listed, Page, enter_lines
from yilu.stations.actions.pictures import drop_photo, show_photos
from yilu.stations.actions.places import (
    change_station,
    close_station,
    drop_exception,
    favour,
    open_station,
    set_exception,
)
from yilu.stations.actions.visits import (
    check_in,
    check_in_at_counter,
    rate,
    strike,
    tally,
)
from yilu.stations.actions.voices import (
    answer_need,
    hear_need,
    hold_fault,
    hold_need,
    need_became_appeal,
    raise_fault,
    report_fault,
    settle_fault,
)

__all__ = [
    "BookLine",
    "FaultyLines",
    "LineFault",
    "Listed",
    "Page",
    "answer_need",
    "change_station",
    "check_in",
    "check_in_at_counter",
    "close_station",
    "drop_exception",
    "drop_photo",
    "enter_book",
    "enter_lines",
    "favour",
    "hear_need",
    "hold_fault",
    "hold_need",
    "need_became_appeal",
    "open_station",
    "raise_fault",
    "rate",
    "report_fault",
    "set_exception",
    "settle_fault",
    "show_photos",
    "strike",
    "tally",
]
