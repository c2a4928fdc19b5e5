"""The clock: the only module that reads the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """A source of the present moment and day, replaceable in tests."""

    now: Callable[[], datetime] = now

    def today(self) -> date:
        """Return the date in London, which on a summer night is a day ahead of UTC."""
        return self.now().astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """Return the last moment of a day in London, in UTC."""
    return datetime.combine(day, time.max, LONDON).astimezone(UTC)


def in_london(moment: datetime) -> datetime:
    """Return the same moment with the offset of London."""
    return moment.astimezone(LONDON)
