"""The numbers a city may set for its fleets, with what holds where it has set none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.fleets.enums import MissionKind
from yilu.registry.enums import QualificationKind
from yilu.rulebook.book import one_edition
from yilu.rulebook.limits import Form, Group, Limit


def _number(key: str, label: Any, default: int, does: Any, unit: Any, high: int) -> Limit:
    return Limit(f"fleets.{key}", label, default, does, unit, 1, high)


def _training(kind: MissionKind, default: list[str]) -> Limit:
    return Limit(
        f"fleets.training.{kind.value}",
        kind.label,
        default,
        _("出这类任务之前要有的培训，一行一种；没有的不会被叫到。"),
        form=Form.LINES,
        choices=tuple(QualificationKind.values),
    )


REST = _number(
    "rest_hours", _("两次出勤之间至少休息"), 8, _("没休息够的不会被叫到。"), _("小时"), 48
)
DAY = _number("day_hours", _("一天最多出勤"), 10, _("加起来超过的不会被叫到。"), _("小时"), 24)
WAVE = _number("wave_minutes", _("一批等答复多久"), 15, _("人不够再叫下一批。"), _("分钟"), 240)
FACTOR = _number(
    "wave_factor", _("一批叫几倍的人"), 2, _("要十辆车，就先叫这么多倍。"), _("倍"), 10
)
CLEANING = _number(
    "disinfection_minutes", _("消毒要多久"), 20, _("防疫任务两趟之间留出的时间。"), _("分钟"), 240
)
FORGOTTEN = _number(
    "forgotten_minutes",
    _("忘记收车多久自动结束"),
    60,
    _("时长只算到计划的结束时间。"),
    _("分钟"),
    720,
)
TRAINING = {
    MissionKind.FOREST_FIRE.value: _training(MissionKind.FOREST_FIRE, ["emergency"]),
    MissionKind.FOOD_SAFETY.value: _training(MissionKind.FOOD_SAFETY, ["food_safety"]),
    MissionKind.EPIDEMIC.value: _training(MissionKind.EPIDEMIC, ["emergency"]),
    MissionKind.OTHER.value: _training(MissionKind.OTHER, []),
}
LIMITS = Group(_("志愿车队"), (REST, DAY, WAVE, FACTOR, CLEANING, FORGOTTEN, *TRAINING.values()))


@dataclass(frozen=True, slots=True)
class Limits:
    """Rest and hours, waves, and how long a trip may count."""

    rest: timedelta
    day_hours: int
    wave: timedelta
    wave_factor: int
    disinfection: timedelta
    forgotten: timedelta
    training: dict[str, list[str]]


def limits(city: str) -> Limits:
    with one_edition():
        return Limits(
            rest=timedelta(hours=REST.of(city)),
            day_hours=DAY.of(city),
            wave=timedelta(minutes=WAVE.of(city)),
            wave_factor=FACTOR.of(city),
            disinfection=timedelta(minutes=CLEANING.of(city)),
            forgotten=timedelta(minutes=FORGOTTEN.of(city)),
            training={kind: limit.of(city) for kind, limit in TRAINING.items()},
        )
