"""What every roster looks up once per run: companies by the names they go by, districts, groups."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from uuid import UUID

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import Cell, Context, Finding, Match, Rows, Severity
from yilu.registry.actions import seed_groups
from yilu.registry.enums import RIDE_HAILING
from yilu.registry.models import Company, WorkerGroup
from yilu.rulebook.queries import district_names

UNKNOWN_COMPANY = _("没有“%(name)s”这家企业，请先导入企业名录，再导入这份名册。")
UNKNOWN_COMPANY_NEAR = _("没有“%(name)s”这家企业，是不是%(near)s？不是的话请先导入企业名录。")
FOREIGN_COMPANY = _("“%(name)s”不在您的权限范围内，请交给这家企业或行业党委导入。")
NO_COMPANY = _("请写明所属企业。")
UNKNOWN_DISTRICT = _("不是本市的区县，先不登记。可以填：%(options)s。")
UNKNOWN_GROUP = _("没有这个从业群体，可以填：%(options)s。")

_LEGAL_FORM = re.compile(r"(?:股份|有限责任|有限)?公司$")
_SIGNS = re.compile(r"[\s()（）·\-]+")
GROUP_WORDS = {
    "ride_hailing": ("网约车", "网络预约出租汽车", "网约车司机", "网约车驾驶员"),
    "truck": ("货车", "货车司机", "货运", "货运司机", "卡车司机", "道路货运"),
    "taxi": ("出租车", "巡游出租车", "巡游出租汽车", "出租车司机", "巡游车"),
    "courier": ("快递", "快递员", "外卖", "外卖员", "外卖骑手", "骑手", "外卖配送员", "快递小哥"),
}


@dataclass(frozen=True, slots=True)
class CompanyRef:
    """A company as far as other rosters need it."""

    id: UUID
    name: str
    path: str
    group_id: UUID


class Lookups:
    """Loaded once per run over a file."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._companies: dict[str, CompanyRef] = {}
        self._by_exchange: dict[str, CompanyRef] = {}
        self._own: list[CompanyRef] = []
        self._load_companies(context.city)
        self.district_names = district_names(context.city)
        self._districts = _district_words(self.district_names)
        self._load_groups(context.city)

    @classmethod
    def of(cls, context: Context) -> Lookups:
        found: Lookups = context.cache.setdefault("registry.lookups", None) or cls(context)
        context.cache["registry.lookups"] = found
        return found

    def _load_companies(self, city: str) -> None:
        columns = ("pk", "name", "unit__path", "group_id", "number", "uscc", "exchange_id")
        for *ref, number, uscc, exchange_id in Company.objects.filter(city=city).values_list(
            *columns
        ):
            company = CompanyRef(*ref)
            for name in (company.name, _LEGAL_FORM.sub("", company.name), number, uscc):
                self._companies.setdefault(plain(name), company)
            if exchange_id:
                self._by_exchange[exchange_id.upper()] = company
            if self._context.covers(company.path):
                self._own.append(company)

    def _load_groups(self, city: str) -> None:
        seed_groups(city)  # a city's first import finds the usual groups
        groups = WorkerGroup.objects.filter(city=city).order_by("order", "code")
        self.groups = {group.code: group.pk for group in groups}
        self.group_codes = {pk: code for code, pk in self.groups.items()}
        self._group_words = {
            plain(word): group.code
            for group in groups
            for word in (group.code, group.name, group.name_en, *GROUP_WORDS.get(group.code, ()))
        }
        self._group_names = "、".join(group.name for group in groups)

    # ── companies ───────────────────────────────────────────────────────────────────────────────

    def companies(
        self, rows: Rows, *, needed: bool
    ) -> tuple[list[CompanyRef | None], list[Finding]]:
        """The company of each row; a clerk's list without the column means his only company."""
        found: list[CompanyRef | None] = []
        findings: list[Finding] = []
        remembered: dict[tuple[Cell, ...], CompanyRef | Finding | None] = {}
        for index, names in enumerate(rows.tuples("company", "exchange_id")):
            if names not in remembered:
                remembered[names] = self._company(*names, needed=needed)
            answer = remembered[names]
            if isinstance(answer, Finding):
                findings.append(Finding(index, answer.column, answer.message, answer.params))
                found.append(None)
            else:
                found.append(answer)
        return found, findings

    def _company(
        self, name: Cell, exchange_id: Cell, *, needed: bool
    ) -> CompanyRef | Finding | None:
        """By the ministry's id, else by what it is called; a Finding says why not."""
        if name is None and exchange_id is None:
            return self._only_company(needed)
        company = self._by_exchange.get((exchange_id or "").upper())
        company = company or self._companies.get(plain(name or exchange_id or ""))
        column = "company" if name is not None else "exchange_id"
        if company is None:
            return self._unknown(column, name or exchange_id or "")
        if not self._context.covers(company.path):
            return Finding(0, column, FOREIGN_COMPANY, {"name": company.name})
        return company

    def _only_company(self, needed: bool) -> CompanyRef | Finding | None:
        if self._context.paths is None and not needed:
            return None
        if self._context.paths is not None and len(self._own) == 1:
            return self._own[0]
        return Finding(0, "company", NO_COMPANY)

    def _unknown(self, column: str, name: str) -> Finding:
        near = get_close_matches(plain(name), self._companies, n=2, cutoff=0.6)
        names = sorted({self._companies[key].name for key in near})
        if names:
            shown = "、".join(f"“{close}”" for close in names)
            return Finding(0, column, UNKNOWN_COMPANY_NEAR, {"name": name, "near": shown})
        return Finding(0, column, UNKNOWN_COMPANY, {"name": name})

    def company(self, pk: UUID) -> CompanyRef:
        return next(company for company in self._companies.values() if company.id == pk)

    def company_name(self, pk: UUID) -> str:
        return self.company(pk).name

    # ── districts and groups ────────────────────────────────────────────────────────────────────

    def districts(self, rows: Rows) -> tuple[list[Cell], list[Finding]]:
        """The division code of each row's district; what is not ours is left out with a warning."""
        options = {"options": "、".join(self.district_names.values())}
        codes: list[Cell] = []
        findings: list[Finding] = []
        for index, text in enumerate(rows["district"]):
            code = self.district(text)
            codes.append(code)
            if text is not None and code is None and not self._is_city(text):
                findings.append(
                    Finding(index, "district", UNKNOWN_DISTRICT, options, Severity.WARNING)
                )
        return codes, findings

    def district(self, text: Cell) -> Cell:
        """By code or name, with or without the city's name before it, or opening an address."""
        if text is None:
            return None
        return self._districts.get(text) or next(
            (code for word, code in self._districts.items() if len(word) > 1 and word in text), None
        )

    def name_districts(self, match: Match) -> None:
        """In what was before, names instead of codes: people compare names."""
        for cells in match.before.values():
            code = cells.get("district")
            if code is not None:
                cells["district"] = self.district_names.get(code, code)

    def _is_city(self, text: str) -> bool:
        return text == self._context.city  # the whole city says nothing about the district

    def group_ids(
        self, rows: Rows, companies: Sequence[CompanyRef | None]
    ) -> tuple[list[UUID], list[Finding]]:
        """The group of each row: as written, else the company's, else ride-hailing."""
        usual = self.groups[RIDE_HAILING]
        ids: list[UUID] = []
        findings: list[Finding] = []
        for index, (text, company) in enumerate(zip(rows["group"], companies, strict=True)):
            code = None if text is None else self._group_words.get(plain(text))
            if text is not None and code is None:
                params = {"options": self._group_names}
                findings.append(Finding(index, "group", UNKNOWN_GROUP, params))
            if code is not None:
                ids.append(self.groups[code])
            else:
                ids.append(company.group_id if company is not None else usual)
        return ids, findings


def plain(name: str) -> str:
    """A name without spaces and brackets, in one width and case."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", name)).casefold()


def _district_words(names: dict[str, str]) -> dict[str, str]:
    """东区, 510402; 仁和 for 仁和区, 米易 for 米易县; never a single character."""
    words = {word: code for code, name in names.items() for word in (code, name)}
    for code, name in names.items():
        if len(name) > 2:
            words.setdefault(name[:-1], code)
    return words


def with_columns(rows: Rows, **columns: list[Cell]) -> Rows:
    """The rows with some columns put into stored form; the block itself stays as it is."""
    return Rows(rows.sheet, rows.numbers, {**rows.columns, **columns})
