"""Words of snapshots: what is reported, how it stands, what was done, and why it was not taken."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """数字化城市管理 (GB/T 30428) knows events and fixtures."""

    EVENT = "event", _("事件")
    FIXTURE = "fixture", _("部件")


class Family(models.TextChoices):
    """The classes; each sub-class is a row a city may change."""

    ENVIRONMENT = "environment", _("市容环境")
    STREET = "street", _("道路通行")
    WORKS = "works", _("施工管理")
    SUDDEN = "sudden", _("突发情况")
    PUBLIC = "public", _("公用设施")
    TRAFFIC = "traffic", _("交通设施")
    HYGIENE = "hygiene", _("环卫设施")
    GREEN = "green", _("园林绿化")


class State(models.TextChoices):
    DRAFT = "draft", _("停车后补")
    WAITING = "waiting", _("待立案")
    REFUSED = "refused", _("不予立案")
    ASSIGNED = "assigned", _("待处置")
    WORKING = "working", _("处置中")
    SUSPENDED = "suspended", _("挂账")
    OUTSIDE = "outside", _("已转 12345")
    VERIFYING = "verifying", _("待复核")
    CLOSED = "closed", _("已结案")
    MERGED = "merged", _("已合并")


DOING = frozenset({State.ASSIGNED, State.WORKING})
FILED = DOING | {State.SUSPENDED, State.OUTSIDE, State.VERIFYING, State.CLOSED}
LIVE = DOING | {State.WAITING, State.SUSPENDED, State.OUTSIDE, State.VERIFYING}


class Reason(models.TextChoices):
    """Why a snapshot is not filed, in the usual codes of 随手拍 schemes."""

    SCOPE = "scope", _("不在受理范围")
    UNCLEAR = "unclear", _("照片看不清，找不到地方")
    SLIGHT = "slight", _("情况轻微，够不上立案条件")
    KNOWN = "known", _("已经立案，正在处置")
    SCREEN = "screen", _("翻拍屏幕或者旧照片")
    SPLIT = "split", _("一处拆成几件报")
    FALSE = "false", _("不属实")
    COURT = "court", _("正在诉讼或者另有程序")
    PERSON = "person", _("拍的是人，不是地方和设施")


class Flag(models.TextChoices):
    """What the review desk is asked to look at; a flag decides nothing."""

    NEAR = "near", _("附近有同类")
    ALIKE = "alike", _("和另一人的照片很像")
    REPEAT = "repeat", _("和本人以前的照片很像")
    OLD = "old", _("照片拍得早")
    SCREEN = "screen", _("像翻拍屏幕")
    CLOCK = "clock", _("手机时间不对")
    NO_PLACE = "no_place", _("没有定位")
    FAR = "far", _("定位在城市外")
    OWN = "own", _("本单位的人报的")


class PlaceSource(models.TextChoices):
    SHUTTER = "shutter", _("按快门时的定位")
    HAND = "hand", _("本人改过")
    WORDS = "words", _("只有文字")


class Channel(models.TextChoices):
    PHONE = "phone", _("手机")
    API = "api", _("接口")
    OPEN311 = "open311", "Open311"


class Act(models.TextChoices):
    """One line of the timeline."""

    SHOT = "shot", _("拍下来了")
    COMPLETED = "completed", _("停车后补报")
    FILED = "filed", _("立案")
    REFUSED = "refused", _("不予立案")
    ASSIGNED = "assigned", _("派遣")
    TAKEN = "taken", _("接单")
    ASKED = "asked", _("申请")
    APPROVED = "approved", _("批准")
    DECLINED = "declined", _("不批准")
    RETURNED = "returned", _("退回")
    EXTENDED = "extended", _("延期")
    SUSPENDED = "suspended", _("挂账")
    RESUMED = "resumed", _("恢复处置")
    DISPOSED = "disposed", _("处置完成")
    SEEN = "seen", _("又有人看到")
    CHECKED = "checked", _("现场复核")
    SENT_BACK = "sent_back", _("复核没过，退回处置")
    CLOSED = "closed", _("结案")
    ANSWERED = "answered", _("报的人说了结果")
    REOPENED = "reopened", _("重新处置")
    REFERRED = "referred", _("转 12345")
    REPLIED = "replied", _("12345 答复")
    MERGED = "merged", _("合并")
    UNMERGED = "unmerged", _("取消合并")
    SHOWN = "shown", _("公开")
    HIDDEN = "hidden", _("不再公开")
    NOTED = "noted", _("内部记录")


INNER = frozenset({Act.NOTED, Act.ASKED, Act.DECLINED, Act.SHOWN, Act.HIDDEN})


class RequestKind(models.TextChoices):
    """What a unit may ask for; each needs the review desk's approval (延期, 回退, 挂账)."""

    RETURN = "return", _("退回")
    EXTEND = "extend", _("延期")
    SUSPEND = "suspend", _("挂账")


class RequestState(models.TextChoices):
    ASKED = "asked", _("等批准")
    APPROVED = "approved", _("已批准")
    DECLINED = "declined", _("没有批准")
    ENDED = "ended", _("已结束")


class CheckState(models.TextChoices):
    """现场复核 as asked of one driver."""

    ASKED = "asked", _("等复核")
    FIXED = "fixed", _("修好了")
    NOT_FIXED = "not_fixed", _("没修好")
    EXPIRED = "expired", _("过期没去")
    DROPPED = "dropped", _("不用去了")


class Outcome(models.TextChoices):
    """How it ended at closing."""

    SOLVED = "solved", _("已解决")
    PARTLY = "partly", _("部分解决")
    NOT = "not", _("没有解决")


class Answer(models.TextChoices):
    """What the reporter says, asked after closing."""

    YES = "yes", _("解决了")
    PARTLY = "partly", _("解决一部分")
    NO = "no", _("没解决")


class Basis(models.TextChoices):
    """On whose word a snapshot was closed."""

    DRIVERS = "drivers", _("两位司机现场复核")
    DESK = "desk", _("核查人员核查")
    OUTSIDE = "outside", _("12345 答复")


class Deed(models.TextChoices):
    """Outcomes worth thanks; the tariff of rewards knows them by these keys."""

    FILED = "filed", _("立案")
    SETTLED = "settled", _("办成")
    COWITNESS = "cowitness", _("我也看到了")
    VERIFIED = "verified", _("现场复核")


class InspectionState(models.TextChoices):
    """创文迎查, one preparation."""

    DRAFT = "draft", _("拟清单")
    OPEN = "open", _("进行中")
    CLOSED = "closed", _("已结束")


class ErrandState(models.TextChoices):
    """One stop of the list in one driver's hands."""

    TAKEN = "taken", _("去看了")
    REPORTED = "reported", _("等核对")
    ACCEPTED = "accepted", _("已核对")
    DECLINED = "declined", _("没有通过")
    DROPPED = "dropped", _("没有去")


class Finding(models.TextChoices):
    """查漏补缺、立行立改."""

    CLEAN = "clean", _("没有问题")
    FIXED = "fixed", _("当场改好了")
    GAP = "gap", _("有问题，我改不了")
