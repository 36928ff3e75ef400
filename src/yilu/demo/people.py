"""Generated people: deterministic for a seed, plausible, and nobody real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yilu.demo import names, numbers
from yilu.demo.panzhihua import DISTRICTS, EAST, MIYI, RENHE, STREETS, WEST, YANBIAN

# Where an ID was first issued, and until when that code was in use: places were renamed and moved,
# so people carry codes that no list of today has. 0 means the code still stands.
BIRTHPLACES = (
    (EAST, 0, 34),
    (WEST, 0, 12),
    (RENHE, 0, 18),
    (MIYI, 0, 14),
    (YANBIAN, 0, 12),
    ("513425", 0, 5),  # 会理, now a city under another code
    ("513423", 0, 3),  # 盐源
    ("512501", 1996, 4),  # 宜宾市, until the prefecture became a city
    ("512901", 1993, 3),  # 南充市 of the prefecture
    ("510202", 1997, 2),  # 重庆 while it belonged to Sichuan
    ("533223", 2002, 3),  # 丽江 before it became a city
    ("532328", 0, 3),  # 元谋
)
NAMESAKES = {60: "罗长平"}  # bears the name of the persona `driver`: two persons of one name
NATIONS = {"汉族": 88, "彝族": 8, "傈僳族": 2, "苗族": 1, "回族": 1}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody generated; `index` is his place in the demo for good."""

    index: int
    name: str
    sex: str
    birth: date
    nation: str
    resident_id: str
    phone: str
    address: str


class Population:
    """Makes people one after another; numbers never repeat."""

    def __init__(self, rng: Random, day: date, first: int = 0) -> None:
        self._rng, self._day = rng, day
        self._seen: set[str] = set()
        self._count = first

    def person(self, name: str = "", *, district: str = EAST, sex: str = "") -> Person:
        """One more grown-up of working age, living in the district."""
        rng = self._rng
        index, self._count = self._count, self._count + 1
        sex = sex or ("女" if rng.random() < 0.11 else "男")
        birth = self._birth()
        nation = rng.choices(list(NATIONS), list(NATIONS.values()))[0]
        return Person(
            index=index,
            name=name or NAMESAKES.get(index) or self._name(index, sex, birth, nation),
            sex=sex,
            birth=birth,
            nation=nation,
            resident_id=self._resident_id(birth, sex),
            phone=numbers.phone(index),
            address=f"攀枝花市{DISTRICTS[district]}{rng.choice(STREETS[district])}",
        )

    def _name(self, index: int, sex: str, birth: date, nation: str) -> str:
        if nation == "彝族" and self._rng.random() < 0.7:
            return names.yi_name(self._rng)
        if index % 53 == 7:
            return names.rare_name(index // 53, self._rng)
        return names.han_name(sex, birth.year, self._rng)

    def _birth(self) -> date:
        """Between 23 and 59 years before the demo's day."""
        return self._day - timedelta(
            days=int(self._rng.triangular(23 * 365.25, 59 * 365.25, 43 * 365.25))
        )

    def _resident_id(self, birth: date, sex: str) -> str:
        while True:
            number = numbers.resident_id(self._birthplace(birth), birth, sex, self._rng)
            if number not in self._seen:
                self._seen.add(number)
                return number

    def _birthplace(self, birth: date) -> str:
        """A division code that stood when the ID was first issued."""
        issued = max(birth.year, 1985)
        standing = [
            (code, weight) for code, until, weight in BIRTHPLACES if not until or issued < until
        ]
        codes, weights = zip(*standing, strict=True)
        return str(self._rng.choices(codes, weights)[0])
