"""Plausible Chinese names, with the rare characters that break software."""

from __future__ import annotations

from random import Random

SURNAMES = (
    "王李张刘陈杨黄赵吴周" * 4
    + "徐孙马朱胡郭何罗高林" * 3
    + "郑梁谢唐许邓冯韩曹曾" * 2
    + "彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方"
    + "侯邹熊孟秦白江阎薛尹段雷龙黎史陶贺毛郝顾龚邵万覃武钱严"
)
RARE_SURNAMES = ("欧阳", "上官", "司马", "仝", "佘", "冼", "笪", "禤", "缑", "咎", "亓", "郤")
MALE = (
    "伟强军勇杰涛斌波辉刚健明亮平华东林峰飞鹏超浩宇阳建国志文德祥福贵荣春海松柏川江洪云龙虎"
    "凯旭晨嘉俊博毅诚信义仁安康宁庆友良才"
)
FEMALE = "芳娜敏静丽艳娟霞秀兰英华慧玲玉梅燕红琴萍莉婷雪丹蓉颖倩琳洁云凤珍菊香月桂淑惠芬素琼佳怡欣悦蕾薇露瑶"
BIRTH_NAMES = "建国建军国庆卫东红军胜利援朝跃进"  # given names of their years, in pairs
# Beyond GB 2312, in extensions A and B of Unicode, or simply seldom seen.
RARE_GIVEN = (
    "䶮",
    "𠮷",
    "㛃",
    "喆",
    "堃",
    "犇",
    "淼",
    "赟",
    "翀",
    "珺",
    "烜",
    "昇",
    "㼆",
    "𬭎",
    "祎",
    "骉",
)
YI_CLANS = ("阿苦", "吉克", "沙马", "曲比", "俄木", "马海", "阿的", "吉尼", "勒格", "海来")
YI_GIVEN = ("尔布", "拉者", "阿呷", "木果", "子哈", "日哈", "伍呷", "五支", "阿牛", "小兵")


def han_name(sex: str, year: int, rng: Random) -> str:
    """A Han name for someone born in that year: single characters were the fashion around 1980."""
    surname = rng.choice(SURNAMES)
    pool = MALE if sex == "男" else FEMALE
    if sex == "男" and year < 1976 and rng.random() < 0.15:
        start = rng.randrange(0, len(BIRTH_NAMES), 2)
        return surname + BIRTH_NAMES[start : start + 2]
    if rng.random() < (0.35 if 1975 <= year <= 1992 else 0.12):
        return surname + rng.choice(pool)
    return surname + rng.choice(pool) + rng.choice(pool)


def yi_name(rng: Random) -> str:
    """A Yi name written in Chinese, with the middle dot that registers write in five ways."""
    return f"{rng.choice(YI_CLANS)}·{rng.choice(YI_GIVEN)}"


def rare_name(index: int, rng: Random) -> str:
    """A name with a character that fonts, code pages and length checks trip over."""
    given = RARE_GIVEN[index % len(RARE_GIVEN)]
    if index % 4 == 3:
        return rng.choice(RARE_SURNAMES) + given
    return rng.choice(SURNAMES) + (given if index % 2 else given + rng.choice(MALE))
