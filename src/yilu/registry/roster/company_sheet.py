"""The columns of a companies' list, in the ways offices head them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import Column, Dropped, Kind
from yilu.registry.roster import words
from yilu.registry.roster.words import said

COLUMNS = (
    Column(
        "name",
        _("企业名称"),
        said(
            "企业名称 公司名称 名称 平台公司名称 平台名称 单位名称 经营者名称 业户名称 "
            "企业全称 公司全称"
        ),
        fields=("CompanyName", "OwnerName"),
        longest=80,
    ),
    Column(
        "uscc",
        _("统一社会信用代码"),
        said("统一社会信用代码 信用代码 社会信用代码 统一信用代码 营业执照号 统一社会信用代码证号"),
        kind=Kind.USCC,
        fields=("Identifier",),
    ),
    words.EXCHANGE_ID,
    words.GROUP,
    words.DISTRICT,
    Column(
        "address",
        _("注册地址"),
        said("注册地址 地址 住所 通信地址 办公地址 经营地址 企业地址 通讯地址 详细地址"),
        fields=("ContactAddress",),
    ),
    Column(
        "legal_name",
        _("法定代表人"),
        said("法定代表人 法人 法人代表 法定代表人姓名 法人姓名 负责人"),
        fields=("LegalName",),
        longest=64,
    ),
    Column(
        "phone",
        _("联系电话"),
        said("联系电话 电话 联系方式 服务电话 值班电话 办公电话"),
        kind=Kind.PHONE,
    ),
    *words.permit_columns(
        said(
            "经营许可证号 网络预约出租汽车经营许可证号 许可证号 经营许可证编号 许可证编号 "
            "证书编号 证号 许可证号码 网约车经营许可证号 道路运输经营许可证号 经营许可证"
        ),
        said("许可有效期起 许可证有效期起 许可日期"),
        said("许可有效期止 许可证有效期止 许可证有效期 许可有效期"),
        ("Certificate", "StartDate", "StopDate"),
        _("经营许可证号"),
    ),
    words.ISSUER,
    Column("area", _("经营区域"), said("经营区域 许可区域"), fields=("OperationArea",)),
    Column(
        "started_on",
        _("开展经营日期"),
        said("开展经营日期 开始经营日期 开业日期 投入营运日期 开展经营时间 运营日期 上线日期"),
        kind=Kind.DATE,
    ),
    Column(
        "ended_on",
        _("停止经营日期"),
        said("停止经营日期 退出日期 停业日期 终止经营日期"),
        kind=Kind.DATE,
        begins="started_on",
    ),
)

DROPPED = (
    Dropped(said("法人身份证号 法定代表人身份证号"), words.PRIVATE, said("LegalID LegalPhone")),
    Dropped(("法人照片",), words.PHOTO, ("LegalPhoto",)),
    Dropped(
        said("经营范围 经济类型 注册资本"),
        words.NOT_NEEDED,
        said("BusinessScope EconomicType RegCapital CertifyDate State Flag"),
    ),
    words.EXCHANGE_NOISE,
)
