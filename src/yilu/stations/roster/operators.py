"""The unit that operates each row's place: as written, the shop's company, or the city's own operator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from uuid import UUID

from django.utils.translation import gettext_noop as _

from yilu.core import clock
from yilu.intake.spec import Cell, Context, Finding, Rows
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import unit_open_on
from yilu.registry.roster.lookups import CompanyRef, plain

UNKNOWN = _("没有“%(name)s”这个单位，请先在组织树里设立，或者改成已有的单位。")
UNKNOWN_NEAR = _("没有“%(name)s”这个单位，是不是%(near)s？不是的话请先在组织树里设立。")
FOREIGN = _("“%(name)s”不在您的权限范围内，请交给行业党委导入。")
NOBODY = _("请写明运营单位；全市有几家驿站运营单位，或者一家也没有。")


@dataclass(frozen=True, slots=True)
class Operator:
    id: UUID
    name: str
    path: str


class Operators:
    """Loaded once per run over a file."""

    def __init__(self, context: Context) -> None:
        self._context = context
        rows = Unit.objects.filter(unit_open_on(clock.today()), city=context.city)
        self._by_name: dict[str, Operator] = {}
        self._by_path: dict[str, Operator] = {}
        usual: list[Operator] = []
        for pk, name, number, path, kind in rows.order_by("path").values_list(
            "pk", "name", "number", "path", "kind"
        ):
            unit = Operator(pk, name, path)
            self._by_path[path] = unit
            for word in (name, number):
                self._by_name.setdefault(plain(word), unit)
            if kind == UnitKind.STATION_OPERATOR:
                usual.append(unit)
        tops = [
            u
            for u in usual
            if not any(u.path != o.path and u.path.startswith(o.path) for o in usual)
        ]
        self._usual = tops[0] if len(tops) == 1 else None

    @classmethod
    def of(cls, context: Context) -> Operators:
        found: Operators | None = context.cache.get("stations.operators")
        if found is None:
            found = cls(context)
            context.cache["stations.operators"] = found
        return found

    def for_rows(
        self, rows: Rows, companies: Sequence[CompanyRef | None], new: Sequence[bool]
    ) -> tuple[list[Operator | None], list[Finding]]:
        """None where an existing row says nothing new."""
        operators: list[Operator | None] = []
        findings: list[Finding] = []
        cells = zip(rows["operator"], companies, new, strict=True)
        for index, (name, company, is_new) in enumerate(cells):
            operator = self._operator(name, company, is_new)
            operators.append(operator)
            if finding := self._problem(index, name, operator, is_new):
                findings.append(finding)
        return operators, findings

    def _operator(self, name: Cell, company: CompanyRef | None, is_new: bool) -> Operator | None:
        if name is not None:
            return self._by_name.get(plain(name))
        if not is_new:
            return None
        return self._usual if company is None else self._by_path.get(company.path)

    def _problem(
        self, index: int, name: Cell, operator: Operator | None, is_new: bool
    ) -> Finding | None:
        if operator is not None:
            if self._context.covers(operator.path):
                return None
            return Finding(index, "operator", FOREIGN, {"name": operator.name})
        if name is None:
            return Finding(index, "operator", NOBODY) if is_new else None
        near = get_close_matches(plain(name), self._by_name, n=2, cutoff=0.6)
        names = "、".join(f"“{self._by_name[key].name}”" for key in near)
        if names:
            return Finding(index, "operator", UNKNOWN_NEAR, {"name": name, "near": names})
        return Finding(index, "operator", UNKNOWN, {"name": name})
