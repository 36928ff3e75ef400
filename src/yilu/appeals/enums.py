"""Words of appeals: what about, of which kind, where it stands, what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    ACCIDENT = "accident", _("交通事故")
    LABOUR = "labour", _("劳动纠纷")
    SCHOOLING = "schooling", _("孩子上学")
    INSURANCE = "insurance", _("社保医保")
    LAW = "law", _("法律")
    PLATFORM = "platform", _("平台规则和费用")
    STATION = "station", _("停车驿站")
    HEALTH = "health", _("健康")
    OTHER = "other", _("其他")


class Kind(models.TextChoices):
    CONSULTATION = "consultation", _("咨询")
    HELP = "help", _("求助")
    COMPLAINT = "complaint", _("投诉")
    REPORT = "report", _("举报")
    SUGGESTION = "suggestion", _("建议")


class Urgency(models.TextChoices):
    NORMAL = "normal", _("一般")
    URGENT = "urgent", _("紧急")
    EMERGENCY = "emergency", _("特急")


class Level(models.IntegerChoices):
    """The stations of the chain above the driver himself."""

    MEMBER = 1, _("司机党员")
    BRANCH = 2, _("党支部")
    COMMITTEE = 3, _("行业党委")


class State(models.TextChoices):
    WAITING = "waiting", _("待签收")
    WORKING = "working", _("办理中")
    PAUSED = "paused", _("已暂停")
    SETTLED = "settled", _("等司机确认")
    CLOSED = "closed", _("已结案")
    WITHDRAWN = "withdrawn", _("司机撤回")
    MERGED = "merged", _("已合并")


OPEN = frozenset({State.WAITING, State.WORKING, State.PAUSED})
RUNNING = OPEN - {State.PAUSED}  # the clock goes: only these can be overdue
OVER = frozenset({State.CLOSED, State.WITHDRAWN, State.MERGED})


class Outcome(models.TextChoices):
    SETTLED = "settled", _("已解决")
    PARTLY = "partly", _("部分解决")
    EXPLAINED = "explained", _("已解释")
    IMPOSSIBLE = "impossible", _("办不到")


class Ending(models.TextChoices):
    """How a closed case was closed: what counts needs the driver's word."""

    CONFIRMED = "confirmed", _("司机确认")
    BY_PHONE = "by_phone", _("电话确认")
    SILENT = "silent", _("司机没有回话")


class Answer(models.TextChoices):
    YES = "yes", _("解决了")
    PARTLY = "partly", _("解决了一部分")
    NO = "no", _("没解决")


class Satisfied(models.TextChoices):
    YES = "yes", _("满意")
    NO = "no", _("不满意")


class Basis(models.TextChoices):
    """Which rule found the origin (the routing order)."""

    CONTACT = "contact", _("联系党员")
    MEMBERSHIP = "membership", _("本人所在支部")
    COMPANY = "company", _("服务所在企业的支部")
    DISTRICT = "district", _("服务所在区县的支部")
    COMMITTEE = "committee", _("行业党委直接受理")
    SEALED = "sealed", _("涉及本人链条，直达行业党委")
    ANONYMOUS = "anonymous", _("匿名，直达行业党委")


class Voice(models.TextChoices):
    """Who may read an entry: three voices that never mix, and the road itself."""

    SAID = "said", _("司机说的")
    SENT = "sent", _("发给司机的")
    INNER = "inner", _("内部记录")
    ROAD = "road", _("经过")


class Act(models.TextChoices):
    """What an entry of the timeline tells."""

    SUBMITTED = "submitted", _("提交")
    ACCEPTED = "accepted", _("签收")
    PASSED = "passed", _("没有人签收，交给下一站")
    ESCALATED = "escalated", _("交给上一级")
    ROSE = "rose", _("到时自动上升")
    HANDED = "handed", _("转交")
    RETURNED = "returned", _("退回")
    NOTED = "noted", _("内部记录")
    CALLED = "called", _("打了电话")
    ASKED = "asked", _("请司机补充")
    REPLIED = "replied", _("发给司机")
    ADDED = "added", _("司机补充")
    INVITED = "invited", _("请部门协办")
    REFERRED = "referred", _("移交 12345")
    TASK_SIGNED = "task_signed", _("部门签收")
    TASK_ANSWERED = "task_answered", _("部门答复")
    TASK_RETURNED = "task_returned", _("部门退回")
    TASK_WITHDRAWN = "task_withdrawn", _("不再请部门办")
    COORDINATED = "coordinated", _("协调")
    PAUSE_ASKED = "pause_asked", _("申请暂停计时")
    PAUSED = "paused", _("暂停计时")
    RESUMED = "resumed", _("恢复计时")
    CONTESTED = "contested", _("司机不同意暂停")
    EXTENSION_ASKED = "extension_asked", _("申请延期")
    EXTENDED = "extended", _("延期")
    DECLINED = "declined", _("没有批准")
    RECKONED = "reckoned", _("重新计算期限")
    SETTLED = "settled", _("办结")
    CONFIRMED = "confirmed", _("司机确认")
    CLOSED_SILENT = "closed_silent", _("司机没有回话，结案")
    REOPENED = "reopened", _("重新办理")
    WITHDRAWN = "withdrawn", _("撤回")
    LINKED = "linked", _("关联")
    UNLINKED = "unlinked", _("取消关联")
    MERGED = "merged", _("合并")
    UNMERGED = "unmerged", _("取消合并")
    GROUPED = "grouped", _("归到原因卡")
    UNGROUPED = "ungrouped", _("移出原因卡")
    UNSEALED = "unsealed", _("打开密封内容")
    ATTACHED = "attached", _("附件")


class TaskState(models.TextChoices):
    SENT = "sent", _("待签收")
    SIGNED = "signed", _("办理中")
    ANSWERED = "answered", _("已答复")
    RETURNED = "returned", _("已退回")
    WITHDRAWN = "withdrawn", _("已撤回")


class AdjustmentKind(models.TextChoices):
    PAUSE = "pause", _("暂停计时")
    EXTENSION = "extension", _("延期")


class AdjustmentState(models.TextChoices):
    ASKED = "asked", _("待批准")
    APPROVED = "approved", _("已批准")
    DECLINED = "declined", _("没有批准")
    ENDED = "ended", _("已结束")


class CauseState(models.TextChoices):
    OPEN = "open", _("正在一起解决")
    SOLVED = "solved", _("已解决")
    DROPPED = "dropped", _("不是同一原因")


class CardState(models.TextChoices):
    DRAFT = "draft", _("待审核")
    APPROVED = "approved", _("已公开")
    TAKEN_BACK = "taken_back", _("已收回")
