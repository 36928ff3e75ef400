"""A small roster over a table of ours, so that the engine is tested without the registers above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from yilu.core.actor import Right
from yilu.core.uuid7 import uuid7
from yilu.intake.spec import (
    Column,
    Context,
    Dropped,
    Finding,
    Kind,
    Ledger,
    Match,
    Once,
    Roster,
    Rows,
    Severity,
    compare,
)
from yilu.runtime.models import ShortNumber


@dataclass(frozen=True)
class People(Roster):
    """Writes a person's orders into ShortNumber: series = ID number, last = orders."""

    kind: str = "people"
    label: str = "人员名册"
    right: Right = Right.IMPORT
    columns: tuple[Column, ...] = (
        Column("name", "姓名", ("姓名", "名字"), Kind.NAME, ("DriverName",), required=True),
        Column(
            "id_number",
            "身份证号",
            ("身份证号", "身份证号码"),
            Kind.ID_NUMBER,
            fields=("LicenseId",),
        ),
        Column("certificate", "证号", ("驾驶员证号", "证号"), fields=("CertificateNo",)),
        Column("phone", "电话", ("手机号", "联系电话"), Kind.PHONE, fields=("DriverPhone",)),
        Column("valid_from", "有效期起", ("有效期起", "有效期开始"), Kind.DATE),
        Column(
            "valid_to",
            "有效期止",
            ("有效期止", "有效期至", "有效期"),
            Kind.DATE,
            begins="valid_from",
            expires=True,
        ),
        Column("month", "月份", ("月份",), Kind.MONTH, fields=("Cycle",)),
        Column(
            "orders", "单量", ("单量", "订单数"), Kind.INT, fields=("OrderCount",), low=0, high=9999
        ),
        Column("sex", "性别", ("性别",), Kind.CHOICE, choices={"男": "m", "女": "f"}),
        Column("company", "公司", ("公司", "所属公司")),
        Column("plate", "车牌", ("车牌", "车牌号"), Kind.PLATE, fields=("VehicleNo",)),
        Column("veteran", "退役军人", ("退役军人",), Kind.YES_NO),
    )
    dropped: tuple[Dropped, ...] = (
        Dropped(("婚姻状况",), "办事用不着，没有存。", ("DriverMaritalStatus",)),
    )
    needs: tuple[tuple[str, ...], ...] = (("name",), ("id_number", "certificate"))
    once: tuple[Once, ...] = (Once(("id_number",), "和第 %(row)s 行是同一个人。"),)
    subjects: tuple[str, ...] = ("司机", "驾驶员")
    messages: tuple[str, ...] = ("baseInfoPeople",)

    def check(self, rows: Rows, context: Context) -> Iterable[Finding]:
        for index, name in enumerate(rows["name"]):
            if name == "不许":
                yield Finding(index, "name", "这个名字不许。")
            if name == "提醒":
                yield Finding(index, "name", "看看名字。", severity=Severity.WARNING)

    def match(self, rows: Rows, context: Context) -> Match:
        stored = dict(
            ShortNumber.objects.filter(city=context.city, series__in=rows["id_number"]).values_list(
                "series", "last"
            )
        )
        known = [(str(stored[key]),) if key in stored else None for key in rows["id_number"]]
        match = compare(rows, ("orders",), known)
        for index, company in enumerate(rows["company"]):
            if company == "没有这家":
                match.findings.append(Finding(index, "company", "没有这家公司，请先导入公司。"))
            if company and company.startswith("/") and not context.covers(company):
                match.findings.append(Finding(index, "company", "不是您单位的。"))
        return match

    def apply(self, rows: Rows, match: Match, context: Context, ledger: Ledger) -> None:
        ledger.table(
            "people",
            {"id": "uuid", "outcome": "text", "series": "text", "last": "bigint"},
            (
                (uuid7(), outcome, number, orders or 0)
                for outcome, number, orders in zip(
                    match.outcomes, rows["id_number"], rows["orders"], strict=True
                )
            ),
        )
        ledger.insert(
            ShortNumber,
            ("id", "city", "series", "last"),
            "SELECT id, %s, series, last FROM people WHERE outcome = 'n'",
            [context.city],
        )
        ledger.update(
            ShortNumber,
            ("last",),
            "SELECT s.id, p.last FROM people p JOIN runtime_shortnumber s"
            " ON s.city = %s AND s.series = p.series WHERE p.outcome = 'c'",
            [context.city],
        )
        if "炸" in rows["name"]:
            raise RuntimeError("the roster fails in the middle")


PEOPLE = People()
TWICE = replace(PEOPLE, once=())
