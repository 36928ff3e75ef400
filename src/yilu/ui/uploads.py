"""Form fields for photos, voice notes and papers: plain file inputs that work without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

Files = list[Any]  # of UploadedFile


class PhotosInput(forms.ClearableFileInput):
    """`capture` opens the camera at once, but shuts out the album: only where a fresh picture is wanted."""

    template_name = "django/forms/widgets/file.html"
    allow_multiple_selected = True

    def __init__(self, *, capture: bool = False) -> None:
        attrs: dict[str, Any] = {"accept": "image/*", "multiple": True}
        super().__init__(attrs | ({"capture": "environment"} if capture else {}))


class PhotosField(forms.FileField):
    """Several photos under one name; `clean` gives a list, `files.actions` looks inside them."""

    def __init__(self, *, most: int = 6, capture: bool = False, **more: Any) -> None:
        self.most = most
        more.setdefault("required", False)
        more.setdefault("label", _("照片"))
        super().__init__(widget=PhotosInput(capture=capture), allow_empty_file=True, **more)

    def clean(self, data: Any, initial: Any = None) -> Files:
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data] if data else []
        clean = super().clean
        files: Files = [clean(one, initial) for one in given]
        if self.required and not files:
            super().clean(None, initial)
        if len(files) > self.most:
            raise forms.ValidationError(too_many(self.most))
        return files


def too_many(most: int) -> str:
    return ngettext("最多 %(n)s 张", "最多 %(n)s 张，去掉几张再交", most) % {"n": most}


class PapersField(PhotosField):
    """Several documents under one name, as staff attach them."""

    def __init__(self, *, most: int = 5, **more: Any) -> None:
        more.setdefault("label", _("附件"))
        more.setdefault("help_text", _("PDF、DOCX 或 JPEG、PNG 扫描件，每个不超过 20 MB"))
        super().__init__(most=most, **more)
        self.widget.attrs["accept"] = ".pdf,.docx,.jpg,.jpeg,.png"


class VoiceField(forms.FileField):
    """One voice note; `voice.js` turns the input into a button to hold and speak."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("required", False)
        more.setdefault("label", _("语音"))
        widget = forms.ClearableFileInput({"accept": "audio/*"})
        widget.template_name = "django/forms/widgets/file.html"
        super().__init__(widget=widget, allow_empty_file=True, **more)
