"""Words of briefs and figures."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class BriefState(models.TextChoices):
    DRAFT = "draft", _("拟稿")
    CHECKED = "checked", _("已核稿")
    ISSUED = "issued", _("已签发")
    PUBLISHED = "published", _("已印发")
    DISCARDED = "discarded", _("已作废")


SETTLED = frozenset({BriefState.ISSUED, BriefState.PUBLISHED})  # figures and words are frozen


class Strength(models.TextChoices):
    """The three strengths (三强) the figures are grouped by, in the order of the brief."""

    COVERAGE = "coverage", _("组织覆盖强基础")
    SERVICE = "service", _("优化服务强带动")
    CONTRIBUTION = "contribution", _("作用发挥强引领")


class Kind(StrEnum):
    """A register or strength is as of the period's last day; a flow is summed over the period."""

    REGISTER = "register"
    FLOW = "flow"


class Measure(StrEnum):
    """What is counted, in the word that follows the number."""

    COMPANIES = "家"
    VEHICLES = "辆"
    PEOPLE = "人"
    PERSON_TIMES = "人次"
    CASES = "件"
    SESSIONS = "场次"
    PLACES = "个"
    VEHICLE_TRIPS = "台次"
    YUAN = "元"


class Format(StrEnum):
    """The papers a brief is handed out as."""

    JSON = "json"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
