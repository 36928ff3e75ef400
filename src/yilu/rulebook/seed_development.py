"""Rules on developing Party members as versioned data: the text of 2014, and as revised on 2026-05-18.

The full text of the revision was not at hand: its articles and numbers stand as public code quotes
them. Of the text of 2014 the numbers 5, 6, 13 and 14 agree with public pages that quote it word for word,
those between them follow from the order; later ones are left open rather than guessed. Each row says
so in its note and is unverified until somebody has held it against the text on the page of the rules.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yilu.rulebook.seed_shape import ArticleSeed

SOURCE = "中国共产党发展党员工作细则"
SINCE_2014, SINCE_2026 = date(2014, 5, 28), date(2026, 5, 18)
UNSURE = "（条次待核）"
OF_2026 = "2026年修订，没有取得全文：条次和数字按公开代码所引，请对照原文核对。"
QUOTED = "2014年文本：条次和内容与公开网页逐字引用的一致，没有对照文件本身。"
IN_ORDER = "2014年文本：内容按工作流程图，条次按前后条推定，请对照原文核对。"
OPEN = "2014年文本：内容按工作流程图，条次没有查到，请对照原文填写。"
NOTES = {"第五条、第六条": QUOTED, "第十三条": QUOTED, "第十四条": QUOTED, UNSURE: OPEN}
Line = tuple[str, str, str, str, Any, Any]  # key, article 2026, article 2014, text, value, 2014's

LINES: tuple[Line, ...] = (
    (
        "apply",
        "第五条、第六条",
        "第五条、第六条",
        "年满十八周岁，向工作、学习所在单位党组织书面提出；流动人员还可以向流动党员党组织提出。",
        {"age": 18},
        {"age": 18},
    ),
    (
        "talk",
        "第七条",
        "第七条",
        "党组织收到申请书后，一个月内派人同入党申请人谈话。",
        {"months": 1},
        {"months": 1},
    ),
    (
        "activist",
        "第八条",
        "第八条",
        "经党员推荐、群团组织推优，由支部委员会（不设的由支部大会）研究决定，报上级党委备案。",
        None,
        None,
    ),
    (
        "contacts",
        "第九条",
        "第九条",
        "指定一至两名正式党员作培养联系人。",
        {"least": 1, "most": 2},
        {"least": 1, "most": 2},
    ),
    (
        "cultivate",
        "第十一条",
        "第十一条、第十二条",
        "培养教育考察一年以上，每半年考察一次；变动单位的，培养教育时间连续计算。",
        {"months": 12, "review_months": 6},
        {"months": 12, "review_months": 6},
    ),
    (
        "target",
        "第十三条",
        "第十三条",
        "经一年以上培养教育考察，听取党小组、培养联系人、党员和群众意见，由支部委员会"
        "讨论同意并公示。",
        {"months": 12, "notice_days": 5},
        {"months": 12},
    ),
    ("file_target", "第十三条", "第十三条", "报上级党委同意后列为发展对象。", None, None),
    (
        "introducers",
        "第十四条",
        "第十四条",
        "发展对象应有两名正式党员作入党介绍人；受留党察看处分、尚未恢复党员权利的不能作介绍人。",
        {"exactly": 2},
        {"exactly": 2},
    ),
    (
        "political_review",
        "第十六条",
        "第十六条",
        "没有经过政治审查的，不能发展入党；流动人员还应征求户籍所在地和居住地党组织意见。",
        None,
        None,
    ),
    (
        "training",
        "第十七条",
        "第十七条",
        "短期集中培训一般不少于三天，或者不少于二十四个学时；没有经过培训的，除个别特"
        "殊情况外不能发展入党。",
        {"days": 3, "hours": 24},
        {"days": 3, "hours": 24},
    ),
    (
        "pre_review",
        "第十八条",
        UNSURE,
        "支部委员会审查，报上级党委预审；审查结果书面通知支部，并发给入党志愿书。",
        None,
        None,
    ),
    (
        "meeting",
        "第十九条",
        UNSURE,
        "预审合格的，支部大会在一个月内讨论。",
        {"months": 1},
        {"months": 1},
    ),
    (
        "majority",
        "第二十二条",
        UNSURE,
        "到会有表决权的党员超过应到会有表决权党员的半数才能开会，赞成人数超过应到会有"
        "表决权党员的半数才能通过；因故不能到会的书面意见统计在票数内；一次讨论一人，"
        "无记名投票。",
        {"of": "eligible"},
        {"of": "eligible"},
    ),
    (
        "approval",
        "第二十五条",
        UNSURE,
        "上级党委三个月内审批，特殊情况可以适当延长，最长不超过六个月；审批前派人谈话"
        "；报上一级组织部门备案。",
        {"months": 3, "special": 6},
        {"months": 3, "special": 6},
    ),
    ("assign", "第二十八条", UNSURE, "预备党员及时编入党支部和党小组。", None, None),
    (
        "oath",
        "第二十九条",
        UNSURE,
        "面向党旗宣誓，一般在批准后一个月内。",
        {"months": 1},
        None,
    ),
    (
        "probation",
        "第三十一条",
        UNSURE,
        "预备期一年，从支部大会通过之日算起。",
        {"months": 12},
        {"months": 12},
    ),
    (
        "conversion",
        "第三十二条",
        UNSURE,
        "预备期满，本人书面提出转正申请；支部大会讨论，按期转正、延长一次（半年以上、"
        "不超过一年）或者取消资格。",
        {"least": 6, "most": 12},
        {"least": 6, "most": 12},
    ),
    (
        "approve_conversion",
        "第三十三条",
        UNSURE,
        "上级党委三个月内审批；党龄从预备期满转为正式党员之日算起。",
        {"months": 3},
        {"months": 3},
    ),
    (
        "archive",
        "第三十六条",
        UNSURE,
        "入党材料存入本人档案；没有档案的，由所在党委保存。",
        None,
        None,
    ),
)


def _seeds() -> tuple[ArticleSeed, ...]:
    made: list[ArticleSeed] = []
    for key, new, old, text, value, before in LINES:
        name = f"development.{key}"
        note = NOTES.get(old, IN_ORDER)
        made.append(ArticleSeed(name, SOURCE, old, text, SINCE_2014, before, note))
        made.append(ArticleSeed(name, SOURCE, new, text, SINCE_2026, value, OF_2026))
    return tuple(made)


ARTICLES = _seeds()
