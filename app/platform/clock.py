"""The clock: the only module that reads the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


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


class DayOfMoment:
    """The day in London of a moment, found anew only where the moment is in another day."""

    def __init__(self) -> None:
        """Begin without a day."""
        self._day = date.min
        self._from = self._to = datetime.min.replace(tzinfo=UTC)

    def __call__(self, moment: datetime) -> date:
        """Return the day of a moment, which may be before that of the last call."""
        if not self._from <= moment < self._to:
            self._day = in_london(moment).date()
            self._from = datetime.combine(self._day, time.min, LONDON).astimezone(UTC)
            self._to = datetime.combine(self._day + timedelta(1), time.min, LONDON).astimezone(UTC)
        return self._day


def end_of(day: date) -> datetime:
    """Return the last moment of a day in London, in UTC."""
    return datetime.combine(day, time.max, LONDON).astimezone(UTC)


def start_of(day: date) -> datetime:
    """Return the first moment of a day in London, in UTC."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def in_london(moment: datetime) -> datetime:
    """Return the same moment with the offset of London."""
    return moment.astimezone(LONDON)


def to_micros(moment: datetime) -> int:
    """Return a moment as whole microseconds since 1970 in UTC, the form in which it is stored."""
    return (moment - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """Return the moment of stored microseconds, in UTC."""
    return _EPOCH + micros * _MICROSECOND


def format_moment(micros: int) -> str:
    """Return stored microseconds as text with six decimals and `Z`."""
    return f"{from_micros(micros):%Y-%m-%dT%H:%M:%S.%fZ}"


def parse_moment(text: str) -> datetime:
    """Return the moment of a text that `format_moment` wrote."""
    return datetime.fromisoformat(text)
