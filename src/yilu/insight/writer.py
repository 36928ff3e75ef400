"""Writes the brief: sentences around figures, in the manner of the founding document.

A body is one paragraph a line; a line that begins with 一、 is a heading; {key} stands for a figure and
{key:名} for the same figure with another counting word. Only sentences whose figures exist are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yilu.core.periods import Period
from yilu.insight.enums import Strength
from yilu.insight.measures import Figure, Scope

MASTHEAD = "行业党建简报"
AWAITED = "（待报）"
UNKNOWN = "（没有这个数）"
PLACEHOLDER = re.compile(r"\{([^{}:：\n]+)(?:[:：]([^{}\n]{1,4}))?\}")
HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、")
Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words; with a key it is a figure and opens to its rows."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph."""

    heading: bool
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Names:
    """Proper names the sentences need, taken from the units and rows, not from the code."""

    committee: str  # 攀枝花市交通运输行业党委
    first_branch: str = ""
    first_district: str = ""  # where its members drive, if that is one district
    floating_branch: str = ""
    floating_district: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """Written when all its figures exist and none of them is nought."""

    text: str

    def fits(self, figures: Figures) -> bool:
        found = [figures.get(match[1]) for match in PLACEHOLDER.finditer(self.text)]
        return all(
            figure is not None and not (figure.missing or figure.suppressed) and bool(figure.value)
            for figure in found
        )


def blocks(body: str, figures: Figures) -> list[Block]:
    """The body with its figures put in, ready for any kind of paper."""
    lines = [line.strip() for line in body.splitlines()]
    return [Block(bool(HEADING.match(line)), _runs(line, figures)) for line in lines if line]


def plain(title: str, body: str, figures: Figures) -> str:
    """The whole text as it reads."""
    return "\n".join([title, *(block.text for block in blocks(body, figures))])


def used(body: str) -> list[str]:
    """The keys the body mentions, in order, each once."""
    return list(dict.fromkeys(match[1].strip() for match in PLACEHOLDER.finditer(body)))


def labelled(body: str, labels: Mapping[str, str]) -> str:
    """For the editor: {vehicles_compliant} → {合规营运车辆}."""
    return _renamed(body, labels)


def keyed(body: str, labels: Mapping[str, str]) -> str:
    """What the editor sends back: {合规营运车辆} → {vehicles_compliant}; strange names stay."""
    return _renamed(body, {label: key for key, label in labels.items()})


def compose(figures: Figures, scope: Scope, period: Period, names: Names) -> tuple[str, str]:
    """A first draft: title and body."""
    present = [s for s in Strength if any(figure.strength == s for figure in figures.values())]
    lines = [_opening(present, scope, period, names)]
    for number, strength in zip("一二三", present, strict=False):
        sentences = [
            _joined(clauses, figures) for clauses in STRENGTHS[strength](scope, names, figures)
        ]
        if any(sentences):
            lines += [f"{number}、{strength.label}", "".join(sentences)]
    return _title(present), "\n".join(lines)


def span(period: Period) -> str:
    """How the papers call the period."""
    if period == Period.year_to(period.last):
        return "今年以来"
    if period == Period.twelve_months_to(period.last):
        return "近一年来"
    return f"{chinese(period.first)}至{chinese(period.last)}"


def chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _title(present: Sequence[Strength]) -> str:
    ends = {
        Strength.COVERAGE: "把网约车司机组织起来",
        Strength.SERVICE: "服务到位",
        Strength.CONTRIBUTION: "带动起来",
    }
    return "“三强”并进，" + "、".join(ends[strength] for strength in present[:2])


def _opening(present: Sequence[Strength], scope: Scope, period: Period, names: Names) -> str:
    about = "、".join(strength.label[:4] for strength in present)
    where = "" if scope.whole else f"本期统计范围：{scope.name}。"
    return (
        f"{span(period)}，{names.committee}把网约车司机作为新就业群体党建的重点，围绕{about}，"
        f"推动各项工作落到车上、落到人上。{where}名册各数截至{chinese(period.last)}。"
    )


def _joined(clauses: Sequence[Clause], figures: Figures) -> str:
    """One sentence of the clauses that can be said, or nothing."""
    said = [clause.text for clause in clauses if clause.fits(figures)]
    return "，".join(said) + "。" if said else ""


