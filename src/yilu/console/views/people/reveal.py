"""Unmasking one number of one person: a purpose, a fresh second factor, and he sees who looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.people import RevealForm
from yilu.console.views.desk import actor_of, posted, put
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid
from yilu.people.actions import ReauthenticationNeeded, reveal
from yilu.people.enums import RevealPurpose, SealedField


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose number, and from which page it is asked; the page's own read door found the person."""

    person: Any
    nav: str
    listed: tuple[Any, str]
    page: tuple[Any, str]
    reveal: str  # name of the address that unmasks
    key: UUID

    def address(self, field: SealedField) -> str:
        return reverse(self.reveal, args=[self.key, field.value])

    def tail(self, field: SealedField) -> str:
        person = self.person
        return str(person.phone_last4 if field is SealedField.PHONE else person.id_last4)


@dataclass(frozen=True, slots=True)
class Number:
    """One masked number as a page shows it; `href` is empty where it may not be opened."""

    label: Any
    masked: str
    href: str
    purposes: list[tuple[str, Any]]


def numbers(actor: Actor, subject: Subject) -> list[Number]:
    """The person's numbers, masked; each leads to its unmasking where the actor may ask for it."""
    may = actor.may_anywhere(Right.REVEAL)
    return [
        Number(
            field.label,
            masking.last_four(subject.tail(field)),
            subject.address(field) if may and subject.tail(field) else "",
            RevealPurpose.choices,
        )
        for field in (SealedField.PHONE, SealedField.ID_NUMBER)
    ]


def show(request: HttpRequest, subject: Subject, name: str) -> HttpResponse:
    """Ask for the purpose; after a fresh second factor and the record, show the number once."""
    actor = actor_of(request)
    field = _field(subject, name, actor)
    form = RevealForm(posted(request), initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            number = reveal(
                subject.person,
                field,
                form.cleaned_data["purpose"],
                by=actor,
                note=form.cleaned_data["note"],
            )
            return _page(request, subject, field, form, number)
        except ReauthenticationNeeded:
            return _prove_again(request, form)
        except Invalid as error:
            put(form, error)
    return _page(request, subject, field, form)


def _field(subject: Subject, name: str, actor: Actor) -> SealedField:
    known = name in SealedField.values and actor.may_anywhere(Right.REVEAL)
    if not known or not subject.tail(SealedField(name)):
        raise Http404
    return SealedField(name)


def _page(
    request: HttpRequest, subject: Subject, field: SealedField, form: RevealForm, number: str = ""
) -> HttpResponse:
    context = {
        "nav": subject.nav,
        "subject": subject,
        "heading": _("看%(field)s") % {"field": field.label},
        "field": field,
        "form": form,
        "number": number,
        "name": subject.person.name if number else masking.name(subject.person.name),
        "masked": masking.last_four(subject.tail(field)),
    }
    status = 422 if form.errors else 200
    response = render(request, "console/people/reveal.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _prove_again(request: HttpRequest, form: RevealForm) -> HttpResponse:
    """To the second factor and back to this question, with what was already answered."""
    here = f"{request.path}?{urlencode(form.cleaned_data)}"
    return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': here})}")
