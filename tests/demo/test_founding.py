"""The demo city really is imported from its files, and then counts to the mission's figures."""

from __future__ import annotations

import tempfile
from dataclasses import asdict

from django.apps import apps
from django.test import TestCase, override_settings

from tests import cast
from yilu.activities import queries as activities
from yilu.branch_life.queries import development
from yilu.branch_life.queries import figures as branch_figures
from yilu.branch_life.queries import meetings as branch_meetings
from yilu.branch_life.queries import party as branch_party
from yilu.branch_life.queries.roll import lines
from yilu.care import queries as care
from yilu.core.actor import Actor
from yilu.core.counting import rounded
from yilu.core.periods import Period
from yilu.demo.founding import found
from yilu.demo.panzhihua import APPEALS, CITY, FIGURES, NOISE
from yilu.demo.personas import BY_KEY
from yilu.demo.registers import BROKEN, REGISTERS, Register
from yilu.demo.standing import folder
from yilu.demo.steps.people import acting
from yilu.fleets import queries as fleets
from yilu.fleets.enums import MissionState
from yilu.honours import queries as honours
from yilu.insight.doubles import find
from yilu.insight.enums import BriefState
from yilu.insight.queries import briefs, catalogue, scope
from yilu.intake.actions import open_local, stage
from yilu.intake.enums import State
from yilu.intake.models import Batch
from yilu.membership.queries import contact_loads, my_contact
from yilu.organisations.queries import branches, consistency
from yilu.patrol import queries as patrol
from yilu.people.models import Account, Person
from yilu.registry.queries import drivers
from yilu.rewards import queries as rewards
from yilu.rides import queries as rides
from yilu.stations import queries as stations
from yilu.stock import queries as stock

WORDS = {
    "applications_received": "8人",
    "activists": "3人",
    "lectures_held": "10场次",
    "trainings_held": "6场次",
    "education_person_times": "1000余人次",
    "stations": "12个",
    "service_counters": "30余个",
    "station_services": "1300余人次",
    "appeals_settled": "30余件",
    "disputes_mediated": "20余人次",
    "helps_given": "80余人次",
    "gift_recipients": "100余人",
    "gift_value": "2.2万余元",
    "consultation_person_times": "2000余人次",
    "snapshot_reporters": "100余人",
    "volunteer_vehicles": "30余辆",
}
TABLES = [model for model in apps.get_models() if model._meta.app_label not in {"sessions"}]


