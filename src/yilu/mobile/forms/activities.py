"""What is typed or tapped on a phone about an activity: the code at the door, the answers of a quiz."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
