"""What the child's codes mean to people: why a file is refused, what was noticed, what to do."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop as _

REFUSALS: Final = {
    "empty": _("文件是空的。请打开看看有没有内容，存盘后再传。"),
    "too_big": _("文件超过 %(most)s MB。请拆成几份再传。"),
    "too_large": _("文件太大，读的时候内存不够。请拆成几份，或另存为 CSV 再传。"),
    "too_slow": _("文件读了一分钟还没读完，已经停下。请拆成几份，或另存为 CSV 再传。"),
    "too_many": _("行数超过 %(most)s。请拆成几份再传。"),
    "too_many_xlsx": _("工作簿超过 %(most)s 行。请另存为 CSV 再传。"),
    "too_wide": _("表格超过 %(most)s 列。请删去多余的列再传。"),
    "not_a_table": _("这不是表格文件，内容像是 %(looks)s。请传 XLSX、XLS、CSV 或部标 JSON。"),
    "other_workbook": _("这是 %(looks)s 文件。请另存为 XLSX 再传。"),
    "xml_spreadsheet": _("这是 XML 电子表格。请用 Excel 打开，另存为 XLSX 再传。"),
    "binary": _("内容里有不可见的控制字符，不是文本表格。请从原系统重新导出。"),
    "encoding": _("文字编码认不出来。请存为 UTF-8 或 GBK 的 CSV 再传。"),
    "encrypted": _("文件有密码。请先去掉密码，另存后再传。"),
    "truncated": _("文件不完整，可能没有传完或没有存好。请重新保存后再传。"),
    "damaged": _("文件损坏，读不出来。请用 Excel 打开，另存为 XLSX 后再传。"),
    "bomb": _("压缩内容大得不正常，已经停下。请用 Excel 打开，另存后再传。"),
    "odd_archive": _("文件的内部结构不正常，已经停下。请用 Excel 打开，另存后再传。"),
    "endless_line": _("有一行太长，不像是表格。请从原系统重新导出。"),
    "open_quote": _("第 %(row)s 行的引号没有成对，后面的行分不开。请改好再传。"),
    "json": _("JSON 写法不对，读不下去。请从原系统重新导出。"),
    "json_shape": _("JSON 里没有部标格式的记录数组。请看看导出的接口对不对。"),
    "lacking": _("缺少必需的列：%(columns)s。表头可以写作：%(ways)s。"),
    "no_heading": _("没有认出表头。需要的列：%(columns)s；表头可以写作：%(ways)s。"),
    "no_rows": _("表头下面没有数据。请看看是不是存错了文件。"),
    "crashed": _("文件的内容读不了，已经停下。请用 Excel 打开，另存为 XLSX 后再传。"),
}

WARNINGS: Final = {
    "macros": _("文件带有宏，没有运行，只读了表格。"),
    "links": _("文件引用了别的工作簿，没有去打开，用的是存下来的值。"),
    "hidden_rows": _("有 %(count)s 行在 Excel 里是隐藏的，也读进来了。不要的请删去。"),
    "far_cells": _("表格很远的地方有 %(count)s 个零散单元格，没有读。"),
}
