"""A family proves its phone with six digits; the session keeps which proof it was, never the number."""

from __future__ import annotations

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.mobile.forms.rides import ExamCodeForm, ExamPhoneForm
from yilu.notices.queries import loopback_letters
from yilu.rides import actions

ASKED, PROVEN, TAIL, TO = "exam_asked", "exam_proof", "exam_tail", "exam_to"
TARGETS = {"book": "mobile:exam_book", "mine": "mobile:exam_mine"}


def family() -> Actor:
    """Whoever is signed in is not looked at: these pages are for everybody."""
    return Actor.anonymous(settings.YILU_CITY)


def proof_of(request: HttpRequest) -> UUID | None:
    kept = request.session.get(PROVEN, "")
    return UUID(kept) if kept else None


@sensitive_post_parameters("phone")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    if request.GET.get("to") in TARGETS:
        request.session[TO] = request.GET["to"]
    form = ExamPhoneForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["phone"]
        try:
            address = get_adapter().get_client_ip(request)
            asked = actions.ask_code(typed, address, by=family())
        except Invalid as error:
            form.add_error("phone", str(error.errors["phone"]))
        except Refused as error:
            form.add_error("phone", str(error.message))
        else:
            request.session[ASKED], request.session[TAIL] = str(asked), typed.strip()[-4:]
            return redirect("mobile:exam_code")
    status = 422 if form.errors else 200
    return render(request, "mobile/rides/phone.html", {"form": form}, status=status)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    asked = request.session.get(ASKED, "")
    if not asked:
        return redirect("mobile:exam_phone")
    form = ExamCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            proof = actions.prove(UUID(asked), form.cleaned_data["code"], by=family())
        except Invalid as error:
            form.add_error("code", str(error.errors["code"]))
        except Refused as error:
            form.add_error("code", str(error.message))
        else:
            request.session[PROVEN] = str(proof)
            request.session.pop(ASKED, None)
            return redirect(TARGETS.get(request.session.get(TO, ""), "mobile:exam_mine"))
    tail = request.session.get(TAIL, "")
    context = {"form": form, "tail": tail, "letter": _letter(tail)}
    status = 422 if form.errors else 200
    return render(request, "mobile/rides/code.html", context, status=status)


def _letter(tail: str) -> object:
    """The demo's own phone screen: outside demo mode an SMS goes to the phone alone."""
    if settings.YILU_MODE != "demo":
        return None
    letters = loopback_letters(settings.YILU_CITY, 5)
    return next((letter for letter in letters if letter.tail == tail), None)
