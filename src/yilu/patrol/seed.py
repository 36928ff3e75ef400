"""The sub-classes a city starts with, after the catalogue of 数字化城市管理; a city changes them.

Time limits are a proposal in working hours (the field's usual orders: danger at once, cleaning in
hours, repairs in days); no text of a standard is quoted.
"""

from __future__ import annotations

from dataclasses import dataclass

from yilu.patrol.enums import Family, Kind


@dataclass(frozen=True, slots=True)
class CategorySeed:
    """One sub-class as it enters a city."""

    code: str
    kind: Kind
    family: Family
    name: str
    name_en: str
    hours: int
    filing: str
    closing: str
    words: tuple[str, ...]
    icon: str = "flag"
    questions: tuple[str, ...] = ()
    radius: int = 60
    stop: str = ""


E, F = Kind.EVENT, Kind.FIXTURE
STOP_WIRE = "别靠近。有触电危险，先打 95598 或 110，报过再交。"
STOP_ROCK = "路上还会掉石头，人车先退开。挡了路先打 110，报过再交。"
STOP_HOLE = "有人掉下去或者车会掉进去，先打 110，报过再交。"
STOP_WATER = "水深看不清别过。有人被困先打 119，报过再交。"
STOP_LIGHT = "路口已经堵了或者出了事故，先打 122，报过再交。"

CATEGORIES = (
    CategorySeed(
        "pothole", F, Family.STREET, "路面破损", "Broken road surface", 28,
        "坑洞、塌陷、裂缝，妨碍通行或者会伤车", "填平压实，和路面齐平",
        ("坑", "坑洞", "坑洼", "路烂", "裂缝", "破损", "颠"), "road", ("大概多大",),
    ),
    CategorySeed(
        "lamp", F, Family.PUBLIC, "路灯不亮", "Street lamp out", 21,
        "夜间不亮、长亮或者灯杆歪倒", "夜间能正常亮", ("路灯", "灯不亮", "黑", "灯杆"), "bulb",
        ("灯杆编号", "几盏不亮"), 80,
    ),
    CategorySeed(
        "manhole", F, Family.PUBLIC, "井盖缺失破损", "Manhole cover missing or broken", 4,
        "井盖没了、碎了、翘起或者响", "井盖齐平、稳当", ("井盖", "下水道盖", "窨井"), "alert", (), 40,
        STOP_HOLE,
    ),
    CategorySeed(
        "sign", F, Family.TRAFFIC, "交通标志损坏", "Damaged traffic sign", 21,
        "标志牌倒、歪、掉或者看不清", "标志牌立正、看得清", ("标志", "标牌", "指示牌", "牌子"), "flag",
    ),
    CategorySeed(
        "marking", F, Family.TRAFFIC, "标线不清", "Worn road markings", 56,
        "白线黄线磨掉，夜里看不见", "重新划好，看得清", ("标线", "划线", "白线", "黄线", "斑马线"), "road",
        (), 120,
    ),
    CategorySeed(
        "signal", F, Family.TRAFFIC, "信号灯故障", "Traffic light out of order", 4,
        "不亮、不变或者乱闪", "红绿灯正常", ("红绿灯", "信号灯"), "alert", (), 100, STOP_LIGHT,
    ),
    CategorySeed(
        "guardrail", F, Family.TRAFFIC, "护栏损坏", "Damaged guard rail", 28,
        "护栏倒、断或者缺一段", "补齐、立稳", ("护栏", "栏杆", "隔离栏"), "shield", (), 100,
    ),
    CategorySeed(
        "tree", E, Family.GREEN, "树木倒伏", "Fallen tree or branch", 7,
        "树或者大枝倒在路上、挡了灯和标志", "清走，不再挡", ("树", "树枝", "倒伏", "挡路"), "tree",
    ),
    CategorySeed(
        "flooding", E, Family.STREET, "道路积水", "Flooded road", 4,
        "雨后积水妨碍通行，或者排水口堵住", "水退净，排水口通", ("积水", "水淹", "排水", "堵水"), "water",
        ("水有多深",), 120, STOP_WATER,
    ),
    CategorySeed(
        "rock", E, Family.SUDDEN, "边坡落石", "Rocks from a slope", 4,
        "石头、泥土落到路上，或者边坡松动", "清走，边坡查看过", ("落石", "滑坡", "塌方", "石头"), "alert", (),
        150, STOP_ROCK,
    ),
    CategorySeed(
        "wire", F, Family.PUBLIC, "线缆垂落", "Hanging cable", 4,
        "电线、光缆垂下来，车会挂到", "收好、固定", ("电线", "线缆", "光缆", "垂"), "charge",
        (), 60, STOP_WIRE,
    ),
    CategorySeed(
        "garbage", E, Family.ENVIRONMENT, "暴露垃圾", "Exposed rubbish", 7,
        "成堆的垃圾没有人收", "清走、冲净", ("垃圾", "脏", "臭"), "again",
    ),
    CategorySeed(
        "debris", E, Family.ENVIRONMENT, "积存渣土", "Dumped soil and rubble", 14,
        "渣土、建筑垃圾倒在路边", "清走", ("渣土", "建筑垃圾", "沙石"), "truck", (), 100,
    ),
    CategorySeed(
        "dirty", E, Family.ENVIRONMENT, "道路不洁", "Dirty road", 7,
        "路上有泥、油、碎玻璃", "扫净、冲净", ("泥", "油", "玻璃", "抛洒"), "road", (), 120,
    ),
    CategorySeed(
        "works", E, Family.WORKS, "施工占道", "Works on the road", 14,
        "施工没有围挡、没有警示灯，或者完工没有恢复", "围挡警示齐全，或者路面恢复", ("施工", "围挡", "占道"),
        "work", (), 100,
    ),
    CategorySeed(
        "leak", E, Family.PUBLIC, "管道漏水", "Leaking pipe", 7,
        "自来水、污水冒出来", "不再漏，路面恢复", ("漏水", "水管", "冒水", "污水"), "water", (), 80,
    ),
    CategorySeed(
        "bin", F, Family.HYGIENE, "垃圾箱破损", "Broken litter bin", 21,
        "箱体破、满溢没人收", "修好或者换新，收空", ("垃圾箱", "垃圾桶", "果皮箱"), "again", (), 30,
    ),
    CategorySeed(
        "toilet", F, Family.HYGIENE, "公厕设施损坏", "Broken public toilet", 21,
        "锁着、没水、门坏", "能正常用", ("公厕", "厕所"), "toilet", (), 60,
    ),
    CategorySeed(
        "stop", F, Family.PUBLIC, "站亭座椅损坏", "Damaged bus shelter or bench", 28,
        "站亭、座椅破损，玻璃碎", "修好，没有尖角", ("站台", "站亭", "公交站", "座椅"), "station", (), 40,
    ),
)  # fmt: skip
