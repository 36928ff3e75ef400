"""The addresses of Open311: discovery, services, requests, tokens, updates, and reviewed pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from yilu.api.limits import CONTACT, KEY_SERVICE
from yilu.api.open311 import asking, shapes
from yilu.api.open311.asking import Trouble, asked
from yilu.api.open311.documents import Document, Many, respond
from yilu.core.actor import Actor
from yilu.core.errors import DomainError, Invalid, NotAllowed, NotFound, Refused
from yilu.files.actions import take_photo, take_photos
from yilu.files.fetching import fetch
from yilu.files.queries import photo_bytes
from yilu.patrol import actions, queries
from yilu.patrol.actions import Words
from yilu.rulebook.queries import city as city_of
from yilu.runtime.actions import once
from yilu.ui.serving import hand_out

View = Callable[..., HttpResponse]
CHANGESET = "2026-11-26T00:00:00+08:00"
SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
UPDATES = "https://wiki.open311.org/GeoReport_v2/Extensions/service_request_updates"
MIME = ("text/xml", "application/json")
MOST_MEDIA = 4
LONGEST_KEY = 200
# What the domain calls a field, in the words of the specification.
FIELDS = {
    "photos": "media",
    "photo": "media",
    "place": "address_string",
    "category": "service_code",
    "called": f"attribute[{shapes.SAFE}]",
    "note": "description",
}


def open311(*methods: str) -> Callable[[View], View]:
    """An address of Open311: its own errors, its own formats, no session and so no CSRF."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, form: str, **parts: str) -> HttpResponse:
            if request.method not in (*methods, "HEAD"):
                return HttpResponseNotAllowed(methods)
            try:
                asking.check_jurisdiction(request, _city(request))
                return view(request, form, **parts)
            except Trouble as error:
                return _troubled(error, form)
            except DomainError as error:
                return _troubled(_in_our_words(error), form)

        return guarded

    return decorate


def _city(request: HttpRequest) -> str:
    city: str = request.actor.city  # type: ignore[attr-defined]
    return city


def _troubled(error: Trouble, form: str) -> HttpResponse:
    rows = [{"code": error.code, "description": words} for words in error.sentences]
    return respond(Document("errors", Many("error", rows)), form, error.code)


def _in_our_words(error: DomainError) -> Trouble:
    if isinstance(error, (NotFound, NotAllowed)):
        return Trouble(404, _("没有找到。"))
    if isinstance(error, Invalid):
        rows = error.errors.items()
        return Trouble(400, *(f"{FIELDS.get(name, name)}: {words}" for name, words in rows))
    return Trouble(400, error.message if isinstance(error, Refused) else str(error))


# ── what there is ───────────────────────────────────────────────────────────────────────────────


@open311("GET")
def discovery(request: HttpRequest, form: str) -> HttpResponse:
    """Where everything is, and whom to ask for a key."""
    city = _city(request)
    base = request.build_absolute_uri(reverse("open311:root"))
    contact = CONTACT.of(city) or _("%(city)s交通运输行业党委") % {"city": city_of(city).name}
    key_service = KEY_SERVICE.of(city) or _(
        "写入要有 api_key：请向驿路的系统管理员申请，密钥只显示一次。"
    )
    endpoints = [_endpoint(SPECIFICATION, base), _endpoint(UPDATES, base)]
    body = {
        "changeset": CHANGESET,
        "contact": contact,
        "key_service": key_service,
        "endpoints": Many("endpoint", endpoints),
    }
    return respond(Document("discovery", body), form)


def _endpoint(specification: str, base: str) -> dict[str, Any]:
    return {
        "specification": specification,
        "url": base.rstrip("/"),
        "changeset": CHANGESET,
        "type": "production",
        "formats": Many("format", MIME),
    }


def root(request: HttpRequest) -> HttpResponse:
    """The base of every address; by itself it holds nothing."""
    raise Http404


@open311("GET")
def services(request: HttpRequest, form: str) -> HttpResponse:
    rows = [shapes.service(row) for row in queries.categories(_city(request))]
    return respond(Document("services", Many("service", rows)), form)


@open311("GET")
def service(request: HttpRequest, form: str, code: str) -> HttpResponse:
    return respond(Document("service_definition", shapes.definition(_service(request, code))), form)


def _service(request: HttpRequest, code: str) -> Any:
    """A sub-class that is still offered; any other service does not exist."""
    row = next((one for one in queries.categories(_city(request)) if one.code == code), None)
    if row is None:
        raise Trouble(404, _("没有这个 service_code。"))
    return row


# ── requests ────────────────────────────────────────────────────────────────────────────────────


@open311("GET", "POST")
def requests(request: HttpRequest, form: str) -> HttpResponse:
    return _create(request, form) if request.method == "POST" else _list(request, form)


def _list(request: HttpRequest, form: str) -> HttpResponse:
    actor = asking.reader(request, _city(request))
    numbers = asking.listed(request, "service_request_id")[: asking.MOST_ROWS]
    if numbers:
        rows = queries.outside(actor, numbers=numbers)
    else:
        first, last = asking.span(request)
        codes = asking.listed(request, "service_code")
        status = asking.statuses(request)
        rows = queries.outside(actor, codes=codes, first=first, last=last, status=status)
    return _shown(request, form, actor, list(rows[asking.window(request)]))


