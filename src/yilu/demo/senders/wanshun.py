"""万顺叫车: a clerk with Excel and a printer."""

from __future__ import annotations

from pathlib import Path

from yilu.demo import messy, sheets
from yilu.demo.city import DemoCity
from yilu.demo.columns import (
    Hand,
    driver_columns,
    number_column,
    operation_columns,
    table,
    vehicle_columns,
)
from yilu.demo.senders import lists
from yilu.demo.sheets import Sheet

KEY = "wanshun"
HAND = Hand(
    dates=messy.in_turn(messy.chinese, messy.dotted, messy.cell, messy.compact),
    plate=messy.plate_with_dot,
    id_number=messy.spaced_id,
    phone=messy.spread_phone,
    name=messy.dotted_name,
)


def vehicles(path: Path, city: DemoCity) -> None:
    headings = {
        "plate": "车牌号码", "colour": "车牌颜色", "fuel": "燃料类型", "seats": "核定载客（人）",
        "brand": "车辆品牌", "model": "车辆型号", "paint": "车身颜色", "vin": "车架号",
        "owner": "车辆所有人", "company": "所属平台公司", "district": "主要营运区域",
        "registered": "初次登记日期", "mileage": "行驶里程（公里）",
        "permit": "网络预约出租汽车运输证号",
        "from": "有效期起", "to": "有效期止",
    }  # fmt: skip
    columns = [number_column(), *vehicle_columns(HAND, headings)]
    names, rows = table(columns, lists.vehicles(city, KEY))
    sheet = Sheet(
        "车辆台账", names, rows,
        title="万顺叫车（攀枝花）网约车车辆台账",
        subtitle=f"填报单位：万顺叫车　　填报日期：{messy.chinese(city.day)}",
        total=f"{len(rows)}辆",
        notes=("注：1.车牌请按行驶证填写；2.到期前一个月报换证。", "制表：董小兵　　审核：唐文静"),
    )  # fmt: skip
    sheets.write_workbook(path, [sheet], city.day)


def drivers(path: Path, city: DemoCity) -> None:
    headings = {
        "name": "姓名", "sex": "性别", "nation": "民族", "id": "身份证号码", "phone": "联系电话",
        "married": "婚姻状况", "census": "户籍地址", "class": "准驾车型",
        "licence_first": "初次领证日期",
        "licence_to": "驾驶证有效期至", "permit": "网络预约出租汽车驾驶员证号", "from": "有效期起",
        "to": "有效期止", "company": "所属平台公司", "signed": "签约日期", "district": "主要营运区域",
        "veteran": "是否退役军人",
    }  # fmt: skip
    columns = [number_column(), *driver_columns(HAND, headings)]
    names, rows = table(columns, lists.drivers(city, KEY))
    sheet = Sheet(
        "花名册", names, rows,
        title="万顺叫车（攀枝花）网约车驾驶员花名册",
        subtitle=f"填报单位：万顺叫车　　截至：{messy.chinese(city.day)}",
        groups=(("", 1), ("个人基本情况", 7), ("机动车驾驶证", 3), ("从业资格", 3), ("营运情况", 4)),
        hidden_rows=frozenset({41, 42, 180}),
        total=f"{len(rows)}人",
        notes=("注：隐藏的三行为正在办理变更的人员。", "制表：董小兵"),
    )  # fmt: skip
    sheets.write_workbook(path, [sheet], city.day)


def operating(path: Path, city: DemoCity) -> None:
    headings = {
        "company": "平台公司", "month": "月份", "name": "驾驶员姓名",
        "id": "身份证号码", "plate": "车牌号码",
        "orders": "完成订单（单）", "violations": "违章次数", "complaints": "被投诉次数",
    }  # fmt: skip
    columns = [
        number_column(),
        *operation_columns(HAND, headings, lambda month, row: f"{month.year}年{month.month}月"),
    ]
    reports = lists.reports(city, KEY)
    made = []
    for month in sorted({report.month for report in reports}):
        names, rows = table(columns, [report for report in reports if report.month == month])
        title = f"{month.year}年{month.month}月营运情况月报"
        orders = sum(report.orders for report in reports if report.month == month)
        made.append(Sheet(f"{month:%Y.%m}", names, rows, title=title, total=f"{orders}单"))
    sheets.write_workbook(path, made, city.day)
