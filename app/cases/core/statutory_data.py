"""Statutory data of the service: bank holidays and time limits."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.calendars import Calendar
from app.domain.clocks import Clock, Convention, Unit, due_date
from app.domain.errors import DomainError
from app.domain.periods import Period
from app.domain.vocabulary import ComplaintStage

_DATA = Path(__file__).parents[2] / "data"


def read(name: str) -> dict[str, Any]:
    """Read the tables of a data file."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def clock_of(row: Mapping[str, Any]) -> Clock:
    """Build a time limit from its row."""
    return Clock(Convention(row["convention"]), row["length"], Unit(row["unit"]))


@cache
def working_days() -> Calendar:
    """Return the working days of England and Wales, for years with announced bank holidays."""
    known, holidays = _bank_holidays("england-and-wales")
    return Calendar("England and Wales", known, holidays)


@dataclass(frozen=True, slots=True)
class ComplaintClock:
    """A time limit for a stage of a complaint, with the contracts or authorities it holds for.

    A time limit of the law holds for all. One that is not confirmed makes nothing late.
    """

    id: str
    says: str
    source: str
    clock: Clock
    stages: frozenset[ComplaintStage]
    contracts: frozenset[str]
    authorities: frozenset[str]
    is_confirmed: bool

    @property
    def is_statutory(self) -> bool:
        """True if neither a contract nor an authority states it."""
        return not self.contracts and not self.authorities


@cache
def working_days_of_uk() -> Calendar:
    """Return the days that are working days in every part of the United Kingdom."""
    _, holidays = _bank_holidays("england-and-wales")
    known, further = _bank_holidays("elsewhere-in-the-uk")
    return Calendar("the United Kingdom", known, holidays | further)


def _bank_holidays(place: str) -> tuple[Period, frozenset[date]]:
    """Return the years with announced bank holidays of a place, and these."""
    years: dict[str, list[date]] = read("bank_holidays")[place]
    known = Period(date(int(min(years)), 1, 1), date(int(max(years)), 12, 31))
    return known, frozenset(day for days in years.values() for day in days)


@cache
def complaint_clocks() -> tuple[ComplaintClock, ...]:
    """Return the time limits for complaints that are on record."""
    return tuple(
        ComplaintClock(
            id=row["id"],
            says=row["says"],
            source=row["source"],
            clock=clock_of(row["clock"]),
            stages=frozenset(map(ComplaintStage, row["stages"])),
            contracts=frozenset(row.get("contracts", ())),
            authorities=frozenset(row.get("authorities", ())),
            is_confirmed=row.get("confirmed", False),
        )
        for row in read("clocks")["clock"]
    )


def due_on(limit: Clock, day: date | None) -> date | None:
    """Return the last day of a time limit, or None without a day or known working days."""
    if day is None:
        return None
    try:
        return due_date(limit, day, working_days()).day
    except DomainError:
        return None
