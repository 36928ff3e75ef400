"""What a rule refuses stands on the form, so that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse

from yilu.core.errors import Invalid, Refused


def kept(form: Form, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    """Act; on a refusal the form says why, and the page is shown again."""
    try:
        return act()
    except Refused as error:
        form.add_error(None, str(error.message))
    except Invalid as error:
        for name, message in error.errors.items():
            form.add_error(name if name in form.fields else None, str(message))
    return None
