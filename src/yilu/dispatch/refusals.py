"""Why `./yilu dispatch solve` goes no further: a code for programs, and words in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

KINDS = {"request": "乘车", "vehicle": "车辆", "exam": "考点"}
WORDS: dict[str, tuple[str, str]] = {
    "no_object": ("the file holds no JSON object", "文件里不是一个 JSON 对象"),
    "no_list": ("the file has no list {name!r}", "文件里没有列表 {name!r}"),
    "no_vehicle": ("there is no vehicle", "一辆车也没有"),
    "no_id": ("{name}[{rank}] has no id", "{name}[{rank}] 没有 id"),
    "twice": (
        "{name}[{rank}]: id {id!r} is there twice",
        "{name}[{rank}]：id {id!r} 出现了两次",
    ),
    "no_exam": ("{where}: there is no exam point {exam!r}", "{where}：没有考点 {exam!r}"),
    "no_shift": (
        "{where}: shift is not [from, to] in seconds",
        "{where}：shift 要写成 [开始, 结束]，单位秒",
    ),
    "no_place": ("{where}: no place [lat, lon]", "{where}：没有位置 [纬度, 经度]"),
    "not_on_earth": (
        "{where}: {found} is not on the earth ([lat, lon] in degrees)",
        "{where}：{found} 不是地球上的位置（[纬度, 经度]，单位度）",
    ),
    "no_number": (
        "{where}: {name} is {found!r}, not a whole number from {least} to {most}",
        "{where}：{name} 是 {found!r}，要写 {least} 到 {most} 的整数",
    ),
    "too_large": ("{path} is larger than {most} MB", "{path} 超过 {most} MB"),
    "unreadable": ("{path} cannot be read: {why}", "{path} 读不出来：{why}"),
    "no_json": ("{path} is not JSON: {why}", "{path} 不是 JSON：{why}"),
    "option": ("{why}", "选项不对：{why}"),
    "seconds": ("--seconds is {found:g}; give 1 to 3600", "--seconds 是 {found:g}，要写 1 到 3600"),
    "threads": ("--threads is {found}; give 1 to 64", "--threads 是 {found}，要写 1 到 64"),
    "memory": (
        "the problem needs more memory than may be taken; plan it wave by wave",
        "需要的内存超过上限；请按场次分开编排",
    ),
    "machine": (
        "the search could not be made ready on this machine: {why}",
        "这台机器上准备不了编排程序：{why}",
    ),
    "stopped": ("stopped; nothing was planned", "已停止，没有生成方案"),
}


class Where(NamedTuple):
    """What of the file is meant."""

    kind: str
    id: Any

    def said(self, chinese: bool) -> str:
        return f"{KINDS[self.kind] if chinese else self.kind} {self.id!r}"


class BadFile(Exception):
    """Not a problem that can be planned; the code is for programs, the words say where and why."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def said(self, chinese: bool) -> str:
        values = {
            name: value.said(chinese) if isinstance(value, Where) else value
            for name, value in self.values.items()
        }
        return WORDS[self.code][chinese].format(**values)

    def __str__(self) -> str:
        return self.said(chinese=False)


def reads_chinese(environment: Mapping[str, str]) -> bool:
    """What the terminal is set to."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((environment[n] for n in names if environment.get(n)), "").startswith("zh")
