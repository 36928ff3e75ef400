"""The registers: companies, vehicles, drivers, their permits and contracts, and who operated when.

Every fact that can end carries its first and last day, so that any past day can be asked about.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.registry.enums import Fuel, PermitKind, PlateColour, QualificationKind


class WorkerGroup(CityModel):
    """A new employment group (新就业群体): ride-hailing, truck, cruising taxi, courier, or a city's own."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40)
    permit_needed = models.BooleanField(default=False)  # its drivers need a 驾驶员证
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="group_code_once_per_city")
        ]


@keeps_history()
class Company(CityModel):
    """A platform or transport company; its place in the tree is a unit of its own."""

    number = models.CharField(max_length=20)  # QY-0001
    unit = models.OneToOneField(Unit, models.PROTECT, related_name="company")
    group = models.ForeignKey(WorkerGroup, models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=256)
    uscc = models.CharField(max_length=18)  # 统一社会信用代码
    exchange_id = models.CharField(max_length=32, blank=True)  # CompanyId of the ministry's format
    district = models.CharField(max_length=6, blank=True)
    address = models.CharField(max_length=256, blank=True)
    legal_name = models.CharField(max_length=64, blank=True)
    phone = models.CharField(max_length=32, blank=True)  # the company's, not a person's
    started_on = models.DateField(null=True)  # 开展经营
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "uscc"], name="company_uscc_once_per_city"),
            models.UniqueConstraint(fields=["city", "number"], name="company_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "exchange_id"],
                condition=~Q(exchange_id=""),
                name="company_exchange_id_once_per_city",
            ),
        ]
        indexes = [models.Index(fields=["city", "name"], name="company_by_name")]


@keeps_history()
class Vehicle(CityModel):
    """A vehicle by its plate. What it needs to be is in permits; who runs it is in services."""

    plate = models.CharField(max_length=10)  # normalised: 川D12345
    group = models.ForeignKey(WorkerGroup, models.PROTECT, related_name="+", db_index=False)
    plate_colour = models.CharField(max_length=14, choices=PlateColour, blank=True)
    fuel = models.CharField(max_length=12, choices=Fuel, blank=True)
    seats = models.PositiveSmallIntegerField(null=True)
    brand = models.CharField(max_length=64, blank=True)
    model = models.CharField(max_length=64, blank=True)
    colour = models.CharField(max_length=32, blank=True)
    vin = models.CharField(max_length=17, blank=True)
    owner_name = models.CharField(max_length=64, blank=True)
    registered_on = models.DateField(null=True)  # first registration: age counts from it
    mileage_km = models.PositiveIntegerField(null=True)
    district = models.CharField(max_length=6, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "plate"], name="vehicle_plate_once_per_city")
        ]


@keeps_history()
class VehicleService(CityModel):
    """A vehicle runs for a company from a day to a day."""

    vehicle = models.ForeignKey(Vehicle, models.PROTECT, related_name="services")
    company = models.ForeignKey(Company, models.PROTECT, related_name="vehicle_services")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "company", "city"],
                condition=Q(to_on__isnull=True),
                name="vehicle_service_open_once",
            ),
            models.CheckConstraint(
                name="vehicle_service_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
        ]


@keeps_history()
class Driver(CityModel):
    """A person as a driver of one group; the same person may drive in two groups."""

    number = models.CharField(max_length=20)  # SJ-000123
    person = models.ForeignKey(Person, models.PROTECT, related_name="drivers", db_index=False)
    group = models.ForeignKey(WorkerGroup, models.PROTECT, related_name="+", db_index=False)
    district = models.CharField(max_length=6, blank=True)  # where he mostly operates
    licence_class = models.CharField(max_length=8, blank=True)  # C1
    licence_first_on = models.DateField(null=True)
    licence_valid_to = models.DateField(null=True)
    veteran = models.BooleanField(default=False)  # 退役军人

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group", "city"], name="driver_once_per_group"
            ),
            models.UniqueConstraint(fields=["city", "number"], name="driver_number_once_per_city"),
        ]


