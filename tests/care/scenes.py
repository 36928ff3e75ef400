"""Small scenes of care for tests: a help, a time offered, a question, a note."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tests.cast import CITY, DAY, SmallCity
from yilu.care import actions
from yilu.care.models import (
    Campaign,
    Consultation,
    Handout,
    HardshipNote,
    Help,
    HomeVisit,
    Slot,
)
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.refs import Ref
from yilu.stock.actions import add_item, open_place, receive
from yilu.stock.enums import ItemKind
from yilu.stock.models import Item, Place
from yilu.stock.queries import balances


def given(person_id: UUID, **changes: object) -> actions.Given:
    values: dict[str, object] = {
        "person_id": person_id,
        "kind": "health",
        "what": "陪他到医院办住院",
        "giver": "高玉梅",
        "given_on": DAY,
        "receipt": "paper",
        "proof": {"receipt_note": "驿站2026年第3本第5页"},
    }
    return actions.Given(**{**values, **changes})  # type: ignore[arg-type]


def a_help(city: SmallCity, who: str = "keeper", **changes: object) -> Help:
    """Recorded by the keeper for 王芳 unless said otherwise."""
    by = city.cast[who]
    changes.setdefault("person_id", city.wang.person_id)
    return actions.record_help(
        given(changes.pop("person_id"), **changes),  # type: ignore[arg-type]
        actions.recording_unit(by),
        by=by,
    )


def at(hour: int, days: int = 1) -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=CITY_ZONE) + timedelta(days=days)


def a_slot(city: SmallCity, hour: int = 10, days: int = 1, **changes: object) -> Slot:
    values: dict[str, object] = {
        "subject": "health",
        "mode": "onsite",
        "consultant": "魏医生",
        "starts_at": at(hour, days),
        "ends_at": at(hour, days) + timedelta(minutes=30),
        "place": "花城驿站 · 金沙",
    }
    offer = actions.Offer(**{**values, **changes})  # type: ignore[arg-type]
    return actions.open_slot(offer, city.consulting, by=city.cast["consultant"])


def a_booking(city: SmallCity, who: str = "driver", **changes: object) -> Consultation:
    return actions.book(a_slot(city, **changes).pk, by=city.cast[who], about="腰疼")  # type: ignore[arg-type]


def a_question(city: SmallCity, who: str = "driver", privacy: str = "sealed") -> Consultation:
    return actions.ask("law", "平台扣了我的押金，怎么要回来？", privacy, by=city.cast[who])


def a_note(city: SmallCity) -> HardshipNote:
    return actions.note_hardship(city.wang.person_id, "母亲住院", by=city.cast["committee"])


def a_visit(city: SmallCity) -> HomeVisit:
    return actions.record_visit(
        city.wang.person_id,
        by=city.cast["committee"],
        visited_on=DAY,
        visitors="何宇宁",
        note="送去米和油",
        paper_consent="档案柜2号",
    )


def png(width: int = 60, height: int = 30, mark: int = 7, extra: bytes = b"") -> str:
    """A signature as a canvas sends it: RGBA, transparent but for a stroke."""
    empty = b"\0" * (width * 4)
    stroke = b"\0" * 20 + bytes([mark]) * 80 + b"\0" * (width * 4 - 100)
    rows = [b"\0" + (stroke if 10 < y < 20 else empty) for y in range(height)]
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    body = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts) + extra
    return "data:image/png;base64," + base64.b64encode(body).decode()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def an_offered_answer(city: SmallCity, by: str = "committee_leader") -> Consultation:
    """Answered by the leader, with a reworded pair that waits for somebody else's eyes."""
    return actions.answer(
        a_question(city, privacy="public").pk,
        by=city.cast[by],
        words="先向平台书面要，再到人社局投诉。",
        public_question="押金被扣怎么办？",
        public_answer="先书面要，再投诉。",
    )


# ── campaigns ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Store:
    """An open campaign and two stores of its packs: the stations' and the committee's."""

    city: SmallCity
    campaign: Campaign
    pack: Item
    station: Place
    committee: Place

    def hand(self, who: str = "driver", by: str = "keeper", place: Place | None = None) -> Handout:
        person_id = self.city.cast[who].person_id
        assert person_id is not None
        return actions.hand_out(
            self.campaign.pk, person_id, place or self.station, ON_PAPER, by=self.city.cast[by]
        )

    def left(self, place: Place) -> int:
        rows = balances(Actor.for_system(CITY), place).filter(item=self.pack)
        return sum(row.quantity for row in rows)


ON_PAPER = actions.Signed("paper", {"receipt_note": "签收本第1页"})


def a_plan(city: SmallCity, pack: Item, **changes: object) -> actions.Plan:
    values: dict[str, object] = {
        "title": "2026年夏送清凉",
        "season": "summer",
        "from_on": DAY,
        "to_on": DAY + timedelta(days=60),
        "pack": pack,
        "contents": "藿香正气水、毛巾、水杯",
        "unit_cost_fen": 20000,
        "budget_fen": 2_000_000,
        "groups": ("ride_hailing",),
        "operating_months": 1,
    }
    return actions.Plan(**{**values, **changes})  # type: ignore[arg-type]


def a_pack(city: SmallCity) -> Item:
    return add_item("夏送清凉礼包", "份", ItemKind.PACK, by=city.cast["committee"])


def a_draft(city: SmallCity, **changes: object) -> Campaign:
    return actions.plan_campaign(a_plan(city, a_pack(city), **changes), by=city.cast["committee"])


def an_open_campaign(city: SmallCity, **changes: object) -> Campaign:
    draft = a_draft(city, **changes)
    actions.approve_campaign(draft.pk, by=city.cast["committee_leader"])
    return actions.open_campaign(draft.pk, by=city.cast["committee"])


def a_store(
    city: SmallCity, at_station: int = 10, at_committee: int = 5, **changes: object
) -> Store:
    committee = city.cast["committee"]
    campaign = an_open_campaign(city, **changes)
    pack = campaign.pack
    places = []
    for unit, name, quantity in (
        (city.stations, "花城驿站 · 金沙", at_station),
        (city.root, "行业党委仓库", at_committee),
    ):
        place = open_place(Ref.to(unit), unit, name, by=committee)
        if quantity:
            receive(pack, place, quantity, Ref("test", name), by=committee, unit_cost_fen=20000)
        places.append(place)
    return Store(city, campaign, pack, *places)


def listed_driver(city: SmallCity) -> dict[str, UUID]:
    """The driver's line on an open campaign's list, as an address needs it."""
    campaign = an_open_campaign(city)
    return {"pk": campaign.pk, "listed": campaign.listed.get(person=city.wang.person_id).pk}
