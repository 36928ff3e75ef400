"""What the optimiser is asked and what it answers: plain values in whole seconds and metres."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from yilu.core.geo import Point


@dataclass(frozen=True, slots=True)
class Window:
    """From `earliest` to `latest`, both included, in seconds since the problem's zero."""

    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Request:
    """One party (or load) that rides together from `board` to `alight`.

    `alight_within` binds always; `board_within` and `ride_limit` (seconds from the end of boarding
    to arrival) bind where given. `alone` is never pooled (reagents, people to be isolated).
    """

    id: str
    board: Point
    alight: Point
    party: int
    alight_within: Window
    board_within: Window | None = None
    ride_limit: int | None = None
    needs: frozenset[str] = frozenset()
    apart_from: frozenset[str] = frozenset()  # ids that are never in its vehicle, at any time
    alone: bool = False
    priority: int = 0  # a higher number is kept
    board_takes: int = 120
    alight_takes: int = 60


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One vehicle with its driver; the tour begins at `start` and ends at its last stop."""

    id: str
    start: Point
    capacity: int
    shift: Window
    has: frozenset[str] = frozenset()
    backup: bool = False  # only where nothing else serves a request
    had: int = 0  # rides its driver gave before, for a plan that shares them out


@dataclass(frozen=True, slots=True)
class Lock:
    """A dispatcher's word: this request stays with this vehicle."""

    request: str
    vehicle: str


@dataclass(frozen=True, slots=True)
class Fairness:
    """What sharing rides and kilometres out is worth beside few kilometres; 0 is nothing.

    A ride costs its driver's vehicle `rides` metres for each it has already. A metre costs `metres`
    per cent more for every ten kilometres the tour has already.
    """

    rides: int = 0
    metres: int = 0

    @classmethod
    def of_km(cls, km: int) -> Fairness:
        """So many kilometres for each ride, and as many tenths of each for every ten driven."""
        return cls(rides=1000 * km, metres=10 * km)


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything of one wave or one day."""

    requests: tuple[Request, ...]
    vehicles: tuple[Vehicle, ...]
    locks: tuple[Lock, ...] = ()
    fairness: Fairness = Fairness()


class StopKind(StrEnum):
    BOARD = "board"
    ALIGHT = "alight"


@dataclass(frozen=True, slots=True)
class Stop:
    """`arrive` is when the vehicle is there, `leave` when boarding or alighting is done."""

    request: str
    kind: StopKind
    arrive: int = 0
    leave: int = 0


@dataclass(frozen=True, slots=True)
class Route:
    vehicle: str
    stops: tuple[Stop, ...]
    metres: int = 0


class Provider(StrEnum):
    """Who says how far and how long it is from one place to another."""

    STRAIGHT = "straight"
    OSRM = "osrm"
    VALHALLA = "valhalla"
    AMAP = "amap"


class Reason(StrEnum):
    """Why a request is not served; faces put it into words."""

    NO_EQUIPMENT = "no_equipment"  # no vehicle has what it needs
    PARTY_TOO_LARGE = "party_too_large"  # no vehicle holds the party
    WINDOW_IMPOSSIBLE = "window_impossible"  # no vehicle reaches it in time, even empty
    LOCKED_OUT = "locked_out"  # the vehicle it is locked to cannot serve it
    NO_CAPACITY = "no_capacity"  # everything that could is needed elsewhere
    STRANDED = "stranded"  # aboard a vehicle that dropped out: send somebody to where it stands


@dataclass(frozen=True, slots=True)
class Unserved:
    request: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    routes: tuple[Route, ...] = ()
    unserved: tuple[Unserved, ...] = ()
    travel: Provider = Provider.STRAIGHT  # whose travel times it stands on
    fell_back: str = ""  # why it stands on the straight line although another was asked

    @property
    def metres(self) -> int:
        return sum(route.metres for route in self.routes)


@dataclass(frozen=True, slots=True)
class Move:
    """One line of a change list: None is nobody (dropped, or newly served)."""

    request: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """What a running solver says about itself."""

    done: float  # 0 to 1
    unserved: int
    metres: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may take; memory in MB, for the solver's own process."""

    seconds: float = 30
    threads: int = 2
    memory: int = 1024
    effort: int = field(default=3)  # 0 to 5, how thoroughly to search