class TheDemoCity(TestCase):
    """Built once for the class; each test looks at one promise."""

    @classmethod
    def setUpTestData(cls) -> None:
        data = tempfile.TemporaryDirectory(prefix="yilu-demo-")
        cls.addClassCleanup(data.cleanup)
        settings = override_settings(YILU_DATE=cast.DAY, YILU_DATA=data.name)
        settings.enable()
        cls.addClassCleanup(settings.disable)
        cls.lines: list[str] = []
        assert found(cast.DAY, cls.lines.append)

    by = Actor.for_system(CITY)

    def test_the_figures_of_the_mission(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        figures = {f.key: f.value for f in catalogue(self.by, period, scope(self.by))}
        for key, value in asdict(FIGURES).items():
            assert figures[key] == value, key

    def test_stations_and_what_was_given_at_them(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        rows = stations.station_services(CITY, period)
        assert stations.stations(CITY, cast.DAY).count() == 12
        assert rounded(stations.service_counters(CITY, cast.DAY).count()) == "30余"
        assert rounded(stations.person_times(rows), "人次") == "1300余人次"
        named, tallied = stations.named(rows), stations.tallies(rows)
        assert stations.person_times(named) + stations.person_times(tallied) == 1347
        assert stations.person_times(stations.truck_services(CITY, period)) == 418
        assert stations.register(self.by).count() == 12 + 34 + 4
        assert stock.recount(CITY) == []

    def test_what_looks_counted_twice_is_found(self) -> None:
        found = find(self.by, Period.twelve_months_to(cast.DAY))
        flags = [flag for row in found.visits for flag in row.flags if flag != "late"]
        assert sorted(set(flags)) == ["elsewhere", "soon", "travel"]
        assert 2 <= len(found.clashes) <= 5
        assert 1 <= len(found.activities) <= 8
        assert found.empty == []

    def test_the_year_of_appeals(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        figures = {f.key: f for f in catalogue(self.by, period, scope(self.by))}
        assert figures["appeals_settled"].value == APPEALS.settled
        assert figures["disputes_mediated"].value == APPEALS.driver_sides
        assert figures["appeals_settled"].text == "30余件"
        assert figures["disputes_mediated"].text == "20余人次"

    def test_the_year_of_the_fleets(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        assert fleets.fleet_vehicles(CITY, cast.DAY).count() == 36
        totals = fleets.served_totals(CITY, period)
        assert rounded(totals.vehicles, "辆") == "30余辆"
        assert honours.records(self.by, kind="mission").count() == totals.runs
        states = [row.state for row in fleets.missions(self.by)]
        assert states.count(MissionState.COMPLETED) == totals.missions == 7
        assert {MissionState.CALLING, MissionState.UNDERWAY} < set(states)
        loads = {row.load: row.state for row in fleets.transports(self.by)}
        assert set(loads.values()) == {"assigned"}
        accounts = {
            row.person.name: acting(row)
            for row in Account.objects.filter(person__isnull=False).select_related("person")
            if row.person
        }
        lead = accounts[BY_KEY["fleet_lead"].name]
        assert [row.name for row in fleets.led_fleets(lead)] == ["花城应急志愿车队"]
        asked = [row.state for row in fleets.my_calls(lead, open_only=True)]
        assert "asked" in asked

    def test_the_brief_states_the_missions_own_words(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        said = {f.key: f.text for f in catalogue(self.by, period, scope(self.by))}
        stated = {key: said[key] for key in WORDS}
        assert stated == WORDS

    def test_people_stand_at_every_stage_of_development(self) -> None:
        every = ("applicant", "activist", "target", "probationary", "full")
        found = {one: development.candidates(self.by, stage=one).count() for one in every}
        assert found == {"applicant": 5, "activist": 3, "target": 2, "probationary": 2, "full": 1}
        late = development.candidates(self.by, late=True)
        assert 0 < late.count() < development.candidates(self.by).count()
        assert development.applications(self.by, state="handed").count() == 1
        accounts = Account.objects.filter(person__name="苏瑞龙").select_related("person")
        mine = development.progress(acting(accounts[0]))
        assert mine is not None
        assert mine.row.stage == "applicant"

    def test_one_was_admitted_by_a_real_meeting_one_waits_for_tonight_and_one_is_archived(
        self,
    ) -> None:
        (made,) = branch_meetings.resolutions(self.by)
        assert (made.passed, made.matter, made.written, made.signed_on) == (
            True,
            "admit",
            1,
            made.on,
        )
        (file,) = development.candidates(self.by).filter(steps__resolution_id=made.pk)
        (step,) = file.steps.filter(step=15)
        assert (file.person_id, step.votes["eligible"]) == (made.candidate_id, made.eligible)
        (tonight,) = branch_meetings.meetings(self.by, state="called")
        voted = [one.candidate_id for one in branch_meetings.agenda(tonight) if one.candidate_id]
        targets = development.candidates(self.by, stage="target")
        waiting = [one.person_id for one in targets if one.next_step == 15]
        assert (len(voted), voted) == (1, waiting)
        (done,) = development.candidates(self.by, stage="full")
        archive = development.archive_of(done)
        assert (archive.complete, done.archived_on is not None) == (True, True)

    def test_the_registers_hold_more_than_the_figures_count(self) -> None:
        everyone = drivers(self.by).count()
        lapsed = NOISE.lapsed_operating + NOISE.lapsed_idle
        assert everyone == FIGURES.drivers_licensed + lapsed + NOISE.truck_drivers

    def test_every_driver_member_looks_after_some_drivers(self) -> None:
        accounts = Account.objects.filter(person__isnull=False).select_related("person")
        actor = {row.person.name: row for row in accounts if row.person}
        driver = acting(actor["罗长平"])
        contact = my_contact(driver)
        assert contact is not None
        assert (contact.name, contact.branches) == ("周启明", ["万顺叫车党支部"])
        units = {unit.number: unit for unit in branches(CITY, cast.DAY)}
        loads = [load.held for unit in units.values() for load in contact_loads(self.by, unit)]
        drivers = FIGURES.members_first_branch + FIGURES.members_floating_branch
        assert sum(held > 0 for held in loads) == drivers
        assert max(loads) == 12

    def test_every_file_is_written_without_an_error(self) -> None:
        batches = Batch.objects.filter(city=CITY)
        done = batches.filter(state=State.APPLIED)
        assert done.count() == len(REGISTERS)
        assert not done.filter(failing__gt=0).exists()
        assert all(batch.written == batch.total > 0 for batch in done)

    def test_one_list_with_errors_waits_for_the_clerk(self) -> None:
        waiting = Batch.objects.exclude(state=State.APPLIED).get()
        assert (waiting.state, waiting.file_name) == (State.READY, BROKEN[1].name)
        assert waiting.failing > 0
        assert waiting.uploader is not None

    def test_importing_the_files_again_changes_nothing(self) -> None:
        for register in REGISTERS:
            batch = self._staged(register)
            assert (batch.new, batch.changed, batch.failing) == (0, 0, 0), register.name
            assert batch.same == batch.total > 0

    def test_a_second_run_changes_nothing(self) -> None:
        before = {model: model._default_manager.count() for model in TABLES}
        assert not found(cast.DAY, self.lines.append)
        assert {model: model._default_manager.count() for model in TABLES} == before

    def test_the_broken_samples_say_all_their_errors(self) -> None:
        for register, failing in zip(BROKEN, (11, 5), strict=True):
            batch = self._staged(register)
            assert batch.failing == failing, register.name
            assert batch.new >= 1
            assert batch.warned >= 3

    def test_a_year_of_branch_life(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        held = branch_figures.meetings_held(CITY, period)
        kinds = branch_figures.by_kind(held)
        figures = {f.key: f.text for f in catalogue(self.by, period, scope(self.by))}
        assert figures["meetings_held"] == f"{held.count()}场次"
        assert {kind: kinds[kind] >= 4 for kind in ("assembly", "lesson", "party_day")} == {
            "assembly": True,
            "lesson": True,
            "party_day": True,
        }
        (tonight,) = branch_meetings.meetings(self.by, state="called")
        assert (tonight.day, lines(tonight).eligible >= 3) == (cast.DAY, True)
        assert branch_party.transfers(self.by).count() == 2
        assert branch_party.floating(self.by, due=True).count() == 1

    def test_one_brief_is_out_and_one_is_a_draft(self) -> None:
        states = sorted(briefs(self.by).values_list("state", flat=True))
        assert states == sorted([BriefState.PUBLISHED, BriefState.DRAFT])

    def test_a_year_of_education_counts_to_the_mission(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        education = activities.education_attendances(CITY, period)
        talks = activities.talk_attendances(CITY, period)
        counted = {
            "lectures": activities.lectures_held(CITY, period).count(),
            "trainings": activities.trainings_held(CITY, period).count(),
            "person-times": education.count(),
            "people": activities.people(education),
            "talks": talks.count(),
            "empty": activities.events_without_attendance(CITY, period).count(),
        }
        assert counted == {
            "lectures": 10,
            "trainings": 6,
            "person-times": 1046,
            "people": 512,
            "talks": 1310,
            "empty": 0,
        }

    def test_something_is_coming_and_one_is_full(self) -> None:
        rows = activities.activities(self.by, state="published")
        seats = {row.title: (row.taken, row.capacity, row.waits) for row in rows}
        assert seats["道路运输安全培训（汛期山路）"] == (30, 30, 6)
        assert seats["党的二十大精神宣讲：身边的高质量发展"] == (41, 80, 0)

    def test_a_season_of_exam_rides_counts_to_the_mission(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        trips, ridden = rides.exam_trips(CITY, period), rides.exam_rides(CITY, period)
        assert rides.vehicles(rides.exam_vehicles(CITY, period)) == 110
        assert 370 <= trips.count() <= 379
        assert 1000 <= rides.person_times(ridden) <= 1099
        assert {trip.plan.direction for trip in trips.select_related("plan")} == {"out", "back"}
        assert rides.on_the_list(CITY, period)["confirmed"] == 110

    def test_a_year_of_care(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        packs = care.gift_recipients(CITY, period)
        assert care.helps_given(CITY, period).count() == 84
        assert care.consultations_completed(CITY, period).count() == 730
        assert (care.distinct_drivers(packs), care.yuan(packs)) == (106, 22_200)
        assert (care.recount(CITY), stock.recount(CITY)) == ([], [])
        assert not care.consultations_doubled(CITY, period).exists()
        assert not care.helps_doubled(CITY, period).exists()

    def test_a_campaign_begins_and_the_driver_has_a_pack_to_collect(self) -> None:
        driver = Person.objects.get(name=BY_KEY["driver"].name, account__isnull=False)
        himself = Actor(None, driver.pk, CITY)
        (pack,) = care.my_packs(himself)
        assert pack.places
        assert not care.my_handouts(himself).exists()

    def test_a_year_of_snapshots(self) -> None:
        period = Period.twelve_months_to(cast.DAY)
        figures = {f.key: f.value for f in catalogue(self.by, period, scope(self.by))}
        assert 100 <= (figures["snapshot_reporters"] or 0) < 110
        settled, filed = figures["snapshots_settled"] or 0, figures["snapshots_filed"] or 0
        assert 130 <= settled <= filed
        assert 0 < (figures["snapshots_on_time"] or 0) < settled
        assert (figures["snapshots_verified"] or 0) > 150
        counts = patrol.box_counts(self.by)
        assert counts["over"] >= 1
        assert all(counts[box] for box in patrol.BOXES), counts
        shown = list(patrol.shown(CITY))
        assert len(shown) == 12
        assert all(a.before and a.after for a in patrol.public_albums(shown).values())
        driver = Person.objects.get(name=BY_KEY["driver"].name, account__isnull=False)
        waiting = patrol.waiting(Actor(None, driver.pk, CITY))
        assert (waiting.to_answer, waiting.to_complete) == (1, 1)

    def test_a_year_of_points_adds_up(self) -> None:
        assert rewards.recount(CITY) == []
        paid = rewards.awards(self.by, state="paid").values_list("on", flat=True)
        assert len({(day.year, day.month) for day in paid}) >= 12
        gauge = rewards.gauge(CITY, cast.DAY)
        assert gauge is not None
        assert 0 < gauge.paid < gauge.budget.points
        assert rewards.awards(self.by, state="held").exists()
        assert rewards.awards(self.by, state="declined").exists()
        assert [pool.given for pool in rewards.pools(self.by, state="open")] == [0, 3]
        assert rewards.redemptions(self.by).count() == 1
        (prepared,) = patrol.inspections(self.by, state="open")
        assert (prepared.listed, prepared.covered, prepared.waiting, prepared.gaps) == (8, 2, 1, 1)
        assert patrol.partner_actor(CITY, "yilu-demo") is not None

    def test_the_tree_is_sound(self) -> None:
        assert consistency(CITY) == []

    def _staged(self, register: Register) -> Batch:
        path = folder() / register.name
        with path.open("rb") as file:
            batch = open_local(register.kind, path.name, file, by=self.by)
            file.seek(0)
            return stage(batch, by=self.by, file=file)
