"""What meetings, votes, transfers and floating members cite, each unverified until checked.

Rows of (key, source, article, short text, in force from, value, note); a later version is one more row.
The note says what the number and the words were held against.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yilu.rulebook.seed_shape import ArticleSeed

ADMISSION = "中国共产党发展党员工作细则"
BRANCHES = "中国共产党支部工作条例（试行）"
MEMBERS = "中国共产党党员教育管理工作条例"
DUES = "关于中国共产党党费收缴、使用和管理的规定"
OF_DUES = date(2008, 4, 1)
OF_2014, OF_2026 = date(2014, 5, 28), date(2026, 5, 18)
OF_BRANCHES, OF_MEMBERS = date(2018, 10, 28), date(2019, 5, 6)
UNSURE = "（条次待核）"
REVISED = "2026年修订，没有取得全文：条次和数字按公开代码所引，请对照原文核对。"
ONCE = "2014年文本：内容按工作流程图；公开资料多引作第二十二条，没有对照文件。"
OPEN = "2014年文本：内容按工作流程图，条次没有查到，请对照原文填写。"
REPRINTED = "条次和内容与公开转载（共产党员网）的文本一致，没有对照文件本身。"
PARTLY = "内容与公开转载的一致，条次只查到一部分，请对照原文核对。"
RESTATED = "中组发〔2008〕3号：内容与公开网页转述的一致，条次和施行日期没有对照文件，请核对原文。"
EVERY_YEAR = "内容与公开网页（共产党员网专题）所述一致，条次没有查到，请对照原文填写。"
LETTER = "期限按公开资料对介绍信有效期的说明，请对照文件核对。"
HALF = "6个月与公开转载的一致；每半年联系一次，条例只对出国学习的党员规定，这里按本市提醒。"

ROWS: tuple[tuple[str, str, str, str, date, Any, str], ...] = (
    *(
        (key, ADMISSION, article, text, since, value, note)
        for key, text, value in (
            (
                "meeting.quorum",
                "有表决权的到会人数超过应到会有表决权人数的半数，才能开会讨论。",
                None,
            ),
            (
                "meeting.majority",
                "赞成人数超过应到会有表决权的正式党员的半数，才能通过；不按实到人数算。",
                None,
            ),
            ("meeting.secret", "讨论接收和转正，采取无记名投票的方式表决。", None),
            ("meeting.one_by_one", "讨论两个以上的人时，逐个讨论和表决。", None),
            (
                "meeting.written",
                "因故不能到会的正式党员，会前正式提出书面意见的，统计在票数内。",
                None,
            ),
            (
                "meeting.excluded",
                "有特殊情况的正式党员，经支部大会通过、报上级党组织同意，可以不计算在应到会人数内。",
                None,
            ),
            ("meeting.assembly", "接收预备党员、预备党员转正由支部党员大会讨论决定。", None),
        )
        for since, article, note in (
            (OF_2014, UNSURE, ONCE),
            (OF_2026, "第十九条至第二十二条", REVISED),
        )
    ),
    *(
        (
            "meeting.extension",
            ADMISSION,
            article,
            "预备期可以延长一次，不少于半年、不超过一年。",
            since,
            [6, 12],
            note,
        )
        for since, article, note in ((OF_2014, UNSURE, OPEN), (OF_2026, "第三十二条", REVISED))
    ),
    (
        "branch.least",
        BRANCHES,
        "第四条、第五条",
        "有正式党员 3 人以上的，成立党支部；不足 3 人的，按地域相邻、行业相近成立联合党支部。",
        OF_BRANCHES,
        3,
        PARTLY,
    ),
    (
        "branch.committee",
        BRANCHES,
        "第六章（条次待核）",
        "有正式党员 7 人以上的党支部，设立支部委员会。",
        OF_BRANCHES,
        7,
        PARTLY,
    ),
    (
        "branch.assembly_every",
        BRANCHES,
        "第十一条",
        "支部党员大会一般每季度召开 1 次。",
        OF_BRANCHES,
        3,
        REPRINTED,
    ),
    (
        "branch.committee_every",
        BRANCHES,
        "第十二条",
        "支部委员会会议一般每月召开 1 次，须有半数以上委员到会。",
        OF_BRANCHES,
        1,
        REPRINTED,
    ),
    (
        "branch.group_every",
        BRANCHES,
        "第十三条",
        "党小组会一般每月召开 1 次。",
        OF_BRANCHES,
        1,
        REPRINTED,
    ),
    (
        "branch.party_day_every",
        BRANCHES,
        "第十六条",
        "每月相对固定 1 天开展主题党日。",
        OF_BRANCHES,
        1,
        PARTLY,
    ),
    (
        "branch.lesson_every",
        BRANCHES,
        "第十六条",
        "按期上党课；多久一次没有规定，本市按每季度 1 次提醒。",
        OF_BRANCHES,
        3,
        PARTLY,
    ),
    (
        "branch.dues",
        DUES,
        UNSURE,
        "党员按月交纳党费，补交一般不超过 6 个月；预备党员从支部大会通过之日起交纳。"
        "交多少按规定和上级的通知，这里只记收到的。",
        OF_DUES,
        None,
        RESTATED,
    ),
    (
        "branch.appraisal",
        BRANCHES,
        UNSURE,
        "一般每年开展 1 次民主评议党员：个人自评、党员互评、民主测评，由支委会或者党员大会提出评定意见。",
        OF_BRANCHES,
        None,
        EVERY_YEAR,
    ),
    (
        "transfer.letter",
        "中国共产党党员组织关系介绍信",
        "（使用说明，待核）",
        "介绍信的有效期一般不超过 3 个月；跨省的不超过 6 个月。",
        OF_MEMBERS,
        {"months": 3, "across_province": 6},
        LETTER,
    ),
    (
        "transfer.both",
        MEMBERS,
        "第二十五条",
        "党员编入一个支部；变动单位、居住地或者外出 6 个月以上地点相对固定的，应当转移组织关系，"
        "党组织不得无故拒转拒接。",
        OF_MEMBERS,
        None,
        REPRINTED,
    ),
    (
        "floating.six_months",
        MEMBERS,
        UNSURE,
        "外出 6 个月以上、没有转移组织关系的是流动党员，党组织保持经常联系；一方隶属，参加多重组织"
        "生活。本市按每半年至少联系 1 次提醒。",
        OF_MEMBERS,
        6,
        HALF,
    ),
)
ARTICLES = tuple(ArticleSeed(*row) for row in ROWS)
