"""The columns of a vehicles' list, in the ways companies head them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import Column, Dropped, Kind, Severity
from yilu.registry.roster import words
from yilu.registry.roster.words import said

COLUMNS = (
    Column(
        "plate",
        _("车牌号"),
        said("车牌号 车牌号码 车牌 号牌号码 号牌 车号 车辆号牌 牌照号 牌照 车辆牌号 牌号"),
        kind=Kind.PLATE,
        fields=("VehicleNo",),
        required=True,
    ),
    Column(
        "plate_colour",
        _("车牌颜色"),
        said("车牌颜色 号牌颜色 牌照颜色 车牌底色 号牌种类"),
        kind=Kind.CHOICE,
        fields=("PlateColor",),
        choices=words.PLATE_COLOURS,
        severity=Severity.WARNING,
    ),
    Column(
        "fuel",
        _("燃料种类"),
        said("燃料种类 燃料类型 燃料 能源类型 能源 能源种类 动力类型 车辆燃料类型"),
        kind=Kind.CHOICE,
        fields=("FuelType",),
        choices=words.FUELS,
        severity=Severity.WARNING,
    ),
    Column(
        "seats",
        _("座位数"),
        said("座位数 座位 核定载客 核定载客人数 核载人数 核定载客位 载客人数 座数 核定座位"),
        kind=Kind.INT,
        fields=("Seats",),
        low=1,
        high=60,
    ),
    Column(
        "brand",
        _("品牌"),
        said("品牌 车辆品牌 厂牌 车辆厂牌 品牌名称"),
        fields=("Brand",),
        longest=64,
    ),
    Column(
        "model",
        _("型号"),
        said("型号 车辆型号 车型 品牌型号 厂牌型号"),
        fields=("Model",),
        longest=64,
    ),
    Column(
        "colour",
        _("车身颜色"),
        said("车身颜色 车辆颜色 颜色"),
        fields=("VehicleColor",),
        longest=32,
    ),
    Column(
        "vin",
        _("车辆识别代号"),
        said("车辆识别代号 车架号 VIN VIN码 识别代号 车架号码 车辆识别码 车辆识别代码"),
        kind=Kind.VIN,
        fields=("VIN",),
    ),
    Column(
        "owner_name",
        _("车辆所有人"),
        said("车辆所有人 所有人 车主 车主姓名 机动车所有人 产权人 所有权人"),
        fields=("OwnerName",),
        longest=64,
    ),
    words.COMPANY,
    words.EXCHANGE_ID,
    words.GROUP,
    words.DISTRICT,
    Column(
        "registered_on",
        _("初次登记日期"),
        said(
            "初次登记日期 登记日期 首次登记日期 注册日期 注册登记日期 初登日期 "
            "车辆注册日期 行驶证注册日期 上牌日期"
        ),
        kind=Kind.DATE,
        fields=("CertifyDateA",),
    ),
    Column(
        "mileage_km",
        _("行驶里程"),
        said("行驶里程 行驶里程公里 里程 总里程 行驶总里程 里程数 累计里程 行驶公里数"),
        kind=Kind.INT,
        fields=("TotalMile",),
        low=0,
        high=3_000_000,
    ),
    *words.permit_columns(
        said(
            "网络预约出租汽车运输证号 网络预约出租汽车运输证 网约车运输证号 网约车运输证 "
            "运输证号 运输证编号 道路运输证号 道路运输证编号 道路运输证 运输证 运输证号码 "
            "车证号 证号 经营许可证号"
        ),
        said("运输证有效期起 道路运输证有效期起 运输证发证日期 运输证有效期始"),
        said(
            "运输证有效期止 运输证有效期 运输证有效期至 道路运输证有效期 "
            "道路运输证有效期止 运输证到期日期"
        ),
        ("Certificate", "TransDateStart", "TransDateStop"),
        _("运输证号"),
    ),
    words.ISSUER,
    Column("area", _("经营区域"), said("经营区域 许可区域 经营范围区域"), fields=("TransArea",)),
    Column(
        "joined_on",
        _("接入日期"),
        said("接入日期 接入时间 加入日期 加入时间 签约日期 投入营运日期 报备日期"),
        kind=Kind.DATE,
        fields=("RegisterDate",),
    ),
    Column(
        "left_on",
        _("退出日期"),
        said("退出日期 退出时间 停运日期 报废日期 解约日期"),
        kind=Kind.DATE,
        begins="joined_on",
    ),
    words.STATUS,
    words.FLAG,
    words.STATE,
)

DROPPED = (
    Dropped(said("车辆照片 照片"), words.NOT_NEEDED, ("PhotoId",)),
    Dropped(
        said("发动机号 发动机号码 排量 发动机排量 车辆类型"),
        words.NOT_NEEDED,
        said("EngineId EngineDisplace VehicleType"),
    ),
    Dropped(
        said("年检日期 年审日期 检验有效期 检验有效期至 检修状态 年度审验状态"),
        words.NOT_NEEDED,
        said("FixState NextFixDate CheckState CertifyDateB"),
    ),
    Dropped(
        said("定位装置品牌 卫星定位装置 GPS品牌 计价方式 运价类型 发票打印设备序列号"),
        words.NOT_NEEDED,
        said("FeePrintId GPSBrand GPSModel GPSIMEI GPSInstallDate CommercialType FareType"),
    ),
    words.EXCHANGE_NOISE,
)
