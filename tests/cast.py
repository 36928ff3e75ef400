"""The fixed personas of the tests, and the small city they live in.

    行业党委 ─┬─ 万顺叫车党支部 ── 第一党小组
              ├─ 仁和区委社会工作部 ── 仁和区流动党支部
              ├─ 万顺叫车（企业）
              ├─ 金沙渡出行（企业）
              ├─ 市交警支队
              ├─ 市人社局
              ├─ 市城管执法局 ── 现场处置队
              ├─ 爱心送考调度组
              ├─ 法律与健康咨询服务组
              └─ 花城驿站运营中心

罗小平 and 王芳 drive for 万顺, 王芳 for 金沙渡 too; 阿木·子各 and 赵磊 for 金沙渡; 陈大山 drives a
truck for nobody. 罗小平 belongs to the first branch, 阿木·子各 to the floating one, 赵磊 is a member
without a branch. 赵磊's permit has run out; 罗小平's runs out within 30 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tests import factories as make
from yilu.core.actor import Actor, Grant, Role
from yilu.membership.enums import Bond
from yilu.membership.models import PartyMember
from yilu.organisations.enums import ROLE_RIGHTS, UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import grants_for
from yilu.people.models import Person
from yilu.registry.models import Company, Driver, Vehicle
from yilu.rulebook.actions import seed_city

CITY = make.CITY
DAY = date(2026, 6, 15)  # the business day of the tests
EAST, WEST, RENHE = "510402", "510403", "510411"


@dataclass(slots=True)
class SmallCity:
    """Everything in it, by name."""

    root: Unit
    first_branch: Unit
    party_group: Unit
    district_body: Unit
    floating_branch: Unit
    wanshun_unit: Unit
    jinsha_unit: Unit
    police: Unit
    labour: Unit
    urban: Unit
    field: Unit
    dispatch_desk: Unit
    consulting: Unit
    stations: Unit
    wanshun: Company
    jinsha: Company
    luo: Driver
    wang: Driver
    amu: Driver
    zhao: Driver
    chen: Driver
    luo_member: PartyMember
    amu_member: PartyMember
    zhao_member: PartyMember
    blue: Vehicle
    green: Vehicle
    idle: Vehicle
    cast: dict[str, Actor]


def build() -> SmallCity:
    """Make the small city and its cast."""
    seed_city(CITY, by=Actor.for_system(CITY))
    units = _units()
    wanshun = make.company("万顺叫车", units["wanshun_unit"], district=EAST)
    jinsha = make.company("金沙渡出行", units["jinsha_unit"], district=EAST)
    for company in (wanshun, jinsha):
        make.permit(company)
    drivers = _drivers(wanshun, jinsha)
    members = _members(drivers, units)
    vehicles = _vehicles(wanshun, jinsha)
    _operations(drivers, vehicles, wanshun, jinsha)
    city = SmallCity(
        **units, wanshun=wanshun, jinsha=jinsha, **drivers, **members, **vehicles, cast={}
    )
    city.cast.update(_cast(city))
    return city


def _units() -> dict[str, Any]:
    root = make.unit("攀枝花市交通运输行业党委", UnitKind.INDUSTRY_COMMITTEE)
    first = make.unit("万顺叫车党支部", below=root)
    group = make.unit("第一党小组", UnitKind.PARTY_GROUP, below=first)
    body = make.unit("仁和区委社会工作部", UnitKind.DISTRICT_BODY, below=root, division=RENHE)
    floating = make.unit("仁和区流动党支部", UnitKind.FLOATING_BRANCH, below=body, division=RENHE)
    urban = make.unit("市城管执法局", UnitKind.DEPARTMENT, below=root)
    return {
        "root": root,
        "first_branch": first,
        "party_group": group,
        "district_body": body,
        "floating_branch": floating,
        "wanshun_unit": make.unit("万顺叫车", UnitKind.COMPANY, below=root),
        "jinsha_unit": make.unit("金沙渡出行", UnitKind.COMPANY, below=root),
        "police": make.unit("市交警支队", UnitKind.DEPARTMENT, below=root),
        "labour": make.unit("市人社局", UnitKind.DEPARTMENT, below=root),
        "urban": urban,
        "field": make.unit("现场处置队", UnitKind.DEPARTMENT, below=urban),
        "dispatch_desk": make.unit("爱心送考调度组", UnitKind.DEPARTMENT, below=root),
        "consulting": make.unit("法律与健康咨询服务组", UnitKind.DEPARTMENT, below=root),
        "stations": make.unit("花城驿站运营中心", UnitKind.STATION_OPERATOR, below=root),
    }


def _drivers(wanshun: Company, jinsha: Company) -> dict[str, Any]:
    luo = make.driver(
        make.person("罗小平", id_number=make.resident_id(101), phone="+8613800000001"),
        wanshun,
        district=EAST,
    )
    wang = make.driver("王芳", wanshun, jinsha, district=EAST)
    amu = make.driver("阿木·子各", jinsha, district=RENHE)
    zhao = make.driver("赵磊", jinsha, district=WEST)
    chen = make.driver("陈大山", group=make.group("truck"), district=WEST)
    make.permit(luo, valid_to=date(2026, 7, 1))
    make.permit(wang)
    make.permit(amu, valid_to=None)
    make.permit(zhao, valid_to=date(2026, 5, 31))
    return {"luo": luo, "wang": wang, "amu": amu, "zhao": zhao, "chen": chen}


def _members(drivers: dict[str, Driver], units: dict[str, Unit]) -> dict[str, Any]:
    luo, amu, zhao = (make.member(drivers[name].person) for name in ("luo", "amu", "zhao"))
    make.membership(luo, units["first_branch"])
    make.membership(amu, units["floating_branch"], Bond.FORMAL)
    return {"luo_member": luo, "amu_member": amu, "zhao_member": zhao}


def _vehicles(wanshun: Company, jinsha: Company) -> dict[str, Any]:
    blue = make.vehicle("川D10001", run_by=wanshun, district=EAST)
    green = make.vehicle("川DD10002", run_by=jinsha, district=RENHE)
    idle = make.vehicle("川D10003", district=WEST)
    make.permit(blue)
    make.permit(green)
    make.permit(idle, valid_to=date(2026, 1, 31))
    return {"blue": blue, "green": green, "idle": idle}


def _operations(
    drivers: dict[str, Driver], vehicles: dict[str, Vehicle], wanshun: Company, jinsha: Company
) -> None:
    make.operation(drivers["luo"], wanshun, DAY, vehicle=vehicles["blue"])
    make.operation(drivers["wang"], wanshun, DAY, vehicle=vehicles["blue"])
    make.operation(drivers["wang"], jinsha, DAY, orders=0)
    make.operation(drivers["amu"], jinsha, DAY, vehicle=vehicles["green"])
    make.operation(drivers["zhao"], jinsha, DAY)


def _cast(city: SmallCity) -> dict[str, Actor]:
    """One actor per persona. Staff hold their posts in the database, so that `grants_for` agrees."""
    staff = {
        "committee_leader": (city.root, Role.COMMITTEE_LEADER, True),
        "committee": (city.root, Role.COMMITTEE_STAFF, True),
        "district": (city.district_body, Role.DISTRICT_STAFF, True),
        "secretary": (city.first_branch, Role.SECRETARY, True),
        "secretary_alone": (city.first_branch, Role.SECRETARY, False),  # this unit, nothing below
        "floating_secretary": (city.floating_branch, Role.SECRETARY, True),
        "police": (city.police, Role.DEPARTMENT_STAFF, True),
        "labour": (city.labour, Role.DEPARTMENT_STAFF, True),
        "urban": (city.urban, Role.DEPARTMENT_STAFF, True),
        "field_worker": (city.field, Role.FIELD_WORKER, True),
        "dispatcher": (city.dispatch_desk, Role.DISPATCHER, True),
        "keeper": (city.stations, Role.STATION_KEEPER, True),
        "consultant": (city.consulting, Role.CONSULTANT, True),
        "company": (city.wanshun_unit, Role.COMPANY_CLERK, True),
        "other_company": (city.jinsha_unit, Role.COMPANY_CLERK, True),
        "system_admin": (city.root, Role.SYSTEM_ADMIN, True),
        "security_admin": (city.root, Role.SECURITY_ADMIN, True),
        "auditor": (city.root, Role.AUDITOR, True),
    }
    cast = {key: staff_actor(*post, name=key) for key, post in staff.items()}
    cast["member"] = person_actor(city.luo.person, city.luo)
    cast["driver"] = person_actor(city.wang.person, city.wang)
    cast["outsider_driver"] = person_actor(city.amu.person, city.amu)
    cast["truck_driver"] = person_actor(city.chen.person, city.chen)
    cast["newcomer"] = person_actor(make.person("新来的"))
    cast["anonymous"] = Actor.anonymous(CITY)
    cast["elsewhere"] = Actor(  # the committee of another city, at the same path
        UUID(int=1),
        None,
        "510100",
        (Grant(Role.COMMITTEE_STAFF, ROLE_RIGHTS[Role.COMMITTEE_STAFF], UUID(int=2), "/1/"),),
        second_factor=True,
    )
    return cast


def staff_actor(unit: Unit, role: Role, below: bool = True, *, name: str = "工作人员") -> Actor:
    """Someone who holds this post, signed in with a second factor."""
    holder = make.person(name)
    make.post(unit, holder, role.value, below=below)
    signed_in = make.account(holder)
    grants = grants_for(holder.pk, DAY)
    return Actor(signed_in.pk, holder.pk, unit.city, grants, second_factor=True)


def person_actor(person: Person, *drivers: Driver) -> Actor:
    """Someone without a post, signed in on his phone."""
    signed_in = make.account(person)
    ids = frozenset(driver.pk for driver in drivers)
    return Actor(signed_in.pk, person.pk, person.city, driver_ids=ids)
