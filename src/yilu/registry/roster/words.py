"""The words companies and the ministry's format use: headings several rosters share, and choices."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import Column, Dropped, Kind, Severity
from yilu.registry.enums import Fuel, PlateColour


def said(text: str) -> tuple[str, ...]:
    """Words written one after the other."""
    return tuple(text.split())


GENDERS = {
    **dict.fromkeys(said("男 男性 1 M"), "male"),
    **dict.fromkeys(said("女 女性 2 F"), "female"),
}

# Names, the colour with 色, and the codes of JT/T 697.7.
PLATE_COLOURS = {
    **dict.fromkeys(said("蓝 蓝色 蓝牌 1"), PlateColour.BLUE.value),
    **dict.fromkeys(said("渐变绿 渐变绿色 绿 绿色 绿牌 新能源绿 5 94"), PlateColour.GREEN.value),
    **dict.fromkeys(said("黄 黄色 黄牌 2"), PlateColour.YELLOW.value),
    **dict.fromkeys(said("黄绿 黄绿双拼 黄绿色 黄绿双拼色 93"), PlateColour.YELLOW_GREEN.value),
    **dict.fromkeys(said("白 白色 4"), PlateColour.WHITE.value),
    **dict.fromkeys(said("黑 黑色 3"), PlateColour.BLACK.value),
}

# Names, trade words, and the letters of GA/T 16.9.
FUELS = {
    **dict.fromkeys(said("汽油 A"), Fuel.PETROL.value),
    **dict.fromkeys(said("柴油 B"), Fuel.DIESEL.value),
    **dict.fromkeys(said("天然气 燃气 CNG LNG 液化石油气 双燃料 E F"), Fuel.GAS.value),
    **dict.fromkeys(said("混合动力 油电混合 油电混动 混动 HEV D O"), Fuel.HYBRID.value),
    **dict.fromkeys(
        said("插电混动 插电式混合动力 插电混合动力 插混 增程式 增程 PHEV EREV"),
        Fuel.PLUG_IN.value,
    ),
    **dict.fromkeys(said("纯电 纯电动 电动 电 电能 新能源 BEV EV C"), Fuel.ELECTRIC.value),
    **dict.fromkeys(said("氢燃料 氢 燃料电池 氢燃料电池 FCEV"), Fuel.HYDROGEN.value),
    **dict.fromkeys(said("其他 其它 L M N Y Z"), Fuel.OTHER.value),
}

KEEPS, ENDS = "keeps", "ends"
STATUSES = {
    **dict.fromkeys(said("在职 在岗 在册 正常 有效 营运 在用 签约 启用 是"), KEEPS),
    **dict.fromkeys(
        said("离职 解约 退出 注销 停用 停运 报废 终止 已离职 已解约 已退出 无效 否"),
        ENDS,
    ),
}
FLAGS = {"1": KEEPS, "2": KEEPS, "3": ENDS}  # add, update, delete
VALID_OR_NOT = {"0": "0", "1": "1", "2": "2"}  # 0 valid, 1 invalid; one schema has 1 and 2

COMPANY = Column(
    "company",
    _("所属企业"),
    said(
        "所属平台公司 所属平台 所属公司 所属企业 所属网约车平台 平台公司 平台公司名称 "
        "平台名称 平台 企业名称 企业 公司名称 公司 服务公司 签约公司 签约平台 签约企业 "
        "所属单位 营运公司 运营公司 接入平台 网约车平台公司 经营者名称 合同企业 单位名称"
    ),
    fields=("ContractCompany",),
)
EXCHANGE_ID = Column(
    "exchange_id",
    _("部标企业标识"),
    said("部标企业标识 公司标识 企业标识 平台标识 公司ID 企业ID CompanyId"),
    fields=("CompanyId",),
    longest=32,
)
DISTRICT = Column(
    "district",
    _("区县"),
    said(
        "区县 所在区县 所属区县 主要营运区域 营运区域 常跑区县 居住区县 区域 所在区域 "
        "行政区 行政区划 属地 县区 县（区） 注册地区划代码 服务区域"
    ),
    fields=("Address",),
    longest=40,
)
GROUP = Column(
    "group",
    _("从业群体"),
    said("从业类别 从业群体 群体 从业类型 司机类别 人员类别 行业类别 业户类别"),
    longest=40,
)
ISSUER = Column(
    "issuer",
    _("发证机关"),
    said("发证机关 发证单位 发证机构 核发机关 许可机关"),
    fields=("NetworkCarIssueOrganization", "TransAgency", "Organization"),
)
STATUS = Column(
    "status",
    _("状态"),
    said("状态 在职状态 人员状态 车辆状态 营运状态 运营状态 是否在职 是否在营 签约状态"),
    kind=Kind.CHOICE,
    choices=STATUSES,
    severity=Severity.WARNING,
)
FLAG = Column(
    "flag",
    _("操作标识"),
    ("操作标识",),
    kind=Kind.CHOICE,
    fields=("Flag",),
    choices=FLAGS,
    severity=Severity.WARNING,
)
STATE = Column(
    "state",
    _("有效状态"),
    ("有效状态",),
    kind=Kind.CHOICE,
    fields=("State",),
    choices=VALID_OR_NOT,
    severity=Severity.WARNING,
)


_FIRST = said(
    "有效期起 有效期起始 有效期自 有效期开始 有效起始日期 有效期起始日期 有效期始 "
    "起始日期 起始有效期 发证日期 初次发证日期 核发日期 领证日期 生效日期 证件起始日期"
)
_LAST = said(
    "有效期止 有效期截止 有效期至 有效期到 有效期终止 有效期截止日期 有效截止日期 "
    "截止日期 到期日期 到期日 到期时间 有效期 证件有效期 有效期限 失效日期"
)


def permit_columns(
    number: tuple[str, ...],
    first: tuple[str, ...],
    last: tuple[str, ...],
    fields: tuple[str, str, str],
    label: str,
) -> tuple[Column, Column, Column]:
    """Number, first and last day of a permit: own headings first, then those every list uses."""
    return (
        Column("permit_no", label, number, fields=(fields[0],), longest=64),
        Column(
            "permit_from",
            _("有效期起"),
            (*first, *_FIRST),
            kind=Kind.DATE,
            fields=(fields[1],),
        ),
        Column(
            "permit_to",
            _("有效期止"),
            (*last, *_LAST),
            kind=Kind.DATE,
            fields=(fields[2],),
            begins="permit_from",
            expires=True,
        ),
    )


NOT_NEEDED = _("用不着，不保存。")
PRIVATE = _("与登记无关的个人情况，不保存（个人信息保护法第六条）。")
PHOTO = _("证件照片不保存（个人信息保护法第六条）。")

EXCHANGE_NOISE = Dropped((), NOT_NEEDED, said("UpdateTime Source IPCType"))
