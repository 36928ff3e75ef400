"""What offices keep themselves: the list of companies, the licensed without a company, trucks, members."""

from __future__ import annotations

from pathlib import Path

from yilu.core.geo import to_gcj02
from yilu.demo import messy, places, sheets
from yilu.demo.city import Company, DemoCity, Member
from yilu.demo.columns import PLAIN, Column, Hand, Listed, driver_columns, number_column, table
from yilu.demo.panzhihua import CITY_NAME, DISTRICTS
from yilu.demo.places import Place
from yilu.demo.sheets import Sheet

BUREAU = Hand(dates=messy.in_turn(messy.iso, messy.cell), name=messy.dotted_name)


def companies(path: Path, city: DemoCity) -> None:
    columns: list[Column[Company]] = [
        number_column(),
        Column("企业名称", lambda c, row: c.plan.name),
        Column("统一社会信用代码", lambda c, row: messy.full_width(c.uscc) if row == 3 else c.uscc),
        Column("部标企业标识", lambda c, row: c.exchange_id),
        Column("法定代表人", lambda c, row: c.legal_person),
        Column("联系电话", lambda c, row: c.phone),
        Column("注册地址", lambda c, row: c.address),
        Column("所在区县", lambda c, row: DISTRICTS[c.plan.district]),
        Column("经营许可证号", lambda c, row: c.permit_number),
        Column("有效期起", lambda c, row: messy.chinese(c.valid_from)),
        Column("有效期止", lambda c, row: messy.dotted(c.valid_to)),
        Column("开展经营日期", lambda c, row: c.started_on and messy.chinese(c.started_on)),
    ]
    names, rows = table(columns, city.companies)
    sheet = Sheet(
        "企业名录", names, rows,
        title=f"{CITY_NAME}网络预约出租汽车平台公司名录",
        subtitle=f"截至{messy.chinese(city.day)}",
        groups=(("", 1), ("企业基本情况", 7), ("网络预约出租汽车经营许可证", 3), ("", 1)),
        notes=("注：最后一家已取得许可，尚未开展经营。",),
    )  # fmt: skip
    sheets.write_workbook(path, [sheet], city.day)


def unattached(path: Path, city: DemoCity) -> None:
    """People with a permit and no platform; the bureau that issued it keeps the list."""
    headings = {
        "name": "姓名", "sex": "性别", "birth": "出生日期", "nation": "民族",
        "id": "身份证号码", "phone": "联系电话",
        "permit": "网络预约出租汽车驾驶员证号", "from": "有效期起", "to": "有效期止",
        "district": "居住区县",
    }  # fmt: skip
    people = [Listed(d, None) for d in city.drivers if not d.contracts and d.group != "truck"]
    names, rows = table([number_column(), *driver_columns(BUREAU, headings)], people)
    sheet = Sheet("持证驾驶员", names, rows, title=f"{CITY_NAME}网约车持证驾驶员台账（未签约平台）")
    sheets.write_workbook(path, [sheet], city.day)


def trucks(path: Path, city: DemoCity) -> None:
    headings = {
        "name": "姓名", "group": "从业类别", "id": "身份证号",
        "phone": "手机号码", "permit": "从业资格证号",
        "from": "有效期起", "to": "有效期止", "class": "准驾车型",
        "district": "常跑区县", "veteran": "是否退役军人",
    }  # fmt: skip
    people = [Listed(d, None) for d in city.drivers if d.group == "truck"]
    names, rows = table([number_column(), *driver_columns(PLAIN, headings)], people)
    sheet = Sheet(
        "货车司机", names, rows, title="花城货车司机驿站登记表", notes=("注：本人自愿登记。",)
    )
    sheets.write_workbook(path, [sheet], city.day)


