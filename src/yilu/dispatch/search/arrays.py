"""What the search works on: a problem and a plan as a few tables of whole numbers.

Requests are 0..n-1, vehicles 0..m-1; a stop is r where request r boards and n + r where it alights.
Times are seconds, distances metres. Few tables and not one for each figure: what is read together
lies together, and a call hands over seventeen tables instead of fifty.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Array = Any  # numpy.ndarray; its type would say nothing that the comments do not

# Data.stops
PLACE = 0  # row of the travel tables
OPENS = 1  # nothing begins there before
CLOSES = 2  # and not after
TAKES = 3

# Data.people
PARTY = 0
RIDE = 1  # longest from the end of boarding to arrival
ALONE = 2
PENALTY = 3  # what it costs to leave it out
STUCK = 4  # aboard already: it stays in its vehicle
FREE = 5  # fits every vehicle, nobody is kept apart from it: its trip may be chained freely
HOME = 6  # the vehicle that had it before a repair, else -1
APART_FROM = 7  # those who may not be in its vehicle stand in Data.apart from here
APART_TO = 8  # to before here

# Data.cars
START = 0  # row of the travel tables
SEATS = 1
BEGINS = 2
ENDS = 3
FEE = 4  # what it costs to use it at all
HELD = 5  # so many stops are done
UNTIL = 6  # and what comes after them does not begin before
HAD = 7  # rides of its driver before

# Data.flags
BIND = 0  # rides bind beyond the windows
MOVE = 1  # metres a changed vehicle has to save
FAIR_RIDES = 2  # metres a ride costs for each its driver has already
FAIR_METRES = 3  # per cent a metre costs more for every ten kilometres of the tour

# State.tours
STOP = 0
LEAVE = 1  # when it is done
LOAD = 2  # people aboard after it
LONE = 3  # of whom so many ride alone
LATEST = 4  # arriving later would make somebody late
LEG = 5  # metres to it
WAY = 6  # seconds to it

# State.cars
LENGTH = 0  # stops of its tour
COST = 1  # metres of its tour, and what they weigh where they are to be shared out
STAMP = 2  # step in which it was saved
LOOKED = 3  # scratch
SAVED_LENGTH = 4
SAVED_COST = 5
CANDIDATE = 6  # scratch: a list of vehicles
TOUCHED = 7  # a list of vehicles changed in this step

# State.people
ROUTE = 0  # its vehicle, or -1
MARK = 1  # scratch
BOARDED = 2  # scratch
MEMBER = 3  # scratch: a list of requests
ABSENT = 4  # a list: who is left out
SAVED_ABSENT = 5

# State.counts
OUT = 0  # how many are absent
MOVED = 1  # how many have another vehicle than before the repair
CHANGED = 2  # tours touched in this step
STEP = 3  # its stamp
OUT_BEFORE = 4
MOVED_BEFORE = 5
STAMPS = 6  # last stamp given
CHANCE = 7  # state of the generator, never 0

# State.lines: scratch of the exact moves, each as long as vehicles and requests together
COLUMN_OF = 0
PATH = 1
WAITING = 2
SEEN = 3
ROWS = 4  # to each column its row
FIXED = 5  # stops of a tour that stay
AFTER = 6  # the trip that comes next
CHOSEN = 7
OWN = 8

# State.prices: the same
OF_COLUMN = 0
OF_ROW = 1
FAR = 2

# State.trips
CAR = 0
FIRST = 1
LAST = 2
LATE = 3  # latest arrival at the first


class Data(NamedTuple):
    """The problem; nothing in here changes while a search runs (save penalties, in `shrinking`)."""

    stops: Array  # [2n, 4]
    people: Array  # [n, 9]
    cars: Array  # [m, 8]
    out: Array  # [row, row, 2] metres and seconds from the first to the second
    into: Array  # the same from the second to the first
    fits: Array  # [n, m]
    apart: Array
    near: Array  # [n, k] requests worth a tour with it, nearest first
    nearby: Array  # [n, k] vehicles that start nearby
    flags: Array  # [4]


class State(NamedTuple):
    """The plan at hand, what each tour needs for a quick look, and the way back to before a step."""

    tours: Array  # [m, most + 1, 7]
    cars: Array  # [m + 1, 8]; the last row only has room for one more candidate
    people: Array  # [n, 6]
    saved: Array  # tours as they were before this step
    keys: Array  # [n] scratch
    counts: Array
    pairs: Array  # scratch: a cost matrix, row by row
    prices: Array
    lines: Array
    trips: Array  # [n + 1, 4] scratch


class Best(NamedTuple):
    """The best plan so far; costs are [the plan at hand, the best]."""

    tours: Array  # [m, most] stops
    length: Array  # [m]
    absent: Array  # [n]
    counts: Array  # how many are absent
    costs: Array
