"""Forms of an appeal on the phone; what is wrong stands on its field, nothing typed is lost."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.appeals.enums import Kind, Outcome, Subject

SUBJECT_ICONS = "car work school shield book file park health more"
SAID = {
    Kind.CONSULTATION: _("问一问"),
    Kind.HELP: _("请帮忙"),
    Kind.COMPLAINT: _("要投诉"),
    Kind.REPORT: _("要举报"),
    Kind.SUGGESTION: _("提建议"),
}
LONGEST = 4000


def once_field() -> forms.CharField:
    """The key a repeated POST carries: the server takes it once."""
    return forms.CharField(
        required=False, max_length=64, initial=lambda: str(uuid4()), widget=forms.HiddenInput
    )


class AppealForm(forms.Form):
    """What a driver says. The domain checks the words; the form only carries them."""

    subject = forms.ChoiceField(
        label=_("哪方面的事"),
        choices=Subject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选哪方面的事。")},
    )
    kind = forms.ChoiceField(
        label=_("想要什么"),
        choices=list(SAID.items()),
        initial=Kind.HELP,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选想要什么：咨询、求助、投诉、举报还是建议。")},
    )
    text = forms.CharField(
        label=_("说说怎么回事"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "5"}),
        error_messages={"required": _("请说说怎么回事。")},
    )
    place = forms.CharField(label=_("在哪里"), max_length=120, required=False)
    about_own_chain = forms.BooleanField(
        label=_("说的是我公司或支部里的人"),
        help_text=_("直接到行业党委，您公司看不到"),
        required=False,
    )
    anonymous = forms.BooleanField(
        label=_("不写名字（匿名）"),
        help_text=_("谁也查不到是您，只凭收条看答复"),
        required=False,
    )
    idempotency_key = once_field()


class RecordForm(AppealForm):
    """The same, written down for a driver who stands at the counter or calls."""

    about_own_chain = forms.BooleanField(
        label=_("说的是他公司或支部里的人"),
        help_text=_("直接到行业党委，他公司看不到"),
        required=False,
    )
    phone = forms.CharField(
        label=_("司机的手机号"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": _("请填司机的手机号，答复要发给他。")},
    )
    name = forms.CharField(
        label=_("司机姓名"),
        max_length=64,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["anonymous"]


class WordsForm(forms.Form):
    """One thing to say, and the key that lets it be sent twice and taken once."""

    text = forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": "5"}))
    idempotency_key = once_field()

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].error_messages["required"] = _("写一句再发。")


class SettleForm(WordsForm):
    """What became of it."""

    outcome = forms.ChoiceField(
        label=_("办得怎么样"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选结果：已解决、部分解决、已解释，还是办不到。")},
    )
    why = forms.CharField(label=_("办不到的，为什么、依据哪一条"), max_length=400, required=False)
    field_order = ("outcome", "text", "why")


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=_("收条号"),
        help_text=_("交的时候给您看过的 12 位，横线可以不填"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("请填收条号。")},
    )