def _shown(request: HttpRequest, form: str, actor: Actor, rows: list[Any]) -> HttpResponse:
    pictures = queries.public_photos(rows)

    def media(row: Any) -> str:
        photo = pictures.get(row.pk)
        if photo is None:
            return ""
        return request.build_absolute_uri(reverse("open311:media", args=[row.pk, photo.pk]))

    return respond(Document("service_requests", shapes.requests(actor, rows, media)), form)


@open311("GET")
def one(request: HttpRequest, form: str, number: str) -> HttpResponse:
    """A list of one, as the specification has it."""
    actor = asking.reader(request, _city(request))
    rows = list(queries.outside(actor, numbers=[number]))
    if not rows:
        raise Trouble(404, _("没有这个 service_request_id。"))
    return _shown(request, form, actor, rows)


@open311("GET")
def token(request: HttpRequest, form: str, token: str) -> HttpResponse:
    """A token stands for its request at once: nothing here is worked off later."""
    actor = asking.reader(request, _city(request))
    try:
        found = queries.by_token(actor, UUID(token))
    except ValueError:
        found = None
    if found is None:
        raise Trouble(404, _("没有这个 token。"))
    row = {"service_request_id": found.number, "token": token}
    return respond(Document("service_requests", Many("request", [row])), form)


def _create(request: HttpRequest, form: str) -> HttpResponse:
    city = _city(request)
    by = asking.writer(request, city)
    code = asked(request, "service_code")
    if not code:
        raise Trouble(400, _("缺 service_code。"))
    category = _service(request, code)
    given = asking.attributes(request.POST)
    if category.stop and given.get(shapes.SAFE) != "yes":
        raise Trouble(400, f"attribute[{shapes.SAFE}]: {category.stop}")
    at = asking.place(request)
    words = Words(
        category=code,
        note=asked(request, "description"),
        place=at.address,
        point=at.point,
        answers=shapes.answers(category, given),
        called=bool(category.stop),
    )
    key = request.headers.get("Idempotency-Key", "").strip()[:LONGEST_KEY]

    def make() -> tuple[int, Any]:
        return 200, actions.hand_in(words, _media(request, by), by=by).number

    _status, number = once(city, f"{by.account_id}|open311", key, make)
    notice = _("收到了。先由人看过再立案；姓名、电话、邮箱不保存，办理情况请凭编号查询。")
    row = {"service_request_id": number, "service_notice": notice, "account_id": ""}
    return respond(Document("service_requests", Many("request", [row])), form)


def _media(request: HttpRequest, by: Actor) -> list[Any]:
    """Files in the form and one named by its address, all by the rules of every other photo."""
    files = [*request.FILES.getlist("media"), *request.FILES.getlist("media[]")]
    url = asked(request, "media_url")
    if len(files) + bool(url) > MOST_MEDIA:
        raise Invalid({"media": _("最多 %(n)d 张照片。") % {"n": MOST_MEDIA}})
    taken = take_photos(files, by=by, field="media")
    if url:
        taken.append(take_photo(io.BytesIO(fetch(url)), url.rsplit("/", 1)[-1][:80], by=by))
    return taken


# ── updates ─────────────────────────────────────────────────────────────────────────────────────


@open311("GET", "POST")
def updates(request: HttpRequest, form: str) -> HttpResponse:
    return _add(request, form) if request.method == "POST" else _updates(request, form)


def _updates(request: HttpRequest, form: str) -> HttpResponse:
    actor = asking.reader(request, _city(request))
    numbers = asking.listed(request, "service_request_id")[: asking.MOST_ROWS]
    first, last = (None, None) if numbers else asking.span(request)
    found = queries.updates(actor, numbers=numbers, first=first, last=last)
    rows = [shapes.update(actor, row) for row in found[asking.window(request)]]
    return respond(Document("service_request_updates", Many("request_update", rows)), form)


def _add(request: HttpRequest, form: str) -> HttpResponse:
    """A partner's word on its own request; how it stands is the responsible unit's to say."""
    city = _city(request)
    by = asking.writer(request, city)
    number = asked(request, "service_request_id")
    row = queries.outside(by, numbers=[number]).first() if number else None
    if row is None or not queries.is_own(by, row):
        raise Trouble(404, _("没有这个 service_request_id，或者不是您报的。"))
    status = asked(request, "status").lower()
    if status and status != ("open" if queries.is_open(row) else "closed"):
        raise Trouble(400, _("办到哪一步由处置单位定，status 请照现在的填或者不填。"))
    key = request.headers.get("Idempotency-Key", "").strip()[:LONGEST_KEY]
    text = asked(request, "description")

    def make() -> tuple[int, Any]:
        return 200, str(actions.add_word(row.pk, text, by=by, photos=_media(request, by)))

    _status, made = once(city, f"{by.account_id}|open311.updates", key, make)
    rows = [{"update_id": made}]
    return respond(Document("service_request_updates", Many("request_update", rows)), form)


# ── pictures ────────────────────────────────────────────────────────────────────────────────────


def media(request: HttpRequest, key: UUID, photo: UUID) -> HttpResponse:
    """A picture a person has reviewed and let out, for anybody."""
    city = _city(request)
    try:
        picture = queries.public_picture(city, key, photo)
        data = photo_bytes(Actor.anonymous(city), picture)
    except NotFound as error:
        raise Http404 from error
    return hand_out(request, data, "image/jpeg", f"{photo}.jpg", keep_seconds=3600)
