"""Other systems that hand in snapshots: their keys, what they send, and what they add later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from secrets import token_urlsafe
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Photo
from yilu.patrol import access
from yilu.patrol.actions.reporting import Words, submit
from yilu.patrol.actions.steps import log, needed, tidy, write
from yilu.patrol.enums import Act, Channel
from yilu.patrol.models import Partner, Snapshot
from yilu.patrol.partnering import digest

NOTE = 400  # of a snapshot's own words; the rest follows on its timeline
PIECE = 800
MOST_WORDS = 4000


@transaction.atomic
def open_partner(name: str, *, by: Actor, contact: str = "", key: str = "") -> tuple[Partner, str]:
    """A new partner and its key, told once. A key of one's own choice is for the demo."""
    if not access.may_open_partners(by):
        raise NotAllowed("open_partner")
    name = needed(name, "name", _("写对方系统的名称。"), 60)
    text = key or token_urlsafe(24)
    if Partner.objects.filter(city=by.city, digest=digest(text)).exists():
        raise Invalid({"key": _("这个密钥已经有了。")})
    row = Partner.objects.create(
        city=by.city,
        name=name,
        contact=tidy(contact)[:120],
        digest=digest(text),
        opened_on=clock.today(),
    )
    record("partner.opened", Ref.to(row), by=by)
    return row, text


@transaction.atomic
def close_partner(key: UUID, *, by: Actor) -> Partner:
    """Its key opens nothing any more; what it handed in stays."""
    if not access.may_open_partners(by):
        raise NotAllowed("close_partner")
    row = Partner.objects.select_for_update().filter(city=by.city, pk=key, closed_on=None).first()
    if row is None:
        raise NotFound(str(key))
    row.closed_on = clock.today()
    row.save(update_fields=["closed_on"])
    record("partner.closed", Ref.to(row), by=by)
    return row


@transaction.atomic
def hand_in(words: Words, photos: Sequence[Photo], *, by: Actor) -> Snapshot:
    """A partner's request. Its description may be longer than a note: the rest is kept on the timeline."""
    text = tidy(words.note)
    if len(text) > MOST_WORDS:
        raise Invalid({"description": _("描述最多 %(n)d 个字。") % {"n": MOST_WORDS}})
    row = submit(replace(words, note=text[:NOTE]), photos, by=by, channel=Channel.OPEN311)
    for at in range(NOTE, len(text), PIECE):
        write(row, Act.NOTED, by=by, text=text[at : at + PIECE])
    return row


@transaction.atomic
def add_word(key: UUID, text: str, *, by: Actor, photos: Sequence[Photo] = ()) -> UUID:
    """A partner adds to its own request; how it stands is the responsible unit's to say."""
    rows = access.of_partner(by).select_related("unit", "category")
    row = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    text = needed(text, "description", _("写一句补充的情况。"), PIECE)
    if row.entries.filter(account=by.account_id).count() > MOST_WORDS // PIECE + 50:
        raise Refused(_("补充得太多了，请直接联系行业党委。"))
    entry = write(row, Act.NOTED, by=by, text=text)
    attach(photos, Ref.to(entry), by=by)
    log(row, "added", by=by)
    return entry.pk
