"""Forms of an appeal on the phone; what is wrong stands on its field, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from yilu.appeals.enums import Kind, Outcome, Subject
from yilu.core.geo import Point
from yilu.ui.uploads import PhotosField, VoiceField

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


def degrees(name: str, most: int) -> forms.FloatField:
    """Half of where the phone was, filled in by `place.js` when he asks for it."""
    widget = forms.HiddenInput({"data-kept": name})
    return forms.FloatField(required=False, min_value=-most, max_value=most, widget=widget)


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
        error_messages={"required": _("请说说怎么回事，或者按住说话。")},
    )
    recording = VoiceField(help_text=_("不想打字就说，不超过 2 分钟"))
    photos = PhotosField(most=6, help_text=_("现场、单据、证件号先遮住"))
    place = forms.CharField(label=_("在哪里"), max_length=120, required=False)
    lat = degrees("lat", 90)
    lon = degrees("lon", 180)
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = self.files.get("recording") or "recording_ids" in self.data
        self.fields["text"].required = not spoken  # who spoke need not write

    def clean(self) -> dict[str, Any]:
        """An anonymous one takes words alone: a file remembers who handed it in."""
        given = super().clean() or {}
        if given.get("anonymous") and (given.get("photos") or given.get("recording")):
            self.add_error("anonymous", _("匿名的不收照片和语音：它们记着是谁传的。请写在文字里。"))
        return given

    def point(self) -> Point | None:
        lon, lat = (self.cleaned_data.get(name) for name in ("lon", "lat"))
        return Point(lon, lat) if lon is not None and lat is not None else None


class RecordForm(AppealForm):
    """The same, written down for a driver who stands at the counter or calls.

    A contact member (`people`: whom he looks after) chooses one of his drivers instead.
    """

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

    person = forms.ChoiceField(
        label=_("替哪位司机"),
        error_messages={"required": _("请选替哪位司机记。")},
    )

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["anonymous"]
        chosen = [("", _("请选")), *people] if people else []
        for name in ("phone", "name") if chosen else ("person",):
            del self.fields[name]
        if chosen:
            self.fields["person"].choices = chosen  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """One thing to say, and the key that lets it be sent twice and taken once."""

    text = forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": "5"}))
    idempotency_key = once_field()

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].error_messages["required"] = _("写一句再发。")


class AddForm(WordsForm):
    """What a driver adds to his own case, with the paper or the place he was asked for."""

    photos = PhotosField(most=6)


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
