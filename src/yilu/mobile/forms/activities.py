"""What is typed or tapped on a phone about an activity: the code at the door, the answers of a quiz."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The six digits on the screen, or what the square carries."""

    code = forms.CharField(
        label=_("签到码"),
        max_length=40,
        help_text=_("现场屏幕上的 6 位数，每分钟换一次"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class QuizForm(forms.Form):
    """One question after the other; nothing is chosen beforehand."""

    def __init__(self, *args: Any, questions: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, question in enumerate(questions):
            self.fields[f"q{place}"] = forms.ChoiceField(
                label=f"{place + 1}. {question.text}",
                choices=[(str(n), text) for n, text in enumerate(question.choices)],
                widget=forms.RadioSelect,
                error_messages={"required": _("这道题还没有选。")},
            )

    def answers(self) -> list[int]:
        return [int(self.cleaned_data[name]) for name in self.fields]


class DoorForm(forms.Form):
    """A tap at the door: "in" or "out" of the number typed, or of one person of the list ("in:…")."""

    tap = forms.CharField(max_length=40)
    phone = forms.CharField(
        label=_("手机号，或者名单里的后四位"),
        max_length=20,
        error_messages={"required": _("请输手机号；在名单里的，点他那一行。")},
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "off",
                "pattern": r"\s*(\+?86)?\s*(\d[\s\-]*){11}|\s*(\d\s*){4}",
                "title": _("11 位手机号，或者后四位"),
                "data-titled": True,
            }
        ),
    )
    phone_at = forms.CharField(max_length=40, required=False)

    def clean_tap(self) -> tuple[bool, UUID | None]:
        """Whether he comes, and who, where he was tapped in the list."""
        way, _colon, key = str(self.cleaned_data["tap"]).partition(":")
        if way not in {"in", "out"}:
            raise forms.ValidationError("")
        try:
            return way == "in", UUID(key) if key else None
        except ValueError as error:
            raise forms.ValidationError("") from error

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("tap", (True, None))[1] is not None:
            self.errors.pop("phone", None)  # who he is stands in the tap
        return values
