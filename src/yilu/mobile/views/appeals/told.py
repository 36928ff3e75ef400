"""Doing something from a form: what the domain refuses stands on the form, what was typed stays."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import Form

from yilu.core.errors import Invalid, Refused


def told(form: Form, act: Callable[[], object]) -> bool:
    """Whether it was done."""
    try:
        act()
    except Invalid as error:
        for field, message in error.errors.items():
            form.add_error(field if field in form.fields else None, str(message))
    except Refused as error:
        form.add_error(None, str(error.message))
    return not form.errors
