"""Who one is: where sign-in leads, binding, registering oneself, confirming others, first links, tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.flows import binding, first_links, registration
from yilu.mobile.forms.account import (
    ConfirmIdentityForm,
    FirstLinkForm,
    LastFourForm,
    RegisterForm,
    TokenForm,
)
from yilu.organisations.enums import ROLE_LABELS
from yilu.people import actions, queries

FIRST_LINK = "yilu.first_link"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@never_cache
def welcome(request: HttpRequest) -> HttpResponse:
    """Right after sign-in: to what is still missing, else to the page that concerns him."""
    actor = actor_of(request)
    if FIRST_LINK in request.session:
        return redirect("account_first")
    if actor.person_id is None:
        return redirect("account_bind")
    if request.standing.waits_for_second_factor:  # type: ignore[attr-defined]
        return redirect("mfa_activate_totp")
    return redirect("console:home" if actor.grants else "mobile:home")


@login_required
@never_cache
@form_page
def bind(request: HttpRequest) -> HttpResponse:
    """Phone and last four: two things a recycled number does not bring along."""
    actor, form = actor_of(request), LastFourForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            binding.bind(form.cleaned_data["tail"], by=actor)
        except Refused as error:
            form.add_error("tail", str(error))
        else:
            messages.success(request, _("核对上了，这就是您的驿路。"))
            return redirect("account_welcome")
    check = queries.own_check(actor)
    return render(request, "account/bind.html", {"form": form, "check": check})


@login_required
@never_cache
@form_page
def register(request: HttpRequest) -> HttpResponse:
    """A driver this city has no record of: a name and what he drives, and he may begin."""
    actor = actor_of(request)
    groups = registration.groups(actor.city)
    form = RegisterForm(request.POST or None, groups=groups)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if _told(form, lambda: registration.register(given["name"], given["group"], by=actor)):
            messages.success(
                request, _("登记好了。驿站和诉求现在就能用，资料核实后其他功能也会打开。")
            )
            return redirect("account_welcome")
    return render(request, "account/register.html", {"form": form})


@login_required
@never_cache
@form_page
def confirm_identity(request: HttpRequest) -> HttpResponse:
    """For keepers and secretaries, with the person and his card before them."""
    actor = actor_of(request)
    if not actor.may_anywhere(Right.CONFIRM_IDENTITY):
        raise Http404
    form = ConfirmIdentityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if _told(
            form, lambda: binding.confirm_identity(given["code"], given["id_number"], by=actor)
        ):
            messages.success(request, _("核对好了，请他刷新一下手机。"))
            return redirect("account_confirm_identity")
    waiting = queries.identity_checks(actor)[:50]
    return render(request, "account/confirm_identity.html", {"form": form, "waiting": waiting})


@login_required
@require_POST
def decline_identity(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not actor.may_anywhere(Right.CONFIRM_IDENTITY):
        raise Http404
    code, note = request.POST.get("code", ""), request.POST.get("note", "")
    try:
        actions.decline_identity(code, by=actor, note=note)
    except Invalid as error:
        messages.error(request, " ".join(str(text) for text in error.errors.values()))
    return redirect("account_confirm_identity")


@never_cache
def first_link(request: HttpRequest, token: str) -> HttpResponse:
    """An administrator's one-time link; the token waits in the (sealed) session for the sign-in."""
    try:
        role = first_links.role_of(token, settings.YILU_CITY)
    except NotFound as error:
        raise Http404 from error
    request.session[FIRST_LINK] = token
    if request.user.is_authenticated:
        return redirect("account_first")
    return render(request, "account/first_link.html", {"role": ROLE_LABELS[role]})


@login_required
@never_cache
@form_page
def first(request: HttpRequest) -> HttpResponse:
    """The name, and the post is his; then the second factor."""
    token, actor = request.session.get(FIRST_LINK, ""), actor_of(request)
    try:
        role = first_links.role_of(token, actor.city)
    except NotFound as error:
        request.session.pop(FIRST_LINK, None)
        raise Http404 from error
    form = FirstLinkForm(request.POST or None)
    taken = request.method == "POST" and form.is_valid()
    if taken and _told(
        form, lambda: first_links.redeem(token, form.cleaned_data["name"], by=actor)
    ):
        request.session.pop(FIRST_LINK, None)
        return redirect("mfa_activate_totp")
    return render(request, "account/first.html", {"form": form, "role": ROLE_LABELS[role]})


@login_required
@never_cache
@form_page
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own API tokens; a new one is shown once."""
    actor, form, fresh = actor_of(request), TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        fresh = actions.issue_token(
            queries.own_account(actor),
            form.cleaned_data["label"],
            by=actor,
            rights=None if actor.second_factor else [],
            lasts=timedelta(days=form.cleaned_data["days"]),
        )
        form = TokenForm()
    rows = queries.tokens(actor)
    return render(request, "account/tokens.html", {"form": form, "fresh": fresh, "tokens": rows})


@login_required
@require_POST
def revoke_token(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    try:
        actions.revoke_token(queries.token(actor, pk), by=actor)
    except NotFound as error:
        raise Http404 from error
    return redirect("account_tokens")


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _told(form: Form, act: Any) -> bool:
    """Do it; what the domain refuses stands on the form, and what was typed stays."""
    try:
        act()
    except Invalid as error:
        for field, message in error.errors.items():
            form.add_error(field if field in form.fields else None, str(message))
    except Refused as error:
        form.add_error(None, str(error))
    return not form.errors
