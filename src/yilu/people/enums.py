"""Words of people: what is known of a person, why it is looked at, and how an account is bound."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    MALE = "male", _("男")
    FEMALE = "female", _("女")


class SealedField(models.TextChoices):
    """What is stored sealed and shown only by a reveal."""

    ID_NUMBER = "id_number", _("身份证号")
    PHONE = "phone", _("手机号")


class RevealPurpose(models.TextChoices):
    """Why somebody unmasks a number; the person reads the same words."""

    CONTACT = "contact", _("联系本人")
    VERIFY = "verify", _("核对身份")
    PERMIT = "permit", _("办理证照事项")
    MEMBERSHIP = "membership", _("办理组织关系")
    APPEAL = "appeal", _("处理诉求")
    EMERGENCY = "emergency", _("紧急救助")


class ConsentPurpose(models.TextChoices):
    """What personal data may be used for."""

    SERVICE = "service", _("提供驿站与诉求服务")
    REGISTERS = "registers", _("行业登记与合规管理")
    MEMBERSHIP = "membership", _("党员教育管理")
    WHEREABOUTS = "whereabouts", _("使用位置寻找驿站")
    NOTICES = "notices", _("接收短信通知")
    CONTRIBUTIONS = "contributions", _("公开展示本人的志愿服务")
    HOME_VISIT = "home_visit", _("上门走访并记录")


class LegalBasis(models.TextChoices):
    """个人信息保护法 §13: a public duty needs no consent, and consent is no substitute for it."""

    CONSENT = "consent", _("本人同意")
    DUTY = "duty", _("履行法定职责")
    CONTRACT = "contract", _("履行合同所必需")
    EMERGENCY = "emergency", _("紧急情况下保护生命健康")


class CheckReason(models.TextChoices):
    """Why a person must confirm an identity face to face."""

    MISSES = "misses", _("三次未核对上")
    PHONE_CHANGED = "phone_changed", _("手机号与登记不一致")
    TAKEN = "taken", _("该人员已绑定其他手机号")


class CheckState(models.TextChoices):
    OPEN = "open", _("待当面核对")
    CONFIRMED = "confirmed", _("已核对")
    DECLINED = "declined", _("未通过")
