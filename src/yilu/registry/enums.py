"""Words of the registers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PermitKind(models.TextChoices):
    PLATFORM = "platform", _("经营许可证")
    VEHICLE = "vehicle", _("运输证")
    DRIVER = "driver", _("驾驶员证")


class QualificationKind(models.TextChoices):
    """What a training makes a person fit for, for a time."""

    ROAD_SAFETY = "road_safety", _("道路运输安全培训")
    CONTINUING = "continuing", _("继续教育")
    EMERGENCY = "emergency", _("应急救护")
    FOOD_SAFETY = "food_safety", _("食品安全")


class PlateColour(models.TextChoices):
    BLUE = "blue", _("蓝")
    GREEN = "green", _("渐变绿")
    YELLOW = "yellow", _("黄")
    YELLOW_GREEN = "yellow_green", _("黄绿")
    WHITE = "white", _("白")
    BLACK = "black", _("黑")


class Fuel(models.TextChoices):
    PETROL = "petrol", _("汽油")
    DIESEL = "diesel", _("柴油")
    GAS = "gas", _("天然气")
    HYBRID = "hybrid", _("混合动力")
    PLUG_IN = "plug_in", _("插电混动")
    ELECTRIC = "electric", _("纯电")
    HYDROGEN = "hydrogen", _("氢燃料")
    OTHER = "other", _("其他")


class Standing(models.TextChoices):
    """How something stands on a day, worst last."""

    COMPLIANT = "compliant", _("合规")
    EXPIRING_90 = "expiring_90", _("90 天内到期")
    EXPIRING_60 = "expiring_60", _("60 天内到期")
    EXPIRING_30 = "expiring_30", _("30 天内到期")
    EXPIRED = "expired", _("已过期")
    MISSING = "missing", _("没有登记")
    UNFIT = "unfit", _("不符合条件")  # the permit may be valid, the vehicle or licence is not
    REVOKED = "revoked", _("已注销")

    @property
    def may_operate(self) -> bool:
        return self in (self.COMPLIANT, self.EXPIRING_90, self.EXPIRING_60, self.EXPIRING_30)

    @property
    def severity(self) -> int:
        """Where it stands in this list: the worst of several decides."""
        return list(type(self)).index(self)


RIDE_HAILING = "ride_hailing"  # the group the brief's figures count
