"""Things for points: what there is, and a code of ten minutes for the counter."""

from __future__ import annotations

from uuid import UUID

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.mobile.once import told
from yilu.mobile.page import actor_of, mine
from yilu.rewards import actions, queries

AGAIN = 30  # seconds after which the page looks whether the keeper has taken the code


@require_GET
@mine
def goods(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "purse": queries.purse(actor),
        "goods": queries.goods(actor.city),
        "voucher": queries.my_voucher(actor),
        "taken": queries.my_redemptions(actor)[:10],
    }
    return render(request, "mobile/rewards/goods.html", context)


@require_POST
@mine
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A fresh code; tapped twice, the newer one counts."""

    def act() -> HttpResponse:
        actions.show_voucher(pk, by=actor_of(request))
        return redirect("mobile:points_code")

    return told(request, act, reverse("mobile:points_goods"))


@require_GET
@mine
def code(request: HttpRequest) -> HttpResponse:
    """The square and the digits; once the keeper has taken it, what I got."""
    actor = actor_of(request)
    shown = queries.my_voucher(actor)
    if shown is None:
        last = queries.my_redemptions(actor).first()
        return render(request, "mobile/rewards/no_code.html", {"last": last})
    digits, voucher = shown
    address = request.build_absolute_uri(f"{reverse('console:redeem')}?code={digits}")
    context = {
        "voucher": voucher,
        "digits": f"{digits[:4]} {digits[4:]}",
        "square": _square(address),
    }
    response = render(request, "mobile/rewards/code.html", context)
    response["Refresh"] = str(AGAIN)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@mine
def drop(request: HttpRequest) -> HttpResponse:
    actions.drop_voucher(by=actor_of(request))
    messages.success(request, _("没有换，一分没扣。"))
    return redirect("mobile:points_goods")


def _square(address: str) -> SafeString:
    svg = segno.make(address, error="m", micro=False).svg_inline(
        scale=6, border=2, light="#fff", omitsize=True, svgclass="qr"
    )
    return mark_safe(svg)  # noqa: S308 — drawn by the library from our own address
