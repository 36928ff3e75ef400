"""One Person for driver, secretary, clerk, family; the Account that signs in; and who looked at whom."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yilu.core.tenant import CityModel
from yilu.core.uuid7 import uuid7
from yilu.people.enums import (
    CheckReason,
    CheckState,
    ConsentPurpose,
    Gender,
    LegalBasis,
    RevealPurpose,
    SealedField,
)


class Person(CityModel):
    """A human being, once. Numbers are sealed: a blind index finds them, the last four show them.

    A phone is no key: people share phones, and numbers are recycled.
    """

    name = models.CharField(max_length=64)
    gender = models.CharField(max_length=6, choices=Gender, blank=True)
    born_on = models.DateField(null=True)
    id_number = models.BinaryField(null=True)  # sealed: people_person|id_number|city|id
    id_number_index = models.BinaryField(max_length=16, null=True)
    id_last4 = models.CharField(max_length=4, blank=True)
    phone = models.BinaryField(null=True)  # sealed: people_person|phone|city|id
    phone_index = models.BinaryField(max_length=16, null=True)
    phone_last4 = models.CharField(max_length=4, blank=True)
    verified = models.BooleanField(default=False)  # stands in a register or was confirmed in person
    made_at = models.DateTimeField(auto_now_add=True)
    archived_on = models.DateField(null=True)
    anonymised_on = models.DateField(null=True)  # history and counts stand, the person is gone

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "id_number_index"],
                condition=Q(id_number_index__isnull=False),
                name="person_id_number_once_per_city",
            ),
            models.CheckConstraint(
                name="person_anonymised_keeps_nothing",
                condition=Q(anonymised_on__isnull=True)
                | Q(
                    id_number=None,
                    id_number_index=None,
                    phone=None,
                    phone_index=None,
                    name="",
                    born_on=None,
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "phone_index"], name="person_by_phone"),
            models.Index(fields=["city", "name"], name="person_by_name"),
        ]


class AccountManager(BaseUserManager["Account"]):
    """Accounts are made by `people.actions` alone: there is no superuser and no default account."""


class Account(AbstractBaseUser):
    """A proven phone that may sign in; bound to a person by phone and last four, or face to face."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    city = models.CharField(max_length=6)
    person = models.OneToOneField(Person, models.PROTECT, null=True, related_name="account")
    phone = models.BinaryField()  # sealed: people_account|phone|city|id
    phone_index = models.BinaryField(max_length=16)
    phone_last4 = models.CharField(max_length=4)
    password = models.CharField(max_length=128, default="!", editable=False)  # unusable, always
    is_active = models.BooleanField(default=True)  # false: blocked by an administrator
    proven_at = models.DateTimeField(null=True)  # a code sent to the phone came back
    retired_at = models.DateTimeField(null=True)  # the phone was given up; it may belong to another
    misses = models.PositiveSmallIntegerField(
        default=0
    )  # wrong last-four answers; three need a person
    made_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return str(self.pk)  # what logs may say of an account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "phone_index"],
                condition=Q(retired_at__isnull=True),
                name="account_phone_once_per_city",
            ),
            models.CheckConstraint(
                name="account_retired_is_nobody",
                condition=Q(retired_at__isnull=True) | Q(person=None, is_active=False),
            ),
        ]


class PhoneCity(models.Model):
    """The only cross-city look-up: which city a phone signs in to."""

    phone_index = models.CharField(primary_key=True, max_length=32)  # blind, in hexadecimal
    city = models.CharField(max_length=6)


class IdentityCheck(CityModel):
    """A binding that waits for a keeper or secretary to see the person and his card."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="checks")
    code = models.CharField(max_length=6)  # on the driver's screen; he shows it at the counter
    reason = models.CharField(max_length=14, choices=CheckReason)
    state = models.CharField(max_length=10, choices=CheckState, default=CheckState.OPEN)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.UUIDField(null=True)  # account
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "account"],
                condition=Q(state=CheckState.OPEN),
                name="identity_check_open_once",
            ),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=Q(state=CheckState.OPEN),
                name="identity_check_code_open_once",
            ),
        ]


class Consent(CityModel):
    """What a person agreed to, on which text and basis; withdrawing ends the row, never deletes it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=14, choices=ConsentPurpose)
    basis = models.CharField(max_length=10, choices=LegalBasis)
    text_version = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_open_once",
            )
        ]


class Disclosure(CityModel):
    """Who looked at a person's sealed number, and why; committed before the value is shown."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="disclosures")
    viewer = models.UUIDField()  # account
    viewer_role = models.CharField(max_length=24)  # the post, not the name
    viewer_unit = models.UUIDField(null=True)
    field = models.CharField(max_length=10, choices=SealedField)
    purpose = models.CharField(max_length=12, choices=RevealPurpose)
    note = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["city", "person", "-at"], name="disclosure_of_person"),
            models.Index(fields=["city", "viewer", "-at"], name="disclosure_by_viewer"),
        ]


class ApiToken(CityModel):
    """A bearer token of an account for /api/v1, with its person's rights or fewer; kept as a digest."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="tokens")
    label = models.CharField(max_length=60)
    digest = models.BinaryField(max_length=32)
    rights = ArrayField(models.CharField(max_length=24), null=True)  # null: all the person's rights
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "digest"], name="api_token_once_per_city")
        ]
        indexes = [models.Index(fields=["city", "account"], name="api_token_of_account")]


class Preference(CityModel):
    """In which language an account is written to, and when it wants quiet (night and 大字 are cookies)."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="preference")
    language = models.CharField(max_length=8, blank=True)  # of notices; "" is Chinese
    quiet_from = models.TimeField(default=time(22))
    quiet_to = models.TimeField(default=time(7))


class FirstLink(CityModel):
    """A one-time link for one of the three administrators of an empty city; kept as a digest."""

    role = models.CharField(max_length=24)
    digest = models.BinaryField(max_length=32)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "digest"], name="first_link_once_per_city")
        ]