def members(path: Path, city: DemoCity) -> None:
    columns: list[Column[Member]] = [
        number_column(),
        Column("姓名", lambda m, row: messy.dotted_name(m.person.name, row)),
        Column("性别", lambda m, row: m.person.sex),
        Column("民族", lambda m, row: m.person.nation),
        Column("身份证号码", lambda m, row: m.person.resident_id),
        Column("联系电话", lambda m, row: m.person.phone),
        Column("党员类别", lambda m, row: "预备党员" if m.probationary else "正式党员"),
        Column("入党时间", lambda m, row: messy.dotted(m.joined_on)),
        Column("组织关系所在党组织", lambda m, row: m.formal_elsewhere or m.branch),
        Column("编入党支部", lambda m, row: m.branch if m.listed else None),
        Column("编入时间", lambda m, row: messy.dotted(m.since) if m.listed and m.branch else None),
    ]
    names, rows = table(columns, city.members)
    sheet = Sheet(
        "司机党员", names, rows,
        title="司机党员花名册",
        subtitle=f"{CITY_NAME}交通运输行业党委　{messy.chinese(city.day)}",
        total=f"{len(rows)}名",
    )  # fmt: skip
    sheets.write_workbook(path, [sheet], city.day)


def stations(path: Path, city: DemoCity) -> None:
    """Stations and shops on two sheets: coordinates from two maps, in two columns or in one cell."""
    columns: list[Column[Place]] = [
        number_column(),
        Column("驿站名称", lambda p, row: p.name),
        Column("运营单位", lambda p, row: p.operator),
        Column("所在区县", lambda p, row: DISTRICTS[p.district]),
        Column("详细地址", lambda p, row: p.address),
        Column("经度", lambda p, row: round(to_gcj02(p.at).lon, 6)),
        Column("纬度", lambda p, row: round(to_gcj02(p.at).lat, 6)),
        Column("坐标来源", lambda p, row: "高德地图"),
        Column("功能", lambda p, row: "学习、休息、服务、问需、宣传"),
        Column("配套设施", lambda p, row: ("、" if row % 3 else "/").join(p.amenities)),
        Column("停车规定", lambda p, row: p.parking),
        Column("货车位", lambda p, row: p.truck_spaces or None),
        Column("充电价格（元/度）", lambda p, row: p.charging),
        Column("开放时间", lambda p, row: messy.full_width(p.hours) if row == 5 else p.hours),
        Column("等级", lambda p, row: p.level),
        Column("座位数", lambda p, row: p.seats),
        Column("挂牌日期", lambda p, row: messy.chinese(p.opened_on)),
        Column("摘牌日期", lambda p, row: p.closed_on and messy.dotted(p.closed_on)),
    ]
    names, rows = table(columns, places.stations(city.day))
    first = Sheet(
        "货车司机驿站", names, rows,
        title=f"{CITY_NAME}花城货车司机驿站一览表",
        subtitle=f"截至{messy.chinese(city.day)}",
        notes=("注：银江驿站在建；密地驿站因道路改造停用。",),
    )  # fmt: skip
    sheets.write_workbook(path, [first, _shops(city)], city.day)


def _shops(city: DemoCity) -> Sheet:
    columns: list[Column[Place]] = [
        Column("门店名称", lambda p, row: p.name),
        Column("所属企业", lambda p, row: "万顺叫车"),
        Column("区县", lambda p, row: _short(DISTRICTS[p.district])),
        Column("地址", lambda p, row: p.address),
        Column("坐标（经度，纬度）", lambda p, row: f"{p.at.lon:.6f}，{p.at.lat:.6f}"),
        Column("坐标系", lambda p, row: "GPS"),
        Column("设施", lambda p, row: "，".join(p.amenities)),
        Column("停车", lambda p, row: p.parking),
        Column("营业时间", lambda p, row: p.hours),
        Column("座位", lambda p, row: p.seats),
        Column("启用时间", lambda p, row: messy.slashed(p.opened_on)),
        Column("停用时间", lambda p, row: p.closed_on and messy.slashed(p.closed_on)),
    ]
    names, rows = table(columns, places.shops(city.day))
    return Sheet("万顺叫车服务门店", names, rows, title="实体服务门店（党群服务阵地）名单")


def _short(district: str) -> str:
    """仁和 for 仁和区; a name of one character stays whole."""
    return district[:-1] if len(district) > 2 else district
