"""What the rules say about a step somebody wants to record: blocks and warnings, each with its article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from yilu.branch_life.enums.development import LetterTo, Opinion, Outcome
from yilu.branch_life.rules.cards import Card, Level, Rule, Rules
from yilu.branch_life.rules.dossier import Dossier, Given, Votes
from yilu.branch_life.rules.steps import (
    ACTIVIST,
    ADMIT,
    APPLY,
    APPROVE,
    APPROVE_CONVERSION,
    ARCHIVE,
    ASK_CONVERSION,
    CONTACTS,
    CONVERT,
    CULTIVATE,
    FORM,
    INTRODUCERS,
    OATH,
    POLITICAL,
    PRE_REVIEW,
    PROBATION,
    TALK,
    TARGET,
    TRAINING,
    step_of,
)
from yilu.core.periods import add_months
from yilu.core.workdays import WorkCalendar, count_working_days, nth_working_day

Cards = Iterator[Card]
Check = Callable[[Given, Dossier, Rules, WorkCalendar], Cards]
BLOCK, WARN = Level.BLOCK, Level.WARN


def check(
    number: int, given: Given, file: Dossier, rules: Rules, calendar: WorkCalendar, today: date
) -> list[Card]:
    """Every card this step draws; an empty list is a clear road."""
    found = list(_general(number, given, file, rules, today))
    if not any(card.level is BLOCK for card in found):
        found += _SPECIAL[number](given, file, rules, calendar) if number in _SPECIAL else ()
    return found


def _general(number: int, given: Given, file: Dossier, rules: Rules, today: date) -> Cards:
    step = step_of(number)
    rule = rules.get(step.rule)
    if given.done_on > today:
        said = _("日期是 %(day)s，还没有到。") % {"day": given.done_on}
        yield Card(BLOCK, "future", rule, said, _("办了以后再记。"), today, given.done_on)
    if file.branch_closed_on is not None and file.branch_closed_on < given.done_on:
        said = _("所在支部 %(day)s 已经撤销。") % {"day": file.branch_closed_on}
        now = _("先把他转到接收的支部，培养时间连续计算。")
        yield Card(BLOCK, "closed", rules.get("cultivate"), said, now, field="")
    if missing := sorted(step.after - file.done.keys()):
        names = "、".join(str(step_of(n).title) for n in missing)
        said = _("前面还有没有办的：%(names)s。") % {"names": names}
        yield Card(BLOCK, "order", rule, said, _("按顺序先办前面的。"), field="")
    earlier = [(n, day) for n in step.after if (day := file.on(n)) and day > given.done_on]
    if earlier:
        before, day = max(earlier, key=lambda pair: pair[1])
        said = _("日期早于“%(step)s”（%(day)s）。") % {"step": step_of(before).title, "day": day}
        yield Card(WARN, "earlier", rule, said, _("核对两个日期。"), day, given.done_on)
    if given.outcome not in step.outcomes:
        yield Card(BLOCK, "outcome", rule, "", _("选一个结论。"), field="outcome")
    if "reference" in step.asks and file.external and not given.reference.strip():
        now = _("填上级党组织文件的文号。")
        yield Card(BLOCK, "reference", rule, "", now, field="reference")


def _late(code: str, key: str, start: date | None, given: Given, rules: Rules, said: str) -> Cards:
    """A term in months ran out before the day given: nothing is lost, but somebody must know."""
    months = rules.number(key, "months")
    if start is None or months is None:
        return
    until = add_months(start, months)
    if given.done_on > until:
        words = said % {"until": until, "given": given.done_on}
        now = _("已经迟了，如实记录，写清原因。")
        yield Card(WARN, code, rules.get(key), words, now, until, given.done_on)


def birthday(born_on: date, age: int) -> date:
    """The day somebody has lived so many years: of 29 February, 1 March in a common year."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def _apply(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    age = rules.number("apply", "age") or 18
    if file.born_on is None:
        now = _("填出生日期，年满 %(n)d 周岁才能申请。") % {"n": age}
        yield Card(BLOCK, "born", rules.get("apply"), "", now, field="born_on")
        return
    grown = birthday(file.born_on, age)
    if given.done_on < grown:
        said = _("%(day)s 才满 %(n)d 周岁。") % {"day": grown, "n": age}
        now = _("到那天以后再递交，先前写的可以留着。")
        yield Card(BLOCK, "age", rules.get("apply"), said, now, grown, given.done_on)


