"""Numbers with valid check digits that belong to nobody.

A number that passes every check could be somebody's, so each kind is drawn from a range that is
not given out: resident IDs end in the order codes 996 to 999, which GB 11643 kept for people over
a hundred, with birth dates of working age; mobiles begin with 154, a prefix no operator was given.
"""

from __future__ import annotations

from datetime import date
from random import Random

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
RESERVED_ORDERS = {"男": ("997", "999"), "女": ("996", "998")}  # odd for men, even for women
UNASSIGNED_PREFIX = "154"

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

VIN_VALUES = dict(
    zip(
        "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
        map(int, "012345678912345678123457923456789"),
        strict=True,
    )
)
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"

# No I and no O on plates; no D and F here, which would look like a green plate typed one short.
PLATE_LETTERS = "ABCEGHJKLMNPQRSTUVWXYZ"


def resident_id(division: str, birth: date, sex: str, rng: Random) -> str:
    """An 18-character resident ID (GB 11643) with a reserved order code."""
    body = f"{division}{birth:%Y%m%d}{rng.choice(RESERVED_ORDERS[sex])}"
    total = sum(int(digit) * weight for digit, weight in zip(body, ID_WEIGHTS, strict=True))
    return body + ID_CHECKS[total % 11]


def phone(index: int) -> str:
    """The n-th mobile of the demo; spread, so that neighbours do not look alike."""
    return f"{UNASSIGNED_PREFIX}{(index * 7_654_321 + 10_203_040) % 100_000_000:08d}"


def uscc(division: str, rng: Random) -> str:
    """A unified social credit code of an enterprise; its organisation part checks as well."""
    organisation = "MA" + "".join(rng.choice("0123456789") for _ in range(6))
    body = f"91{division}{organisation}{_organisation_check(organisation)}"
    total = sum(USCC_ALPHABET.index(c) * w for c, w in zip(body, USCC_WEIGHTS, strict=True))
    return body + USCC_ALPHABET[(31 - total) % 31]


def _organisation_check(body: str) -> str:
    values = (ORGANISATION_ALPHABET.index(c) for c in body)
    total = sum(value * weight for value, weight in zip(values, ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def vin(year: int, rng: Random) -> str:
    """A vehicle identification number with its check digit in the ninth place."""
    year_code = "ABCDEFGHJKLMNPRSTVWXY123456789"[(year - 2010) % 30]
    descriptor = (
        "LYL" + "".join(rng.choice(VIN_LETTERS) for _ in range(3)) + f"{rng.randint(10, 99)}"
    )
    tail = year_code + rng.choice(VIN_LETTERS) + f"{rng.randint(1, 999_999):06d}"
    total = sum(
        VIN_VALUES[c] * w for c, w in zip(descriptor + "0" + tail, VIN_WEIGHTS, strict=True)
    )
    return f"{descriptor}{'0123456789X'[total % 11]}{tail}"


def ordinary_plate(rng: Random) -> str:
    """川D and five characters, at most two of them letters."""
    tail = [rng.choice("0123456789") for _ in range(5)]
    for place in rng.sample(range(5), rng.randint(0, 2)):
        tail[place] = rng.choice(PLATE_LETTERS)
    return "川D" + "".join(tail)


def new_energy_plate(rng: Random, *, electric: bool) -> str:
    """川D, one letter for the kind of drive, five digits."""
    letter = rng.choice("DDDA" if electric else "FFG")
    return f"川D{letter}{rng.randint(0, 99_999):05d}"
