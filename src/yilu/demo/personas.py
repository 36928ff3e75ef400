"""The people a newcomer can be: one per kind of user, all invented."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yilu.demo.panzhihua import EAST, MIYI, RENHE


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


PERSONAS = (
    Persona("driver", "网约车司机", "罗志平", "男", Pages.PHONE, drives_for="wanshun", operating=True),
    Persona(
        "member", "司机党员", "周海明", "男", Pages.PHONE,
        drives_for="wanshun", operating=True, member=True,
    ),
    Persona(
        "fleet_lead", "志愿车队队长", "彭建军", "男", Pages.PHONE,
        drives_for="jinshadu", operating=True, member=True, later="带志愿车队出任务",
    ),
    Persona(
        "outsider_driver", "另一家公司、另一个支部的司机", "沙马·木果", "男", Pages.PHONE,
        district=RENHE, drives_for="mumianhong", operating=True, member=True,
    ),
    Persona(
        "candidate", "递交了入党申请书的司机", "苏瑞龙", "男", Pages.PHONE,
        drives_for="wanshun", operating=True, later="看自己的发展党员进度",
    ),
    Persona("truck_driver", "货车司机", "马永强", "男", Pages.PHONE, district=MIYI),
    Persona(
        "company", "企业管理员（也有驾驶员证）", "董小兵", "男", Pages.CONSOLE,
        unit="wanshun", role="company_clerk", drives_for="wanshun",
    ),
    Persona(
        "secretary", "万顺叫车党支部书记", "刘德芳", "女", Pages.CONSOLE,
        unit="first_branch", role="secretary",
    ),
    Persona(
        "floating_secretary", "仁和区流动党员党支部书记", "杨文清", "男", Pages.CONSOLE,
        district=RENHE, unit="floating_branch", role="secretary",
    ),
    Persona(
        "committee", "行业党委工作人员", "何宇宁", "男", Pages.CONSOLE,
        unit="committee", role="committee_staff",
    ),
    Persona(
        "committee_leader", "行业党委负责人", "陈国栋", "男", Pages.CONSOLE,
        unit="committee", role="committee_leader",
    ),
    Persona(
        "keeper", "驿站管理员", "高玉梅", "女", Pages.CONSOLE,
        unit="station_operator", role="station_keeper", later="登记到站服务、发放物资",
    ),
    Persona(
        "police", "交警支队", "郑凯", "男", Pages.CONSOLE,
        unit="police", role="department_staff", later="签收、答复转来的诉求",
    ),
    Persona(
        "labour", "人社局", "唐琳", "女", Pages.CONSOLE,
        unit="labour", role="department_staff", later="签收、答复转来的诉求",
    ),
    Persona(
        "education", "教育和体育局", "许静", "女", Pages.CONSOLE,
        unit="education", role="department_staff", later="签收、答复转来的诉求",
    ),
    Persona(
        "urban", "数字化城市联动指挥中心（城管、12345）", "谢晨", "男", Pages.CONSOLE,
        unit="urban", role="department_staff", later="处置随手拍、接收转办函",
    ),
    Persona(
        "field_worker", "现场处置人员", "曹勇", "男", Pages.CONSOLE,
        unit="field", role="department_staff", later="到现场处置随手拍",
    ),
    Persona(
        "dispatcher", "爱心送考调度员", "蔡洁", "女", Pages.CONSOLE,
        unit="dispatch_desk", role="department_staff", later="排班、派车、盯送考当天",
    ),
    Persona(
        "consultant", "法律与健康咨询人员", "魏敏", "女", Pages.CONSOLE,
        unit="consulting", role="department_staff", later="开讲座、答复咨询",
    ),
    Persona(
        "family", "送考家庭（不用账号）", "吕芳", "女", Pages.NONE, later="预约爱心送考、看车牌和时间"
    ),
    Persona(
        "system_admin", "系统管理员", "丁浩", "男", Pages.CONSOLE,
        unit="committee", role="system_admin",
    ),
    Persona(
        "security_admin", "安全管理员", "姚远", "女", Pages.CONSOLE,
        unit="committee", role="security_admin",
    ),
    Persona(
        "auditor", "审计管理员", "范志诚", "男", Pages.CONSOLE, unit="committee", role="auditor"
    ),
)  # fmt: skip
BY_KEY = {persona.key: persona for persona in PERSONAS}
