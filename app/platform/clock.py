"""The one place that asks what time it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the moment and the day; a test hands in its own."""

    now: Callable[[], datetime] = now

    def today(self) -> date:
        """The date where the contracts are: on a summer night a day ahead of UTC."""
        return self.now().astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in London."""
    return datetime.combine(day, time.max, LONDON).astimezone(UTC)


def in_london(moment: datetime) -> datetime:
    """The same moment, told as London tells it."""
    return moment.astimezone(LONDON)
