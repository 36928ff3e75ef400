"""What the import engine reads into the registers: companies, vehicles, drivers, operating activity."""

from __future__ import annotations

from yilu.registry.roster.companies import Companies
from yilu.registry.roster.drivers import Drivers
from yilu.registry.roster.operating import Operating
from yilu.registry.roster.vehicles import Vehicles

COMPANIES = Companies()
VEHICLES = Vehicles()
DRIVERS = Drivers()
OPERATING = Operating()

__all__ = ["COMPANIES", "DRIVERS", "OPERATING", "VEHICLES"]
