"""What each company has on its own lists."""

from __future__ import annotations

from yilu.demo.city import DemoCity, Operation, Vehicle
from yilu.demo.columns import Listed


def drivers(city: DemoCity, company: str) -> list[Listed]:
    return [
        Listed(driver, contract)
        for driver in city.drivers
        for contract in driver.contracts
        if contract.company == company
    ]


def vehicles(city: DemoCity, company: str) -> list[Vehicle]:
    return [vehicle for vehicle in city.vehicles if vehicle.company == company]


def reports(city: DemoCity, company: str) -> list[Operation]:
    return [report for report in city.operations if report.company == company]
