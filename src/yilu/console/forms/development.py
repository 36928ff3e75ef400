"""What is asked at the desk for an application and a development file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.actions.development import Entry
from yilu.branch_life.enums.development import LetterTo, Opinion, Outcome
from yilu.branch_life.queries import development as queries
from yilu.console.forms.fields import date_field, text_area

Choices = Iterable[tuple[str, Any]]
VOTES = ("eligible", "present", "yes", "no", "abstain", "written")
NUMBER = {"inputmode": "numeric"}


def paper_field(label: Any, *, required: bool = True) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=required,
        help_text=_("PDF、DOCX 或者扫描件（JPEG、PNG），不超过 20 MB。"),
    )


class ApplicationForm(forms.Form):
    """A written application handed in on paper."""

    branch = forms.ChoiceField(label=_("递交给哪个支部"))
    name = forms.CharField(label=_("姓名"), max_length=64)
    phone = forms.CharField(
        label=_("手机号"), max_length=20, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    born_on = date_field(_("出生日期"), help_text=_("名册里有身份证号的可以不填。"))
    handed_on = date_field(
        _("哪天收到的"), required=True, help_text=_("一个月内谈话，从这一天算。")
    )
    floating = forms.BooleanField(
        label=_("户籍不在现居住地（流动人员）"),
        required=False,
        help_text=_("政治审查时两地的党组织都要去函。"),
    )
    paper = paper_field(_("申请书扫描件"), required=False)

    def __init__(self, *args: Any, branches: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["branch"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(branches)


class ReasonForm(forms.Form):
    """One sentence why."""

    reason = text_area(_("原因"), longest=400, required=True)


class AnswerForm(forms.Form):
    """What the person reads."""

    answer = forms.CharField(
        label=_("要补什么"), max_length=200, help_text=_("本人在手机上看得到这一句。")
    )


class NoteForm(forms.Form):
    note = forms.CharField(label=_("原因"), max_length=200, help_text=_("对方看得到这一句。"))


class ReviewForm(forms.Form):
    on = date_field(_("考察日期"), required=True, help_text=_("补记的，填纸上的日期。"))
    words = text_area(_("考察情况"), longest=2000, required=True)


class LetterForm(forms.Form):
    to_kind = forms.ChoiceField(label=_("发给哪里"), choices=LetterTo.choices)
    to_name = forms.CharField(label=_("对方全称"), max_length=80)
    sent_on = date_field(_("发函日期"), required=True)


class LetterAnswerForm(forms.Form):
    answered_on = date_field(_("答复日期"), required=True)
    answer = text_area(_("答复内容"), longest=4000, required=True)


class AttendanceForm(forms.Form):
    """Trainings he was checked in at."""

    attendances = forms.MultipleChoiceField(
        label=_("他签到过的培训"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("选至少一场他签到过的培训。")},
    )

    def __init__(self, *args: Any, offered: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["attendances"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(offered)


class TrainingForm(forms.Form):
    """A training elsewhere, by its certificate."""

    title = forms.CharField(label=_("培训班名称"), max_length=80)
    organiser = forms.CharField(label=_("谁办的"), max_length=80)
    from_on = date_field(_("开始"), required=True)
    to_on = date_field(_("结束"), required=True)
    hours = forms.FloatField(label=_("学时"), help_text=_("按结业证上的填。"))


class PaperForm(forms.Form):
    """A paper for the file: whose it is stands on it."""

    kind = forms.ChoiceField(label=_("哪一种材料"))
    paper = paper_field(_("文件"))
    name_on_paper = forms.CharField(
        label=_("材料上写的姓名"),
        max_length=64,
        help_text=_("照着材料填，免得传到别人的档案里。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, kinds: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(kinds)


class PaperMoveForm(forms.Form):
    to = forms.ChoiceField(label=_("应该是谁的"))
    reason = forms.CharField(label=_("为什么换"), max_length=200)

    def __init__(self, *args: Any, files: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(files)


class MoveForm(forms.Form):
    to_branch = forms.ChoiceField(label=_("转到哪个支部"))
    reason = text_area(_("为什么转"), longest=400, required=True)

    def __init__(self, *args: Any, branches: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to_branch"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(branches)


class EndForm(forms.Form):
    on = date_field(_("哪一天"), required=True)
    reason = text_area(_("原因，谁决定的"), longest=400, required=True)


class _Confirming(forms.Form):
    """A form whose warnings have to be read: the tick appears when there is something to read."""

    confirmed = forms.BooleanField(
        label=_("提醒看过了，如实记录"), required=False, widget=forms.HiddenInput
    )

    def ask_to_confirm(self) -> None:
        self.fields["confirmed"].widget = forms.CheckboxInput()


class _MembersMixin(forms.Form):
    def add_members(self, members: Choices, help_text: Any) -> None:
        self.fields["members"] = forms.MultipleChoiceField(
            label=_("选党员"),
            required=False,
            choices=list(members),
            widget=forms.CheckboxSelectMultiple,
            help_text=help_text,
        )


class ContactsForm(_MembersMixin, _Confirming):
    """Other cultivation contacts."""

    on = date_field(_("从哪一天"), required=True)

    def __init__(self, *args: Any, members: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_members(members, _("一至两名正式党员。"))
        self.order_fields(["on", "members", "confirmed"])


def _outcomes(step: queries.Step) -> forms.ChoiceField:
    choices = [(one.value, one.label) for one in step.outcomes]
    return forms.ChoiceField(
        label=_("结论"),
        choices=choices,
        widget=forms.RadioSelect,
        help_text=_("照会议记录或者批件填，由人决定，这里只记录。"),
    )


def _count(label: Any, *, required: bool = True, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=9999,
        required=required,
        help_text=help_text,
        widget=forms.NumberInput(attrs=NUMBER),
    )


class StepForm(_MembersMixin, _Confirming):
    """One of the 25 steps: the day, and what this step asks for."""

    done_on = date_field(_("哪一天"), required=True)

    def __init__(
        self,
        *args: Any,
        step: queries.Step,
        members: Choices = (),
        resolutions: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        self.resolutions = list(resolutions)
        if len(step.outcomes) > 1:
            self.fields["outcome"] = _outcomes(step)
        for ask in step.asks:
            getattr(self, f"_ask_{ask}")(members)
        if step.words:
            needed = step.key == "political_review"
            self.fields["words"] = text_area(step.words, longest=4000, required=needed)
        self.order_fields([*(name for name in self.fields if name != "confirmed"), "confirmed"])

    def _ask_members(self, members: Choices) -> None:
        help_text = (
            _("正好两名正式党员，一般是培养联系人。")
            if self.step.key == "introducers"
            else _("一至两名正式党员。")
        )
        self.add_members(members, help_text)

    def _ask_clear(self, _members: Choices) -> None:
        self.fields["clear"] = forms.BooleanField(
            label=_("都没有受留党察看处分，或者已经恢复党员权利"), required=False
        )

    def _ask_opinions(self, _members: Choices) -> None:
        self.fields["opinions"] = forms.MultipleChoiceField(
            label=_("听取了谁的意见"),
            choices=Opinion.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def _ask_notice(self, _members: Choices) -> None:
        self.fields["notice_from"] = date_field(_("公示从哪天"))
        self.fields["notice_to"] = date_field(
            _("公示到哪天"), help_text=_("首尾都算，节假日不算，调休上班算。")
        )

    def _ask_votes(self, _members: Choices) -> None:
        """A resolution of a meeting held in Yilu says it all; of a meeting on paper the sums are typed."""
        if self.resolutions:
            self.fields["resolution"] = forms.ChoiceField(
                label=_("支部大会的决议"),
                choices=[*self.resolutions, ("", _("会是在纸上开的，下面填票数"))],
                initial=self.resolutions[0][0],  # what the meeting decided last
                required=False,
                help_text=_("选了决议，日期、票数、结论都照决议记。"),
            )
        words = {
            "eligible": (_("应到会有表决权的正式党员"), _("不算预备党员，不算按规定不计入的。")),
            "present": (_("实到"), ""),
            "yes": (_("赞成"), _("含因故不能到会的书面意见。")),
            "no": (_("不赞成"), ""),
            "abstain": (_("弃权"), ""),
            "written": (_("书面意见"), _("会前交来的份数，没有填 0。")),
        }
        for name, (label, help_text) in words.items():
            self.fields[name] = _count(label, required=not self.resolutions, help_text=help_text)

    def _ask_extend_months(self, _members: Choices) -> None:
        self.fields["extend_months"] = _count(
            _("延长几个月"), required=False, help_text=_("只有延长时填，6 至 12。")
        )

    def _ask_reference(self, _members: Choices) -> None:
        self.fields["reference"] = forms.CharField(label=_("文号"), max_length=60, required=False)

    def _ask_form_number(self, _members: Choices) -> None:
        self.fields["form_number"] = forms.CharField(
            label=_("入党志愿书编号"), max_length=40, required=False
        )

    def entry(self) -> Entry:
        """What was filled in, as the action takes it."""
        given = self.cleaned_data
        sums = [given[name] for name in VOTES if given.get(name) is not None]
        votes = queries.Votes(*sums) if len(sums) == len(VOTES) else None
        resolution = given.get("resolution")
        return Entry(
            done_on=given["done_on"],
            outcome=Outcome(given.get("outcome") or self.step.outcomes[0]),
            words=given.get("words", ""),
            members=tuple(UUID(key) for key in given.get("members", ())),
            clear=given.get("clear", False),
            notice_from=given.get("notice_from"),
            notice_to=given.get("notice_to"),
            opinions=frozenset(given.get("opinions", ())),
            votes=votes,
            resolution_id=UUID(resolution) if resolution else None,
            extend_months=given.get("extend_months"),
            reference=given.get("reference", ""),
            form_number=given.get("form_number", ""),
            confirmed=given.get("confirmed", False),
        )
