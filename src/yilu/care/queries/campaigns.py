"""Reading campaigns, their lists, the packs handed out, and whether it all adds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from yilu.care import access
from yilu.care.enums import CampaignState, Why
from yilu.care.models import Campaign, Eligible, Handout
from yilu.care.states import CAMPAIGNS
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.periods import add_months, month_of
from yilu.organisations.queries import open_on
from yilu.registry.models import Contract, Driver, Operation
from yilu.stock.models import Balance, Item, Movement, Place
from yilu.stock.queries import places

HANDOUT = "care.handout"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the counter is told of one person: on the list or not, and whether he has his pack."""

    listed: bool
    handout: Handout | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A campaign's money and packs; `spent_fen + left_fen` is the budget, always."""

    listed: int
    waiting: int  # on the list without a pack
    signed: int
    returned: int
    budget_fen: int
    spent_fen: int
    committed_fen: int  # what the waiting ones will cost

    @property
    def left_fen(self) -> int:
        return self.budget_fen - self.spent_fen


@dataclass(frozen=True, slots=True)
class MyPack:
    """A pack due to the acting person, and where there are some."""

    campaign: Campaign
    places: tuple[str, ...]


def campaigns(
    actor: Actor, *, season: str = "", state: str = "", text: str = ""
) -> QuerySet[Campaign]:
    """Newest first."""
    rows = access.visible_campaigns(actor).select_related("pack", "unit")
    for column, value in (("season", season), ("state", state)):
        if value:
            rows = rows.filter(**{column: value})
    if text := text.strip():
        rows = rows.filter(Q(title__contains=text) | Q(number__iexact=text))
    return rows.order_by("-from_on", "-pk")


def get_campaign(actor: Actor, key: UUID) -> Campaign:
    found = access.visible_campaigns(actor).select_related("pack", "unit").filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def campaign_moves(actor: Actor, row: Campaign) -> list[str]:
    return CAMPAIGNS.open_to(actor, row)


def may_run(actor: Actor) -> bool:
    return access.may_run(actor)


def by_rule(campaign: Campaign, on: date) -> tuple[QuerySet[Driver], list[str]]:
    """The drivers the rule finds on the day, and which of its questions were asked."""
    rows = Driver.objects.filter(city=campaign.city, person__anonymised_on=None)
    reasons: list[str] = []
    if campaign.groups:
        rows = rows.filter(group__code__in=campaign.groups)
        reasons.append(Why.GROUP)
    if campaign.operating_months:
        since = add_months(month_of(on), 1 - campaign.operating_months)
        driving = Operation.objects.filter(
            driver=OuterRef("pk"), month__range=(since, month_of(on)), orders__gt=0
        )
        rows = rows.filter(Exists(driving))
        reasons.append(Why.OPERATING)
    if campaign.districts:
        rows = rows.filter(district__in=campaign.districts)
        reasons.append(Why.DISTRICT)
    if campaign.companies:
        working = Contract.objects.filter(
            open_on(on), driver=OuterRef("pk"), company__in=campaign.companies
        )
        rows = rows.filter(Exists(working))
        reasons.append(Why.COMPANY)
    return (rows, reasons) if reasons else (rows.none(), [])


def review_list(
    actor: Actor, campaign: Campaign, *, text: str = "", which: str = ""
) -> QuerySet[Eligible]:
    """Everybody on the list, those taken off too, with whether he has his pack."""
    received = Handout.objects.filter(
        campaign=OuterRef("campaign"), person=OuterRef("person"), returned_at=None
    )
    rows = access.visible_lists(actor).filter(campaign=campaign).select_related("person")
    rows = rows.annotate(has_pack=Exists(received))
    if text := text.strip():
        rows = rows.filter(person__name__contains=text)
    narrowed = {
        "removed": Q(removed=True),
        "waiting": Q(removed=False, has_pack=False),
        "received": Q(has_pack=True),
        "by_hand": Q(reasons__contains=[Why.LISTED]),
    }
    rows = rows.filter(narrowed.get(which, Q()))
    return rows.order_by("person__name", "pk")


def get_listed(actor: Actor, campaign: Campaign, key: UUID) -> Eligible:
    rows = access.visible_lists(actor).filter(campaign=campaign).select_related("person")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def standing_of(campaign: Campaign, person_id: UUID) -> Standing:
    """Yes or no, never why."""
    of = {"city": campaign.city, "campaign": campaign, "person": person_id}
    handout = Handout.objects.filter(**of, returned_at=None).select_related("place").first()
    return Standing(Eligible.objects.filter(**of, removed=False).exists(), handout)


def handouts(
    actor: Actor,
    *,
    campaign: UUID | None = None,
    place: UUID | None = None,
    state: str = "",
    text: str = "",
) -> QuerySet[Handout]:
    """Packs handed out as far as the actor may see them, newest first."""
    rows = access.visible_handouts(actor).select_related("person", "campaign__pack", "place__unit")
    for column, value in (("campaign", campaign), ("place", place)):
        if value:
            rows = rows.filter(**{column: value})
    if state in {"signed", "returned"}:
        rows = rows.filter(returned_at__isnull=state == "signed")
    if text := text.strip():
        rows = rows.filter(Q(number__iexact=text) | Q(person__name__contains=text))
    return rows.order_by("-handed_at", "-pk")


