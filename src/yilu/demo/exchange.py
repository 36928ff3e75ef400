"""Records of the ministry's exchange format, with all required fields (rules.md lists them)."""

from __future__ import annotations

from datetime import date
from typing import Any

from yilu.demo.city import Company, Vehicle
from yilu.demo.columns import MARRIED, NAMES, Listed

FOR_GOOD = "99991231"
ISSUER = "攀枝花市交通运输局"


def _day(value: date | None) -> str:
    return f"{value:%Y%m%d}" if value else FOR_GOOD


def _common(company: Company, day: date) -> dict[str, Any]:
    return {
        "CompanyId": company.exchange_id,
        "State": 0,
        "Flag": 1,
        "UpdateTime": f"{day:%Y%m%d}080000",
    }


def vehicle(company: Company, v: Vehicle, day: date) -> dict[str, Any]:
    """baseInfoVehicle"""
    return _common(company, day) | {
        "Address": v.district,
        "VehicleNo": v.plate,
        "PlateColor": "蓝色" if v.colour == "蓝" else "渐变绿色",
        "Seats": str(v.seats),
        "Brand": v.brand,
        "Model": v.model,
        "VehicleType": "K33",
        "OwnerName": v.owner,
        "VehicleColor": v.paint,
        "EngineId": f"E{v.permit_number}",
        "VIN": v.vin,
        "CertifyDateA": _day(v.registered_on),
        "FuelType": v.fuel,
        "EngineDisplace": "0" if v.fuel == "纯电动" else "1600",
        "Certificate": v.permit_number,
        "TransAgency": ISSUER,
        "TransArea": "攀枝花市",
        "TransDateStart": _day(v.valid_from),
        "TransDateStop": _day(v.valid_to),
        "CertifyDateB": _day(v.registered_on),
        "FixState": "0",
        "CheckState": "01",
        "FeePrintId": "0",
        "GPSBrand": "不详",
        "GPSModel": "不详",
        "GPSInstallDate": _day(v.registered_on),
        "RegisterDate": _day(v.valid_from),
        "CommercialType": 1,
        "FareType": "1",
    }


def driver(company: Company, listed: Listed, day: date) -> dict[str, Any]:
    """baseInfoDriver; `LicenseId` is the resident ID, as platforms fill it."""
    d, person = listed.driver, listed.driver.person
    signed = listed.contract.from_on if listed.contract else d.valid_from
    return _common(company, day) | {
        "Address": d.district,
        "DriverName": person.name,
        "DriverPhone": person.phone,
        "DriverGender": person.sex,
        "DriverBirthday": _day(person.birth),
        "DriverNation": person.nation,
        "DriverMaritalStatus": MARRIED[person.index % 4],
        "DriverEducation": "高中",
        "DriverCensus": person.address,
        "DriverContactAddress": person.address,
        "LicenseId": person.resident_id,
        "GetDriverLicenseDate": _day(d.licence_first_on),
        "DriverLicenseOn": _day(d.licence_first_on),
        "DriverLicenseOff": _day(d.licence_valid_to),
        "DriverType": d.licence_class,
        "TaxiDriver": 0,
        "CertificateNo": d.permit_number,
        "NetworkCarIssueOrganization": ISSUER,
        "NetworkCarIssueDate": _day(d.valid_from),
        "GetNetworkCarProofDate": _day(d.valid_from),
        "NetworkCarProofOn": _day(d.valid_from),
        "NetworkCarProofOff": _day(d.valid_to),
        "RegisterDate": _day(signed),
        "FullTimeDriver": 1,
        "CommercialType": 1,
        "ContractCompany": NAMES[company.plan.key],
        "ContractOn": _day(signed),
        "ContractOff": FOR_GOOD,
    }
