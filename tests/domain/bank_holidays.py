"""Bank holidays of England and Wales, from the data of the registry."""

import tomllib
from datetime import date
from pathlib import Path

from app.domain.calendars import Calendar
from app.domain.periods import Period

DATA = Path(__file__).parents[2] / "app" / "data" / "bank_holidays.toml"
YEARS: dict[str, list[date]] = tomllib.loads(DATA.read_text("utf-8"))["england-and-wales"]
ENGLAND = Calendar(
    "england-and-wales",
    Period(date(int(min(YEARS)), 1, 1), date(int(max(YEARS)), 12, 31)),
    frozenset(day for days in YEARS.values() for day in days),
)
