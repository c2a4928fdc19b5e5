"""Reading the rows of data that come with the service."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.calendars import Calendar
from app.domain.clocks import Clock, Convention, Unit, due_date
from app.domain.errors import DomainError
from app.domain.periods import Period

_DATA = Path(__file__).parents[2] / "data"


def read(name: str) -> dict[str, Any]:
    """The rows of one file."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def clock_of(said: Mapping[str, Any]) -> Clock:
    """A clock, as a row spells it."""
    return Clock(Convention(said["convention"]), said["length"], Unit(said["unit"]))


@cache
def working_days() -> Calendar:
    """The working days of England and Wales, for the years whose bank holidays are announced."""
    years: dict[str, list[date]] = read("bank_holidays")["england-and-wales"]
    known = Period(date(int(min(years)), 1, 1), date(int(max(years)), 12, 31))
    holidays = frozenset(day for days in years.values() for day in days)
    return Calendar("England and Wales", known, holidays)


@cache
def clock(name: str) -> Clock:
    """A clock that is set by no contract, by its id."""
    return next(clock_of(row["clock"]) for row in read("clocks")["clock"] if row["id"] == name)


def due_on(set_by: Clock, day: date | None) -> date | None:
    """When a clock runs out; None where nothing set it, or nobody knows the working days yet."""
    if day is None:
        return None
    try:
        return due_date(set_by, day, working_days()).day
    except DomainError:
        return None