def _talk(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    said = _("收到申请书后一个月内（%(until)s 前）谈话，这次是 %(given)s。")
    yield from _late("talk_late", "talk", file.on(APPLY), given, rules, said)


def _contacts(given: Given, _file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    rule = rules.get("contacts")
    least, most = rules.number("contacts", "least") or 1, rules.number("contacts", "most") or 2
    if not least <= len(given.members) <= most:
        said = _("选了 %(n)d 名。") % {"n": len(given.members)}
        now = _("选 %(least)d 至 %(most)d 名正式党员。") % {"least": least, "most": most}
        yield Card(BLOCK, "contacts", rule, said, now, field="members")
    yield from _members(given, rules, "contacts")


def _members(given: Given, rules: Rules, key: str) -> Cards:
    rule = rules.get(key)
    if any(one.himself for one in given.members):
        yield Card(BLOCK, "himself", rule, "", _("不能是本人，换一位。"), field="members")
    if any(not one.in_office for one in given.members):
        now = _("有一位已经不是党员，换一位。")
        yield Card(BLOCK, "ended", rule, "", now, field="members")
    if any(one.in_office and not one.full for one in given.members):
        now = _("预备党员不能担任，换一位正式党员。")
        yield Card(BLOCK, "not_full", rule, "", now, field="members")
    if any(not one.in_branch for one in given.members):
        said = _("有一位不在这个支部。")
        yield Card(WARN, "elsewhere", rule, said, _("确认他能经常联系本人。"), field="members")


def review_count(start: date, until: date, every: int) -> int:
    """How many reviews a stretch of time asks for: one for each full half year."""
    n = 0
    while add_months(start, every * (n + 1)) <= until:
        n += 1
    return n


def _cultivate(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    rule, start = rules.get("cultivate"), file.on(ACTIVIST)
    months = rules.number("cultivate", "months")
    if start is None or months is None:
        return
    until = add_months(start, months)
    if given.done_on < until:
        yield _too_early(rule, "year", start, months, until, given)
        return
    every = rules.number("cultivate", "review_months") or 6
    wanted = review_count(start, until, every)
    held = [day for day in file.reviews if start <= day <= given.done_on]
    if len(held) < wanted:
        said = _("每半年考察一次，应有 %(wanted)d 次，只有 %(held)d 次。") % {
            "wanted": wanted,
            "held": len(held),
        }
        now = _("补记考察；当时有纸质记录的，按纸上的日期补记。")
        yield Card(BLOCK, "reviews", rule, said, now, field="")


def _too_early(rule: Rule, code: str, start: date, months: int, until: date, given: Given) -> Card:
    said = _("从 %(start)s 起满 %(n)d 个月是 %(until)s，填的是 %(given)s。") % {
        "start": start,
        "n": months,
        "until": until,
        "given": given.done_on,
    }
    now = _("最早 %(until)s 办，在这之前继续培养考察。") % {"until": until}
    return Card(BLOCK, code, rule, said, now, until, given.done_on)


def _target(given: Given, file: Dossier, rules: Rules, calendar: WorkCalendar) -> Cards:
    rule, start = rules.get("target"), file.on(ACTIVIST)
    months = rules.number("target", "months")
    if start is not None and months is not None:
        until = add_months(start, months)
        if given.done_on < until:
            yield _too_early(rule, "year", start, months, until, given)
    if missing := [one.label for one in Opinion if one.value not in given.opinions]:
        said = _("还没有听取：%(who)s。") % {"who": "、".join(str(one) for one in missing)}
        yield Card(BLOCK, "opinions", rule, said, _("听取以后打勾。"), field="opinions")
    if given.outcome is Outcome.YES:
        yield from notice(given, rules, calendar)


def notice(given: Given, rules: Rules, calendar: WorkCalendar) -> Cards:
    """Public notice in statutory working days, both days counted, if this version asks for one."""
    rule, days = rules.get("target"), rules.number("target", "notice_days")
    if days is None:
        return
    if given.notice_from is None or given.notice_to is None:
        now = _("填公示的起止日期，不少于 %(n)d 个工作日。") % {"n": days}
        yield Card(BLOCK, "notice", rule, "", now, field="notice_from")
        return
    held = (
        count_working_days(calendar, given.notice_from, given.notice_to)
        if given.notice_from <= given.notice_to
        else 0
    )
    least = nth_working_day(calendar, given.notice_from, days)
    if held < days:
        said = _(
            "公示 %(first)s 到 %(last)s 只有 %(held)d 个工作日（节假日不算，调休上班算）。"
        ) % {
            "first": given.notice_from,
            "last": given.notice_to,
            "held": held,
        }
        now = _("不少于 %(n)d 个，公示到 %(day)s。") % {"n": days, "day": least.day}
        yield Card(
            BLOCK, "notice", rule, said, now, least.day, given.notice_to, least.provisional,
            "notice_to",
        )  # fmt: skip
    elif given.notice_to > given.done_on:
        said = _("公示到 %(day)s 才结束。") % {"day": given.notice_to}
        now = _("公示结束、没有问题，再确定。")
        yield Card(BLOCK, "notice_open", rule, said, now, given.notice_to, given.done_on)


def _introducers(given: Given, _file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    rule, exactly = rules.get("introducers"), rules.number("introducers", "exactly") or 2
    if len(given.members) != exactly:
        said = _("选了 %(n)d 名。") % {"n": len(given.members)}
        now = _("入党介绍人是 %(n)d 名正式党员，一般由培养联系人担任。") % {"n": exactly}
        yield Card(BLOCK, "introducers", rule, said, now, field="members")
    if not given.clear:
        now = _("核对两位都没有受留党察看处分（或者已经恢复权利），再打勾。")
        yield Card(BLOCK, "clear", rule, "", now, field="clear")
    yield from _members(given, rules, "introducers")


def _political(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    rule = rules.get("political_review")
    if missing := file.residences_missing:
        names = "、".join(str(LetterTo(one).label) for one in missing)
        said = _("流动人员还缺：%(names)s的答复。") % {"names": names}
        now = _("先发函，收到答复后登记，再下结论。")
        yield Card(BLOCK, "residences", rule, said, now, field="")
    if not given.words.strip():
        yield Card(BLOCK, "words", rule, "", _("写上政治审查结论。"), field="words")


def _training(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    days, hours = rules.number("training", "days") or 3, rules.number("training", "hours") or 24
    if file.training_days < days and file.training_hours < hours:
        said = _("培训 %(days)d 天、%(hours)s 学时。") % {
            "days": file.training_days,
            "hours": f"{file.training_hours:g}",
        }
        now = _("不少于 %(days)d 天或者 %(hours)d 学时，差的补上再记。") % {
            "days": days,
            "hours": hours,
        }
        yield Card(BLOCK, "training", rules.get("training"), said, now, field="")


def _form(given: Given, _file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    if not given.form_number.strip():
        now = _("填入党志愿书的编号（志愿书上印着）。")
        yield Card(BLOCK, "form_number", rules.get("pre_review"), "", now, field="form_number")


def _admit(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    said = _("预审合格后一个月内（%(until)s 前）开支部大会，这次是 %(given)s。")
    yield from _late("meeting_late", "meeting", file.on(PRE_REVIEW), given, rules, said)
    yield from majority(given, rules, passed=given.outcome is Outcome.YES)


def majority(given: Given, rules: Rules, *, passed: bool) -> Cards:
    """Both halves are of those who should come with a vote (应到), never of those who came."""
    rule, votes = rules.get("majority"), given.votes
    if votes is None:
        yield Card(BLOCK, "votes", rule, "", _("填支部大会的应到、实到和票数。"), field="eligible")
        return
    if fault := _impossible(votes):
        yield Card(BLOCK, "count", rule, fault, _("按计票单核对。"), field="yes")
        return
    need = votes.eligible // 2 + 1
    if votes.present < need:
        said = _("应到 %(eligible)d 人，实到 %(present)d 人，没有超过半数。") % {
            "eligible": votes.eligible,
            "present": votes.present,
        }
        now = _("这次不能表决，至少到 %(need)d 人再开。") % {"need": need}
        yield Card(BLOCK, "quorum", rule, said, now, field="present")
    elif passed and votes.yes < need:
        said = _("应到 %(eligible)d 人，赞成 %(yes)d 票，没有超过应到的半数（不按实到算）。") % {
            "eligible": votes.eligible,
            "yes": votes.yes,
        }
        now = _("至少 %(need)d 票才算通过；没有通过的，如实记“没有通过”。") % {"need": need}
        yield Card(BLOCK, "majority", rule, said, now, field="yes")


def _impossible(votes: Votes) -> str:
    """A count that no meeting can have."""
    cast = votes.yes + votes.no + votes.abstain
    if votes.eligible < 1 or min(votes.present, votes.yes, votes.no, votes.abstain) < 0:
        return _("人数不对。")
    if votes.present + votes.written > votes.eligible:
        return _("实到加书面意见多于应到。")
    if cast > votes.present + votes.written:
        return _("票数多于实到加书面意见，可能有票重复计了。")
    return ""


def _approve(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    start = file.on(ADMIT)
    if start is None:
        return
    months, special = rules.number("approval", "months"), rules.number("approval", "special")
    if months is None or special is None:
        return
    rule, until = rules.get("approval"), file.approval_until or add_months(start, months)
    last = add_months(start, special)
    if until < given.done_on <= last:
        said = _("应在 %(until)s 前审批，这次是 %(given)s。") % {
            "until": until,
            "given": given.done_on,
        }
        now = _("先登记延长审批和原因，最长到 %(last)s。") % {"last": last}
        yield Card(BLOCK, "approval_late", rule, said, now, until, given.done_on)
    elif given.done_on > max(until, last):
        said = _("最长的审批期限 %(last)s 也过了。") % {"last": last}
        now = _("迟了不能算在本人头上：如实记录，同时报告上一级党委。")
        yield Card(WARN, "approval_over", rule, said, now, last, given.done_on)


def _oath(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    said = _("一般在批准后一个月内（%(until)s 前）宣誓，这次是 %(given)s。")
    yield from _late("oath_late", "oath", file.on(APPROVE), given, rules, said)


def probation_end(file: Dossier, rules: Rules) -> date | None:
    start = file.on(ADMIT)
    months = rules.number("probation", "months") or 12
    return file.probation_to or (add_months(start, months) if start else None)


def _until_probation_ends(given: Given, file: Dossier, rules: Rules, level: Level) -> Cards:
    end, start = probation_end(file, rules), file.on(ADMIT)
    if end is None or start is None or given.done_on >= end:
        return
    said = _("预备期从支部大会通过之日 %(start)s 算起（不从宣誓算），到 %(end)s 满。") % {
        "start": start,
        "end": end,
    }
    now = _("最早 %(end)s 办。") % {"end": end}
    yield Card(level, "probation", rules.get("probation"), said, now, end, given.done_on)


def _probation(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    yield from _until_probation_ends(given, file, rules, BLOCK)


def _ask(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    yield from _until_probation_ends(given, file, rules, WARN)


def _convert(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    rule = rules.get("conversion")
    if given.outcome is not Outcome.CANCEL:  # a breach of discipline does not wait for the year
        yield from _until_probation_ends(given, file, rules, BLOCK)
    if given.outcome is Outcome.EXTEND:
        least = rules.number("conversion", "least") or 6
        most = rules.number("conversion", "most") or 12
        if file.round:
            said = _("预备期已经延长过一次。")
            now = _("只能按期转正或者取消预备党员资格。")
            yield Card(BLOCK, "extended_twice", rule, said, now, field="outcome")
        elif given.extend_months is None or not least <= given.extend_months <= most:
            now = _("延长 %(least)d 至 %(most)d 个月，填整月数。") % {"least": least, "most": most}
            yield Card(BLOCK, "extend_months", rule, "", now, field="extend_months")
    yield from majority(given, rules, passed=given.outcome is not Outcome.NO)


def _approve_conversion(
    given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar
) -> Cards:
    said = _("三个月内（%(until)s 前）审批，这次是 %(given)s。")
    start = file.on(CONVERT)
    yield from _late("conversion_late", "approve_conversion", start, given, rules, said)


def _archive(given: Given, file: Dossier, rules: Rules, _calendar: WorkCalendar) -> Cards:
    if file.missing:
        said = _("归档目录还缺：%(names)s。") % {"names": "、".join(file.missing)}
        now = _("补齐再归档；确实补不到的，另附说明后仍可归档。")
        yield Card(WARN, "missing", rules.get("archive"), said, now, field="")


_SPECIAL: dict[int, Check] = {
    APPLY: _apply,
    TALK: _talk,
    CONTACTS: _contacts,
    CULTIVATE: _cultivate,
    TARGET: _target,
    INTRODUCERS: _introducers,
    POLITICAL: _political,
    TRAINING: _training,
    FORM: _form,
    ADMIT: _admit,
    APPROVE: _approve,
    OATH: _oath,
    PROBATION: _probation,
    ASK_CONVERSION: _ask,
    CONVERT: _convert,
    APPROVE_CONVERSION: _approve_conversion,
    ARCHIVE: _archive,
}