@keeps_history()
class Contract(CityModel):
    """A driver works with a company from a day to a day; two companies are two contracts."""

    driver = models.ForeignKey(Driver, models.PROTECT, related_name="contracts")
    company = models.ForeignKey(Company, models.PROTECT, related_name="contracts")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["driver", "company", "city"],
                condition=Q(to_on__isnull=True),
                name="contract_open_once",
            ),
            models.CheckConstraint(
                name="contract_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
        ]


@keeps_history()
class Permit(CityModel):
    """One of the three permits (经营许可证, 运输证, 驾驶员证) of exactly one holder; renewal is a new row."""

    kind = models.CharField(max_length=10, choices=PermitKind)
    number = models.CharField(max_length=64)
    issuer = models.CharField(max_length=256, blank=True)
    area = models.CharField(max_length=256, blank=True)  # 经营区域
    company = models.ForeignKey(
        Company, models.PROTECT, null=True, related_name="permits", db_index=False
    )
    vehicle = models.ForeignKey(
        Vehicle, models.PROTECT, null=True, related_name="permits", db_index=False
    )
    driver = models.ForeignKey(
        Driver, models.PROTECT, null=True, related_name="permits", db_index=False
    )
    valid_from = models.DateField(null=True)  # unknown in some lists
    valid_to = models.DateField(null=True)  # null: 长期
    revoked_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="permit_has_one_holder_of_its_kind",
                condition=(
                    Q(kind="platform", company__isnull=False, vehicle=None, driver=None)
                    | Q(kind="vehicle", vehicle__isnull=False, company=None, driver=None)
                    | Q(kind="driver", driver__isnull=False, company=None, vehicle=None)
                ),
            ),
            models.CheckConstraint(
                name="permit_ends_after_start",
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
            ),
            *(  # each also finds a holder's permits
                models.UniqueConstraint(
                    fields=[holder, "number", "valid_from", "city"],
                    condition=Q(**{f"{holder}__isnull": False}),
                    nulls_distinct=False,
                    name=f"permit_of_{holder}_once",
                )
                for holder in ("company", "vehicle", "driver")
            ),
        ]
        indexes = [models.Index(fields=["city", "kind", "number"], name="permit_by_number")]


class Operation(CityModel):
    """Reported operating activity: a driver's orders with one company, in one vehicle, in one month."""

    driver = models.ForeignKey(Driver, models.PROTECT, related_name="operations", db_index=False)
    company = models.ForeignKey(Company, models.PROTECT, related_name="operations", db_index=False)
    vehicle = models.ForeignKey(
        Vehicle, models.PROTECT, null=True, related_name="operations", db_index=False
    )
    month = models.DateField()  # its first day
    orders = models.PositiveIntegerField()
    violations = models.PositiveIntegerField(null=True)
    complaints = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["driver", "month", "company", "vehicle", "city"],
                nulls_distinct=False,
                name="operation_once_per_month",
            ),
            models.CheckConstraint(name="operation_month_first_day", condition=Q(month__day=1)),
        ]
        indexes = [
            models.Index(fields=["company", "month"], name="operation_of_company"),
            models.Index(fields=["vehicle", "month"], name="operation_of_vehicle"),
            models.Index(fields=["city", "month"], name="operation_by_month"),
        ]


@keeps_history()
class Qualification(CityModel):
    """What a person is fit for after a training, from a day to a day; `source` points at the training."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=QualificationKind)
    from_on = models.DateField()
    to_on = models.DateField(null=True)  # the last day; null: for good
    title = models.CharField(max_length=100)  # 道路运输安全培训 HD-2026-0003
    source = models.CharField(max_length=100)  # kind:key of a Ref

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "source", "city"], name="qualification_once_per_source"
            ),
            models.CheckConstraint(
                name="qualification_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
        ]
