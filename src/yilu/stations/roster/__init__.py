"""What the import engine reads into stations: driver stations and company shops."""

from __future__ import annotations

from yilu.stations.roster.stations import Stations

STATIONS = Stations()

__all__ = ["STATIONS"]
