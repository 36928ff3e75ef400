"""Words of the import."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    RECEIVED = "received", _("识别中")
    READY = "ready", _("待核对")
    APPLIED = "applied", _("已写入")
    UNDONE = "undone", _("已撤销")
    DISCARDED = "discarded", _("已放弃")
    REFUSED = "refused", _("读不了")


class RowState(models.TextChoices):
    """One character per staged row; capitals are written."""

    NEW = "n", _("新建")
    CHANGED = "c", _("变化")
    SAME = "s", _("没有变")
    ERROR = "e", _("要改")
    DROPPED = "d", _("不要")
    WROTE_NEW = "N", _("已新建")
    WROTE_CHANGED = "C", _("已更新")
    WROTE_SAME = "S", _("没有变，已核")


class Only(StrEnum):
    """Which rows a preview page shows."""

    ALL = "all"
    TOUCHED = "touched"  # errors, new, changed: what deserves a look
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ERROR = "error"
    WARNING = "warning"
    DROPPED = "dropped"


class Source(models.TextChoices):
    XLSX = "xlsx", _("Excel 工作簿")
    XLS = "xls", _("旧版 Excel")
    HTML = "html", _("网页表格")
    CSV = "csv", _("文本表格")
    JSON = "json", _("部标交换数据")
