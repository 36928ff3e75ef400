"""The people a newcomer can be: one per kind of user, all invented."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yilu.demo.numbers import phone
from yilu.demo.panzhihua import EAST, MIYI, RENHE
from yilu.demo.wording import _


class Group(StrEnum):
    """How the demo's page lists the personas."""

    DRIVERS = _("司机")
    PARTY = _("支部、党委、企业")
    DEPARTMENTS = _("协办单位和一线")
    ADMINISTRATORS = _("三位管理员")


class Pages(StrEnum):
    """What a persona finds today; `LATER` says plainly that its own pages are not built yet."""

    PHONE = "phone"
    CONSOLE = "console"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Persona:
    """One of the demo's cast: who it is, which post it holds, and where signing in leads."""

    key: str
    label: str
    name: str
    sex: str
    pages: Pages
    group: Group
    district: str = EAST
    unit: str = ""  # key of `tree.UNITS`
    role: str = ""  # value of core.actor.Role; empty: no post
    drives_for: str = ""  # key of the company on whose list the person is
    operating: bool = False
    member: bool = False
    later: str = ""  # what this persona will do once its part is built

    @property
    def is_staff(self) -> bool:
        return bool(self.role)

    @property
    def phone(self) -> str:
        """The cast is generated first, so a persona's place is his person's index."""
        return phone(PERSONAS.index(self))


PERSONAS = (
    Persona(
        "driver", _("网约车司机"), "罗长平", "男", Pages.PHONE, Group.DRIVERS,
        drives_for="wanshun", operating=True,
    ),
    Persona(
        "member", _("司机党员"), "周启明", "男", Pages.PHONE, Group.DRIVERS,
        drives_for="wanshun", operating=True, member=True,
    ),
    Persona(
        "fleet_lead", _("志愿车队队长"), "彭建军", "男", Pages.PHONE, Group.DRIVERS,
        drives_for="jinshadu", operating=True, member=True,
    ),
    Persona(
        "outsider_driver", _("另一家公司、另一个支部的司机"), "沙马·木果", "男", Pages.PHONE, Group.DRIVERS,
        district=RENHE, drives_for="mumianhong", operating=True, member=True,
    ),
    Persona(
        "candidate", _("递交了入党申请书的司机"), "苏瑞龙", "男", Pages.PHONE, Group.DRIVERS,
        drives_for="wanshun", operating=True,
    ),
    Persona("truck_driver", _("货车司机"), "马永强", "男", Pages.PHONE, Group.DRIVERS, district=MIYI),
    Persona(
        "company", _("企业管理员（也有驾驶员证）"), "董小兵", "男", Pages.CONSOLE, Group.PARTY,
        unit="wanshun", role="company_clerk", drives_for="wanshun",
    ),
    Persona(
        "secretary", _("万顺叫车党支部书记"), "唐文静", "女", Pages.CONSOLE, Group.PARTY,
        unit="first_branch", role="secretary",
    ),
    Persona(
        "floating_secretary", _("仁和区流动党员党支部书记"), "杨文清", "男", Pages.CONSOLE, Group.PARTY,
        district=RENHE, unit="floating_branch", role="secretary",
    ),
    Persona(
        "committee", _("行业党委工作人员"), "何宇宁", "男", Pages.CONSOLE, Group.PARTY,
        unit="committee", role="committee_staff",
    ),
    Persona(
        "committee_leader", _("行业党委负责人"), "陈国栋", "男", Pages.CONSOLE, Group.PARTY,
        unit="committee", role="committee_leader",
    ),
    Persona(
        "keeper", _("驿站管理员"), "高玉梅", "女", Pages.CONSOLE, Group.DEPARTMENTS,
        unit="station_east", role="station_keeper",
    ),
    Persona(
        "police", _("交警支队"), "郑凯", "男", Pages.CONSOLE, Group.DEPARTMENTS,
        unit="police", role="department_staff",
    ),
    Persona(
        "labour", _("人社局"), "唐琳", "女", Pages.CONSOLE, Group.DEPARTMENTS,
        unit="labour", role="department_staff",
    ),
    Persona(
        "education", _("教育和体育局"), "许静", "女", Pages.CONSOLE, Group.DEPARTMENTS,
        unit="education", role="department_staff",
    ),
    Persona(
        "urban", _("数字化城市联动指挥中心（城管、12345）"), "谢晨", "男", Pages.CONSOLE, Group.DEPARTMENTS,
        unit="urban", role="department_staff",
    ),
    Persona(
        "field_worker", _("现场处置人员"), "曹勇", "男", Pages.CONSOLE, Group.DEPARTMENTS,
        unit="field", role="field_worker",
    ),
    Persona(
        "dispatcher", _("爱心送考调度员"), "蔡洁", "女", Pages.CONSOLE, Group.DEPARTMENTS,
        unit="dispatch_desk", role="dispatcher",
    ),
    Persona(
        "consultant", _("法律与健康咨询人员"), "魏敏", "女", Pages.CONSOLE, Group.DEPARTMENTS,
        unit="consulting", role="consultant",
    ),
    Persona(
        "family", _("送考家庭（不用账号）"), "吕芳", "女", Pages.NONE, Group.DEPARTMENTS,
    ),
    Persona(
        "system_admin", _("系统管理员"), "丁浩", "男", Pages.CONSOLE, Group.ADMINISTRATORS,
        unit="committee", role="system_admin",
    ),
    Persona(
        "security_admin", _("安全管理员"), "姚远", "女", Pages.CONSOLE, Group.ADMINISTRATORS,
        unit="committee", role="security_admin",
    ),
    Persona(
        "auditor", _("审计管理员"), "范志诚", "男", Pages.CONSOLE, Group.ADMINISTRATORS,
        unit="committee", role="auditor",
    ),
)  # fmt: skip
BY_KEY = {persona.key: persona for persona in PERSONAS}
