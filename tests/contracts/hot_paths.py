"""The queries that grow with a city: lists, searches and counts that pages and figures ask all day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.cast import CITY, DAY
from yilu.activities import queries as activities
from yilu.appeals import queries as appeals
from yilu.branch_life.queries import backbone, development
from yilu.branch_life.queries import figures as branch_figures
from yilu.branch_life.queries import meetings as branch_meetings
from yilu.branch_life.queries import party as branch_party
from yilu.care import queries as care
from yilu.core.actor import Actor
from yilu.core.periods import Period
from yilu.fleets import queries as fleets
from yilu.honours import queries as honours
from yilu.insight import queries as insight
from yilu.intake import queries as intake
from yilu.membership import queries as membership
from yilu.organisations import queries as organisations
from yilu.patrol import queries as patrol
from yilu.people import queries as people
from yilu.referrals import queries as referrals
from yilu.registry import queries as registry
from yilu.rewards import queries as rewards
from yilu.rides import queries as rides
from yilu.stations import queries as stations
from yilu.stock import queries as stock

SOMEBODY = UUID(int=7)
YEAR = Period.twelve_months_to(DAY)

HOT_PATHS: dict[str, Callable[[Actor], Any]] = {
    "companies": lambda actor: registry.companies(actor, text="万顺"),
    "vehicles": lambda actor: registry.vehicles(actor, text="川D1", operating=True),
    "drivers": lambda actor: registry.drivers(actor, text="罗", standing="compliant"),
    "permits": lambda actor: registry.permits(actor),
    "operations": lambda actor: registry.operations(actor, DAY),
    "units": lambda actor: organisations.units_visible(actor, text="支部"),
    "posts": lambda actor: organisations.posts(actor),
    "members": lambda actor: membership.members(actor, text="罗"),
    "gaps": lambda actor: membership.gap_list(actor),
    "proposals": lambda actor: membership.proposals(actor),
    "contacts": lambda actor: membership.contacts(actor, text="罗"),
    "accounts": lambda actor: people.accounts(actor),
    "identity checks": lambda actor: people.identity_checks(actor),
    "imports": lambda actor: intake.batches(actor),
    "stations": lambda actor: stations.register(actor, text="驿站", state="open"),
    "stations kept": lambda actor: stations.kept(actor),
    "visits": lambda actor: stations.visits(actor, day=DAY),
    "needs": lambda actor: stations.needs(actor, state="open", text="停车"),
    "faults": lambda actor: stations.faults(actor, state="open"),
    "needs to raise": lambda _actor: stations.needs_to_raise(CITY),
    "faults to raise": lambda _actor: stations.faults_to_raise(CITY, DAY),
    "stock: places": lambda actor: stock.places(actor),
    "stock: balances": lambda actor: stock.balances(actor),
    "stock: low": lambda actor: stock.low(actor),
    "stock: movements": lambda actor: stock.movements(actor),
    "stock: the list": lambda actor: stock.stocktaking(actor, kind="pack", text="水"),
    "stock: places kept": lambda actor: stock.kept_places(actor),
    "slips": lambda actor: referrals.slips(actor, text="ZB-2026", overdue=True),
    "slips of a subject": lambda _actor: referrals.about(CITY, "appeals.appeal", ["0"]),
    "briefs": lambda actor: insight.briefs(actor),
    "candidates": lambda actor: development.candidates(actor, text="FZ-2026-0001", late=True),
    "candidates by stage": lambda actor: development.candidates(actor, stage="activist"),
    "party applications": lambda actor: development.applications(actor, state="handed"),
    "applications received": lambda _actor: development.applications_received(CITY, YEAR),
    "files running": lambda _actor: development.in_development(CITY, DAY),
    "activities": lambda actor: activities.activities(actor, text="宣讲", kind="lecture"),
    "activities on the phone": lambda actor: activities.activities(actor, phone=True),
    "attendances": lambda actor: activities.attendances(actor),
    "publications": lambda actor: activities.publications(actor, text="规定"),
    "publications at the desk": lambda actor: activities.desk_publications(actor),
    "appeals": lambda actor: appeals.appeals(actor, box="open", text="定损"),
    "appeals: overdue": lambda actor: appeals.appeals(actor, box="mine", due="over"),
    "appeals: own": lambda actor: appeals.own_appeals(replace(actor, person_id=SOMEBODY)),
    "appeals: of a contact": lambda actor: appeals.contact_appeals(
        replace(actor, person_id=SOMEBODY)
    ),
    "appeals: cards": lambda _actor: appeals.cards(CITY, text="定损"),
    "tasks": lambda actor: appeals.tasks(actor, own=True),
    "causes": lambda actor: appeals.causes(actor),
    "callbacks": lambda actor: appeals.callbacks(actor),
    "meetings": lambda actor: branch_meetings.meetings(actor, text="支部", state="signed"),
    "meetings: own": lambda actor: branch_meetings.my_meetings(replace(actor, person_id=SOMEBODY)),
    "resolutions": lambda actor: branch_meetings.resolutions(actor, matter="admit", text="大会"),
    "transfers": lambda actor: branch_party.transfers(actor, state="sent", late=True),
    "floating": lambda actor: branch_party.floating(actor, due=True),
    "dues": lambda actor: branch_party.dues(actor),
    "appraisals": lambda actor: branch_party.appraisals(actor, year=2025),
    "backbone lists": lambda actor: backbone.lists(actor),
    "corrections": lambda actor: backbone.corrections(actor, state="open"),
    "figure: meetings": lambda _actor: branch_figures.meetings_held(CITY, YEAR),
    "figure: appeals": lambda _actor: appeals.appeals_settled(CITY, YEAR),
    "figure: disputes": lambda _actor: appeals.disputes_mediated(CITY, YEAR),
    "figure: companies": lambda _actor: registry.companies_operating(CITY, DAY),
    "figure: vehicles": lambda _actor: registry.vehicles_compliant(CITY, DAY),
    "figure: licensed": lambda _actor: registry.drivers_licensed(CITY, DAY),
    "figure: operating": lambda _actor: registry.drivers_operating(CITY, DAY),
    "figure: members": lambda _actor: membership.members_operating(CITY, DAY),
    "figure: stations": lambda _actor: stations.stations(CITY, DAY),
    "figure: shops": lambda _actor: stations.service_counters(CITY, DAY),
    "figure: station services": lambda _actor: stations.station_services(CITY, YEAR),
    "visits that look double": lambda actor: stations.doubled(actor, YEAR),
    "talks completed": lambda _actor: care.talks_completed(CITY, YEAR),
    "visits counted twice": lambda _actor: stations.double_counting(CITY, YEAR),
    "exam seasons": lambda actor: rides.seasons(actor, state="booking"),
    "exam cars": lambda actor: rides.entries(actor, SOMEBODY, text="川D"),
    "exam bookings": lambda actor: rides.bookings(actor, season=SOMEBODY, text="SK"),
    "exam trips": lambda actor: rides.trips(actor, wave=SOMEBODY, direction="out"),
    "exam plans": lambda actor: rides.plans(actor, wave=SOMEBODY, direction="out"),
    "messages to families": lambda actor: rides.messages(actor, season=SOMEBODY, lost=True),
    "incidents on rides": lambda actor: rides.incidents(actor, state="open", wave=SOMEBODY),
    "families' thanks": lambda actor: rides.thanks(actor, state="waiting"),
    "figure: exam cars": lambda _actor: rides.exam_vehicles(CITY, YEAR),
    "figure: exam trips": lambda _actor: rides.exam_trips(CITY, YEAR),
    "figure: exam rides": lambda _actor: rides.exam_rides(CITY, YEAR),
    "figure: covered": lambda _actor: membership.members_covered(CITY, DAY),
    "figure: lectures": lambda _actor: activities.lectures_held(CITY, YEAR),
    "figure: trainings": lambda _actor: activities.trainings_held(CITY, YEAR),
    "figure: education": lambda _actor: activities.education_attendances(CITY, YEAR),
    "figure: talks": lambda _actor: activities.talk_attendances(CITY, YEAR),
    "double counting": lambda _actor: activities.double_counting(CITY, YEAR),
    "events without attendance": lambda _actor: activities.events_without_attendance(CITY, YEAR),
    "helps": lambda actor: care.helps(actor, text="罗", state="proved"),
    "consultations": lambda actor: care.handled(actor, text="罗", subject="law"),
    "waiting questions": lambda actor: care.waiting_questions(actor),
    "bookings of today": lambda actor: care.todays_bookings(actor),
    "free slots": lambda actor: care.free_slots(actor, subject="law"),
    "public answers": lambda actor: care.public_answers(actor),
    "hardship notes": lambda actor: care.notes(actor, text="罗"),
    "home visits": lambda actor: care.visits(actor, text="罗"),
    "campaigns": lambda actor: care.campaigns(actor, text="清凉", state="open"),
    "packs handed out": lambda actor: care.handouts(actor, text="罗", state="signed"),
    "figure: packs": lambda _actor: care.gift_recipients(CITY, YEAR),
    "figure: helps": lambda _actor: care.helps_given(CITY, YEAR),
    "figure: consultations": lambda _actor: care.consultations_completed(CITY, YEAR),
    "service records": lambda actor: honours.records(actor, text="王", kind="mission"),
    "service certificates": lambda actor: honours.certificates(actor, text="王"),
    "honours": lambda actor: honours.honours(actor, state="asked"),
    "honours borne today": lambda actor: honours.bearing_today(actor),
    "rewards: awards": lambda actor: rewards.awards(actor, state="decide", text="罗"),
    "rewards: own ledger": lambda actor: rewards.my_entries(replace(actor, person_id=SOMEBODY)),
    "rewards: redemptions": lambda actor: rewards.redemptions(actor, state="handed", text="罗"),
    "rewards: pools": lambda actor: rewards.pools(actor, state="open", text="驿站"),
    "rewards: goods": lambda _actor: rewards.goods(CITY),
    "snapshots": lambda actor: patrol.snapshots(actor, box="doing", text="坑", due="over"),
    "snapshots: own": lambda actor: patrol.own_snapshots(replace(actor, person_id=SOMEBODY)),
    "snapshots: to dispose": lambda actor: patrol.to_dispose(actor),
    "snapshots: shown": lambda _actor: patrol.shown(CITY),
    "figure: snapshots": lambda _actor: patrol.snapshots_filed(CITY, YEAR),
    "figure: snapshot reporters": lambda _actor: patrol.snapshot_reporters(CITY, YEAR),
    "figure: snapshots settled": lambda _actor: patrol.snapshots_settled(CITY, YEAR),
    "figure: checks": lambda _actor: patrol.snapshot_checks(CITY, YEAR),
    "fleets": lambda actor: fleets.fleets(actor, text="志愿", kind="epidemic"),
    "fleet members": lambda actor: fleets.enrolments(actor, text="罗", state="active"),
    "drives": lambda actor: fleets.drives(actor),
    "missions": lambda actor: fleets.missions(actor, text="防火", state="open"),
    "missions: own": lambda actor: fleets.my_calls(
        replace(actor, person_id=SOMEBODY), open_only=True
    ),
    "missions: answers": lambda actor: fleets.asks(actor, mission=SOMEBODY),
    "transports": lambda actor: fleets.transports(actor, mission=SOMEBODY),
    "trips": lambda actor: fleets.trips(actor, text="川D", state="done"),
    "trips: own": lambda actor: fleets.my_trips(replace(actor, person_id=SOMEBODY)),
    "incidents": lambda actor: fleets.incidents(actor, state="open"),
    "figure: fleets": lambda _actor: fleets.fleet_vehicles(CITY, DAY),
    "figure: vehicles out": lambda _actor: fleets.vehicles_out(CITY, YEAR),
    "inspections": lambda actor: patrol.inspections(actor, state="open", text="迎查"),
    "inspections: errands": lambda actor: patrol.errands(actor, state="reported"),
    "inspections: stops": lambda actor: patrol.stops_for(replace(actor, person_id=SOMEBODY)),
    "inspections: own errands": lambda actor: patrol.my_errands(replace(actor, person_id=SOMEBODY)),
    "figure: inspection tasks": lambda _actor: patrol.inspection_tasks(CITY, YEAR),
    "open311: requests": lambda actor: patrol.outside(actor, status=["open"]),
    "open311: updates": lambda actor: patrol.updates(actor),
}
