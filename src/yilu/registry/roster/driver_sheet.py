"""The columns of a drivers' list, in the ways companies head them, and what is not kept of them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import Column, Dropped, Kind, Severity
from yilu.registry.roster import words
from yilu.registry.roster.people import GENDER, ID_NUMBER, NAME, PHONE
from yilu.registry.roster.words import said

COLUMNS = (
    NAME,
    ID_NUMBER,
    PHONE,
    GENDER,
    words.COMPANY,
    words.EXCHANGE_ID,
    words.GROUP,
    words.DISTRICT,
    *words.permit_columns(
        said(
            "网络预约出租汽车驾驶员证号 网络预约出租汽车驾驶员证 网约车驾驶员证号 "
            "网约车驾驶员证编号 网约车证号 网约车驾驶员证 驾驶员证号 驾驶员证编号 "
            "从业资格证号 从业资格证号码 从业资格证编号 资格证号 资格证号码 从业资格证 "
            "驾驶员证 证号 网约车从业资格证号 人证编号 人证号 证书编号"
        ),
        said("驾驶员证有效期起 从业资格证有效期起 驾驶员证发证日期 资格证有效期起 资格证发证日期"),
        said(
            "驾驶员证有效期止 驾驶员证有效期 从业资格证有效期止 从业资格证有效期 "
            "驾驶员证有效期至 从业资格证有效期至 资格证有效期 资格证有效期至 "
            "资格证有效期止"
        ),
        ("CertificateNo", "NetworkCarProofOn", "NetworkCarProofOff"),
        _("驾驶员证号"),
    ),
    words.ISSUER,
    Column(
        "licence_class",
        _("准驾车型"),
        said("准驾车型 驾照类型 驾驶证类型 驾照等级 车型 驾驶证准驾车型"),
        fields=("DriverType",),
        longest=8,
        severity=Severity.WARNING,
    ),
    Column(
        "licence_first_on",
        _("初次领证日期"),
        said(
            "初次领证日期 初次领取驾驶证日期 驾驶证初领日期 初领日期 首次领证日期 "
            "驾驶证初次领证日期 初次领驾照日期"
        ),
        kind=Kind.DATE,
        fields=("GetDriverLicenseDate",),
    ),
    Column(
        "licence_valid_to",
        _("驾驶证有效期止"),
        said(
            "驾驶证有效期至 驾驶证有效期止 驾驶证有效期 驾照有效期 驾照有效期至 "
            "驾驶证到期日期 驾驶证有效期限"
        ),
        kind=Kind.DATE,
        fields=("DriverLicenseOff",),
        begins="licence_from",
        expires=True,
    ),
    Column(
        "licence_from",
        _("驾驶证有效期起"),
        said("驾驶证有效期起 驾驶证有效起始日期 驾驶证有效期始"),
        kind=Kind.DATE,
        fields=("DriverLicenseOn",),
    ),
    Column(
        "veteran",
        _("是否退役军人"),
        said("是否退役军人 退役军人 是否退伍军人 退伍军人 是否复员军人"),
        kind=Kind.YES_NO,
    ),
    Column(
        "signed_on",
        _("签约日期"),
        said(
            "签约日期 签约时间 合同起始日期 合同开始日期 合同签订日期 加入日期 加入时间 "
            "入职日期 入职时间 注册日期 注册时间 合同起 合同有效期起 上岗日期"
        ),
        kind=Kind.DATE,
        fields=("ContractOn",),
    ),
    Column(
        "contract_to",
        _("合同截止日期"),
        said(
            "合同截止日期 合同到期日期 合同到期日 合同终止日期 合同止 合同有效期止 "
            "合同有效期 离职日期 离职时间 解约日期 退出日期"
        ),
        kind=Kind.DATE,
        fields=("ContractOff",),
        begins="signed_on",
    ),
    words.STATUS,
    words.FLAG,
    words.STATE,
)

DROPPED = (
    Dropped(said("婚姻状况 婚否 婚姻"), words.PRIVATE, ("DriverMaritalStatus",)),
    Dropped(
        said("户籍地址 户籍所在地 户口所在地 户籍 户籍地 户口登记地址"),
        words.PRIVATE,
        ("DriverCensus",),
    ),
    Dropped(said("外语水平 外语能力 语言水平"), words.PRIVATE, ("DriverLanguageLevel",)),
    Dropped(("民族",), words.PRIVATE, ("DriverNation",)),
    Dropped(("国籍",), words.PRIVATE, ("DriverNationality",)),
    Dropped(said("学历 文化程度"), words.PRIVATE, ("DriverEducation",)),
    Dropped(said("政治面貌 是否党员"), words.PRIVATE),
    Dropped(
        said("住址 现住址 家庭住址 居住地址 通信地址 联系地址 现居住地址"),
        words.PRIVATE,
        said("DriverAddress DriverContactAddress"),
    ),
    Dropped(
        said("紧急联系人 紧急联系人电话 紧急联系电话"),
        words.PRIVATE,
        said("EmergencyContact EmergencyContactPhone EmergencyContactAddress"),
    ),
    Dropped(
        said("照片 身份证照片 驾驶证照片 照片文件编号"),
        words.PHOTO,
        said("PhotoId LicensePhotoId"),
    ),
    Dropped(said("出生日期 出生年月 年龄"), _("身份证号里已有，不另保存。"), ("DriverBirthday",)),
    Dropped(
        ("备案日期",),
        words.NOT_NEEDED,
        said(
            "TaxiDriver FullTimeDriver InDriverBlacklist CommercialType RegisterDate "
            "NetworkCarIssueDate GetNetworkCarProofDate"
        ),
    ),
    words.EXCHANGE_NOISE,
)