def _coverage(scope: Scope, names: Names, figures: Figures) -> Iterator[list[Clause]]:
    where = "全市" if scope.whole else ""
    yield [
        Clause(f"{where}已开展经营的网约车公司{{companies_operating}}"),
        Clause("合规营运车辆{vehicles_compliant}"),
        Clause("持证司机{drivers_licensed}"),
        *_operating(figures),
    ]
    yield [
        Clause(
            f"{names.first_district}{{members_first_branch:名}}司机党员编入全市首个司机党支部"
            f"——{names.first_branch}"
        ),
        Clause(
            f"{names.floating_district}{{members_floating_branch:名}}编入{names.floating_branch}"
        ),
        _covered(figures),
    ]
    yield [
        Clause("线上线下开展宣讲{lectures_held}"),
        Clause("安全、应急等培训{trainings_held}"),
        Clause("教育引导司机{education_person_times}"),
        Clause("支部开展三会一课、主题党日{meetings_held}"),
    ]
    yield [
        Clause("{applications_received:名}司机递交入党申请书"),
        Clause("确定入党积极分子{activists:名}"),
    ]


def _service(_scope: Scope, _names: Names, _figures: Figures) -> Iterator[list[Clause]]:
    yield [
        Clause("建好用好货车司机驿站{stations}"),
        Clause("企业服务门店{service_counters}"),
        Clause("服务网约车司机{station_services}"),
    ]
    yield [
        Clause(
            "畅通“司机—司机党员—企业党组织（流动党员党支部）—行业党委”诉求直通渠道，"
            "协调解决急难愁盼事项{appeals_settled}"
        ),
        Clause("协调矛盾纠纷{disputes_mediated}"),
        Clause("帮助司机{helps_given}"),
    ]
    yield [
        Clause("夏送清凉、冬送温暖，为{gift_recipients:名}司机送去慰问礼包，价值{gift_value}"),
        Clause("开展讲座与咨询服务{consultation_person_times}"),
    ]


def _operating(figures: Figures) -> list[Clause]:
    """A branch has members who drive and no drivers of its own: no “0人，其中党员29人”."""
    drivers = figures.get("drivers_operating")
    if drivers is not None and drivers.value:
        return [Clause("实际从事营运{drivers_operating}"), Clause("其中党员{members_operating}")]
    return [Clause("在营司机党员{members_operating}")]


def _covered(figures: Figures) -> Clause:
    """应纳尽纳 is said only when it is so."""
    operating, covered = figures.get("members_operating"), figures.get("members_covered")
    whole = operating is not None and covered is not None and operating.value == covered.value
    if whole:
        return Clause("在营司机党员{members_covered}全部编入党支部，做到应纳尽纳")
    return Clause("在营司机党员已有{members_covered}编入党支部，其余正在逐一落实")


def _contribution(_scope: Scope, _names: Names, _figures: Figures) -> Iterator[list[Clause]]:
    """What drivers do for their city; a clause whose figure is not there is not said."""
    yield [
        Clause(
            "在“党旗飘在一线、堡垒筑在一线、党员冲在一线”行动中，组织司机参加森林草原防火、食品安全、"
            "疫情防控志愿服务，以司机党员为骨干组建志愿车队，现有车辆{volunteer_vehicles}"
        ),
    ]
    yield [
        Clause("开展“爱心送考”，选派车辆{exam_vehicles}"),
        Clause("出车{exam_vehicle_trips}"),
        Clause("接送考生和家长{exam_person_times}"),
    ]
    yield [
        Clause("当好“城市哨兵”，参与随手拍和创文迎查的司机{snapshot_reporters}"),
        Clause("发现的问题立案{snapshots_filed}"),
        Clause("办成{snapshots_settled}"),
    ]


STRENGTHS: dict[Strength, Callable[[Scope, Names, Figures], Iterator[list[Clause]]]] = {
    Strength.COVERAGE: _coverage,
    Strength.SERVICE: _service,
    Strength.CONTRIBUTION: _contribution,
}


def _runs(line: str, figures: Figures) -> tuple[Run, ...]:
    found: list[Run] = []
    at = 0
    for match in PLACEHOLDER.finditer(line):
        if match.start() > at:
            found.append(Run(line[at : match.start()]))
        found.append(_figure_run(match[1].strip(), match[2] or "", figures))
        at = match.end()
    if at < len(line):
        found.append(Run(line[at:]))
    return tuple(found)


def _figure_run(key: str, word: str, figures: Figures) -> Run:
    figure = figures.get(key)
    if figure is None:
        return Run(f"{{{key}}}{UNKNOWN}")
    return Run(AWAITED if figure.missing else figure.worded(word), key)


def _renamed(body: str, names: Mapping[str, str]) -> str:
    def rename(match: re.Match[str]) -> str:
        name = names.get(match[1].strip(), match[1].strip())
        return f"{{{name}:{match[2]}}}" if match[2] else f"{{{name}}}"

    return PLACEHOLDER.sub(rename, body)
