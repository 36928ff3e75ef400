"""The columns of a members' list, in the ways branches head them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import Column, Dropped, Kind, Severity
from yilu.membership.enums import Bond, Standing
from yilu.registry.roster import words
from yilu.registry.roster.people import GENDER, ID_NUMBER, NAME, PHONE
from yilu.registry.roster.words import said

STANDINGS = {
    **dict.fromkeys(said("正式党员 正式 是"), Standing.FULL.value),
    **dict.fromkeys(said("预备党员 预备"), Standing.PROBATIONARY.value),
}
BONDS = {
    **dict.fromkeys(
        said("组织关系 正式 正式组织关系 隶属 转入 组织关系在本支部"), Bond.FORMAL.value
    ),
    **dict.fromkeys(
        said("编入 归入 挂靠 临时 临时组织关系 流动 流动党员 参加组织生活 双重 双报到"),
        Bond.ATTACHED.value,
    ),
}

COLUMNS = (
    NAME,
    ID_NUMBER,
    PHONE,
    GENDER,
    Column(
        "branch",
        _("所在支部"),
        said(
            "编入党支部 所在党支部 所在支部 党支部 支部 支部名称 党支部名称 所属党支部 所属支部 归入党支部 "
            "编入支部 归入支部 参加组织生活支部 流动党员党支部"
        ),
        longest=80,
    ),
    Column(
        "formal_org",
        _("组织关系所在党组织"),
        said(
            "组织关系所在党组织 组织关系所在单位 组织关系所在支部 组织关系所在地 组织关系 "
            "正式组织关系 正式组织关系所在党组织 原党组织 流出地党组织"
        ),
        longest=120,
    ),
    Column(
        "bond",
        _("关系类型"),
        said("关系类型 隶属关系 编入方式 党员类型 组织关系类型"),
        kind=Kind.CHOICE,
        choices=BONDS,
        severity=Severity.WARNING,
    ),
    Column(
        "standing",
        _("党员类别"),
        said("党员类别 人员类别 党员身份 类别 党员性质"),
        kind=Kind.CHOICE,
        choices=STANDINGS,
        severity=Severity.WARNING,
    ),
    Column(
        "joined_on",
        _("入党时间"),
        said("入党时间 入党日期 加入中共组织日期 加入党组织日期 入党年月"),
        kind=Kind.DATE,
    ),
    Column(
        "from_on",
        _("编入时间"),
        said(
            "编入时间 编入日期 归入时间 归入日期 转入时间 转入日期 进入支部日期 进入支部时间 开始日期"
        ),
        kind=Kind.DATE,
    ),
)
DROPPED = (
    Dropped(said("民族 籍贯 学历 文化程度 出生日期 出生年月 年龄"), words.PRIVATE),
    Dropped(said("婚姻状况 户籍地址 家庭住址 住址 现住址"), words.PRIVATE),
    Dropped(said("照片"), words.PHOTO),
    Dropped(
        said("所属企业 工作单位 所属平台公司 职务 党内职务 转正时间 转正日期"), words.NOT_NEEDED
    ),
)