def get_handout(actor: Actor, key: UUID) -> Handout:
    rows = access.visible_handouts(actor).select_related("person", "campaign__pack", "place__unit")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def may_return(actor: Actor, row: Handout) -> bool:
    return row.returned_at is None and access.may_hand_out(actor, row.place)


def counters(actor: Actor) -> list[Place]:
    """The places at which the actor may hand out."""
    return [place for place in places(actor) if access.may_hand_out(actor, place)]


def my_counters(actor: Actor) -> list[tuple[Campaign, list[tuple[Place, int]]]]:
    """What is given out today, and from which of the actor's places, each with what is left there."""
    here = counters(actor) if actor.may_anywhere(Right.HAND_OUT) else []
    if not here:
        return []
    day = clock.today()
    rows = access.visible_campaigns(actor).select_related("pack", "unit")
    open_now = rows.filter(state=CampaignState.OPEN, from_on__lte=day, to_on__gte=day)
    found = list(open_now.order_by("to_on", "pk"))
    stock = Balance.objects.filter(
        city=actor.city, place__in=here, item__in={row.pack_id for row in found}
    )
    left = {(row.item_id, row.place_id): row.quantity for row in stock}
    return [
        (row, [(place, left.get((row.pack_id, place.pk), 0)) for place in here]) for row in found
    ]


def with_some(
    city: str, item: Item, *, divisions: Iterable[str] = (), besides: UUID | None = None
) -> list[tuple[Place, int]]:
    """Places that have some of it, those of the driver's district first, then the fullest."""
    rows = Balance.objects.filter(city=city, item=item, quantity__gt=0, place__closed_on=None)
    rows = rows.exclude(place=besides).select_related("place").order_by("-quantity", "place__name")
    near = set(divisions)
    return sorted(
        ((row.place, row.quantity) for row in rows), key=lambda pair: pair[0].division not in near
    )


def ledger(campaign: Campaign) -> Ledger:
    """Counted from the rows, not from the counter the budget is held by."""
    rows = Handout.objects.filter(city=campaign.city, campaign=campaign)
    sums = rows.aggregate(
        signed=Count("pk"),
        returned=Count("pk", filter=Q(returned_at__isnull=False)),
        spent=Sum("unit_cost_fen", filter=Q(returned_at=None), default=0),
    )
    received = rows.filter(returned_at=None, person=OuterRef("person"))
    listed = Eligible.objects.filter(city=campaign.city, campaign=campaign, removed=False)
    waiting = listed.filter(~Exists(received)).count()
    return Ledger(
        listed=listed.count(),
        waiting=waiting,
        signed=sums["signed"],
        returned=sums["returned"],
        budget_fen=campaign.budget_fen,
        spent_fen=sums["spent"],
        committed_fen=waiting * campaign.unit_cost_fen,
    )


def recount(city: str) -> list[str]:
    """What does not add up, by number: a campaign's counter against its rows, and every pack
    against the stock's ledger. Must be empty."""
    out = Count("handouts", filter=Q(handouts__returned_at=None))
    wrong = Campaign.objects.filter(city=city).annotate(out=out).exclude(handed=F("out"))
    drifts = list(wrong.values_list("number", flat=True))
    moved = Movement.objects.filter(city=city, source_kind=HANDOUT).order_by()
    totals = moved.values("source_key").annotate(total=Sum("quantity"))
    total_of = dict(totals.values_list("source_key", "total"))
    for key, number, returned in Handout.objects.filter(city=city).values_list(
        "pk", "number", "returned_at"
    ):
        if total_of.pop(str(key), None) != (0 if returned else -1):
            drifts.append(number)
    return sorted([*drifts, *total_of])


def my_packs(actor: Actor) -> list[MyPack]:
    """Packs due to the acting person now, with the places that have some, his district first."""
    if actor.person_id is None:
        return []
    day = clock.today()
    received = Handout.objects.filter(
        campaign=OuterRef("campaign"), person=actor.person_id, returned_at=None
    )
    due = Eligible.objects.filter(
        ~Exists(received),
        city=actor.city,
        person=actor.person_id,
        removed=False,
        campaign__state=CampaignState.OPEN,
        campaign__from_on__lte=day,
        campaign__to_on__gte=day,
    )
    rows = due.select_related("campaign__pack").order_by("campaign__to_on")
    districts = list(
        Driver.objects.filter(city=actor.city, person=actor.person_id).values_list(
            "district", flat=True
        )
    )
    return [MyPack(row.campaign, _names(row.campaign, districts)) for row in rows]


def _names(campaign: Campaign, districts: list[str]) -> tuple[str, ...]:
    near = with_some(campaign.city, campaign.pack, divisions=districts)
    return tuple(place.name for place, _left in near[:3])


def my_handouts(actor: Actor) -> QuerySet[Handout]:
    """What the acting person was given."""
    if actor.person_id is None:
        return Handout.objects.none()
    rows = Handout.objects.filter(city=actor.city, person=actor.person_id, returned_at=None)
    return rows.select_related("campaign", "place").order_by("-handed_at")
