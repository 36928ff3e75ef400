"""Forms of one's own way into the Party; what is wrong stands on its field, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PagesField(forms.FileField):
    """The photographed or scanned pages of something written by hand."""

    def __init__(self, *, most: int = 9, **kwargs: Any) -> None:
        kwargs.setdefault("widget", ManyFiles(attrs={"accept": "image/jpeg,image/png,.pdf"}))
        super().__init__(**kwargs)
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [one for one in (data if isinstance(data, list) else [data]) if one]
        if len(files) > self.most:
            raise forms.ValidationError(_("最多 %(n)d 页。"), params={"n": self.most})
        if not files:
            if self.required:
                raise forms.ValidationError(_("拍下或者选好文件再交。"))
            return []
        return [super(PagesField, self).clean(one, initial) for one in files]


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget)


class ApplyForm(forms.Form):
    """The written application: photographed pages, or typed."""

    branch = forms.ChoiceField(label=_("递交给哪个支部"))
    pages = PagesField(
        label=_("手写申请书"),
        required=False,
        help_text=_("一页一张拍清楚，最多 9 页；也可以在下面打字"),
    )
    words = forms.CharField(
        label=_("或者在这里写"),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("写清对党的认识、入党动机、本人履历和家庭情况，最后写姓名和日期"),
    )
    born_on = _day(_("出生日期"), _("年满十八周岁才能申请"))
    floating = forms.BooleanField(label=_("我的户籍不在现在住的地方"), required=False)

    def __init__(
        self,
        *args: Any,
        branches: Iterable[tuple[str, str]] = (),
        birthday: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["branch"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(branches)
        if not birthday:
            del self.fields["born_on"]


class OwnPaperForm(forms.Form):
    """A report of thoughts, or the request for conversion."""

    kind = forms.ChoiceField(label=_("交什么"), widget=forms.RadioSelect)
    pages = PagesField(label=_("文件"), help_text=_("照片（JPEG、PNG）或者 PDF，一页一张"))

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(kinds)


class ReviewForm(forms.Form):
    """A half-yearly review by the contact."""

    words = forms.CharField(
        label=_("这半年他怎么样"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("思想、工作、群众怎么说。只有支部和上级党委看得到"),
    )
