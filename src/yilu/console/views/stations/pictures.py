"""Photographs of a station at the desk: add some, look at one, take one down."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yilu.console.forms.stations import PhotosForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.stations.manage import trail
from yilu.console.views.stations.register import NAV
from yilu.core.actor import Right
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.files.actions import gather_photos
from yilu.files.enums import Size
from yilu.files.queries import photo_bytes, photos_of
from yilu.stations import actions, queries
from yilu.ui.serving import hand_out

KEPT = 3600  # a rebuilt picture never changes


@desk(Right.KEEP_STATION, post=True)
def station_photos(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.keeps(actor, pk)
    form = PhotosForm(posted(request), request.FILES or None)
    note = _("登录的人都能看到。照片会重新生成，不带拍摄地点和设备信息。")
    question = Question(_("加照片"), _("放上去"), NAV, trail(row), lead=row.name, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        photos = gather_photos(given["photos"], [], by=actor)
        actions.show_photos(row, photos, by=actor, looked=given["looked"])
        return done(request, _("照片放上去了。"), "console:station", row.pk)

    return ask(request, form, question, act)


@desk(Right.VIEW_STATIONS)
def station_photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_station(actor, pk)
    photo = photos_of(actor.city, Ref.to(row)).filter(pk=key).first()
    if photo is None:
        raise NotFound("photo")
    picture = photo_bytes(actor, photo, size=Size.LARGE)
    return hand_out(request, picture, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT)


@desk(Right.KEEP_STATION, post=True, get=False)
def photo_drop(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.keeps(actor, pk)
    actions.drop_photo(row, key, by=actor)
    return done(request, _("撤下了。"), "console:station", row.pk)
