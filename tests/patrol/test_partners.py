"""Partners of Open311: a key once shown, what they send, what the outside reads and what it does not."""

from __future__ import annotations

import pytest

from tests.cast import CITY
from tests.patrol.conftest import HERE, Ground, photo
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.patrol import actions, queries
from yilu.patrol.actions import Words
from yilu.patrol.models import Partner, Snapshot

ANYBODY = Actor.anonymous(CITY)


def a_partner(ground: Ground, name: str = "市长热线") -> Actor:
    _row, key = actions.open_partner(name, by=ground.who("system_admin"))
    actor = queries.partner_actor(CITY, key)
    assert actor is not None
    return actor


def handed_in(by: Actor, note: str = "路上有个坑", **more: object) -> Snapshot:
    return actions.hand_in(Words("pothole", note, point=HERE, **more), [], by=by)  # type: ignore[arg-type]


def test_a_key_is_kept_as_a_digest_and_ends_when_it_is_closed(ground: Ground) -> None:
    admin = ground.who("system_admin")
    row, key = actions.open_partner("市长热线", by=admin, contact="值班室")
    assert key.encode() not in bytes(Partner.objects.get().digest)
    assert queries.partner_actor(CITY, key) == Actor(row.pk, None, CITY)
    assert queries.partner_actor("510100", key) is None
    actions.close_partner(row.pk, by=admin)
    assert queries.partner_actor(CITY, key) is None
    for who in ("committee", "driver", "security_admin"):
        with pytest.raises(NotAllowed):
            actions.open_partner("别的", by=ground.who(who))
    with pytest.raises(Invalid):
        actions.open_partner(" ", by=admin)


def test_a_request_needs_no_photo_and_keeps_every_word(ground: Ground) -> None:
    partner = a_partner(ground)
    text = "长" * 1000
    row = handed_in(partner, text)
    pieces = row.entries.filter(act="noted").order_by("pk").values_list("text", flat=True)
    assert (row.channel, row.reporter_id, row.note + "".join(pieces)) == ("open311", None, text)
    with pytest.raises(Invalid):
        handed_in(partner, "长" * 4001)
    assert Snapshot.objects.count() == 1


def test_the_outside_reads_what_was_filed_and_nobody_elses_words(ground: Ground) -> None:
    partner, other = a_partner(ground), a_partner(ground, "另一个系统")
    mine = handed_in(partner)
    assert list(queries.outside(ANYBODY)) == []
    assert list(queries.outside(partner)) == [mine]
    assert list(queries.outside(other)) == []
    filed = ground.filed()
    assert list(queries.outside(ANYBODY)) == [filed]
    assert (queries.is_own(partner, mine), queries.is_own(other, mine)) == (True, False)
    assert queries.by_token(ANYBODY, filed.pk) == filed
    assert queries.by_token(ANYBODY, mine.pk) is None


def test_inner_words_never_leave(ground: Ground) -> None:
    filed = ground.filed()
    actions.note(filed.pk, text="和施工单位核实过", by=ground.who("committee"))
    assert [row.act for row in queries.updates(ANYBODY)] == ["filed"]


def test_a_partner_adds_to_its_own_alone(ground: Ground) -> None:
    partner, other = a_partner(ground), a_partner(ground, "另一个系统")
    row = handed_in(partner)
    key = actions.add_word(row.pk, "又有人打电话来", by=partner, photos=[photo(partner)])
    assert row.entries.get(pk=key).inner is True
    for by in (other, ANYBODY, ground.who("driver")):
        with pytest.raises(NotFound):
            actions.add_word(row.pk, "我也说一句", by=by)
    with pytest.raises(Invalid):
        actions.add_word(row.pk, "", by=partner)


def test_a_partners_snapshot_goes_the_whole_road(ground: Ground) -> None:
    row = handed_in(a_partner(ground))
    actions.accept(row.pk, by=ground.who("committee"))
    worker = ground.who("field_worker")
    actions.dispose(row.pk, by=worker, text="补平了", photos=[photo(worker)])
    actions.close(row.pk, by=ground.who("committee"), outcome="solved", text="去看过")
    [shown] = queries.outside(ANYBODY, status=["closed"])
    assert (shown.pk, queries.is_open(shown)) == (row.pk, False)
    assert list(queries.outside(ANYBODY, status=["open"])) == []
