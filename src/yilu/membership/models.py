"""Who is a Party member, which branch he belongs to, and which drivers he looks after; all dated.

Membership is behind this app's read door and never joined into driver lists.
"""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.membership.enums import Bond, ProposalState, Standing
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.registry.models import Driver


@keeps_history()
class PartyMember(CityModel):
    """A person who is a Party member; `formal_elsewhere` names the organisation outside the city, if any."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="+")
    standing = models.CharField(max_length=14, choices=Standing, default=Standing.FULL)
    joined_on = models.DateField(null=True)
    formal_elsewhere = models.CharField(max_length=120, blank=True)
    shows = models.BooleanField(default=False)  # 亮身份: his own choice
    ended_on = models.DateField(null=True)


@keeps_history()
class Membership(CityModel):
    """A dated place of a member in one of the city's branches."""

    member = models.ForeignKey(PartyMember, models.PROTECT, related_name="memberships")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    bond = models.CharField(max_length=10, choices=Bond)
    from_on = models.DateField()
    to_on = models.DateField(null=True)  # the last day
    basis = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
            ExclusionConstraint(  # exactly one formal membership at a time (一方隶属)
                name="membership_one_formal_at_a_time",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    (
                        Func(
                            F("from_on"),
                            F("to_on"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(bond="formal"),
            ),
            ExclusionConstraint(  # and never twice in the same branch on one day
                name="membership_once_per_branch_and_day",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("branch", RangeOperators.EQUAL),
                    (
                        Func(
                            F("from_on"),
                            F("to_on"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [models.Index(fields=["city", "branch"], name="membership_of_branch")]


class Proposal(CityModel):
    """A suggested place for a member without one; a person confirms or declines it."""

    member = models.ForeignKey(PartyMember, models.PROTECT, related_name="proposals")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20)  # company | district: which rule found the branch
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    made_on = models.DateField()
    decided_by = models.UUIDField(null=True)  # account
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "member"], condition=Q(state="open"), name="proposal_open_once"
            )
        ]


class Serves(CityModel):
    """Which branch serves a company or a district, from when to when: where proposals come from."""

    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    company_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    district = models.CharField(max_length=6, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="serves_a_company_or_a_district",
                condition=Q(company_unit__isnull=False, district="")
                | (Q(company_unit__isnull=True) & ~Q(district="")),
            )
        ]


@keeps_history()
class Contact(CityModel):
    """A contact duty (联系党员): a member looks after a driver; `to_on` is the first day he does no longer.

    So one member may hand a driver over to another within a day, and never two have him at once.
    """

    member = models.ForeignKey(PartyMember, models.PROTECT, related_name="contacts")
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    basis = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contact_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
            ExclusionConstraint(
                name="contact_one_per_driver_at_a_time",
                expressions=[
                    ("city", RangeOperators.EQUAL),
                    ("driver", RangeOperators.EQUAL),
                    (
                        Func(
                            F("from_on"),
                            F("to_on"),
                            models.Value("[)"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [models.Index(fields=["city", "member"], name="contact_of_member")]
