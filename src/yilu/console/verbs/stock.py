"""What the record's verbs and kinds of stock mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "stock.counted": _("盘点物资"),
    "stock.handed_out": _("发放物资"),
    "stock.item_added": _("登记物资"),
    "stock.low_set": _("设补货预警"),
    "stock.moved": _("调拨物资"),
    "stock.place_closed": _("关闭存放点"),
    "stock.place_opened": _("开设存放点"),
    "stock.received": _("物资入库"),
    "stock.returned": _("物资退回"),
    "stock.used": _("用掉物资"),
}
KINDS = {
    "stock.balance": _("库存"),
    "stock.item": _("物资"),
    "stock.place": _("存放点"),
}
