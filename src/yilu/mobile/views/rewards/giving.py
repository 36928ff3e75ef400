"""Points given away: what may be given to, and what became of what I gave."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yilu.core.errors import Invalid
from yilu.mobile.forms.rewards import GiveForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine
from yilu.rewards import actions, queries


@require_GET
@mine
def pools(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "purse": queries.purse(actor),
        "pools": queries.open_pools(actor),
        "gifts": queries.my_donations(actor)[:20],
    }
    return render(request, "mobile/rewards/pools.html", context)


@require_http_methods(["GET", "POST"])
@mine
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    pool, purse = queries.get_pool(actor, pk), queries.purse(actor)
    form = GiveForm(
        request.POST if request.method == "POST" else None,
        initial={"points": min(purse.points, 10) or None},
    )
    there = reverse("mobile:points_give")

    def act() -> str:
        actions.give(pk, form.cleaned_data["points"], by=actor)
        messages.success(request, _("谢谢您。办好以后会告诉您去向。"))
        return there

    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), request.path)
        except Invalid as error:
            for name, message in error.errors.items():
                form.add_error(name if name in form.fields else None, str(message))
    context = {"pool": pool, "purse": purse, "form": form, "once": fresh()}
    status = 422 if form.errors else 200
    return render(request, "mobile/rewards/give.html", context, status=status)
