"""Words of meetings, votes and resolutions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    """三会一课, and the Party day of the month."""

    ASSEMBLY = "assembly", _("支部党员大会")
    COMMITTEE = "committee", _("支部委员会会议")
    GROUP = "group", _("党小组会")
    LESSON = "lesson", _("党课")
    PARTY_DAY = "party_day", _("主题党日")


VOTING_KINDS = frozenset({MeetingKind.ASSEMBLY, MeetingKind.COMMITTEE})


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("筹备")
    CALLED = "called", _("已通知")
    OPEN = "open", _("正在开会")
    CLOSED = "closed", _("已散会，待签字")
    SIGNED = "signed", _("已签字")
    CANCELLED = "cancelled", _("已取消")


HELD = frozenset({MeetingState.CLOSED, MeetingState.SIGNED})
PLANNABLE = frozenset({MeetingState.PLANNED, MeetingState.CALLED})


class ItemKind(models.TextChoices):
    STUDY = "study", _("学习")
    REPORT = "report", _("通报、汇报")
    DISCUSS = "discuss", _("讨论")
    VOTE = "vote", _("表决")


class Matter(models.TextChoices):
    """What a vote is about; the first four are about one candidate, by secret ballot."""

    ADMIT = "admit", _("接收预备党员")
    CONVERT = "convert", _("预备党员按期转正")
    EXTEND = "extend", _("延长预备期")
    CANCEL = "cancel", _("取消预备党员资格")
    OTHER = "other", _("其他事项")


OF_A_CANDIDATE = frozenset({Matter.ADMIT, Matter.CONVERT, Matter.EXTEND, Matter.CANCEL})


class Way(models.TextChoices):
    SECRET = "secret", _("无记名投票（纸质票）")
    HANDS = "hands", _("举手表决")


class Seat(models.TextChoices):
    """How somebody stands on the list of a meeting; only voters are in 应到会有表决权的正式党员."""

    VOTER = "voter", _("有表决权")
    PROBATIONARY = "probationary", _("预备党员，没有表决权")
    ATTACHED = "attached", _("编入参加，表决权在原支部")
    GUEST = "guest", _("列席")


class Exclusion(models.TextChoices):
    """Why a full member is not counted among those who should attend (应到)."""

    ILL = "ill", _("因病不能表达本人意志")
    ABROAD = "abroad", _("自费出国半年以上")
    PRISON = "prison", _("正在服刑")
    BEDRIDDEN = "bedridden", _("年老体弱卧床、生活不能自理")
    AWAY = "away", _("外出半年以上，应转组织关系而没有转")
    WATCH = "watch", _("受留党察看处分，没有表决权")


class BallotState(models.TextChoices):
    OPEN = "open", _("已发票，等两份计票")
    COUNTED = "counted", _("两份计票一致，等宣布")
    RECORDED = "recorded", _("已记入决议")
    VOID = "void", _("作废")


UNDECIDED = frozenset({BallotState.OPEN, BallotState.COUNTED})


class Office(models.TextChoices):
    """Duties in a branch committee."""

    SECRETARY = "secretary", _("书记")
    DEPUTY = "deputy", _("副书记")
    ORGANISATION = "organisation", _("组织委员")
    PUBLICITY = "publicity", _("宣传委员")
    DISCIPLINE = "discipline", _("纪检委员")
    YOUTH = "youth", _("青年委员")


class PaperKind(models.TextChoices):
    """Scanned papers of a meeting."""

    TALLY = "tally", _("计票单")
    MINUTES = "minutes", _("会议记录")
    SIGNED = "signed", _("签字盖章的决议")
    ROLL = "roll", _("签到表")


class Format(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
