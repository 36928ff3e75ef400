"""Writes the demo city's registers as the messy files companies and offices really send.

`python -m yilu.demo.registers OUTDIR --date 2026-05-29` needs neither Django nor a database.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yilu.demo import broken, offices
from yilu.demo.build import build
from yilu.demo.city import DemoCity
from yilu.demo.senders import ertanwan, jinshadu, mumianhong, suomahua, sutielin, wanshun
from yilu.demo.wording import _

Writer = Callable[[Path, DemoCity], None]


@dataclass(frozen=True, slots=True)
class Register:
    """One file: what `./yilu import KIND FILE` reads it as, and what is odd about it."""

    kind: str
    name: str
    note: str
    write: Writer


# In the order of import: a list may only name companies and drivers that are already known.
REGISTERS = (
    Register(
        "companies",
        "01-网约车平台企业名录.xlsx",
        _("两行表头、合并单元格、表下有说明"),
        offices.companies,
    ),
    Register(
        "vehicles",
        "02-万顺叫车-车辆台账.xlsx",
        _("车牌写成川D·12345，日期四种写法，有合计"),
        wanshun.vehicles,
    ),
    Register(
        "vehicles", "02-金沙渡出行-baseInfoVehicle.json", _("部标交换数据"), jinshadu.vehicles
    ),
    Register("vehicles", "02-木棉红约车-车辆.csv", _("GBK 编码，分号分隔"), mumianhong.vehicles),
    Register(
        "vehicles",
        "02-索玛花叫车-车辆明细.xls",
        _("名为 xls，其实是网页表格"),
        suomahua.vehicles,
    ),
    Register(
        "vehicles",
        "02-二滩湾出行-车辆表.xlsx",
        _("分两张表，其中一张隐藏；日期是序列号"),
        ertanwan.vehicles,
    ),
    Register("vehicles", "02-苏铁林约车-车辆.csv", _("UTF-16，制表符分隔"), sutielin.vehicles),
    Register(
        "drivers",
        "03-万顺叫车-驾驶员花名册.xlsx",
        _("三行表头、全角数字、隐藏行、不该收的列"),
        wanshun.drivers,
    ),
    Register("drivers", "03-金沙渡出行-baseInfoDriver.json", _("部标交换数据"), jinshadu.drivers),
    Register("drivers", "03-木棉红约车-司机.csv", _('GBK 编码，证号写成 ="…"'), mumianhong.drivers),
    Register(
        "drivers",
        "03-木棉红约车-司机（生僻字）.csv",
        _("GBK 写不了的名字，另存 UTF-8"),
        mumianhong.rare,
    ),
    Register(
        "drivers",
        "03-索玛花叫车-司机明细.xls",
        _("名为 xls，其实是网页表格"),
        suomahua.drivers,
    ),
    Register(
        "drivers",
        "03-二滩湾出行-驾驶员表.xlsx",
        _("每 30 行重复表头，有效期写在一格里"),
        ertanwan.drivers,
    ),
    Register("drivers", "03-苏铁林约车-驾驶员.csv", _("UTF-16，制表符分隔"), sutielin.drivers),
    Register(
        "drivers",
        "03-持证驾驶员台账（未签约平台）.xlsx",
        _("没有平台公司的持证人"),
        offices.unattached,
    ),
    Register("drivers", "03-货车司机登记表.xlsx", _("另一个群体：货车司机"), offices.trucks),
    Register(
        "operating",
        "04-万顺叫车-营运月报.xlsx",
        _("一个月一张表，每张有合计"),
        wanshun.operating,
    ),
    Register(
        "operating",
        "04-金沙渡出行-营运.csv",
        _("UTF-8 带 BOM，月份写成 202605"),
        jinshadu.operating,
    ),
    Register(
        "operating",
        "04-木棉红约车-营运.csv",
        _("GBK 编码，只有证号没有身份证号"),
        mumianhong.operating,
    ),
    Register("operating", "04-索玛花叫车-营运.xls", _("网页表格"), suomahua.operating),
    Register(
        "operating", "04-二滩湾出行-营运.xlsx", _("月份是真正的日期单元格"), ertanwan.operating
    ),
    Register("operating", "04-苏铁林约车-营运.csv", _("UTF-16，制表符分隔"), sutielin.operating),
    Register("members", "05-司机党员花名册.xlsx", _("组织关系多在外地"), offices.members),
    Register(
        "stations",
        "06-驿站和服务门店一览表.xlsx",
        _("两张表：坐标一张抄自高德，一张是 GPS，写法各不相同"),
        offices.stations,
    ),
)

# Not imported: for trying out what happens to mistakes.
BROKEN = (
    Register("drivers", "示例-有错的驾驶员名册.xlsx", _("每种错误各一行"), broken.drivers),
    Register(
        "vehicles", "示例-有错的车辆名册.xlsx", _("车牌、颜色、日期和重复的错误"), broken.vehicles
    ),
)


def write_all(folder: Path, city: DemoCity) -> list[Path]:
    """Every register and every broken sample, in order of import."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for register in (*REGISTERS, *BROKEN):
        path = folder / register.name
        register.write(path, city)
        paths.append(path)
    return paths


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m yilu.demo.registers", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write the files")
    parser.add_argument("--date", type=date.fromisoformat, required=True, help="the demo's day")
    options = parser.parse_args(arguments)
    for path in write_all(options.folder, build(options.date)):
        print(path)


if __name__ == "__main__":
    main()
