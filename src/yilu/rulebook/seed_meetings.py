"""What meetings, votes, transfers and floating members cite; from memory, each unverified until checked.

Rows of (key, source, article, short text, in force from, value); a later version is one more row.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yilu.rulebook.seed_shape import ArticleSeed

ADMISSION = "中国共产党发展党员工作细则"
BRANCHES = "中国共产党支部工作条例（试行）"
MEMBERS = "中国共产党党员教育管理工作条例"
OF_2014, OF_2026 = date(2014, 5, 28), date(2026, 5, 18)
OF_BRANCHES, OF_MEMBERS = date(2018, 10, 28), date(2019, 5, 6)
UNSURE = "（条次待核）"

ROWS: tuple[tuple[str, str, str, str, date, Any], ...] = (
    *(
        (key, ADMISSION, article, text, since, value)
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
        for since, article in ((OF_2014, UNSURE), (OF_2026, "第十九条至第二十二条"))
    ),
    *(
        (
            "meeting.extension",
            ADMISSION,
            article,
            "预备期可以延长一次，不少于半年、不超过一年。",
            since,
            [6, 12],
        )
        for since, article in ((OF_2014, UNSURE), (OF_2026, "第三十二条"))
    ),
    (
        "branch.least",
        BRANCHES,
        UNSURE,
        "有正式党员 3 人以上的，成立党支部；不足 3 人的，与邻近单位成立联合党支部。",
        OF_BRANCHES,
        3,
    ),
    (
        "branch.committee",
        BRANCHES,
        UNSURE,
        "有正式党员 7 人以上的党支部，设立支部委员会。",
        OF_BRANCHES,
        7,
    ),
    (
        "branch.assembly_every",
        BRANCHES,
        UNSURE,
        "支部党员大会一般每季度召开 1 次。",
        OF_BRANCHES,
        3,
    ),
    ("branch.committee_every", BRANCHES, UNSURE, "支委会一般每月召开 1 次。", OF_BRANCHES, 1),
    ("branch.group_every", BRANCHES, UNSURE, "党小组会一般每月召开 1 次。", OF_BRANCHES, 1),
    ("branch.party_day_every", BRANCHES, UNSURE, "主题党日每月 1 次。", OF_BRANCHES, 1),
    (
        "branch.lesson_every",
        BRANCHES,
        UNSURE,
        "党课定期开展，本市按每季度 1 次提醒。",
        OF_BRANCHES,
        3,
    ),
    (
        "transfer.letter",
        MEMBERS,
        UNSURE,
        "介绍信的有效期一般不超过 3 个月；跨省的按本市规定可以到 6 个月。",
        OF_MEMBERS,
        {"months": 3, "across_province": 6},
    ),
    (
        "transfer.both",
        MEMBERS,
        UNSURE,
        "党员正式组织关系一方隶属；转移要转出、接收双方同意。",
        OF_MEMBERS,
        None,
    ),
    (
        "floating.six_months",
        MEMBERS,
        UNSURE,
        "外出 6 个月以上、无法正常参加所在党支部组织生活的，是流动党员；支部每半年至少联系 1 次。",
        OF_MEMBERS,
        6,
    ),
)
ARTICLES = tuple(ArticleSeed(*row) for row in ROWS)
