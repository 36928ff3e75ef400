"""A vote on one item, two counters' tallies, and the resolution that stands.

There is no row for a ballot paper: what is kept are sums, and nobody's sum is his own ballot.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.branch_life.enums.meeting import BallotState, Matter, Way
from yilu.branch_life.models.meeting import AgendaItem, Meeting
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person


class Ballot(CityModel):
    """One round on one item. 应到, 实到 and letters stand still from the moment papers are out."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="ballots", db_index=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="ballots", db_index=False)
    round = models.PositiveSmallIntegerField(default=1)
    way = models.CharField(max_length=8, choices=Way)
    state = models.CharField(max_length=10, choices=BallotState, default=BallotState.OPEN)
    eligible = models.PositiveSmallIntegerField()  # 应到
    present = models.PositiveSmallIntegerField()  # 实到, voters only
    written = models.PositiveSmallIntegerField(default=0)  # letters of absent voters
    papers_out = models.PositiveSmallIntegerField()
    counter_one = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    counter_two = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    attempt = models.PositiveSmallIntegerField(default=1)  # of counting
    papers_back = models.PositiveSmallIntegerField(null=True)
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    invalid = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # why it is void
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(  # one candidate at a time
                fields=["city", "meeting"],
                condition=Q(state__in=["open", "counted"]),
                name="ballot_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["item", "round", "city"], name="ballot_round_once_per_item"
            ),
            models.CheckConstraint(
                name="ballot_present_within_eligible",
                condition=Q(present__lte=F("eligible")) & Q(papers_out__lte=F("present")),
            ),
            models.CheckConstraint(
                name="ballot_secret_has_two_counters",
                condition=Q(way="hands")
                | Q(counter_one__isnull=False, counter_two__isnull=False)
                & ~Q(counter_one=F("counter_two")),
            ),
            models.CheckConstraint(  # every paper is counted once
                name="ballot_sums_to_its_papers",
                condition=~Q(state__in=["counted", "recorded"])
                | Q(
                    papers_back__lte=F("papers_out"),
                    yes=F("papers_back") + F("written") - F("no") - F("abstain") - F("invalid"),
                ),
            ),
            models.CheckConstraint(
                name="ballot_void_with_reason", condition=~Q(state="void") | ~Q(reason="")
            ),
        ]


class Tally(CityModel):
    """What one counter counted, entered without seeing the other's."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="tallies", db_index=False)
    attempt = models.PositiveSmallIntegerField()
    counter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    papers_back = models.PositiveSmallIntegerField()
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    abstain = models.PositiveSmallIntegerField()
    invalid = models.PositiveSmallIntegerField()
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "attempt", "counter", "city"], name="tally_once_per_counter"
            )
        ]


@keeps_history()
class Resolution(CityModel):
    """What a meeting resolved, as decided there and recorded; `rules` are the articles that applied."""

    number = models.CharField(max_length=20)  # JY-2026-0001
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="+", db_index=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    matter = models.CharField(max_length=8, choices=Matter)
    candidate = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", db_index=False
    )
    subject = models.CharField(max_length=120)
    on = models.DateField()
    months = models.PositiveSmallIntegerField(null=True)  # of an extension
    eligible = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    written = models.PositiveSmallIntegerField()
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    abstain = models.PositiveSmallIntegerField()
    invalid = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    words = models.BinaryField(null=True)  # sealed: what was said of the candidate
    note = models.CharField(max_length=200, blank=True)
    rules = models.JSONField(default=list)  # [{key, source, article, since}]
    signed_on = models.DateField(null=True)
    signer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    national = models.CharField(max_length=60, blank=True)  # its entry in the national system
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="resolution_number_once"),
            models.UniqueConstraint(fields=["ballot", "city"], name="resolution_once_per_ballot"),
            models.CheckConstraint(  # over 应到, never over 实到
                name="resolution_passed_over_half_of_the_eligible",
                condition=Q(passed=False)
                | Q(eligible__lt=F("yes") * 2) & Q(eligible__lt=F("present") * 2),
            ),
            models.CheckConstraint(
                name="resolution_of_a_candidate_names_him",
                condition=Q(matter="other") | Q(candidate__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "candidate", "matter"], name="resolution_of_candidate"),
            models.Index(fields=["city", "branch", "-on"], name="resolution_of_branch"),
        ]
