"""Reading the registers: lists, one thing with its history, papers, the radar, and the rows of figures.

Nobody outside this app builds a query on the registers. Names and numbers come whole; faces mask.
"""

from __future__ import annotations

from yilu.registry.queries.details import (
    CompanyPage,
    DriverPage,
    Stretch,
    VehiclePage,
    company_of_unit,
    get_company,
    get_driver,
    get_vehicle,
)
from yilu.registry.queries.facts import (
    DriverFacts,
    driven_vehicles,
    driver_facts,
    trained,
    vehicle_by_plate,
)
from yilu.registry.queries.figures import (
    CompanyFigures,
    DistrictFigures,
    companies_operating,
    company_figures,
    district_figures,
    drivers_licensed,
    drivers_operating,
    vehicles_compliant,
)
from yilu.registry.queries.lists import (
    companies,
    drivers,
    groups,
    operations,
    permits,
    vehicles,
)
from yilu.registry.queries.papers import (
    Paper,
    Papers,
    certificate_tails,
    driver_roles,
    papers_of,
    qualifications_of,
)
from yilu.registry.queries.radar import RadarLine, radar
from yilu.registry.queries.training import Employment, employments

__all__ = [
    "CompanyFigures",
    "CompanyPage",
    "DistrictFigures",
    "DriverFacts",
    "DriverPage",
    "Employment",
    "Paper",
    "Papers",
    "RadarLine",
    "Stretch",
    "VehiclePage",
    "certificate_tails",
    "companies",
    "companies_operating",
    "company_figures",
    "company_of_unit",
    "district_figures",
    "driven_vehicles",
    "driver_facts",
    "driver_roles",
    "drivers",
    "drivers_licensed",
    "drivers_operating",
    "employments",
    "get_company",
    "get_driver",
    "get_vehicle",
    "groups",
    "operations",
    "papers_of",
    "permits",
    "qualifications_of",
    "radar",
    "trained",
    "vehicle_by_plate",
    "vehicles",
    "vehicles_compliant",
]
